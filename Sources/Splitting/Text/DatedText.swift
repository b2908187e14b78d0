import BroadsheetCore

/// Reads plain text whose articles begin with a line ` date YYYY-MM-DD title`.
///
/// Such a line counts after a blank line, at the beginning of a dump, and behind a gap; in the last
/// two places its leading blank may be missing.
struct DatedText: RecordReader {
  private static let mark = Array("date ".utf8)
  /// `date YYYY-MM-DD`, without what must follow.
  private static let headLength = 15

  private var lines = LineSearch()

  /// Whether an article's first line begins at `position`, without its leading blank.
  static func opens(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    let end = position + headLength
    guard end <= bytes.count, end == bytes.count || ASCII.isBlank(bytes[end]) else { return false }
    let dash = UInt8(ascii: "-")
    return bytes.holds(mark, at: position)
      && bytes.number(at: position + 5, digits: 4) != nil && bytes[position + 9] == dash
      && bytes.number(at: position + 10, digits: 2) != nil && bytes[position + 12] == dash
      && bytes.number(at: position + 13, digits: 2) != nil
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    lines = LineSearch()
  }

  mutating func end(of window: inout Window) -> Int? {
    while let line = lines.next(in: &window, lookahead: Self.headLength + 2) {
      let isIndented = window.bytes[line] == UInt8(ascii: " ")
      if lines.followsBlankLine, isIndented, Self.opens(window.bytes.span, at: line + 1) {
        return line
      }
    }
    return nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let text = bytes.span.extracting(piece.range)
    if piece.ending == .cut { return .rejected(.cutRecord) }
    guard Self.opens(text, at: 0) else {
      return .rejected(piece.followsGap ? .cutRecord : .badRecord)
    }
    let lineEnd = ByteScan.firstIndex(of: lineFeed, in: text, from: Self.headLength)
    let title = text.trimmed(Self.headLength..<lineEnd)
    let body = text.trimmed(lineEnd..<text.count)
    guard !title.isEmpty || !body.isEmpty else { return .skipped(.noText) }
    let slice = bytes[piece.range]
    var article = Article()
    article.day = Day.iso(text, at: 5)
    article.title = batch.append(slice.at(title))
    article.body = batch.append(slice.at(body))
    return .article(article)
  }
}
