/// Decides for one field how to read its invalid bytes.
///
/// A field without a valid sequence was most likely never UTF-8: its bytes read as Windows-1252,
/// the fallback of the WHATWG encoding standard. In a field with valid sequences, a stray byte is
/// damage and reads as U+FFFD.
struct UTF8Repair {
  private let isWindows1252: Bool

  init(_ bytes: borrowing Span<UInt8>, _ field: Range<Int>) {
    var position = field.lowerBound
    var valid = 0
    while position < field.upperBound {
      let (scalar, count) = UTF8Decoder.decode(bytes, at: position, limit: field.upperBound)
      if scalar != nil, count > 1 { valid += 1 }
      position += count
    }
    isWindows1252 = valid == 0
  }

  /// The scalars for the bytes of one invalid sequence.
  func scalars(for bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    isWindows1252 ? bytes.map(Windows1252.scalar) : ["\u{FFFD}"]
  }
}

/// The single-byte encoding that most mislabelled Western text is in.
enum Windows1252 {
  /// 0x80–0x9F; the five that the code page leaves open map to the control of the same number.
  private static let high: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}
