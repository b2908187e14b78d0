import BroadsheetCore

/// Reads Multi-News: a line is a cluster of articles, one after the other with a mark between them.
///
/// Line ends inside an article are written as `NEWLINE_CHAR`.
struct MultiNews: RecordReader {
  private static let marks = ["story_separator_special_tag", "|||||"].map { Array($0.utf8) }
  private static let lineEnd = Array("NEWLINE_CHAR".utf8)
  private static let lookahead = 32

  /// Whether a first line holds a mark.
  static func isCluster(_ line: borrowing Span<UInt8>) -> Bool {
    marks.contains { line.firstIndex(of: $0, from: 0) != nil }
  }

  /// Nothing of the record was passed.
  private var isAtStart = true

  mutating func begin(in window: Window, followsGap: Bool) {
    isAtStart = true
  }

  mutating func end(of window: inout Window) -> Int? {
    while window.searched < window.bytes.count {
      let byte = window.bytes[window.searched]
      if byte == lineFeed { return window.searched }
      if byte == UInt8(ascii: "s") || byte == UInt8(ascii: "|") {
        let isAtHand = window.bytes.count - window.searched >= Self.lookahead
        guard isAtHand || window.isFinal else { return nil }
        if let mark = Self.mark(window.bytes.span, at: window.searched) {
          return window.searched + (isAtStart ? mark.count : 0)
        }
      }
      window.searched += 1
      isAtStart = false
    }
    return nil
  }

  private static func mark(_ text: borrowing Span<UInt8>, at position: Int) -> [UInt8]? {
    for mark in marks where text.holds(mark, at: position) { return mark }
    return nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let text = bytes.span.extracting(piece.range)
    if piece.followsGap || piece.ending == .cut { return .rejected(.cutRecord) }
    if let mark = Self.mark(text, at: 0), mark.count == text.count { return .nothing }
    let slice = bytes[piece.range]
    let body = text.trimmed(text.indices)
    var article = Article()
    article.body.start = UInt32(truncatingIfNeeded: batch.text.count)
    var position = body.lowerBound
    while position < body.upperBound {
      let next = text.firstIndex(of: Self.lineEnd, from: position) ?? body.upperBound
      batch.text.append(contentsOf: slice.at(position..<min(next, body.upperBound)))
      if next < body.upperBound { batch.text.append(lineFeed) }
      position = next + Self.lineEnd.count
    }
    article.body.end = UInt32(truncatingIfNeeded: batch.text.count)
    return .article(article)
  }
}
