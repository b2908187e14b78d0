/// Spells invented words, the same word for the same seed.
package struct Speller: Sendable {
  private static let onsets = letters(
    "b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sk sl sp st str t th tr v w"
  )
  private static let nuclei = letters("a e i o u a e i o e a ai ea ou ee oo")
  private static let codas = letters("n r l s t m d n r l ck nd nt rt st ll mp rm p g v x")
  private static let joints = letters("n r l s t m d c v p b g ss ll tt nd nt st rr mm")

  package init() {}

  package static func letters(_ list: String) -> [[UInt8]] {
    list.split(separator: " ").map { Array($0.utf8) }
  }

  /// Appends one open stem of `syllables` syllables (3–4 letters each) that ends in a consonant.
  package func stem(_ syllables: Int, _ random: inout Random, into out: inout [UInt8]) {
    out.append(contentsOf: random.pick(Speller.onsets))
    for _ in 1..<max(syllables, 1) {
      out.append(contentsOf: random.pick(Speller.nuclei))
      out.append(contentsOf: random.pick(Speller.joints))
    }
    out.append(contentsOf: random.pick(Speller.nuclei))
    out.append(contentsOf: random.pick(Speller.codas))
  }
}
