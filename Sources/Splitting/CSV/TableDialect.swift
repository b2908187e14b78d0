import BroadsheetCore

/// How a table is written: what separates its cells and rows, and what is quoted how.
///
/// `DialectGuess` decides it from the first rows; the reader follows it to the end.
struct TableDialect: Equatable {
  /// How a quote is written inside of quotes, or a separator without them.
  enum Escape: Equatable { case doubled, backslash }

  var separator = UInt8(ascii: ",")
  /// Nil where quotes are letters like any other.
  var quote: UInt8? = UInt8(ascii: "\"")
  var escape = Escape.doubled
  /// Some cell of the first rows is quoted.
  var showsQuotes = false
  /// Quotes may follow a separator and a blank.
  var hasBlanksBeforeQuotes = false
  /// A separator is often followed by a blank: it does not show that it is part of a sentence.
  var hasBlanks = false
  /// Rows end at CR, too, and not at LF alone.
  var endsRowsAtCR = false
  /// Rows end at LF; if not, it is part of a cell.
  var endsRowsAtLF = true
  /// `\n` and `\t` in a cell stand for a line end and a tab.
  var spellsEscapes = false
  /// What begins the lines of comments above the header.
  var comment: [UInt8] = []
  /// Lines above the header: comments, and the one that names the separator.
  var linesBefore = 0
  var hasSeparatorLine = false
  /// Bytes of the header's line before its first name, as in `#id`.
  var headerMark = 0
  var hasHeader = true
  /// Each row begins with a cell more than the header has.
  var hasRowNames = false
  /// Columns of the header, or cells of a row where there is none.
  var width = 0
  /// What ends the first line, in words.
  var lineEnd = "LF"

  /// Reads and cuts rows as RFC 4180 and most programs have it: the fast way.
  var isUsual: Bool {
    quote == UInt8(ascii: "\"") && escape == .doubled && !hasBlanksBeforeQuotes && !endsRowsAtCR
  }

  func isRowEnd(_ byte: UInt8) -> Bool {
    byte == lineFeed ? endsRowsAtLF : endsRowsAtCR && byte == 0x0D
  }

  /// The same without quotes.
  var unquoted: TableDialect {
    var dialect = self
    dialect.quote = nil
    return dialect
  }
}

extension TableDialect {
  /// What the reader decided, in words: `semicolon, quotes doubled, CRLF, header of 5 columns`.
  var described: String {
    var words = [separatorName, quoting, lineEnd]
    if hasSeparatorLine { words.append("separator named in a line") }
    if !comment.isEmpty { words.append("comments") }
    if spellsEscapes { words.append("\\n and \\t spelled out") }
    let width = "\(width) column\(width == 1 ? "" : "s")"
    words.append(hasHeader ? "header of \(width)" : "no header, \(width) by --columns")
    if hasRowNames { words.append("row names") }
    return words.joined(separator: ", ")
  }

  private var separatorName: String {
    switch separator {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "|"): "bar"
    case UInt8(ascii: "^"): "caret"
    case UInt8(ascii: "~"): "tilde"
    case UInt8(ascii: " "): "blank"
    case 0x09: "tab"
    case 0x21...0x7E: String(decoding: [separator], as: UTF8.self)
    default: "byte \(separator)"
    }
  }

  private var quoting: String {
    guard let quote, showsQuotes else {
      return quote == nil && escape == .backslash ? "separators escaped by backslash" : "no quotes"
    }
    let name = quote == UInt8(ascii: "'") ? "apostrophes" : "quotes"
    return escape == .doubled ? "\(name) doubled" : "\(name) escaped by backslash"
  }
}
