/// Whom an article has mentioned so far, and how.
struct AliasCast: Sendable {
  enum Member: Sendable, Equatable {
    case plain(Int)
    case person(Int)
    case body(Int)
    case spellings(Int)
    /// Both bearers of a surname, always side by side.
    case namesakes(Int)
    /// One of two namesakes, in an article without the other.
    case namesake(Int)
  }

  enum Stage: Sendable {
    /// Not in the text yet.
    case new
    /// The full name stands there, so that short forms may follow.
    case introduced
    /// The full name will not come: the short form stands alone.
    case alone
  }

  struct Entry: Sendable {
    var member: Member
    var stage = Stage.new
    /// Short forms so far.
    var shorts = 0
  }

  private static let limit = 10

  var entries: [Entry] = []
  var isHeadline = false
  /// Holds one of two namesakes.
  var isExclusive = false

  mutating func clear() { self = AliasCast() }

  /// Index of a member, which may have been there.
  mutating func place(of member: Member, _ random: inout Random) -> Int {
    if let known = entries.firstIndex(where: { $0.member == member }) { return known }
    if entries.count < AliasCast.limit {
      entries.append(Entry(member: member))
      return entries.count - 1
    }
    // Those who are told apart by the order of their forms stay.
    let plain = entries.indices.filter {
      if case .plain = entries[$0].member { true } else { false }
    }
    guard !plain.isEmpty else {
      entries.append(Entry(member: member))
      return entries.count - 1
    }
    let place = random.pick(plain)
    entries[place] = Entry(member: member)
    return place
  }
}
