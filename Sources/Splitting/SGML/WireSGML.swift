import BroadsheetCore

/// Reads the SGML of Gigaword and of the TREC collections: one `<DOC …>` … `</DOC>` a record.
///
/// A record that is not closed ends where the next `<DOC` begins a line, and is rejected. Other
/// elements may lack their end tags. Entities stay as they are.
struct WireSGML: RecordReader {
  private static let open = Array("<doc".utf8)
  private static let close = Array("</doc>".utf8)

  private enum Kind {
    case record, declaration, stray
  }

  private var tags = TagSearch()
  /// Nil until enough of the record is at hand to tell.
  private var kind: Kind?

  /// Whether a record begins at `position`.
  static func opens(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    guard bytes.holds(anyCase: open, at: position) else { return false }
    let end = position + open.count
    return end == bytes.count || isBlank(bytes[end]) || bytes[end] == UInt8(ascii: ">")
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

  private static func kind(of bytes: borrowing Span<UInt8>, at start: Int) -> Kind {
    if opens(bytes, at: start) { return .record }
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return .stray }
    let next = bytes[start + 1]
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") ? .declaration : .stray
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let record = bytes.span.extracting(piece.range)
    switch Self.kind(of: record, at: 0) {
    case .declaration where piece.ending == .closed: return .nothing
    case .record where record.holds(anyCase: Self.close, at: record.count - Self.close.count):
      return article(of: record, in: bytes[piece.range], into: &batch)
    case .record: return .rejected(.cutRecord)
    case .declaration, .stray:
      let isCut = piece.followsGap || piece.ending == .cut
      return .rejected(isCut ? .cutRecord : .badRecord)
    }
  }

  private func article(
    of record: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let parts = WireParts(of: record)
    var article = Article()
    article.day = parts.day
    article.id = batch.append(slice.at(parts.id))
    article.source = batch.append(record, [parts.source], as: .line)
    article.title = batch.append(record, [parts.title], as: .line)
    article.body = batch.append(record, [parts.dateline], as: .line)
    let hasDateline = !article.body.isEmpty
    if hasDateline { batch.text.append(UInt8(ascii: " ")) }
    let words = batch.append(record, parts.body, as: .wire)
    guard !article.title.isEmpty || hasDateline || !words.isEmpty else { return .rejected(.noText) }
    article.body.end = words.end
    if !hasDateline { article.body.start = words.start }
    return .article(article)
  }
}

extension Span where Element == UInt8 {
  /// Whether a pattern of lower-case letters stands at `position`, in any case.
  func holds(anyCase pattern: [UInt8], at position: Int) -> Bool {
    position >= 0 && pattern.count <= count - position
      && spells(anyCase: pattern, in: position..<position + pattern.count)
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
      let before = text.count
      if before > start { text.append(contentsOf: [lineFeed, lineFeed]) }
      let words = text.count
      MarkupText.append(markup, piece, as: style, to: &text)
      if text.count == words { text.removeLast(words - before) }
    }
    return TextRange(start, text.count)
  }
}
