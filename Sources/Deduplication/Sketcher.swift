package import BroadsheetCore

/// Makes the sketches by which copies of an article are found.
///
/// Takes the normalized body of an article, or its title where there is no body. Never reads
/// beyond it, never keeps anything.
///
/// A sketch is a MinHash (Broder 1997) by one permutation (Li, Owen and Zhang 2012). An anchor
/// (Manber 1994) is a blank after a byte whose last two bits are zero; the 16 bytes from each
/// anchor on are hashed into 73 bins. Each bin keeps its least hash, and empty bins borrow
/// (Shrivastava 2017). Ten least hashes keep 13 bits, by which `NearDuplicateFinder` looks for
/// candidates. The others keep two (b-bit minima, Li and König 2010), which decide whether a
/// candidate is a copy.
package struct Sketcher: Sendable {
  /// A text with fewer anchors has as sketch the hash of all of it, which only the same text has.
  package static let fewestAnchors = 5

  package init() {}

  /// The sketch of an article; `Sketch.none` where it has no text.
  ///
  /// The same for lines that are broken elsewhere, and for both cases of ASCII letters.
  package func sketch(_ article: Article, of text: borrowing Span<UInt8>) -> Sketch {
    let range = Self.range(of: article, in: text.count)
    guard !range.isEmpty else { return .none }
    let made = ByteScan.sketch(of: text, range)
    guard made.anchors >= Self.fewestAnchors else {
      return Sketch(hash: ByteScan.foldedHash(text, range))
    }
    return made.sketch
  }

  /// A hash of every byte of an article; 0 where it has no text.
  package func exact(_ article: Article, of text: borrowing Span<UInt8>) -> UInt64 {
    let range = Self.range(of: article, in: text.count)
    guard !range.isEmpty else { return 0 }
    return max(ByteScan.hash(text, range, seed: 0), 1)
  }

  private static func range(of article: Article, in count: Int) -> Range<Int> {
    let range = (article.body.isEmpty ? article.title : article.body).bounds
    return range.clamped(to: 0..<count)
  }
}
