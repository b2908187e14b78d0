/// The entities that an article has mentioned so far, and their forms.
struct AliasCast: Sendable {
  enum Member: Sendable, Equatable {
    case plain(Int)
    case person(Int)
    case body(Int)
    case spellings(Int)
    /// Both persons with one surname, always together.
    case namesakes(Int)
    /// One of two namesakes, in an article without the other.
    case namesake(Int)
  }

  enum Stage: Sendable {
    /// Not mentioned yet.
    case new
    /// The full name is in the text, so short forms may follow.
    case introduced
    /// The full name never comes; the short form is alone.
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
  /// Whether the cast has one of two namesakes.
  var isExclusive = false

  mutating func clear() { self = AliasCast() }

  /// Returns the index of a member, adding it if it is new.
  mutating func place(of member: Member, _ random: inout Random) -> Int {
    if let known = entries.firstIndex(where: { $0.member == member }) { return known }
    if entries.count < AliasCast.limit {
      entries.append(Entry(member: member))
      return entries.count - 1
    }
    // Entries whose meaning depends on the order of their forms stay.
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
