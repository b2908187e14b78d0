/// How much a copy is like its original, in thousandths; of the bodies as the dump has them.
package struct Likeness: Sendable, Equatable {
  private static let passage = 5

  /// Words of the original that the copy still has, each as often as both have it.
  package let kept: Int
  /// Passages of five words that both have, of all that either has (Jaccard).
  package let resemblance: Int

  init(_ copy: [ArraySlice<UInt8>], to original: [ArraySlice<UInt8>]) {
    kept = Likeness.share(Likeness.common(copy, original), of: original.count)
    let (one, other) = (Likeness.passages(copy), Likeness.passages(original))
    let both = one.intersection(other).count
    resemblance = Likeness.share(both, of: one.count + other.count - both)
  }

  /// What blanks and line ends part.
  package static func words(_ body: [UInt8]) -> [ArraySlice<UInt8>] {
    body.split { $0 == 0x20 || $0 == 0x0A }
  }

  /// Rounded; of nothing, all is there.
  private static func share(_ part: Int, of whole: Int) -> Int {
    whole == 0 ? 1000 : (1000 * part + whole / 2) / whole
  }

  private static func common(_ one: [ArraySlice<UInt8>], _ other: [ArraySlice<UInt8>]) -> Int {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for word in other { counts[word, default: 0] += 1 }
    return one.count { word in
      guard let left = counts[word], left > 0 else { return false }
      counts[word] = left - 1
      return true
    }
  }

  private static func passages(_ words: [ArraySlice<UInt8>]) -> Set<[ArraySlice<UInt8>]> {
    guard words.count >= passage else { return [] }
    return Set((0...(words.count - passage)).map { Array(words[$0..<($0 + passage)]) })
  }
}
