internal import BroadsheetCore

/// Which names mean which entities, over the whole corpus.
///
/// A pure function of the complete table of forms. Memory grows with the number of merged names, not
/// with the number of names.
struct Merges {
  /// A name, and the most frequent name that differs from it in case, accents and stops only.
  var spelling: [UInt32: UInt32] = [:]
  /// A short form, and the full name that it nearly always means.
  var usual: [UInt32: UInt32] = [:]
  /// A rare, fuller form, and the usual full name.
  var fuller: [UInt32: UInt32] = [:]
  /// Short forms with several meanings.
  var ambiguous: Set<UInt32> = []
  /// The user's list; a name that maps to itself is never merged.
  var listed: [UInt32: UInt32] = [:]
  /// Entities of the user's list that take forms of other names.
  var redirected: [UInt32] = []
  /// Names on the user's stop list.
  var stopped: Set<UInt32> = []

  /// This bit makes a number an index into `redirected`.
  static let redirection: UInt32 = 1 << 31

  /// One bit per name: whether it is merged into another.
  ///
  /// Every form is looked up here, and most names are not merged.
  private var merged: [UInt64] = []
  /// The same bits, and those of names that others are merged into.
  private var shared: [UInt64] = []

  /// Prepares lookups, after everything is known of so many names.
  mutating func seal(names: Int) {
    usual.merge(fuller) { referent, _ in referent }
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

  /// Whether the name is merged into another, or another name into it.
  func isShared(_ name: UInt32) -> Bool { shared[Int(name) >> 6] >> UInt64(name & 63) & 1 == 1 }

  /// This bit marks mentions that may mean several persons: only their spelling decides the name.
  static let undecided: UInt32 = 1 << 30

  /// Returns the entity of a name, and the rule that merged the name into it.
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
        // Names in a cycle mean the first of them.
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
