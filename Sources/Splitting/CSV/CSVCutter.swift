import BroadsheetCore

/// Finds where a row of a table ends (RFC 4180), and can stop and resume at any byte.
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

  let delimiter: UInt8
  private let quote = UInt8(ascii: "\"")
  private let limit: Int
  /// How many fields a row has; nil for the header.
  var width: Int?

  private var state = State.fieldStart
  private var fields = 1
  private var rowStart = 0
  /// Where the row's first line ends, as an offset in the dump; nil as long as it is the only one.
  private var lineEnd: Int?
  /// The row was found again behind a broken line; it ends as a row does.
  private var isResynced = false
  /// The quotes before this offset did not help.
  private var unhelpful = 0

  init(delimiter: UInt8, limit: Int) {
    self.delimiter = delimiter
    self.limit = limit
  }

  mutating func begin(at offset: Int, followsGap: Bool) {
    state = followsGap ? .broken : .fieldStart
    fields = 1
    rowStart = offset
    lineEnd = nil
    isResynced = false
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
        isAtHand = window.search(for: lineFeed)
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
    return window.isFinal ? finalEnd(of: window, base) : nil
  }

  /// A row of several lines that is longer than the limit ends with its first line.
  private func isTooLong(_ window: Window) -> Bool {
    lineEnd != nil && window.offset(of: window.searched) - rowStart > limit
  }

  /// Whether the row has the right width, or was given up already.
  private var isSound: Bool {
    guard let width, !isResynced else { return true }
    return fields == width
  }

  private mutating func startField(_ byte: UInt8, in window: inout Window) {
    if byte == quote {
      state = .quoted
      window.searched += 1
    } else {
      state = .plain
    }
  }

  private mutating func passPlain(in window: inout Window) {
    window.searched = endOfPlain(window.bytes.span, from: window.searched)
    guard !window.isSearched else { return }
    separate(window.bytes[window.searched], in: &window)
  }

  private func endOfPlain(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != delimiter, bytes[position] != lineFeed {
      position += 1
    }
    return position
  }

  /// Moves past what ends a field.
  private mutating func separate(_ byte: UInt8, in window: inout Window) {
    window.searched += 1
    fields += byte == delimiter ? 1 : 0
    state = byte == delimiter ? .fieldStart : .ended
  }

  private mutating func passQuoted(in window: inout Window, _ base: Int) {
    let start = window.searched
    let isFound = window.search(for: quote)
    noteLine(in: start..<window.searched, of: window.bytes.span, base: base)
    guard isFound else { return }
    window.searched += 1
    state = .afterQuote
  }

  private mutating func noteLine(
    in range: Range<Int>,
    of bytes: borrowing Span<UInt8>,
    base: Int
  ) {
    guard lineEnd == nil else { return }
    let line = ByteScan.firstIndex(
      of: lineFeed,
      in: bytes.extracting(0..<range.upperBound),
      from: range.lowerBound
    )
    if line < range.upperBound { lineEnd = base + line + 1 }
  }

  private mutating func passQuote(_ byte: UInt8, in window: inout Window) {
    switch byte {
    case quote:
      state = .quoted
      window.searched += 1
    case delimiter, lineFeed: separate(byte, in: &window)
    case UInt8(ascii: " "), 0x0D: window.searched += 1
    default: breakRow(in: &window)
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
    guard before != quote, after != quote else { return nil }
    let opens = before == delimiter || before == lineFeed
    let closes = after == delimiter || after == lineFeed || after == 0x0D
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
      if bytes[index] == delimiter { delimiters += 1 }
      guard bytes[index] == lineFeed else { continue }
      guard delimiters == width - 1 else { return false }
      (delimiters, lines) = (0, lines + 1)
    }
    // One line of a text may look like a row.
    return lines > 1
  }
}
