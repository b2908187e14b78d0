import BroadsheetCore

/// Reads the text of a field as HTML, where it looks like HTML.
///
/// Exports hold plain text, pieces of HTML or whole pages under the same names, so each text is
/// looked at: a tag that HTML has, with its end where it needs one, decides. What is inside scripts,
/// styles, comments and attributes is no text.
struct FieldMarkup {
  /// So many marks are looked at: text about mathematics has many that begin no tag.
  private static let markLimit = 64
  private static let tagLimit = 4096

  private static let lessThan = UInt8(ascii: "<")
  private static let greaterThan = UInt8(ascii: ">")
  /// Elements that show by their start tag alone that a text is HTML.
  private static let blocks = names([
    "p", "br", "div", "hr", "img", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table",
    "tr", "td", "th", "tbody", "blockquote", "section", "article", "figure", "header", "footer",
    "html", "body", "main", "pre", "dl", "dt", "dd", "meta",
    "link", "picture", "video", "aside", "nav", "form", "input",
  ])
  /// Elements that need an end tag for that: words of text, and those that would hide what follows.
  private static let inlines = names([
    "a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "small", "font", "cite", "q", "code",
    "abbr", "del", "ins", "mark", "s", "strike", "center", "time", "label", "button", "big", "tt",
    "script", "style", "head", "iframe", "noscript", "svg",
  ])
  private static let pages = names(["html", "head", "body"])
  private static let doctype = Array("<!doctype html".utf8)
  private static let reference = Array("&lt;".utf8)

  private static func names(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }

  /// Nil until a text was a whole page.
  private var page: HTMLPage?
  /// What the last page says of itself; empty and unknown where the last text was none.
  private(set) var pageTitle: [UInt8] = []
  private(set) var pageDay = Day.unknown

  /// Turns the text that ends the batch into that of a page or of a piece of one, if it is HTML.
  ///
  /// Returns its place afterwards.
  mutating func resolve(_ range: TextRange, in text: inout [UInt8]) -> TextRange {
    resolve(range, as: .flowing, in: &text)
  }

  /// The same for a title.
  func resolveLine(_ range: TextRange, in text: inout [UInt8]) -> TextRange {
    guard let markup = Self.markup(in: text.span, range.bounds) else { return range }
    text.removeLast(range.bounds.count)
    MarkupText.append(markup.span, as: .line, to: &text)
    return TextRange(Int(range.start), text.count)
  }

  private mutating func resolve(
    _ range: TextRange,
    as style: MarkupText.Style,
    in text: inout [UInt8]
  ) -> TextRange {
    pageTitle = []
    pageDay = .unknown
    guard let markup = Self.markup(in: text.span, range.bounds) else { return range }
    text.removeLast(range.bounds.count)
    if !Self.isPage(markup.span) || !readPage(markup, into: &text) {
      MarkupText.append(markup.span, as: style, to: &text)
    }
    return TextRange(Int(range.start), text.count)
  }

  /// Writes the article of a page; false if there is none.
  private mutating func readPage(_ markup: [UInt8], into text: inout [UInt8]) -> Bool {
    var page = self.page ?? HTMLPage()
    page.read(markup[...])
    defer { self.page = page }
    guard !page.isOverfull, page.hasBody else { return false }
    (pageTitle, pageDay) = (page.title, page.day)
    let start = text.count
    page.forEachParagraph { paragraph in
      text.appendParagraph(since: start) { $0.append(contentsOf: paragraph) }
    }
    return text.count > start
  }
}

extension FieldMarkup {
  /// The HTML in a range of some text, its escapes of HTML resolved where all of it is escaped; nil
  /// if there is none.
  private static func markup(in text: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    let field = text.extracting(range)
    if holdsTags(field) { return Array(copying: field) }
    // Feeds escape their HTML, and some exports leave it so.
    let head = field.extracting(0..<min(field.count, tagLimit + reference.count))
    guard let first = head.firstIndex(of: reference, from: 0), first < tagLimit else { return nil }
    var plain: [UInt8] = []
    plain.appendUnescaped(field, field.indices)
    return holdsTags(plain.span) ? plain : nil
  }

  /// Whether a text has a tag of HTML, and not only marks that look like one.
  static func holdsTags(_ text: borrowing Span<UInt8>) -> Bool {
    var position = 0
    for _ in 0..<markLimit {
      position = ByteScan.firstIndex(of: lessThan, in: text, from: position)
      guard position + 2 < text.count else { return false }
      if showsMarkup(text, at: position) { return true }
      position += 1
    }
    return false
  }

  private static func showsMarkup(_ text: borrowing Span<UInt8>, at mark: Int) -> Bool {
    switch text[mark + 1] {
    case UInt8(ascii: "!"):
      return text.holds(MarkupScanner.commentStart, at: mark)
        || text.holds(anyCase: Array(doctype.prefix(9)), at: mark)
        || text.holds(MarkupScanner.literalStart, at: mark)
    case UInt8(ascii: "/"):
      guard let name = name(text, at: mark + 2) else { return false }
      return text.word(name, of: blocks) != nil
    case let byte where ASCII.isLetter(byte):
      guard let name = name(text, at: mark + 1) else { return false }
      if text.word(name, of: blocks) != nil {
        return !isTicker(text, name) || hasEnd(text, name)
      }
      return text.word(name, of: inlines) != nil && hasEnd(text, name)
    default: return false
    }
  }

  /// Whether a tag may be a company's sign at an exchange: `Philips Petroleum <P> gained`, `PHILLIPS<P>`.
  private static func isTicker(_ text: borrowing Span<UInt8>, _ name: Range<Int>) -> Bool {
    let isAlone = text[name.upperBound] == greaterThan
    let isUpper = name.allSatisfy { !ASCII.isLetter(text[$0]) || text[$0] < 0x60 }
    guard isAlone, isUpper, name.lowerBound > 1 else { return false }
    let before = text[name.lowerBound - 2]
    return before == UInt8(ascii: " ") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(before)
  }

  /// The name of a tag that begins at `start` and has its end near.
  private static func name(_ text: borrowing Span<UInt8>, at start: Int) -> Range<Int>? {
    var end = start
    while end < text.count, end - start < 11, ASCII.isAlphanumeric(text[end]) { end += 1 }
    guard end > start, end < text.count else { return nil }
    let byte = text[end]
    if byte == greaterThan { return start..<end }
    guard ASCII.isBlank(byte) || byte == UInt8(ascii: "/") else { return nil }
    let near = text.extracting(end..<min(text.count, end + tagLimit))
    let close = ByteScan.firstIndex(of: greaterThan, in: near, from: 0)
    guard close < near.count else { return nil }
    // A mark between the two begins another tag.
    let inner = near.extracting(0..<close)
    guard ByteScan.firstIndex(of: lessThan, in: inner, from: 0) == close else { return nil }
    return isRestOfTag(inner) ? start..<end : nil
  }

  /// Attributes, or nothing: `<Video Shopping Mall>` is a company.
  private static func isRestOfTag(_ inner: borrowing Span<UInt8>) -> Bool {
    let equals = ByteScan.firstIndex(of: UInt8(ascii: "="), in: inner, from: 0)
    return equals < inner.count
      || inner.indices.allSatisfy { ASCII.isBlank(inner[$0]) || inner[$0] == UInt8(ascii: "/") }
  }

  private static func hasEnd(_ text: borrowing Span<UInt8>, _ name: Range<Int>) -> Bool {
    var position = name.upperBound
    for _ in 0..<markLimit {
      position = ByteScan.firstIndex(of: lessThan, in: text, from: position)
      guard position + 2 + name.count < text.count else { return false }
      let end = position + 2..<position + 2 + name.count
      if text[position + 1] == UInt8(ascii: "/"), text[end.upperBound] == greaterThan,
        ByteScan.equal(text, at: name, to: text, at: end)
      {
        return true
      }
      position += 1
    }
    return false
  }

  /// Whether HTML is a whole page, with what stands around an article.
  private static func isPage(_ markup: borrowing Span<UInt8>) -> Bool {
    let head = markup.extracting(0..<min(markup.count, tagLimit))
    let start = head.trimmed(head.indices).lowerBound
    if head.holds(anyCase: doctype, at: start) { return true }
    var scanner = MarkupScanner(head.indices)
    while let token = scanner.next(head) {
      guard case .open(let tag) = token else { continue }
      return head.word(tag.name, of: pages) != nil
    }
    return false
  }
}

extension [UInt8] {
  /// A copy of the bytes of a span.
  fileprivate init(copying span: borrowing Span<UInt8>) {
    self.init()
    reserveCapacity(span.count)
    for index in span.indices { append(span[index]) }
  }
}
