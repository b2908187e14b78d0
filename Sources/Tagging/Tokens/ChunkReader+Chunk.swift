// The slow path: chunks that hold more than plain words.

extension ChunkReader {
  /// Reads a chunk scalar by scalar.
  mutating func readChunk(
    _ text: borrowing Span<UInt8>,
    _ chunk: Range<Int>,
    into tokens: inout [Token]
  ) {
    var position = chunk.lowerBound
    while position < chunk.upperBound {
      let scalar = TokenScalar(text, at: position, limit: chunk.upperBound)
      switch scalar.kind {
      case .blank: position += scalar.count
      case .capital, .small, .caseless:
        position = readWord(text, position..<chunk.upperBound, into: &tokens)
      case .mark, .apostrophe:
        position = readMark(scalar, in: text, position..<chunk.upperBound, into: &tokens)
      }
    }
  }

  // MARK: - Marks

  /// Reads what begins with a mark at the start of `rest`, and returns its end.
  private mutating func readMark(
    _ scalar: TokenScalar,
    in text: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    into tokens: inout [Token]
  ) -> Int {
    let start = rest.lowerBound
    let next = start + scalar.count
    let end = endOfSequence(text, rest)
    if end == start + 1 {
      switch text[start] {
      case UInt8(ascii: ".") where isDigit(text, at: next, limit: rest.upperBound),
        UInt8(ascii: "+") where isDigit(text, at: next, limit: rest.upperBound):
        return readWord(text, rest, into: &tokens)
      case UInt8(ascii: "@") where isWord(text, at: next, limit: rest.upperBound),
        UInt8(ascii: "#") where isWord(text, at: next, limit: rest.upperBound):
        return append(text, start..<endOfName(text, next..<rest.upperBound), to: &tokens)
      default: break
      }
    }
    if scalar.kind == .apostrophe {
      if let end = rules.contractions.endOfEnding(in: text, rest) {
        return append(text, start..<end, to: &tokens)
      }
      if isYear(text, at: next, limit: rest.upperBound) {
        return readWord(text, rest, into: &tokens)
      }
    }
    return append(text, start..<max(end, next), to: &tokens)
  }

  /// Where a sequence of one mark ends; most marks are tokens of one.
  private func endOfSequence(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int {
    let mark = text[rest.lowerBound]
    var end = rest.lowerBound + 1
    switch mark {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      while end < rest.upperBound, text[end] == UInt8(ascii: "!") || text[end] == UInt8(ascii: "?")
      { end += 1 }
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "`"), UInt8(ascii: "'"):
      while end < rest.upperBound, text[end] == mark { end += 1 }
    default: break
    }
    return end
  }

  /// The end of the letters, digits and underscores of an @name or a #tag.
  private func endOfName(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int {
    var end = rest.lowerBound
    while end < rest.upperBound {
      let scalar = TokenScalar(text, at: end, limit: rest.upperBound)
      guard scalar.isWord || text[end] == UInt8(ascii: "_") else { break }
      end += scalar.count
    }
    return end
  }

  // MARK: - Words

  /// Reads the word at the start of `rest`, its ending or its full stop, and returns their end.
  private mutating func readWord(
    _ text: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    into tokens: inout [Token]
  ) -> Int {
    if let end = WordShape.endOfAddress(text, rest) {
      return append(text, rest.lowerBound..<end, to: &tokens)
    }
    let word = WordShape(text, rest, rules: rules)
    if word.hasNegation {
      _ = append(text, rest.lowerBound..<(word.end - 1), to: &tokens)
      let apostrophe = TokenScalar(text, at: word.end, limit: rest.upperBound)
      return append(text, (word.end - 1)..<(word.end + apostrophe.count + 1), to: &tokens)
    }
    let stop = word.stop(
      text,
      rest,
      startsLine: ends.pending == .start,
      limit: field.upperBound,
      rules: rules
    )
    guard let stop else { return append(text, rest.lowerBound..<word.end, to: &tokens) }
    let end = append(text, rest.lowerBound..<(word.end + 1), to: &tokens)
    ends.pending = stop ? .abbreviation : .nothing
    return end
  }

  /// Appends a token, or several where it is too long for one, and returns its end.
  private mutating func append(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    to tokens: inout [Token]
  ) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Int(UInt16.max), range.upperBound)
      let shape = Tokenizer.shape(text, start..<end)
      if shape == .punctuation {
        ends.appendMark(text, start..<end, to: &tokens)
      } else {
        ends.append(text, start..<end, shape: shape, to: &tokens)
      }
      start = end
    }
    return range.upperBound
  }

  /// Whether there are two digits and no third: the year of `'98`.
  private func isYear(_ text: borrowing Span<UInt8>, at index: Int, limit: Int) -> Bool {
    isDigit(text, at: index, limit: limit) && isDigit(text, at: index + 1, limit: limit)
      && !isDigit(text, at: index + 2, limit: limit)
  }

  private func isDigit(_ text: borrowing Span<UInt8>, at index: Int, limit: Int) -> Bool {
    index < limit && (text[index] &- 0x30) < 10
  }

  private func isWord(_ text: borrowing Span<UInt8>, at index: Int, limit: Int) -> Bool {
    index < limit && TokenScalar(text, at: index, limit: limit).isWord
  }
}
