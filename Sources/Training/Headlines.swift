internal import BroadsheetCore
package import Tagging

extension LabelledText {
  /// Rewrites a share of the sentences like headlines, half of them in capitals and half with a
  /// capital on every longer word, so that a model learns to find names and only names there.
  ///
  /// Deterministic: the same text, share and seed give the same sentences.
  package mutating func recase(
    share: Double,
    seed: UInt64,
    rules: LanguageRules = .builtIn
  ) {
    var random = SplitMix(state: seed)
    let limit = Int(share * 1_000_000)
    for sentence in sentences where sentence.count > 2 && random.below(1_000_000) < limit {
      let isCapitals = random.below(2) == 0
      for index in sentence {
        let range = tokens[index].range.bounds
        if isCapitals {
          recase(range)
        } else if range.count > rules.longestSmallHeadlineWord || index == sentence.lowerBound {
          recase(range.lowerBound..<(range.lowerBound + 1))
        }
      }
    }
  }

  private mutating func recase(_ range: Range<Int>) {
    for index in range where (0x61...0x7A).contains(text[index]) { capitalize(index) }
  }
}
