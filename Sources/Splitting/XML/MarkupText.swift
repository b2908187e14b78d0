import BroadsheetCore

/// Turns markup into text: tags go, blocks become paragraphs with a blank line between them.
///
/// Character references stay as they are: `Normalizer` resolves them.
struct MarkupText {
  enum Style {
    /// Runs of blanks and line ends are one blank each.
    case flowing
    /// The same, and blocks make no paragraphs.
    case line
    /// Lines stay as they are.
    case wire
  }

  private static let blocks = [
    "p", "br", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "table", "tr", "td", "th", "caption", "blockquote", "pre", "section", "article", "figure",
    "figcaption", "header", "footer", "aside", "main", "nav", "address", "hl1", "hl2", "block",
    "bq", "fn", "nitf-table", "media", "form", "option", "summary", "details",
  ].map { Array($0.utf8) }
  private static let hidden = ["script", "style", "noscript", "template", "svg"]
    .map { Array($0.utf8) }

  private let style: Style
  private let start: Int
  /// What goes before the next word, if one comes.
  private var isParagraphDue = false
  private var isBlankDue = false
  /// The name of the element that hides what is in it.
  private var hider: [UInt8]?

  private init(_ style: Style, from start: Int) {
    self.style = style
    self.start = start
  }

  /// Appends the text of some markup; nothing if it has none.
  static func append(
    _ markup: borrowing Span<UInt8>,
    as style: Style = .flowing,
    to text: inout [UInt8]
  ) {
    append(markup, markup.indices, as: style, to: &text)
  }

  static func append(
    _ markup: borrowing Span<UInt8>,
    _ range: Range<Int>,
    as style: Style = .flowing,
    to text: inout [UInt8]
  ) {
    var writer = MarkupText(style, from: text.count)
    var scanner = MarkupScanner(range)
    while let token = scanner.next(markup) {
      switch token {
      case .open(let tag): writer.open(tag, markup)
      case .close(let name): writer.close(name, markup)
      case .text(let range), .literal(let range): writer.write(markup, range, to: &text)
      }
    }
    while text.count > writer.start, let last = text.last, ASCII.isBlank(last) { text.removeLast() }
  }

  private mutating func open(_ tag: MarkupTag, _ markup: borrowing Span<UInt8>) {
    guard hider == nil else { return }
    if !tag.isEmpty(markup) {
      hider = Self.hidden.first { markup.spells(anyCase: $0, in: tag.name) }
    }
    breakAt(tag.name, markup)
  }

  private mutating func close(_ name: Range<Int>, _ markup: borrowing Span<UInt8>) {
    if let name = hider.map({ markup.spells(anyCase: $0, in: name) }) {
      if name { hider = nil }
      return
    }
    breakAt(name, markup)
  }

  private mutating func breakAt(_ name: Range<Int>, _ markup: borrowing Span<UInt8>) {
    guard name.count <= 10 else { return }
    if Self.blocks.contains(where: { markup.spells(anyCase: $0, in: name) }) {
      isParagraphDue = true
    }
  }

  private mutating func write(
    _ markup: borrowing Span<UInt8>,
    _ range: Range<Int>,
    to text: inout [UInt8]
  ) {
    guard hider == nil else { return }
    if style == .wire { return writeLines(markup, range, to: &text) }
    var index = range.lowerBound
    while index < range.upperBound {
      if ASCII.isBlank(markup[index]) {
        isBlankDue = true
        index += 1
        continue
      }
      separate(&text)
      while index < range.upperBound, !ASCII.isBlank(markup[index]) {
        text.append(markup[index])
        index += 1
      }
    }
  }

  private mutating func separate(_ text: inout [UInt8]) {
    if text.count > start {
      if isParagraphDue, style != .line {
        text.append(lineFeed)
        text.append(lineFeed)
      } else if isBlankDue || isParagraphDue {
        text.append(UInt8(ascii: " "))
      }
    }
    isParagraphDue = false
    isBlankDue = false
  }

  /// Line ends around a block are the block's.
  private mutating func writeLines(
    _ markup: borrowing Span<UInt8>,
    _ range: Range<Int>,
    to text: inout [UInt8]
  ) {
    var range = range
    if isParagraphDue || text.count == start {
      let words = markup.trimmed(range).lowerBound..<range.upperBound
      guard !words.isEmpty else { return }
      while text.count > start, let last = text.last, ASCII.isBlank(last) { text.removeLast() }
      if text.count > start { text.append(contentsOf: [lineFeed, lineFeed]) }
      isParagraphDue = false
      range = words
    }
    for index in range { text.append(markup[index]) }
  }
}
