import BroadsheetCore

/// The encoding that texts declared as Latin-1 are written in.
enum Windows1252 {
  static let name = "windows-1252"

  /// 0x80 to 0x9F, where it differs from Latin-1; five of them are controls, as in the Encoding
  /// Standard.
  private static let special: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// The same text in UTF-8.
  static func converted(_ text: borrowing Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for index in text.indices {
      let byte = text[index]
      let unit = byte & 0xE0 == 0x80 ? special[Int(byte) - 0x80] : UInt16(byte)
      switch unit {
      case ..<0x80: result.append(byte)
      case ..<0x800:
        result.append(0xC0 | UInt8(unit >> 6))
        result.append(0x80 | UInt8(unit & 0x3F))
      default:
        result.append(0xE0 | UInt8(unit >> 12))
        result.append(0x80 | UInt8(unit >> 6 & 0x3F))
        result.append(0x80 | UInt8(unit & 0x3F))
      }
    }
    return result
  }
}

extension Span where Element == UInt8 {
  /// Whether these bytes are UTF-8.
  var isUTF8: Bool { (try? UTF8Span(validating: self)) != nil }
}
