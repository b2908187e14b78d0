/// Sets ASCII text as the web does: curly quotes, em dashes, ellipses, some no-break spaces.
enum Typography {
  static func set(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + text.count / 16)
    var at = 0
    while at < text.count { at += character(text, at, &out) }
    return out
  }

  /// Appends what replaces the character at `at`; returns how many bytes of `text` that covers.
  private static func character(_ text: [UInt8], _ at: Int, _ out: inout [UInt8]) -> Int {
    switch text[at] {
    case 0x27: return put("\u{2019}", 1, &out)
    case 0x22: return put(opens(text, at) ? "\u{201C}" : "\u{201D}", 1, &out)
    case 0x20 where follows(text, at, " -- "): return put("\u{2014}", 4, &out)
    case 0x20 where at % 3 == 0 && isMeasure(text, at): return put("\u{A0}", 1, &out)
    case 0x2E where follows(text, at, "..."): return put("\u{2026}", 3, &out)
    default:
      out.append(text[at])
      return 1
    }
  }

  private static func put(_ text: String, _ length: Int, _ out: inout [UInt8]) -> Int {
    out.append(contentsOf: text.utf8)
    return length
  }

  /// A quote opens at the start, and after a blank, a line end or a dash.
  private static func opens(_ text: [UInt8], _ at: Int) -> Bool {
    at == 0 || text[at - 1] == 0x20 || text[at - 1] == 0x0A || text[at - 1] == 0x28
  }

  private static func follows(_ text: [UInt8], _ at: Int, _ pattern: String) -> Bool {
    text[at...].starts(with: pattern.utf8)
  }

  /// The blank in "3.5 percent": never one inside a name, for no name holds a digit.
  private static func isMeasure(_ text: [UInt8], _ at: Int) -> Bool {
    at > 0 && (0x30...0x39).contains(text[at - 1]) && follows(text, at, " percent")
  }
}
