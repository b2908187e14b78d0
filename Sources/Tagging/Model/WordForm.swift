internal import BroadsheetCore

/// Facts from the spelling of one word: its hash, its folded hash and its collapsed shape.
///
/// All depend only on the bytes of the word, so that their weights can be summed into one row for
/// each word.
package enum WordForm {
  /// Shorter words in capitals are acronyms, not names in capitals.
  static let shortestFolded = 4

  /// The hash of a word as it is written.
  package static func hash(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    TokenHash.exact(text, word)
  }

  /// Longer numbers count by their form only: `1,250` and `3,975` are one word.
  private static let longestNumber = 4

  /// Whether a word counts by the positions of its digits only.
  @inline(__always)
  static func isLongNumber(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    word.count > longestNumber && text[word.lowerBound] &- 0x30 < 10
  }

  /// The hash that identifies a word's rows: its own, or that of its form if it is a long number.
  @inline(__always)
  package static func rowHash(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    guard !word.isEmpty, isLongNumber(text, word) else { return hash(text, word) }
    return numberHash(text, word)
  }

  private static func numberHash(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    var form: [UInt8] = []
    foldDigits(text, word, into: &form)
    return hash(form.span, 0..<form.count)
  }

  /// Replaces `form` by the word with every digit a 0.
  static func foldDigits(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into form: inout [UInt8]
  ) {
    form.removeAll(keepingCapacity: true)
    for index in word { form.append(text[index] &- 0x30 < 10 ? 0x30 : text[index]) }
  }

  /// The hash of a word whatever the case of its ASCII letters.
  package static func caseFolded(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    TokenHash.caseFolded(text, word)
  }

  /// The hash that matches a word in headlines with the same word in the body: `TRUMP` as `Trump`.
  ///
  /// Short acronyms do not match words: `US` is not `us`.
  package static func key(_ text: borrowing Span<UInt8>, _ token: Token) -> UInt64 {
    isAcronym(token) ? hash(text, token.range) : caseFolded(text, token.range)
  }

  @inline(__always)
  static func isAcronym(_ token: Token) -> Bool {
    token.shape == .capitals && token.length < shortestFolded
  }

  /// Replaces `form` by the word with every ASCII letter but the first one small.
  static func titleCase(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into form: inout [UInt8]
  ) {
    lowerCase(text, word, into: &form)
    if let first = form.first, NameTokens.isLower(first) { form[0] = text[word.lowerBound] }
  }

  /// Replaces `form` by the word with every ASCII letter small.
  static func lowerCase(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into form: inout [UInt8]
  ) {
    form.removeAll(keepingCapacity: true)
    form.append(addingCapacity: word.count) { output in
      for index in word {
        output.append(NameTokens.isUpper(text[index]) ? text[index] | 0x20 : text[index])
      }
    }
  }

  /// Replaces `shape` by the classes of a word's bytes, equal neighbours collapsed: `X.X.` for
  /// U.S., `Xx-x` for Trump-era.
  static func shape(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into shape: inout [UInt8]
  ) {
    shape.removeAll(keepingCapacity: true)
    shape.append(addingCapacity: longestShape) { output in
      var last: UInt8?
      for index in word where output.count < longestShape {
        let symbol = symbol(text[index])
        if last != symbol { output.append(symbol) }
        last = symbol
      }
    }
  }

  private static let longestShape = 8

  private static func symbol(_ byte: UInt8) -> UInt8 {
    if NameTokens.isUpper(byte) { return UInt8(ascii: "X") }
    if NameTokens.isLower(byte) || byte >= 0x80 { return UInt8(ascii: "x") }
    if (byte &- 0x30) < 10 { return UInt8(ascii: "0") }
    return byte
  }
}
