/// Coins the spelling of new names: persons, places, organisations and the rest.
///
/// A coined name never begins with a word that may open a sentence, nor with a month or weekday, and
/// " of " is only in names that begin with the head word of an institution. So a reader that takes the
/// longest name at the leftmost place never joins two names.
package struct NameMint: Sendable {
  private let speller = Speller()
  private let accents: Bool
  private let givenRanks = ZipfTable(count: givenNames, slope: 0.8, shift: 5)
  private let familyRanks = ZipfTable(count: 4096, slope: 0.85, shift: 30, tail: 2.0)

  /// Makes a mint; with `accents`, a few stems carry a letter outside ASCII.
  package init(accents: Bool) {
    self.accents = accents
  }

  /// Returns a spelling that may exist already; the caller must then ask again.
  package func coin(_ random: inout Random) -> (name: [UInt8], type: EntityType) {
    switch random.below(100) {
    case ..<40: (person(&random), .person)
    case ..<62: (place(&random), .location)
    case ..<90: (organisation(&random), .organisation)
    default: (other(&random), .miscellaneous)
    }
  }

  private func person(_ random: inout Random) -> [UInt8] {
    let given = stem(.given, UInt64(givenRanks.draw(&random)))
    let family = familyName(&random)
    switch random.below(100) {
    case ..<20: return family
    case ..<78: return join(given, family)
    case ..<88: return join(given, initial(&random), family)
    case ..<93: return join(given, random.pick(Parts.particles), family)
    default: return join(given, stem(.given, UInt64(givenRanks.draw(&random))), family)
    }
  }

  private func familyName(_ random: inout Random) -> [UInt8] {
    let plain = stem(.family, UInt64(familyRanks.draw(&random)))
    switch random.below(1000) {
    case ..<25: return "O'".utf8 + plain
    case ..<45: return "Mc".utf8 + plain
    case ..<60: return "De".utf8 + plain
    case ..<95: return plain + [0x2D] + known(.family, &random)
    default: return plain
    }
  }

  private func place(_ random: inout Random) -> [UInt8] {
    let base = known(.place, &random)
    switch random.below(100) {
    case ..<68: return fresh(.place, &random)
    case ..<78: return join(random.pick(Parts.placeHeads), base)
    case ..<88: return join(base, random.pick(Parts.placeTails))
    case ..<92: return base + [0x2D] + known(.place, &random)
    case ..<97: return join(random.pick(Parts.realms), Parts.of, base)
    default: return join(random.pick(Parts.placeHeads), base, random.pick(Parts.placeTails))
    }
  }

  private func organisation(_ random: inout Random) -> [UInt8] {
    let base = known(random.chance(500) ? .brand : .place, &random)
    let head = random.pick(Parts.institutions)
    let field = random.pick(Parts.fields)
    let tail = random.pick(Parts.companyTails)
    switch random.below(100) {
    case ..<22: return acronym(&random)
    case ..<42: return brand(&random)
    case ..<58: return join(base, tail)
    case ..<61: return join(base, Parts.ampersand, known(.brand, &random))
    case ..<71: return join(base, field, tail)
    case ..<76: return join(head, Parts.of, base)
    case ..<88: return join(head, Parts.of, field, base)
    default: return join(base, random.pick(Parts.scopes), field, tail)
    }
  }

  /// Returns one word, sometimes with a capital inside.
  private func brand(_ random: inout Random) -> [UInt8] {
    let base = fresh(.brand, &random)
    return random.chance(120) ? base + stem(.given, UInt64(random.below(600))) : base
  }

  private func other(_ random: inout Random) -> [UInt8] {
    let base = known(.place, &random)
    let event = random.pick(Parts.events)
    switch random.below(100) {
    case ..<45: return fresh(.place, &random) + "ian".utf8
    case ..<70: return join(base, event)
    case ..<85: return join(base, random.pick(Parts.scopes), event)
    default: return join(base, random.pick(Parts.scopes), random.pick(Parts.fields), event)
    }
  }

  /// Returns three or four consonants; words of the vocabulary and tickers have a vowel.
  private func acronym(_ random: inout Random) -> [UInt8] {
    (0..<(random.chance(600) ? 3 : 4)).map { _ in random.pick(Parts.consonants) }
  }

  private func initial(_ random: inout Random) -> [UInt8] { [random.pick(Parts.consonants)] }

  /// Returns the given name of a rank below `givenNames`.
  func given(_ rank: Int) -> [UInt8] { stem(.given, UInt64(rank)) }

  static let givenNames = 600

  /// Returns a stem that other names have, too, because parts of longer names recur.
  private func known(_ kind: StemKind, _ random: inout Random) -> [UInt8] {
    stem(kind, UInt64(familyRanks.draw(&random)))
  }

  func fresh(_ kind: StemKind, _ random: inout Random) -> [UInt8] {
    stem(kind, random.next() >> 8)
  }

  /// Returns the capitalised stem of a seed; the same seed gives the same letters.
  private func stem(_ kind: StemKind, _ seed: UInt64) -> [UInt8] {
    var random = Random(seed: Random.mix(seed) ^ UInt64(kind.rawValue))
    var bytes: [UInt8] = []
    speller.stem(kind == .given || random.chance(800) ? 1 : 2, &random, into: &bytes)
    bytes.append(contentsOf: random.pick(Parts.endings[kind.rawValue]))
    bytes[0] -= 0x20
    if accents, random.chance(60) { accent(&bytes) }
    return Reserved.openers.contains(bytes) ? bytes + "ov".utf8 : bytes
  }

  /// Turns the first vowel after the initial into its accented form (composed, two bytes).
  private func accent(_ bytes: inout [UInt8]) {
    guard let at = bytes.indices.dropFirst().first(where: { Parts.accented[bytes[$0]] != nil })
    else { return }
    bytes.replaceSubrange(at...at, with: Parts.accented[bytes[at], default: []])
  }

  private func join(_ parts: [UInt8]...) -> [UInt8] { Array(parts.joined(separator: [0x20])) }
}
