internal import BroadsheetCore

/// Decides which mentions are kept with the words around them.
///
/// Examples are the contexts of smallest rank, a hash of dump and record: the same dumps give the
/// same examples, in one run or in many parts. So that examples do not grow with the corpus, only
/// the `sample` articles of smallest rank may give any. That limit is only known at the end, but it
/// only falls: contexts above the limit of the articles so far can be dropped.
package struct ContextSampler: Sendable {
  /// Articles that may give examples.
  package static let sample = 2048
  /// Bytes on either side, at most.
  static let reach = 60

  package let examples: Int

  package init(examples: Int) { self.examples = examples }

  /// The rank of an article, spread evenly over all 64-bit numbers.
  package static func rank(dump: Int, record: Int) -> UInt64 {
    var mixer = SplitMix(
      state: UInt64(truncatingIfNeeded: dump) << 16 ^ UInt64(truncatingIfNeeded: record)
    )
    return mixer.next()
  }

  /// The rank below which about `sample` of so many articles lie.
  package static func limit(articles: Int) -> UInt64 {
    articles <= sample ? .max : .max / UInt64(articles) * UInt64(sample)
  }

  /// Keeps the first mention of each form among the first ones of an article, if the article may give
  /// examples.
  func sample(
    _ mentions: Range<Int>,
    of article: Article,
    number: Int,
    _ batch: borrowing MentionBatch,
    of dump: Int,
    to result: inout PostingBatch
  ) {
    guard examples > 0 else { return }
    let rank = Self.rank(dump: dump, record: article.record)
    guard rank <= Self.limit(articles: article.record + 1) else { return }
    let first = mentions.prefix(Self.mentions)
    for index in first {
      let hash = result.mentions[index].hash
      let isKnown = result.mentions[first.lowerBound..<index].contains { $0.hash == hash }
      guard !isKnown else { continue }
      let field = Self.field(of: batch.mentions[index], article)
      let context = Self.context(
        of: batch.mentions[index].range.bounds,
        in: field,
        batch.batch.text
      )
      let parts = Self.copy(batch.batch.text, context, to: &result.bytes)
      result.contexts.append(
        MentionContext(
          form: UInt32(index),
          article: UInt32(number),
          rank: rank,
          before: parts.before,
          mention: parts.mention,
          after: parts.after
        )
      )
    }
  }

  /// The mentions of an article that may be shown; more are hardly ever needed.
  private static let mentions = 64

  private static func field(of mention: Mention, _ article: Article) -> Range<Int> {
    let isInTitle = article.title.bounds.contains(mention.range.bounds.lowerBound)
    return isInTitle ? article.title.bounds : article.body.bounds
  }

  private typealias Context = (before: Range<Int>, mention: Range<Int>, after: Range<Int>)

  private static func context(
    of place: Range<Int>,
    in field: Range<Int>,
    _ text: [UInt8]
  ) -> Context {
    let before = start(before: place.lowerBound, in: field, of: text)..<place.lowerBound
    return (before, place, place.upperBound..<end(behind: place.upperBound, in: field, of: text))
  }

  /// Where the words before a mention begin: behind a blank, and not too far away.
  private static func start(before place: Int, in field: Range<Int>, of text: [UInt8]) -> Int {
    guard place - reach > field.lowerBound else { return min(field.lowerBound, place) }
    let blank = text[(place - reach)..<place].firstIndex { $0 <= 0x20 }
    return (blank ?? place - 1) + 1
  }

  private static func end(behind place: Int, in field: Range<Int>, of text: [UInt8]) -> Int {
    guard place + reach < field.upperBound else { return max(field.upperBound, place) }
    return text[place..<(place + reach)].lastIndex { $0 <= 0x20 } ?? place
  }

  /// Copies three stretches of text that follow each other.
  private static func copy(
    _ text: [UInt8],
    _ context: Context,
    to bytes: inout [UInt8]
  ) -> (before: TextRange, mention: TextRange, after: TextRange) {
    let whole = context.before.lowerBound..<context.after.upperBound
    guard ByteScan.firstIndex(of: 0x0A, in: text.span, from: whole.lowerBound) >= whole.upperBound
    else {
      return (
        copyLines(text, context.before, to: &bytes), copyLines(text, context.mention, to: &bytes),
        copyLines(text, context.after, to: &bytes)
      )
    }
    let shift = bytes.count - whole.lowerBound
    bytes.append(contentsOf: text[whole])
    let moved = { (range: Range<Int>) in
      TextRange(range.lowerBound + shift, range.upperBound + shift)
    }
    return (moved(context.before), moved(context.mention), moved(context.after))
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
