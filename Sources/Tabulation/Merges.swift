internal import BroadsheetCore

/// Which names stand for which entities, over the whole corpus.
///
/// A pure function of the complete table of forms. Memory grows with the names that are merged, not with
/// those that are not.
struct Merges {
  /// A name of the same spelling but for case, accents, stops: the commonest of its kind.
  var spelling: [UInt32: UInt32] = [:]
  /// A short form, and the full name that it nearly always stands for.
  var usual: [UInt32: UInt32] = [:]
  /// A fuller form, seldom used, of a name that is full as well.
  var fuller: [UInt32: UInt32] = [:]
  /// Short forms that stand for several.
  var ambiguous: Set<UInt32> = []
  /// What the user's list says; a name that stands for itself is kept apart from all others.
  var listed: [UInt32: UInt32] = [:]
  /// Entities of the user's list that forms of other names are given to.
  var redirected: [UInt32] = []
  /// Names that the user does not want to see.
  var stopped: Set<UInt32> = []

  /// This bit makes a number an index into `redirected`.
  static let redirection: UInt32 = 1 << 31

  /// One bit a name: whether it stands for another.
  ///
  /// Most names do not, and every form asks.
  private var merged: [UInt64] = []
  /// The same for names that others may stand for as well.
  private var shared: [UInt64] = []

  /// Makes ready for questions, once everything is known of so many names.
  mutating func seal(names: Int) {
    usual.merge(fuller) { bearer, _ in bearer }
    merged = [UInt64](repeating: 0, count: names / 64 + 1)
    shared = merged
    for table in [spelling, usual, listed] {
      for (name, target) in table {
        merged[Int(name) >> 6] |= 1 << UInt64(name & 63)
        shared[Int(target) >> 6] |= 1 << UInt64(target & 63)
      }
    }
    for target in redirected { shared[Int(target) >> 6] |= 1 << UInt64(target & 63) }
    for word in shared.indices { shared[word] |= merged[word] }
  }

  /// Whether a name may be the entity of forms that are none of its own, or have another.
  func isShared(_ name: UInt32) -> Bool { shared[Int(name) >> 6] >> UInt64(name & 63) & 1 == 1 }

  /// This bit says that a mention may be of several persons: spelling alone tells which name it has.
  static let undecided: UInt32 = 1 << 30

  /// The entity of a name, and why it is not the name itself.
  func entity(of name: UInt32) -> (entity: UInt32, rule: AliasRule) {
    if name & Self.undecided != 0, name & Self.redirection == 0 {
      let name = name & ~Self.undecided
      return (listed[name] ?? spelling[name] ?? name, .ambiguous)
    }
    if name & Self.redirection == 0, merged[Int(name) >> 6] >> UInt64(name & 63) & 1 == 0 {
      return (name, .none)
    }
    return followed(from: name)
  }

  private func followed(from name: UInt32) -> (entity: UInt32, rule: AliasRule) {
    var path = [name]
    var rule = AliasRule.none
    while let last = path.last {
      let (next, why) = step(from: last)
      guard next != last else { break }
      if rule == .none || why == .list { rule = why }
      if let start = path.firstIndex(of: next) {
        // Names that stand for each other: for the first of them.
        let first = path[start...].min() ?? name
        return (first, first == name ? .none : rule)
      }
      path.append(next)
    }
    return (path.last ?? name, rule)
  }

  private func step(from name: UInt32) -> (UInt32, AliasRule) {
    if name & Self.redirection != 0 {
      return (redirected[Int(name & ~Self.redirection)], .list)
    }
    if let target = listed[name] { return (target, .list) }
    if let target = spelling[name] { return (target, .spelling) }
    if let target = usual[name] { return (target, .usual) }
    return (name, .none)
  }
}
