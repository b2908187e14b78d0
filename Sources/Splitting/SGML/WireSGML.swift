import BroadsheetCore

/// Reads the SGML of Gigaword and of the TREC collections: one `<DOC …>` … `</DOC>` a record.
///
/// A record that is not closed ends where the next `<DOC` begins a line, and is rejected. Other
/// elements may lack their end tags. Entities stay as they are.
struct WireSGML: RecordReader {
  private static let open = Array("<doc".utf8)
  private static let close = Array("</doc>".utf8)

  private var tags = TagSearch()
  /// Nil until enough of the record is at hand to decide.
  private var kind: SGMLKind?

  /// Whether a record begins at `position`.
  static func opens(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    guard bytes.holds(anyCase: open, at: position) else { return false }
    let end = position + open.count
    return end == bytes.count || ASCII.isBlank(bytes[end]) || bytes[end] == UInt8(ascii: ">")
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    tags = TagSearch()
    kind = nil
  }

  mutating func end(of window: inout Window) -> Int? {
    if kind == nil {
      guard window.isFinal || window.bytes.count - window.start >= Self.close.count else {
        return nil
      }
      kind = Self.kind(of: window.bytes.span, at: window.start)
      tags.step(in: &window)
    }
    if kind == .declaration {
      return window.search(for: UInt8(ascii: ">")) ? window.searched + 1 : nil
    }
    while let tag = tags.next(in: &window, lookahead: Self.close.count) {
      if kind == .record, window.bytes.span.holds(anyCase: Self.close, at: tag) {
        return tag + Self.close.count
      }
      if tags.startsLine, Self.opens(window.bytes.span, at: tag) { return tag }
      tags.step(in: &window)
    }
    return nil
  }

  private static func kind(of bytes: borrowing Span<UInt8>, at start: Int) -> SGMLKind {
    SGMLKind(of: bytes, at: start, opensRecord: opens(bytes, at: start))
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let record = bytes.span.extracting(piece.range)
    let isClosed = record.holds(anyCase: Self.close, at: record.count - Self.close.count)
    return Self.kind(of: record, at: 0).outcome(piece, isClosed: isClosed)
      ?? article(of: record, in: bytes[piece.range], into: &batch)
  }

  private func article(
    of record: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let parts = WireParts(of: record)
    var article = Article()
    article.take(parts.day)
    article.id = batch.append(slice.at(parts.id))
    article.source = batch.append(record, [parts.source], as: .line)
    article.title = batch.append(record, [parts.title], as: .line)
    article.body = batch.append(record, [parts.dateline], as: .line)
    let hasDateline = !article.body.isEmpty
    if hasDateline { batch.text.append(UInt8(ascii: " ")) }
    let words = batch.append(record, parts.body, as: .wire)
    guard !article.title.isEmpty || hasDateline || !words.isEmpty else { return .skipped(.noText) }
    article.body.end = words.end
    if !hasDateline { article.body.start = words.start }
    return .article(article)
  }
}

extension ArticleBatch {
  /// Writes the text of some pieces of markup, with a blank line between them.
  mutating func append(
    _ markup: borrowing Span<UInt8>,
    _ pieces: [Range<Int>],
    as style: MarkupText.Style
  ) -> TextRange {
    let start = text.count
    for piece in pieces {
      text.appendParagraph(since: start) { MarkupText.append(markup, piece, as: style, to: &$0) }
    }
    return TextRange(start, text.count)
  }
}
