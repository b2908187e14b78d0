internal import BroadsheetCore

/// What the spelling of one word tells: its hash, its folded hash and its collapsed shape.
///
/// All are functions of the word's bytes alone, so that whatever hangs on them can be summed into
/// one row a word.
package enum WordForm {
  /// Capitals shorter than this are acronyms that no name in small letters stands behind.
  static let shortestFolded = 4

  /// The hash of a word as it is written.
  package static func hash(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    TokenHash.exact(text, word)
  }

  /// The hash by which mentions in headlines meet those in the body: `TRUMP` as `Trump`.
  package static func foldedHash(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    isCapitals: Bool
  ) -> UInt64 {
    guard isCapitals, word.count >= shortestFolded else { return hash(text, word) }
    return titleCased(text, word).withSpan { hash($0, 0..<$0.count) }
  }

  /// The word with every ASCII letter but the first one small.
  static func titleCased(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> [UInt8] {
    var form = lowerCased(text, word)
    if let first = form.first, NameTokens.isLower(first) { form[0] = text[word.lowerBound] }
    return form
  }

  /// The word with every ASCII letter small.
  static func lowerCased(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> [UInt8] {
    var form: [UInt8] = []
    form.reserveCapacity(word.count)
    for index in word {
      form.append(NameTokens.isUpper(text[index]) ? text[index] | 0x20 : text[index])
    }
    return form
  }

  /// The classes of a word's bytes, runs collapsed: `X.X.` for U.S., `Xx-x` for Trump-era.
  static func shape(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> [UInt8] {
    var shape: [UInt8] = []
    for index in word where shape.count < longestShape {
      let symbol = symbol(text[index])
      if shape.last != symbol { shape.append(symbol) }
    }
    return shape
  }

  private static let longestShape = 8

  private static func symbol(_ byte: UInt8) -> UInt8 {
    if NameTokens.isUpper(byte) { return UInt8(ascii: "X") }
    if NameTokens.isLower(byte) || byte >= 0x80 { return UInt8(ascii: "x") }
    if (byte &- 0x30) < 10 { return UInt8(ascii: "0") }
    return byte
  }
}

extension Array where Element == UInt8 {
  /// Lends the bytes as a span.
  func withSpan<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result { body(span) }
}
