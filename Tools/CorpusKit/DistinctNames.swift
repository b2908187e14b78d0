/// Millions of names that are all different, each from its number alone.
///
/// A name has one word that no other has, seven letters of three open syllables and a consonant, so
/// that no two differ in spelling alone, and no two persons share a surname.
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
    case .organisation: two(number, DistinctNames.organisations[noise % 8], &out)
    case .miscellaneous: two(number, DistinctNames.events[noise % 4], &out)
    }
  }

  private func two(_ number: Int, _ tail: [UInt8], _ out: inout [UInt8]) {
    DistinctNames.word(number, &out)
    out.append(0x20)
    out.append(contentsOf: tail)
  }

  /// One to one: the factor has no divisor in common with the limit, which is of 2, 3 and 5.
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
