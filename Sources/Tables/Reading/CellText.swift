/// Undoes the escapes of `TextWriter`.
enum CellText {
  /// Returns the text of a TSV cell; a backslash without an escape is literal.
  static func ofTSV(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    cell.contains(0x5C) ? unescaped(cell, isJSON: false) ?? Array(cell) : Array(cell)
  }

  /// Returns the text of a CSV cell, given with its quotes.
  static func ofCSV(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var text = cell.first == 0x22 ? unquoted(cell)[...] : cell
    if text.first == 0x27, TextWriter.isGuarded(text) { text = text.dropFirst() }
    return ofTSV(text)
  }

  /// Returns the text of a JSON string, given without its quotes; nil if it is malformed.
  static func ofJSON(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    cell.contains(0x5C) ? unescaped(cell, isJSON: true) : Array(cell)
  }

  private static func unquoted(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var wasQuote = false
    for byte in cell.dropFirst().dropLast() {
      wasQuote = byte == 0x22 && !wasQuote
      if !wasQuote { text.append(byte) }
    }
    return text
  }

  private static func unescaped(_ cell: ArraySlice<UInt8>, isJSON: Bool) -> [UInt8]? {
    var text: [UInt8] = []
    var index = cell.startIndex
    while index < cell.endIndex {
      guard cell[index] == 0x5C else {
        text.append(cell[index])
        index += 1
        continue
      }
      if let count = append(cell[index...], isJSON, to: &text) {
        index += count
      } else {
        guard !isJSON else { return nil }
        text.append(0x5C)
        index += 1
      }
    }
    return text
  }

  /// Appends the text of the escape at the start; returns its length, or nil without an escape.
  private static func append(
    _ escape: ArraySlice<UInt8>,
    _ isJSON: Bool,
    to text: inout [UInt8]
  ) -> Int? {
    let letter = escape.dropFirst().first ?? 0
    switch letter {
    case UInt8(ascii: "\\"): text.append(0x5C)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b") where isJSON: text.append(0x08)
    case UInt8(ascii: "f") where isJSON: text.append(0x0C)
    case UInt8(ascii: "/") where isJSON, UInt8(ascii: "\"") where isJSON: text.append(letter)
    case UInt8(ascii: "u"): return appendScalar(escape, to: &text)
    default: return nil
    }
    return 2
  }

  private static func appendScalar(_ escape: ArraySlice<UInt8>, to text: inout [UInt8]) -> Int? {
    guard let first = unit(escape) else { return nil }
    if let scalar = Unicode.Scalar(first) {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return 6
    }
    // A surrogate pair.
    guard (0xD800..<0xDC00).contains(first), let second = unit(escape.dropFirst(6)),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return nil }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return 12
  }

  /// Returns the number in `\uXXXX` at the start.
  private static func unit(_ escape: ArraySlice<UInt8>) -> UInt32? {
    guard escape.starts(with: [0x5C, 0x75]) else { return nil }
    let digits = escape.dropFirst(2).prefix(4)
    guard digits.count == 4 else { return nil }
    return digits.reduce(0 as UInt32?) { value, digit in
      guard let value, let number = Character(Unicode.Scalar(digit)).hexDigitValue,
        digit < 0x80
      else { return nil }
      return value << 4 | UInt32(number)
    }
  }
}
