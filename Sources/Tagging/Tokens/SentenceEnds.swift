internal import BroadsheetCore

/// Appends tokens, and decides for each whether it opens a sentence.
struct SentenceEnds {
  /// What comes before the next token.
  enum Pending: UInt8 {
    case nothing
    /// A paragraph or field begins, or a dateline has ended.
    case start
    /// A full stop, question or exclamation mark.
    case stop
    case abbreviation
    case ellipsis
    /// A dash after a possible dateline without an agency.
    case dash
  }

  var pending = Pending.start
  /// Index of the token that opens the paragraph.
  private var paragraph: Int
  private var lineStart: Int
  private var tokensAtBreak: Int
  private let rules: TokenRules

  /// A line of more bytes is a paragraph, not wrapped text.
  private static let longestLine = 100
  private static let longestDateline = 14

  init(start: Int, tokens: Int, rules: TokenRules) {
    paragraph = tokens
    lineStart = start
    tokensAtBreak = tokens
    self.rules = rules
  }

  // MARK: - Tokens

  /// Appends a token of letters or digits.
  @inline(__always)
  mutating func append(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    shape: Token.Shape,
    to tokens: inout [Token]
  ) {
    var starts = false
    if pending != .nothing { starts = startsSentence(text, range, shape: shape) }
    tokens.append(
      Token(
        start: range.lowerBound,
        length: range.count,
        shape: shape,
        startsSentence: starts
      )
    )
  }

  /// Appends a token of marks, and notes what it ends.
  mutating func appendMark(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    to tokens: inout [Token]
  ) {
    let before = pending
    let closes = before != .nothing && before != .start && goesOn(text, range, after: tokens)
    if closes { pending = .nothing }
    append(text, range, shape: .punctuation, to: &tokens)
    let mark = Mark(text, range)
    switch mark {
    case .stop: pending = .stop
    case .ellipsis: pending = .ellipsis
    case .dash: pending = pendingAfterDash(text, tokens)
    case .quote where closes && before == .abbreviation: pending = .stop
    default: pending = closes ? before : .nothing
    }
  }

  /// Whether a mark belongs to the end of the sentence before it: it closes something, or it is
  /// another stop.
  private func goesOn(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    after tokens: [Token]
  ) -> Bool {
    guard let last = tokens.last, pending != .dash else { return false }
    switch Mark(text, range) {
    case .stop, .ellipsis: return true
    case .quote, .close: return last.range.upperBound == range.lowerBound
    default: return false
    }
  }

  private mutating func startsSentence(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    shape: Token.Shape
  ) -> Bool {
    defer { pending = .nothing }
    let opens = shape == .punctuation ? Mark(text, range).opens : shape != .lower
    switch pending {
    case .nothing: return false
    case .start: return true
    case .stop: return opens || (shape == .punctuation && Mark(text, range) == .dash)
    case .ellipsis: return opens && shape != .number
    case .dash: return shape != .capitals
    case .abbreviation: return range.count > 1 && rules.openers.contains(text, range)
    }
  }

  // MARK: - Datelines

  private func pendingAfterDash(_ text: borrowing Span<UInt8>, _ tokens: [Token]) -> Pending {
    let dash = tokens.count - 1
    guard dash > paragraph, dash - paragraph <= Self.longestDateline,
      !tokens[(paragraph + 1)...].contains(where: \.startsSentence)
    else { return .nothing }
    let (first, last) = (tokens[paragraph], tokens[dash - 1])
    if text[last.range.lowerBound] == UInt8(ascii: ")"), dash - paragraph > 3 {
      let agency = tokens[dash - 2].shape
      let isPlace = first.shape == .capitals || first.shape == .initial
      return isPlace && (agency == .capitals || agency == .initial) ? .start : .nothing
    }
    guard first.shape == .capitals, first.length > 2, last.shape != .lower,
      last.shape != .punctuation, last.range.upperBound < tokens[dash].range.lowerBound
    else { return .nothing }
    return .dash
  }

  // MARK: - Lines

  /// Notes a line break.
  mutating func breakLine(_ text: borrowing Span<UInt8>, at position: Int, limit: Int, tokens: Int)
  {
    if endsParagraph(text, at: position, limit: limit, tokens) {
      pending = .start
      paragraph = tokens
    }
    lineStart = position + 1
    tokensAtBreak = tokens
  }

  private func endsParagraph(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    limit: Int,
    _ tokens: Int
  ) -> Bool {
    if tokens == tokensAtBreak || position - lineStart > Self.longestLine { return true }
    let next = position + 1
    if next + 1 < limit, text[next] == 0x09 || (text[next] == 0x20 && text[next + 1] == 0x20) {
      return true
    }
    return TokenHash.isLong(text, from: next, limit: limit, than: Self.longestLine)
  }
}

/// What a mark does to sentences.
enum Mark {
  case stop, ellipsis, dash, quote, open, close, sign, inner

  var opens: Bool { self == .quote || self == .open || self == .sign }

  init(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    switch text[range.lowerBound] {
    case UInt8(ascii: "."): self = range.count == 1 ? .stop : .ellipsis
    case UInt8(ascii: "!"), UInt8(ascii: "?"): self = .stop
    case UInt8(ascii: "-"), UInt8(ascii: "_"): self = .dash
    case UInt8(ascii: "\""), UInt8(ascii: "'"): self = .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): self = .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"): self = .close
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"): self = .inner
    case UInt8(ascii: "%"), UInt8(ascii: "&"): self = .inner
    case 0x80...: self = Self.beyondASCII(text, range)
    default: self = .sign
    }
  }

  private static func beyondASCII(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Mark {
    switch NameTokens.scalar(text, at: range.lowerBound, end: range.upperBound).value {
    case 0x2026: .ellipsis
    case 0x2010...0x2015: .dash
    case 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: .quote
    default: .sign
    }
  }
}
