// PERF: plain chunks, four of five, are cut by bit masks, up to 64 bytes at a time; only the others
// reach SentenceEnds and ChunkReader+Chunk.

internal import CScan

/// Reads the text of one field, chunk by chunk: a chunk is the text between two blanks.
struct ChunkReader {
  let field: Range<Int>
  let rules: TokenRules
  var ends: SentenceEnds

  /// Reads a field from its start; `tokens` have been found before it.
  init(field: Range<Int>, tokens: Int, rules: TokenRules) {
    self.field = field
    self.rules = rules
    ends = SentenceEnds(start: field.lowerBound, tokens: tokens, rules: rules)
  }

  /// Reads the chunks that end within 64 bytes of `position`, which is a blank or begins a chunk,
  /// and returns where to go on.
  mutating func readWindow(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    into tokens: inout [Token]
  ) -> Int {
    let classes = TokenHash.classifyTokens(
      text,
      at: position,
      limit: field.upperBound,
      possessives: rules.contractions.cutsPossessive
    )
    guard classes.blank != 0 else { return readLongChunk(text, from: position, into: &tokens) }
    let blank = classes.blank
    let whole = UInt64.max >> UInt64(blank.leadingZeroBitCount)
    let events = (~blank | classes.newline) & whole
    var at: UInt64 = 0
    while at < 64 {
      if ends.pending == .nothing {
        at = Self.readPlain(classes, of: whole, from: at, base: position, into: &tokens)
        if at == 64 { break }
      }
      let rest = events & (UInt64.max &<< at)
      guard rest != 0 else { break }
      let first = UInt64(rest.trailingZeroBitCount)
      if classes.newline &>> first & 1 != 0 {
        let line = position + Int(first)
        ends.breakLine(text, at: line, limit: field.upperBound, tokens: tokens.count)
        at = first + 1
      } else {
        at = UInt64((blank & (UInt64.max &<< first)).trailingZeroBitCount)
        readChunk(text, classes, bits: first..<at, base: position, into: &tokens)
      }
    }
    return position + 64 - blank.leadingZeroBitCount
  }

  /// Appends the tokens of all chunks before the next line break, or the next chunk that needs a
  /// closer look, and returns the bit of that; 64 if there is none.
  ///
  /// `whole` has a bit for each byte of the chunks that end here; bit 0 is the byte at `base`.
  @inline(__always)
  private static func readPlain(
    _ classes: scan_token_classes,
    of whole: UInt64,
    from start: UInt64,
    base: Int,
    into tokens: inout [Token]
  ) -> UInt64 {
    let odd = classes.odd & whole & (UInt64.max &<< start)
    var end: UInt64 = 64
    if odd != 0 {
      end = UInt64(odd.trailingZeroBitCount)
      let before = classes.blank & ((1 &<< end) &- 1)
      if classes.newline &>> end & 1 == 0 {
        end = max(start, UInt64(64 - before.leadingZeroBitCount))
      }
    }
    let mask = (end == 64 ? whole : (1 &<< end) &- 1) & (UInt64.max &<< start)
    let starts = classes.starts & mask
    if starts != 0 {
      let ends = classes.ends & (mask &<< 1)
      TokenHash.append(classes, starts: starts, ends: ends, base: base, to: &tokens)
    }
    return end
  }

  /// Reads the chunk between two bits; quickly if it is one word, or a word and a full stop.
  @inline(__always)
  private mutating func readChunk(
    _ text: borrowing Span<UInt8>,
    _ classes: scan_token_classes,
    bits: Range<UInt64>,
    base: Int,
    into tokens: inout [Token]
  ) {
    let chunk = (base + Int(bits.lowerBound))..<(base + Int(bits.upperBound))
    let mask = (UInt64(1) &<< bits.upperBound) &- (UInt64(1) &<< bits.lowerBound)
    let last = UInt64(1) &<< (bits.upperBound &- 1)
    let word = classes.upper | classes.lower | classes.digit
    let others = mask & ~word
    if others == 0 {
      return ends.append(text, chunk, shape: Self.shape(classes, mask), to: &tokens)
    }
    if others == last, chunk.count > 2, text[chunk.upperBound - 1] == UInt8(ascii: ".") {
      let shape = Self.shape(classes, mask ^ last)
      let word = chunk.lowerBound..<(chunk.upperBound - 1)
      if shape != .number, rules.abbreviations.kind(of: word, in: text) == .none {
        ends.append(text, word, shape: shape, to: &tokens)
        let stop = word.upperBound
        tokens.append(Token(start: stop, length: 1, shape: .punctuation, startsSentence: false))
        ends.pending = .stop
        return
      }
    }
    readChunk(text, chunk, into: &tokens)
  }

  @inline(__always)
  private static func shape(_ classes: scan_token_classes, _ bits: UInt64) -> Token.Shape {
    Token.Shape(
      rawValue: scan_shape(classes.upper & bits, classes.lower & bits, classes.digit & bits)
    ) ?? .other
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
