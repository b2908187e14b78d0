/// Writes JSON strings, with the escapes of different writers.
enum JSONText {
  struct Escaping {
    /// Every character outside ASCII.
    var ascii = false
    /// `&`, `<`, `>` and `'`.
    var html = false
  }

  static func quote(_ text: [UInt8], _ escaping: Escaping, to out: inout [UInt8]) {
    out.append(0x22)
    var plain = 0
    var at = 0
    while at < text.count {
      let length = escapedLength(of: text, at: at, escaping)
      if length > 0 {
        out.append(contentsOf: text[plain..<at])
        escape(text[at..<(at + length)], &out)
        plain = at + length
      }
      at += max(1, length)
    }
    out.append(contentsOf: text[plain...])
    out.append(0x22)
  }

  /// Returns the length of the character at `at` if it must be escaped, else 0.
  private static func escapedLength(of text: [UInt8], at: Int, _ escaping: Escaping) -> Int {
    switch text[at] {
    case 0x22, 0x5C, ..<0x20: 1
    case 0x26, 0x27, 0x3C, 0x3E: escaping.html ? 1 : 0
    case 0xC0..<0xE0: escaping.ascii ? 2 : 0
    case 0xE0..<0xF0: escaping.ascii ? 3 : 0
    case 0xF0...: escaping.ascii ? 4 : 0
    default: 0
    }
  }

  private static func escape(_ character: ArraySlice<UInt8>, _ out: inout [UInt8]) {
    switch character.first {
    case 0x22: out.append(contentsOf: "\\\"".utf8)
    case 0x5C: out.append(contentsOf: "\\\\".utf8)
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    default:
      for unit in String(decoding: character, as: UTF8.self).utf16 {
        out.append(contentsOf: "\\u".utf8)
        for shift in [12, 8, 4, 0] { out.append(hexDigits[Int(unit >> shift) & 15]) }
      }
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
