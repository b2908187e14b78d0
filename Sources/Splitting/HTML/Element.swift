/// The role of an element in the search for the article.
enum Element: UInt8 {
  /// Inside a line of text, or unknown: its tags are ignored.
  case inline
  case link, lineBreak, rule, meta, time
  /// Its content is not text.
  case raw
  case script, title
  /// Its content is not text of the page.
  case dropped
  // Blocks, each a node of the page.
  case paragraph, heading, topHeading, item, list, quote, code, division, section, article, main
  case table, row, cell
  case aside, navigation, footer, header, form, figure, caption

  var isNode: Bool { rawValue >= Element.dropped.rawValue }

  /// Whether a page hardly ever has its article in one.
  var isAside: Bool {
    switch self {
    case .aside, .navigation, .footer, .form, .figure, .caption: true
    default: false
    }
  }

  var isHeading: Bool { self == .heading || self == .topHeading }
}

/// The elements by their names; a name is packed into a word, its last eight bytes.
struct ElementTable {
  /// One for all readers: an archive of many small dumps makes many of them.
  static let shared = ElementTable()

  private static let bits = 9
  private var names = [UInt64](repeating: 0, count: 1 << Self.bits)
  private var elements = [Element](repeating: .inline, count: 1 << Self.bits)

  private init() {
    for (element, names) in Self.rows {
      for name in names.split(separator: " ") { add(name, element) }
    }
  }

  private mutating func add(_ name: Substring, _ element: Element) {
    let word = name.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var slot = Self.slot(word)
    while names[slot] != 0 { slot = (slot + 1) & (names.count - 1) }
    names[slot] = word
    elements[slot] = element
  }

  @inline(__always)
  private static func slot(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }

  @inline(__always)
  subscript(word: UInt64) -> Element {
    var slot = Self.slot(word)
    while names[slot] != word {
      if names[slot] == 0 { return .inline }
      slot = (slot + 1) & (names.count - 1)
    }
    return elements[slot]
  }

  private static let rows: [(Element, String)] = [
    (.link, "a"), (.lineBreak, "br"), (.rule, "hr"), (.meta, "meta"), (.time, "time"),
    (.raw, "style noscript iframe textarea noembed noframes xmp"),
    (.script, "script"), (.title, "title"),
    (.dropped, "svg math button select canvas audio video object template dialog label datalist"),
    (.paragraph, "p"), (.heading, "h2 h3 h4 h5 h6"), (.topHeading, "h1"),
    (.item, "li"), (.list, "ul ol menu"), (.quote, "blockquote"), (.code, "pre listing"),
    (.division, "div center fieldset details summary address hgroup dl dt dd"),
    (.section, "section"), (.article, "article"), (.main, "main"),
    (.table, "table"), (.row, "tr thead tbody tfoot"), (.cell, "td th"),
    (.aside, "aside"), (.navigation, "nav"), (.footer, "footer"), (.header, "header"),
    (.form, "form"), (.figure, "figure"), (.caption, "figcaption caption"),
  ]
}
