import BroadsheetCore

extension [UInt8] {
  /// Appends text and resolves its character references once: they escape markup inside XML.
  ///
  /// Resolves only the five names of XML and numbers, and copies everything else.
  mutating func appendUnescaped(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte == UInt8(ascii: "&"),
        let end = appendReference(text, position..<Swift.min(range.upperBound, position + 12))
      {
        position = end
      } else {
        append(byte)
        position += 1
      }
    }
  }

  /// Appends the character of the reference at the beginning of a range; returns where it ends.
  private mutating func appendReference(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Int? {
    guard let end = range.first(where: { text[$0] == UInt8(ascii: ";") }) else { return nil }
    let name = range.lowerBound + 1..<end
    if let (_, byte) = xmlNames.first(where: { text.spells($0.0, in: name) }) {
      append(byte)
    } else {
      guard let scalar = scalar(text, name), let bytes = UTF8.encode(scalar) else { return nil }
      append(contentsOf: bytes)
    }
    return end + 1
  }

  private func scalar(_ text: borrowing Span<UInt8>, _ name: Range<Int>) -> Unicode.Scalar? {
    guard name.count > 1, text[name.lowerBound] == UInt8(ascii: "#") else { return nil }
    let isHex = text[name.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
    var code: UInt32 = 0
    for index in name.dropFirst(isHex ? 2 : 1) {
      guard let digit = ASCII.hexDigit(text[index]), digit < (isHex ? 16 : 10), code < 0x11_0000
      else { return nil }
      code = code * (isHex ? 16 : 10) + UInt32(digit)
    }
    return code == 0 ? nil : Unicode.Scalar(code)
  }
}

private let xmlNames: [([UInt8], UInt8)] = [
  (Array("amp".utf8), UInt8(ascii: "&")), (Array("lt".utf8), UInt8(ascii: "<")),
  (Array("gt".utf8), UInt8(ascii: ">")), (Array("quot".utf8), UInt8(ascii: "\"")),
  (Array("apos".utf8), UInt8(ascii: "'")),
]
