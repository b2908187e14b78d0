/// Makes millions of different names, each from its number alone.
///
/// Every name has a unique word: seven letters, of three open syllables and a consonant. So no two
/// names are spellings of one, and no two persons share a surname.
package struct DistinctNames: Sendable {
  private static let onsets = Array("bcdfghjklmnprstvwz".utf8)
  private static let nuclei = Array("aeiou".utf8)
  // Common words of this shape end otherwise: "several", "general", "senator".
  private static let codas = Array("bfgkpvxz".utf8)
  private static let syllables = onsets.count * nuclei.count
  /// How many names there are.
  package static let limit = syllables * syllables * syllables * codas.count

  private let given: [[UInt8]]

  package init() {
    let mint = NameMint(accents: false)
    given = (0..<128).map { mint.given($0) }
  }

  package func type(_ number: Int) -> EntityType {
    switch Random.mix(UInt64(number)) % 20 {
    case ..<9: .person
    case ..<14: .location
    case ..<19: .organisation
    default: .miscellaneous
    }
  }

  package func append(_ number: Int, to out: inout [UInt8]) {
    let noise = Int(Random.mix(UInt64(number)) >> 32)
    switch type(number) {
    case .person:
      out.append(contentsOf: given[noise % given.count])
      out.append(0x20)
      DistinctNames.word(number, &out)
    case .location: DistinctNames.word(number, &out)
    case .organisation: append(number, tail: DistinctNames.organisations[noise % 8], to: &out)
    case .miscellaneous: append(number, tail: DistinctNames.events[noise % 4], to: &out)
    }
  }

  private func append(_ number: Int, tail: [UInt8], to out: inout [UInt8]) {
    DistinctNames.word(number, &out)
    out.append(0x20)
    out.append(contentsOf: tail)
  }

  /// Appends the word of a number.
  ///
  /// The mapping is one to one: the factor and the limit, a product of 2, 3 and 5, share no divisor.
  private static func word(_ number: Int, _ out: inout [UInt8]) {
    var rest = (number * 2_368_787 + 1_234_567) % limit
    let start = out.count
    for _ in 0..<3 {
      out.append(onsets[rest % onsets.count])
      rest /= onsets.count
      out.append(nuclei[rest % nuclei.count])
      rest /= nuclei.count
    }
    out.append(codas[rest])
    out[start] -= 0x20
  }

  private static let organisations = Speller.letters(
    "Group Bank Council Institute Museum Association Airlines University"
  )
  private static let events = Speller.letters("Cup Festival Prize Summit")
}
