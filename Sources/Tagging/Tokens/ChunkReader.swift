internal import CScan

/// Reads the text of one field, chunk by chunk: a chunk is what stands between blanks.
struct ChunkReader {
  let field: Range<Int>
  var ends: SentenceEnds

  init(field: Range<Int>, tokens: Int) {
    self.field = field
    ends = SentenceEnds(start: field.lowerBound, tokens: tokens)
  }

  /// Reads the chunks that end within 64 bytes of `position`, where one begins or a blank stands,
  /// and returns where to go on.
  mutating func readWindow(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    into tokens: inout [Token]
  ) -> Int {
    let classes = TokenHash.classifyTokens(text, at: position, limit: field.upperBound)
    let blank = classes.blank
    let word = classes.upper | classes.lower | classes.digit
    var starts = ~blank & (blank << 1 | 1)
    var newlines = classes.newline
    while starts != 0 {
      let start = starts.trailingZeroBitCount
      if newlines != 0 { breakLines(text, position, &newlines, before: start, tokens.count) }
      let after = blank & (UInt64.max << UInt64(start))
      guard after != 0 else {
        return start > 0 ? position + start : readLongChunk(text, from: position, into: &tokens)
      }
      let end = after.trailingZeroBitCount
      starts &= starts - 1
      let bits = (UInt64(1) << UInt64(end)) &- (UInt64(1) << UInt64(start))
      let odd = bits & ~word
      let chunk = (position + start)..<(position + end)
      if odd == 0 {
        ends.append(text, chunk, Self.shape(classes, bits, start), to: &tokens)
      } else if odd >> UInt64(end - 1) == 0 || odd & (odd - 1) != 0
        || !readMarked(text, chunk, classes, bits & ~odd, start, into: &tokens)
      {
        readChunk(text, chunk, into: &tokens)
      }
    }
    if newlines != 0 { breakLines(text, position, &newlines, before: 64, tokens.count) }
    return position + 64
  }

  /// The shape of a token of ASCII letters and digits.
  @inline(__always)
  private static func shape(
    _ classes: scan_token_classes,
    _ bits: UInt64,
    _ start: Int
  ) -> Token.Shape {
    let first: UInt64 = 1 << UInt64(start)
    if classes.digit & first != 0 { return .number }
    let capitals = classes.upper & bits
    if capitals == 0 { return .lower }
    if classes.lower & bits == 0 { return bits == first ? .singleCapital : .capitals }
    return capitals == first ? .initial : .mixed
  }

  /// Reads a word and one mark after it; false, and nothing read, where it takes a closer look.
  @inline(__always)
  private mutating func readMarked(
    _ text: borrowing Span<UInt8>,
    _ chunk: Range<Int>,
    _ classes: scan_token_classes,
    _ bits: UInt64,
    _ start: Int,
    into tokens: inout [Token]
  ) -> Bool {
    let last = chunk.upperBound - 1
    guard last > chunk.lowerBound else { return false }
    let word = chunk.lowerBound..<last
    let shape = Self.shape(classes, bits, start)
    var after = SentenceEnds.Pending.nothing
    switch text[last] {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: ":"),
      UInt8(ascii: ";"):
      break
    case UInt8(ascii: "."):
      guard word.count > 1, shape != .number, Abbreviations.kind(text, word) == .none
      else { return false }
      after = .stop
    default: return false
    }
    ends.append(text, word, shape, to: &tokens)
    tokens.append(Token(start: last, length: 1, shape: .punctuation, startsSentence: false))
    ends.pending = after
    return true
  }

  private mutating func breakLines(
    _ text: borrowing Span<UInt8>,
    _ position: Int,
    _ newlines: inout UInt64,
    before end: Int,
    _ tokens: Int
  ) {
    var rest = end < 64 ? newlines & ((1 << UInt64(end)) - 1) : newlines
    newlines ^= rest
    while rest != 0 {
      let line = position + rest.trailingZeroBitCount
      ends.breakLine(text, at: line, limit: field.upperBound, tokens: tokens)
      rest &= rest - 1
    }
  }

  /// Reads a chunk that does not end within 64 bytes, and returns its end.
  private mutating func readLongChunk(
    _ text: borrowing Span<UInt8>,
    from start: Int,
    into tokens: inout [Token]
  ) -> Int {
    var end = start + 1
    while end < field.upperBound, text[end] > 0x20 { end += 1 }
    readChunk(text, start..<end, into: &tokens)
    return end
  }
}
