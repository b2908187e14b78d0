import BroadsheetCore

/// Reads the SGML of Reuters-21578: one `<REUTERS …>` … `</REUTERS>` a record.
///
/// The dateline is put before the body, since it names the place. Entities stay as they are.
struct ReutersSGML: RecordReader {
  private static let open = Array("<REUTERS".utf8)
  private static let close = Array("</REUTERS>".utf8)

  /// Nil until enough of the record is at hand to decide.
  private var kind: SGMLKind?

  /// Whether a record begins at `position`.
  static func opens(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    guard bytes.holds(open, at: position) else { return false }
    let end = position + open.count
    return end == bytes.count || ASCII.isBlank(bytes[end]) || bytes[end] == UInt8(ascii: ">")
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    kind = nil
  }

  mutating func end(of window: inout Window) -> Int? {
    if kind == nil {
      guard hasLookahead(window) else { return nil }
      kind = Self.kind(of: window.bytes.span, at: window.start)
      window.searched += 1
    }
    return kind == .declaration ? declarationEnd(&window) : recordEnd(&window)
  }

  private func hasLookahead(_ window: Window) -> Bool {
    window.isFinal || window.bytes.count - window.searched >= Self.close.count
  }

  private static func kind(of bytes: borrowing Span<UInt8>, at start: Int) -> SGMLKind {
    SGMLKind(of: bytes, at: start, opensRecord: opens(bytes, at: start))
  }

  private func declarationEnd(_ window: inout Window) -> Int? {
    window.search(for: UInt8(ascii: ">")) ? window.searched + 1 : nil
  }

  private func recordEnd(_ window: inout Window) -> Int? {
    while window.search(for: UInt8(ascii: "<")), hasLookahead(window) {
      let tag = window.searched
      if kind == .record, window.bytes.span.holds(Self.close, at: tag) {
        return tag + Self.close.count
      }
      if Self.opens(window.bytes.span, at: tag) { return tag }
      window.searched += 1
    }
    return nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let record = bytes.span.extracting(piece.range)
    let isClosed = record.holds(Self.close, at: record.count - Self.close.count)
    return Self.kind(of: record, at: 0).outcome(piece, isClosed: isClosed)
      ?? article(of: record, in: bytes[piece.range], into: &batch)
  }

  private func article(
    of record: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let parts = ReutersParts(of: record)
    guard !parts.title.isEmpty || !parts.body.isEmpty else { return .skipped(.noText) }
    var article = Article()
    article.take(parts.day)
    article.id = batch.append(slice.at(parts.id))
    article.title = batch.append(slice.at(parts.title))
    article.body = batch.append(slice.at(parts.dateline))
    if !parts.dateline.isEmpty { batch.text.append(UInt8(ascii: " ")) }
    article.body.end = batch.append(slice.at(parts.body)).end
    return .article(article)
  }
}
