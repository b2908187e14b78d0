internal import BroadsheetCore

extension LabelledText {
  /// Writes a share of the sentences as headlines do, half of them in capitals and half with a
  /// capital on every word of weight, so that a model learns to find names there and nothing else.
  ///
  /// Deterministic: the same text, share and seed give the same sentences.
  package mutating func recase(share: Double, seed: UInt64) {
    var random = SplitMix(state: seed)
    let limit = Int(share * 1_000_000)
    for sentence in sentences where sentence.count > 2 && random.below(1_000_000) < limit {
      let isCapitals = random.below(2) == 0
      for index in sentence {
        let range = tokens[index].range.bounds
        if isCapitals {
          recase(range)
        } else if range.count > Self.longestSmallWord || index == sentence.lowerBound {
          recase(range.lowerBound..<(range.lowerBound + 1))
        }
      }
    }
  }

  /// `of`, `to` and `from` stay small in headlines.
  private static let longestSmallWord = 3

  private mutating func recase(_ range: Range<Int>) {
    for index in range where (0x61...0x7A).contains(text[index]) { capitalize(index) }
  }
}
