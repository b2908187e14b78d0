import BroadsheetCore

/// Reads web pages that were saved as files: one page, or several behind one another.
///
/// A page without an article is skipped; one that says that there is no page, or that lists files,
/// is rejected, since it is there in place of something else.
struct HTMLPages: RecordReader {
  private static let close = Array("</html>".utf8)
  private static let starts = ["<!doctype html", "<html"].map { Array($0.utf8) }
  /// After its end tag, the next page is looked for so far.
  private static let gapLimit = 256
  private static let errors = [
    "404", "403", "410", "500", "502", "503", "not found", "access denied", "forbidden",
    "page unavailable", "bad gateway", "service unavailable", "just a moment", "error",
    "attention required", "too many requests", "are you a robot", "captcha",
  ].map { Array($0.utf8) }
  private static let listing = Array("index of /".utf8)
  /// A page of more words has something to say, whatever its title.
  private static let errorWords = 120

  private var page = HTMLPage()

  mutating func begin(in window: Window, followsGap: Bool) {}

  mutating func end(of window: inout Window) -> Int? {
    while window.search(for: UInt8(ascii: "<")) {
      let enough = Self.close.count + Self.gapLimit
      let isAtHand = window.bytes.count - window.searched >= enough
      guard isAtHand || window.isFinal else { return nil }
      if window.bytes.span.holds(anyCase: Self.close, at: window.searched),
        isFollowed(window.bytes.span, from: window.searched + Self.close.count)
      {
        return window.searched + Self.close.count
      }
      window.searched += 1
    }
    return nil
  }

  private func isFollowed(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    let end = min(bytes.count, start + Self.gapLimit)
    let next = (start..<end).first { !ASCII.isBlank(bytes[$0]) } ?? end
    return Self.starts.contains { bytes.holds(anyCase: $0, at: next) }
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    if piece.followsGap || piece.ending == .cut { return .rejected(.cutRecord) }
    let (text, encoding) = bytes[piece.range].asUTF8(declared: nil)
    page.read(text)
    if page.isOverfull { return .rejected(.badRecord) }
    if let fault { return .rejected(fault) }
    guard page.isMarkup, !page.title.isEmpty || page.hasBody else { return .skipped(.noText) }
    if let encoding { batch.report.converted[encoding, default: 0] += 1 }
    var article = Article()
    let address = page.metadata.address
    article.url = batch.append(text.at(address))
    article.title = batch.append(page.title[...])
    page.forEachParagraph { batch.appendParagraph($0, to: &article.body) }
    article.day = page.day
    return .article(article)
  }

  /// What the page is in place of an article.
  private var fault: Fault? {
    let title = page.title.span
    if title.holds(anyCase: Self.listing, at: 0) { return .pathList }
    let words = page.blocks.reduce(0) { $0 + ($1.isKept ? Int($1.words) : 0) }
    guard words < Self.errorWords else { return nil }
    let isError = Self.errors.contains { title.firstIndex(ofAnyCase: $0, in: title.indices) != nil }
    return isError ? .errorPage : nil
  }
}
