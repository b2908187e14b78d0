import BroadsheetCore

/// Finds where a row of a table ends (RFC 4180 and its dialects), and can stop and resume at any byte.
///
/// A row with wrong quotes or a wrong number of fields ends with its first line, unless the next
/// line looks like the inside of a quoted field: then the row ends where that field ends.
struct CSVCutter {
  /// How far behind a broken line to look for a quote that shows whether the line was inside a
  /// field.
  private static let resyncLimit = 1 << 20

  private enum State {
    case fieldStart, plain, quoted, afterQuote, ended
    /// The row is broken; its first line goes on.
    case broken
    /// Behind the first line of a broken row, or of what follows a gap.
    case lost
  }

  private(set) var dialect: TableDialect
  private let isUsual: Bool
  private let limit: Int
  /// How many fields a row has, without spare ones at its end; nil if any number will do.
  var width: ClosedRange<Int>?

  private var state = State.fieldStart
  private var fields = 1
  /// How many of the last fields are empty.
  private var spare = 0
  private var rowStart = 0
  /// Where the row's first line ends, as an offset in the dump; nil as long as it is the only one.
  private var lineEnd: Int?
  /// The row was found again behind a broken line; it ends as a row does.
  private var isResynced = false
  /// Whether an odd number of backslashes is right before an offset: of a row that is too long, those
  /// before it are gone.
  private var backslashes = (offset: 0, isOdd: false)
  /// The quotes before this offset did not help.
  private var unhelpful = 0

  init(_ dialect: TableDialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    isUsual = dialect.isUsual
  }

  mutating func begin(at offset: Int, followsGap: Bool) {
    state = followsGap ? .broken : .fieldStart
    fields = 1
    spare = 0
    rowStart = offset
    lineEnd = nil
    isResynced = false
    backslashes = (offset, false)
  }

  /// The end of the line, whatever is quoted in it, or nil if it is not at hand.
  func endOfLine(of window: inout Window) -> Int? {
    searchRowEnd(of: &window) ? window.searched + 1 : nil
  }

  /// The end of the row, or nil if it is not at hand; moves `window.searched`.
  mutating func end(of window: inout Window) -> Int? {
    let base = window.offset(of: 0)
    var isAtHand = true
    while isAtHand, window.searched < window.bytes.count, !isTooLong(window) {
      switch state {
      case .fieldStart: startField(window.bytes[window.searched], in: &window)
      case .plain: passPlain(in: &window)
      case .quoted: passQuoted(in: &window, base)
      case .afterQuote: passQuote(window.bytes[window.searched], in: &window)
      case .broken:
        isAtHand = searchRowEnd(of: &window)
        if isAtHand { lose(base + window.searched + 1, in: &window) }
      case .lost:
        switch passLost(in: &window) {
        case nil: isAtHand = false
        case false?: return lineEnd.map { $0 - base }
        case true?: (state, isResynced) = (.afterQuote, true)
        }
      case .ended:
        guard !isSound, let lineEnd else { return window.searched }
        lose(lineEnd, in: &window)
      }
    }
    if isTooLong(window) { return lineEnd.map { $0 - base } }
    if state == .ended, isSound || lineEnd == nil { return window.searched }
    if dialect.escape == .backslash {
      let isOdd = isEscaped(window.bytes.span, at: window.searched, in: window)
      backslashes = (base + window.searched, isOdd)
    }
    return window.isFinal ? finalEnd(of: window, base) : nil
  }

  /// Whether the backslashes before a byte escape it.
  private func isEscaped(_ bytes: borrowing Span<UInt8>, at position: Int, in window: Window)
    -> Bool
  {
    let known = backslashes.offset - window.offset(of: 0)
    let limit = known <= position ? max(known, window.start) : window.start
    let count = bytes.backslashes(before: position, since: limit)
    let isOdd = count % 2 == 1
    return position - count == known && backslashes.isOdd ? !isOdd : isOdd
  }

  /// A row of several lines that is longer than the limit ends with its first line.
  private func isTooLong(_ window: Window) -> Bool {
    lineEnd != nil && window.offset(of: window.searched) - rowStart > limit
  }

  /// Whether the row has the right width, or was given up already.
  private var isSound: Bool {
    guard let width, !isResynced else { return true }
    return fields <= width.upperBound
      ? fields >= width.lowerBound : fields - spare <= width.upperBound
  }

  private mutating func startField(_ byte: UInt8, in window: inout Window) {
    if byte == dialect.quote {
      state = .quoted
      spare = 0
      window.searched += 1
    } else if byte == UInt8(ascii: " "), dialect.hasBlanksBeforeQuotes {
      window.searched += 1
    } else {
      state = .plain
      let isEmpty = byte == dialect.separator || dialect.isRowEnd(byte) || byte == 0x0D
      spare = isEmpty ? spare + 1 : 0
    }
  }

  private mutating func passPlain(in window: inout Window) {
    window.searched =
      isUsual
      ? endOfPlain(window.bytes.span, from: window.searched)
      : endOfOtherPlain(window.bytes.span, in: window)
    guard !window.isSearched else { return }
    separate(window.bytes[window.searched], in: &window)
  }

  private func endOfPlain(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    let separator = dialect.separator
    var position = start
    while position < bytes.count, bytes[position] != separator, bytes[position] != lineFeed {
      position += 1
    }
    return position
  }

  /// The same for dialects whose rows end otherwise, or whose separators may be escaped.
  private func endOfOtherPlain(
    _ bytes: borrowing Span<UInt8>,
    in window: Window
  ) -> Int {
    let mayEscape = dialect.quote == nil && dialect.escape == .backslash
    var position = window.searched
    while position < bytes.count {
      let byte = bytes[position]
      let ends = byte == dialect.separator || dialect.isRowEnd(byte)
      if ends, !mayEscape || !isEscaped(bytes, at: position, in: window) { return position }
      position += 1
    }
    return position
  }

  /// Moves to where the row's line ends; false if that is not at hand.
  private func searchRowEnd(of window: inout Window) -> Bool {
    guard dialect.endsRowsAtCR else { return window.search(for: lineFeed) }
    while !window.isSearched, !dialect.isRowEnd(window.bytes[window.searched]) {
      window.searched += 1
    }
    return !window.isSearched
  }

  /// Moves past what ends a field.
  private mutating func separate(_ byte: UInt8, in window: inout Window) {
    window.searched += 1
    fields += byte == dialect.separator ? 1 : 0
    state = byte == dialect.separator ? .fieldStart : .ended
  }

  private mutating func passQuoted(in window: inout Window, _ base: Int) {
    guard let quote = dialect.quote else { return }
    let start = window.searched
    let isFound = window.search(for: quote)
    noteLine(in: start..<window.searched, of: window.bytes.span, base: base)
    guard isFound else { return }
    window.searched += 1
    let isEscaped =
      dialect.escape == .backslash
      && isEscaped(window.bytes.span, at: window.searched - 1, in: window)
    if !isEscaped { state = .afterQuote }
  }

  private mutating func noteLine(
    in range: Range<Int>,
    of bytes: borrowing Span<UInt8>,
    base: Int
  ) {
    guard lineEnd == nil else { return }
    if dialect.endsRowsAtCR {
      lineEnd = range.first { dialect.isRowEnd(bytes[$0]) }.map { base + $0 + 1 }
      return
    }
    let line = ByteScan.firstIndex(
      of: lineFeed,
      in: bytes.extracting(0..<range.upperBound),
      from: range.lowerBound
    )
    if line < range.upperBound { lineEnd = base + line + 1 }
  }

  private mutating func passQuote(_ byte: UInt8, in window: inout Window) {
    if byte == dialect.quote {
      state = .quoted
      window.searched += 1
    } else if byte == dialect.separator || dialect.isRowEnd(byte) {
      separate(byte, in: &window)
    } else if byte == UInt8(ascii: " ") || byte == 0x0D {
      window.searched += 1
    } else {
      breakRow(in: &window)
    }
  }

  /// There is text behind a closing quote: one of the two quotes is wrong.
  private mutating func breakRow(in window: inout Window) {
    fields = -1
    if isResynced {
      state = .plain
    } else if let lineEnd {
      lose(lineEnd, in: &window)
    } else {
      state = .broken
    }
  }

  private mutating func lose(_ line: Int, in window: inout Window) {
    lineEnd = line
    state = .lost
    let base = window.offset(of: 0)
    window.searched = min(window.bytes.count, max(line, unhelpful) - base)
  }

  /// Whether the line behind the broken one is inside a quoted field, by the next quote at a
  /// field's end or beginning; nil if more bytes are needed.
  private mutating func passLost(in window: inout Window) -> Bool? {
    guard let quote = dialect.quote else { return false }
    let base = window.offset(of: 0)
    let end = min((lineEnd ?? rowStart) + Self.resyncLimit, rowStart + limit) - base
    while window.search(for: quote), window.searched < end {
      guard window.searched + 1 < window.bytes.count || window.isFinal else { return nil }
      let found = tells(window.bytes.span, window.searched)
      window.searched += 1
      if let found { return found }
    }
    guard window.isFinal || window.searched >= end else { return nil }
    unhelpful = base + window.searched
    return false
  }

  private func tells(_ bytes: borrowing Span<UInt8>, _ position: Int) -> Bool? {
    let before = position > 0 ? bytes[position - 1] : lineFeed
    let after = position + 1 < bytes.count ? bytes[position + 1] : lineFeed
    guard before != dialect.quote, after != dialect.quote else { return nil }
    if dialect.escape == .backslash, before == UInt8(ascii: "\\") { return nil }
    let opens = before == dialect.separator || dialect.isRowEnd(before)
    let closes = after == dialect.separator || after == lineFeed || after == 0x0D
    return opens == closes ? nil : closes
  }

  /// A quote is still open at the end of the dump: either it is one too many, and rows follow, or
  /// the dump was cut.
  private func finalEnd(of window: Window, _ base: Int) -> Int? {
    guard let lineEnd, state == .quoted || state == .lost else { return nil }
    if state == .lost { return lineEnd - base }
    return holdsRows(window.bytes.span, from: lineEnd - base) ? lineEnd - base : nil
  }

  private func holdsRows(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    guard let width else { return false }
    var delimiters = 0
    var lines = 0
    for index in start..<bytes.count {
      if bytes[index] == dialect.separator { delimiters += 1 }
      guard dialect.isRowEnd(bytes[index]) else { continue }
      guard width.contains(delimiters + 1) else { return false }
      (delimiters, lines) = (0, lines + 1)
    }
    guard dialect.separator == 0x09 else {
      // One line of a text may look like a row.
      return lines > 1
    }
    return lines > 0 || width.contains(delimiters + 1)
  }
}
