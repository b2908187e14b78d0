/// Chooses whom an article mentions and in which form, as newsrooms do, so that it is known for
/// certain what each short form stands for.
///
/// No two entities have a name in common, nor a surname, an acronym, or a spelling that differs in
/// case, accents, stops, article or legal suffix alone. The one exception is planted: namesakes,
/// two persons of one surname, whom nothing but their full names tells apart. Memory: the names.
package struct AliasPlanter: Sendable {
  /// What a surface form is.
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
    /// The full name behind a title.
    var titled: Int
    /// The surname behind titles.
    var titledShort: [Int]
  }

  struct Surname: Sendable {
    /// The surname alone.
    var short: Int
    /// The persons who have it: one, or two.
    var bearers: [Int]
  }

  struct Body: Sendable {
    var long: Int
    var acronym: Int
  }

  struct Spellings: Sendable {
    /// The first is the commonest by far.
    var variants: [Int]
    /// In capitals, for headlines in capitals; always rarer than the others.
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
    // A first name is nobody's surname, nor a place.
    for rank in 0..<NameMint.givenNames { claimed.insert(AliasPlanter.key(mint.given(rank))) }
  }

  /// Adds a surface form that is not there yet.
  mutating func add(_ name: [UInt8], _ type: EntityType, _ role: Role) -> Int {
    roles.append(role)
    return table.add(name, type)
  }

  func name(_ id: Int) -> [UInt8] { Array(table.name(id)) }

  // MARK: Spellings that nobody else has

  /// A name of `coin` whose like was not there before.
  mutating func unclaimed(_ coin: () -> [UInt8]) -> [UInt8] {
    while true {
      let name = coin()
      if claimed.insert(AliasPlanter.key(name)).inserted { return name }
    }
  }

  func isClaimed(_ name: [UInt8]) -> Bool { claimed.contains(AliasPlanter.key(name)) }

  mutating func claim(_ name: [UInt8]) { claimed.insert(AliasPlanter.key(name)) }

  /// What is left of a name if case, accents and all but letters and blanks make no difference.
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

  /// The name without accents.
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

/// Names of one kind that come again: the more often one came, the likelier (a Pitman–Yor process).
struct NamePool: Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    case plain, person, body, spellings, namesakes
  }

  private static let discount = 0.55
  private static let strength = 8.0

  private var log: [Int] = []
  private var count = 0

  /// An index that came before, or nil for a new one.
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

/// How often each short form stood for a full name in its article, and how often it was left alone.
struct ShortFormEvidence: Sendable {
  struct Count: Sendable {
    /// By the id of the full name, the form exactly as it stands.
    var resolved: [Int: Int] = [:]
    var left = 0

    var total: Int { resolved.values.reduce(0, +) }
  }

  private(set) var counts: [Int: Count] = [:]

  mutating func resolve(_ short: Int, to full: Int) {
    counts[short, default: Count()].resolved[full, default: 0] += 1
  }

  mutating func leave(_ short: Int) { counts[short, default: Count()].left += 1 }

  /// Whether the corpus so far tells beyond doubt whom a short form means that is left alone so
  /// many times more: as often as it is left alone, articles resolve it, all to one name.
  func isSettled(_ short: Int, leaving more: Int) -> Bool {
    guard let count = counts[short], count.resolved.count == 1 else { return false }
    return count.total >= 6 && count.left + more <= count.total
  }
}
