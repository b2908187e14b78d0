internal import BroadsheetCore

/// Decides which mentions are kept with the words around them.
///
/// Examples are the contexts of smallest rank, a hash of dump and record: any run over the same
/// dumps, in any number of parts, finds the same. So that they do not grow with the corpus, only the
/// `sample` articles of smallest rank can give any. Nobody knows that limit before the end, but it only
/// falls: what is above it after so many articles can go.
package struct ContextSampler: Sendable {
  /// Articles that may give examples.
  package static let sample = 2048
  /// Bytes on either side, at most.
  static let reach = 60

  package let examples: Int

  package init(examples: Int) { self.examples = examples }

  /// The rank of an article, spread evenly over all 64-bit numbers.
  ///
  /// Source: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
  package static func rank(dump: Int, record: Int) -> UInt64 {
    var mixed = UInt64(truncatingIfNeeded: dump) << 16 ^ UInt64(truncatingIfNeeded: record)
    mixed = (mixed &+ 0x9E37_79B9_7F4A_7C15)
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The rank below which about `sample` of so many articles lie.
  package static func limit(articles: Int) -> UInt64 {
    articles <= sample ? .max : .max / UInt64(articles) * UInt64(sample)
  }

  /// Keeps the first mention of a form in an article, if the article may give examples.
  func sample(
    _ mention: Mention,
    _ form: Int,
    _ article: Article,
    _ batch: borrowing ArticleBatch,
    of dump: Int,
    to result: inout PostingBatch
  ) {
    guard examples > 0 else { return }
    let rank = Self.rank(dump: dump, record: article.record)
    guard rank <= Self.limit(articles: article.record + 1) else { return }
    let place = mention.range.bounds
    let field = article.title.bounds.contains(place.lowerBound) ? article.title : article.body
    let before = Self.start(batch.text, place.lowerBound, field.bounds)..<place.lowerBound
    let after = place.upperBound..<Self.end(batch.text, place.upperBound, field.bounds)
    let parts = Self.copy(batch.text, before, place, after, to: &result.bytes)
    result.contexts.append(
      MentionContext(
        form: UInt32(form),
        article: UInt32(result.articles.count),
        rank: rank,
        before: parts.before,
        mention: parts.mention,
        after: parts.after
      )
    )
  }

  /// Where the words before a mention begin: behind a blank, and not too far away.
  private static func start(_ text: [UInt8], _ place: Int, _ field: Range<Int>) -> Int {
    guard place - reach > field.lowerBound else { return min(field.lowerBound, place) }
    let blank = text[(place - reach)..<place].firstIndex { $0 <= 0x20 }
    return (blank ?? place - 1) + 1
  }

  private static func end(_ text: [UInt8], _ place: Int, _ field: Range<Int>) -> Int {
    guard place + reach < field.upperBound else { return max(field.upperBound, place) }
    return text[place..<(place + reach)].lastIndex { $0 <= 0x20 } ?? place
  }

  /// Copies three stretches of text that follow each other.
  private static func copy(
    _ text: [UInt8],
    _ before: Range<Int>,
    _ mention: Range<Int>,
    _ after: Range<Int>,
    to bytes: inout [UInt8]
  ) -> (before: TextRange, mention: TextRange, after: TextRange) {
    let whole = before.lowerBound..<after.upperBound
    guard ByteScan.firstIndex(of: 0x0A, in: text.span, from: whole.lowerBound) >= whole.upperBound
    else {
      return (
        copyLines(text, before, to: &bytes), copyLines(text, mention, to: &bytes),
        copyLines(text, after, to: &bytes)
      )
    }
    let shift = bytes.count - whole.lowerBound
    bytes.append(contentsOf: text[whole])
    let moved = { (range: Range<Int>) in
      TextRange(range.lowerBound + shift, range.upperBound + shift)
    }
    return (moved(before), moved(mention), moved(after))
  }

  /// Copies text with a single blank wherever there is white space.
  private static func copyLines(
    _ text: [UInt8],
    _ range: Range<Int>,
    to bytes: inout [UInt8]
  ) -> TextRange {
    let start = bytes.count
    for byte in text[range] {
      if byte > 0x20 {
        bytes.append(byte)
      } else if bytes.count == start || bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    return TextRange(start, bytes.count)
  }
}
