internal import BroadsheetCore
internal import Normalization

/// The normalizer: what comes out is clean, stays as it is, and leads back.
///
/// The first byte divides the input into title and body.
enum NormalizerTarget {
  private static let normalizer = Normalizer(keepsOriginal: true)

  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let text = Array(input.dropFirst())
    let middle = text.count * Int(first) / 255
    var article = Article()
    article.title = TextRange(0, middle)
    article.body = TextRange(middle, text.count)
    var batch = ArticleBatch(file: 0, text: text)
    batch.articles = [article]
    let after = normalizer.normalize(batch)
    checkText(after, text)
    checkWayBack(after, text)
    checkAgain(after)
  }

  private static func checkText(_ batch: ArticleBatch, _ source: [UInt8]) {
    let article = batch.articles[0]
    check(article.title.end <= batch.text.count, "the title is inside")
    check(article.body.end <= batch.text.count, "the body is inside")
    check(article.title.end == article.body.start, "the fields stand side by side")
    check((try? UTF8Span(validating: batch.text.span)) != nil, "the text is UTF-8")
    check(
      batch.text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A },
      "no control characters are left"
    )
    check(batch.text.count <= 3 * source.count + 16, "the text is bounded")
  }

  private static func checkWayBack(_ batch: ArticleBatch, _ source: [UInt8]) {
    for (one, next) in zip(batch.shifts, batch.shifts.dropFirst()) {
      check(one.normalized <= next.normalized, "shifts are in order")
      check(one.original <= next.original, "shifts are in order in the original")
    }
    var last = 0
    for offset in 0...batch.text.count {
      let original = batch.original(of: offset)
      check(
        original >= last && original <= source.count,
        "the way back goes forward, inside: \(offset) \(original) after \(last), \(batch.shifts)"
      )
      let end = batch.originalEnd(of: offset)
      check(end >= 0 && end <= original, "ends come before beginnings")
      check(batch.normalized(of: original) <= batch.text.count, "the way there is inside")
      last = original
    }
  }

  /// A second pass changes nothing, but for what the first has put together from pieces: a
  /// reference, two single quotes, an ellipsis, a joiner behind a letter that NFC makes an ASCII one.
  private static func checkAgain(_ batch: ArticleBatch) {
    for range in [batch.articles[0].title.bounds, batch.articles[0].body.bounds] {
      let text = Array(batch.text[range])
      guard !isPutTogether(text) else { continue }
      let again = Normalizer.normalized(text)
      check(again == text, "a second pass changes nothing: \(text) \(again)")
    }
  }

  private static func isPutTogether(_ text: [UInt8]) -> Bool {
    text.contains(UInt8(ascii: "&")) || text.contains(UInt8(ascii: "`"))
      || zip(text, text.dropFirst()).contains { $0 == 0x27 && $1 == 0x27 }
      || text.indices.contains { text[$0...].starts(with: ". . .".utf8) }
      || text.indices.dropFirst().contains {
        text[$0 - 1] < 0x80 && text[$0...].starts(with: [0xE2, 0x80])
      }
  }
}
