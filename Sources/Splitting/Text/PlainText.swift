import BroadsheetCore

/// Reads a dump as one article: its first line is the title if it is short and text follows.
///
/// A story of CNN/DailyMail has no title, and ends at its first `@highlight`.
struct PlainText: RecordReader {
  private static let titleLimit = 200
  private static let highlight = Array("@highlight".utf8)

  mutating func begin(in window: Window, followsGap: Bool) {}

  mutating func end(of window: inout Window) -> Int? {
    window.searched = window.bytes.count
    return nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    if piece.followsGap || piece.ending == .cut { return .rejected(.cutRecord) }
    let text = bytes.span.extracting(piece.range)
    var (title, body) = (0..<0, text.trimmed(text.indices))
    if let end = Self.highlight(text) {
      body = text.trimmed(0..<end)
    } else {
      let line = text.trimmed(0..<ByteScan.firstIndex(of: lineFeed, in: text, from: 0))
      let rest = text.trimmed(line.upperBound..<text.count)
      if line.count <= Self.titleLimit, !rest.isEmpty { (title, body) = (line, rest) }
    }
    guard !title.isEmpty || !body.isEmpty else { return .skipped(.noText) }
    let slice = bytes[piece.range]
    var article = Article()
    article.title = batch.append(slice.at(title))
    article.body = batch.append(slice.at(body))
    return .article(article)
  }

  /// Where a line begins that opens the summary.
  private static func highlight(_ text: borrowing Span<UInt8>) -> Int? {
    var position = 0
    while let mark = text.firstIndex(of: highlight, from: position) {
      if mark == 0 || text[mark - 1] == lineFeed { return mark }
      position = mark + 1
    }
    return nil
  }
}
