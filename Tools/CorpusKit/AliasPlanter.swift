/// Chooses the entities of an article and their forms, as newsrooms do, and knows the meaning of each
/// short form.
///
/// No two entities share a name, a surname, an acronym, or a spelling that differs only in case,
/// accents, stops, article or legal suffix. The one exception is planted: namesakes, two persons
/// with one surname, who differ in their first names only. Memory grows with the number of names.
package struct AliasPlanter: Sendable {
  /// The role of a surface form.
  enum Role: Sendable {
    /// A name with no other form.
    case plain
    /// A person's full name; with a title.
    case full(Int)
    case titledFull(Int)
    /// A surname, by the index of `surnames`; with a title.
    case short(Int)
    case titledShort(Int)
    /// A name that has an acronym, and the acronym.
    case long(Int)
    case acronym(Int)
    /// One spelling of several.
    case variant(Int)
  }

  struct Person: Sendable {
    var full: Int
    var surname: Int
    /// The full name after a title.
    var titled: Int
    /// The surname after titles.
    var titledShort: [Int]
  }

  struct Surname: Sendable {
    /// The surname alone.
    var short: Int
    /// The persons with this surname: one or two.
    var persons: [Int]
  }

  struct Body: Sendable {
    var long: Int
    var acronym: Int
  }

  struct Spellings: Sendable {
    /// The first is by far the most frequent.
    var variants: [Int]
    /// The spelling for headlines in capitals; always rarer than the others.
    var capitals: Int?
    /// Mentions in capitals, and all others.
    var inCapitals = 0
    var inText = 0
  }

  package internal(set) var table = NameTable()
  private(set) var roles: [Role] = []
  var persons: [Person] = []
  var surnames: [Surname] = []
  var bodies: [Body] = []
  var spellings: [Spellings] = []
  /// "Corp" to "Corp."; and "Brandel Herald" to "The Brandel Herald".
  var stopped: [Int: Int] = [:]
  var withArticle: [Int: Int] = [:]
  var cast = AliasCast()
  var pools = [NamePool](repeating: NamePool(), count: NamePool.Kind.allCases.count)
  var evidence = ShortFormEvidence()

  let accents: Bool
  let mint: NameMint
  private var claimed: Set<[UInt8]> = []

  init(accents: Bool) {
    self.accents = accents
    mint = NameMint(accents: accents)
    // No surname or place is also a first name.
    for rank in 0..<NameMint.givenNames { claimed.insert(AliasPlanter.key(mint.given(rank))) }
  }

  /// Adds a new surface form.
  mutating func add(_ name: [UInt8], _ type: EntityType, as role: Role) -> Int {
    roles.append(role)
    return table.add(name, type)
  }

  func name(_ id: Int) -> [UInt8] { Array(table.name(id)) }

  // MARK: Unique spellings

  /// Calls `coin` until it returns a name with a new spelling.
  mutating func unclaimed(_ coin: () -> [UInt8]) -> [UInt8] {
    while true {
      let name = coin()
      if claimed.insert(AliasPlanter.key(name)).inserted { return name }
    }
  }

  func isClaimed(_ name: [UInt8]) -> Bool { claimed.contains(AliasPlanter.key(name)) }

  mutating func claim(_ name: [UInt8]) { claimed.insert(AliasPlanter.key(name)) }

  /// Returns the name without case, accents, and all but letters and blanks.
  static func key(_ name: [UInt8]) -> [UInt8] {
    plain(name).compactMap { byte in
      switch byte {
      case 0x41...0x5A: byte + 0x20
      case 0x20, 0x61...0x7A: byte
      case 0x2D: 0x20
      default: nil
      }
    }
  }

  /// Returns the name without accents.
  static func plain(_ name: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var rest = name[...]
    while let byte = rest.first {
      let accent = Parts.accented.first { rest.starts(with: $0.value) }
      out.append(accent?.key ?? byte)
      rest = rest.dropFirst(accent?.value.count ?? 1)
    }
    return out
  }
}

/// Names of one kind that recur: the more often a name came, the likelier it comes again (a
/// Pitman–Yor process).
struct NamePool: Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    case plain, person, body, spellings, namesakes
  }

  private static let discount = 0.55
  private static let strength = 8.0

  private var log: [Int] = []
  private var count = 0

  /// Draws an index that came before, or nil for a new one.
  func redraw(_ random: inout Random) -> Int? {
    let fresh = NamePool.strength + NamePool.discount * Double(count)
    let isNew = random.unit() * (NamePool.strength + Double(log.count)) <= fresh
    return isNew || log.isEmpty ? nil : random.pick(log)
  }

  mutating func note(_ index: Int, isNew: Bool) {
    log.append(index)
    if isNew { count += 1 }
  }
}

/// How often articles resolve each short form to a full name, and how often they do not.
struct ShortFormEvidence: Sendable {
  struct Count: Sendable {
    /// Counts by the id of the full name.
    var resolved: [Int: Int] = [:]
    var left = 0

    var total: Int { resolved.values.reduce(0, +) }
  }

  private(set) var counts: [Int: Count] = [:]

  mutating func resolve(_ short: Int, to full: Int) {
    counts[short, default: Count()].resolved[full, default: 0] += 1
  }

  mutating func leave(_ short: Int) { counts[short, default: Count()].left += 1 }

  /// Whether the corpus so far leaves no doubt about a short form, if it stays unresolved `more`
  /// times: articles resolve it at least as often, always to one name.
  func isSettled(_ short: Int, leaving more: Int) -> Bool {
    guard let count = counts[short], count.resolved.count == 1 else { return false }
    return count.total >= 6 && count.left + more <= count.total
  }
}
