/// Typesets ASCII text as the web does: curly quotes, em dashes, ellipses, some no-break spaces.
enum Typography {
  static func set(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + text.count / 16)
    var at = 0
    while at < text.count { at += character(of: text, at: at, to: &out) }
    return out
  }

  /// Appends the replacement of the character at `at`; returns how many bytes of `text` it covers.
  private static func character(of text: [UInt8], at: Int, to out: inout [UInt8]) -> Int {
    switch text[at] {
    case 0x27: return put("\u{2019}", for: 1, to: &out)
    case 0x22: return put(opens(text, at) ? "\u{201C}" : "\u{201D}", for: 1, to: &out)
    case 0x20 where has(" -- ", in: text, at: at): return put("\u{2014}", for: 4, to: &out)
    case 0x20 where at % 3 == 0 && isMeasure(text, at): return put("\u{A0}", for: 1, to: &out)
    case 0x2E where has("...", in: text, at: at): return put("\u{2026}", for: 3, to: &out)
    default:
      out.append(text[at])
      return 1
    }
  }

  private static func put(_ text: String, for length: Int, to out: inout [UInt8]) -> Int {
    out.append(contentsOf: text.utf8)
    return length
  }

  /// A quote opens at the start, and after a blank, a line end or a dash.
  private static func opens(_ text: [UInt8], _ at: Int) -> Bool {
    at == 0 || text[at - 1] == 0x20 || text[at - 1] == 0x0A || text[at - 1] == 0x28
  }

  private static func has(_ pattern: String, in text: [UInt8], at: Int) -> Bool {
    text[at...].starts(with: pattern.utf8)
  }

  /// Whether this is the blank in "3.5 percent", and so not in a name: names have no digits.
  private static func isMeasure(_ text: [UInt8], _ at: Int) -> Bool {
    at > 0 && (0x30...0x39).contains(text[at - 1]) && has(" percent", in: text, at: at)
  }
}
