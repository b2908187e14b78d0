/// How much a copy is like its original, in thousandths; of the bodies as the dump has them.
package struct Likeness: Sendable, Equatable {
  private static let passage = 5

  /// Words of the original that the copy still has, each as often as both have it.
  package let kept: Int
  /// Passages of five words that both have, of all that either has (Jaccard).
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

  /// The words by numbers, the same word the same number.
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

  /// What blanks and line ends part.
  package static func words(_ body: [UInt8]) -> [ArraySlice<UInt8>] {
    body.split { $0 == 0x20 || $0 == 0x0A }
  }

  /// Rounded; of nothing, all is there.
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

  /// Five numbers of 25 bits each: a text has fewer words.
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
