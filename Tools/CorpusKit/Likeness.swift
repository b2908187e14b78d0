/// The similarity of a copy and its original, in thousandths, measured on the bodies in the dump.
package struct Likeness: Sendable, Equatable {
  private static let passage = 5

  /// The share of words of the original that the copy still has.
  package let kept: Int
  /// The share of passages of five words that both have (Jaccard).
  package let resemblance: Int

  init(_ copy: [ArraySlice<UInt8>], to original: [ArraySlice<UInt8>]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    let (one, other) = (
      Likeness.numbered(copy, &numbers), Likeness.numbered(original, &numbers)
    )
    kept = Likeness.share(Likeness.common(one, other, of: numbers.count), of: other.count)
    let (mine, theirs) = (Likeness.passages(one), Likeness.passages(other))
    let both = mine.intersection(theirs).count
    resemblance = Likeness.share(both, of: mine.count + theirs.count - both)
  }

  /// Returns the words as numbers; the same word has the same number.
  private static func numbered(
    _ words: [ArraySlice<UInt8>],
    _ numbers: inout [ArraySlice<UInt8>: Int]
  ) -> [Int] {
    words.map { word in
      if let number = numbers[word] { return number }
      numbers[word] = numbers.count
      return numbers.count - 1
    }
  }

  /// Splits at blanks and line ends.
  package static func words(_ body: [UInt8]) -> [ArraySlice<UInt8>] {
    body.split { $0 == 0x20 || $0 == 0x0A }
  }

  /// Rounds the share; the share of nothing is 1000.
  private static func share(_ part: Int, of whole: Int) -> Int {
    whole == 0 ? 1000 : (1000 * part + whole / 2) / whole
  }

  private static func common(_ one: [Int], _ other: [Int], of count: Int) -> Int {
    var left = [Int](repeating: 0, count: count)
    for word in other { left[word] += 1 }
    return one.count { word in
      left[word] -= 1
      return left[word] >= 0
    }
  }

  /// Five numbers of 25 bits each, which are enough for the words of a text.
  private static func passages(_ words: [Int]) -> Set<UInt128> {
    var passages: Set<UInt128> = []
    var window: UInt128 = 0
    for (place, word) in words.enumerated() {
      window = (window << 25 | UInt128(word)) & (1 << 125 - 1)
      if place >= passage - 1 { passages.insert(window) }
    }
    return passages
  }
}
