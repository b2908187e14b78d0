/// Writes text into markup.
enum Markup {
  /// How a page writes apostrophes, quotes and dashes: literally or as references.
  enum Style: UInt64, CaseIterable {
    case plain, named, numeric
  }

  /// The marks of modern pages: their bytes and their HTML names.
  private static let marks: [(bytes: [UInt8], name: String)] = [
    ("\u{2019}", "rsquo"), ("\u{201C}", "ldquo"), ("\u{201D}", "rdquo"), ("\u{2014}", "mdash"),
    ("\u{2026}", "hellip"), ("\u{A0}", "nbsp"), ("'", "apos"),
  ].map { (Array($0.utf8), $1) }

  /// Appends text; `&`, `<`, `>` and `"` are references in any style.
  static func escape(_ text: ArraySlice<UInt8>, _ style: Style, to out: inout [UInt8]) {
    var rest = text
    while let byte = rest.first {
      if style != .plain, let mark = marks.first(where: { rest.starts(with: $0.bytes) }) {
        out.put(style == .named ? "&\(mark.name);" : number(mark.bytes))
        rest = rest.dropFirst(mark.bytes.count)
      } else {
        escape(byte, &out)
        rest = rest.dropFirst()
      }
    }
  }

  private static func escape(_ byte: UInt8, _ out: inout [UInt8]) {
    switch byte {
    case 0x26: out.put("&amp;")
    case 0x3C: out.put("&lt;")
    case 0x3E: out.put("&gt;")
    case 0x22: out.put("&quot;")
    default: out.append(byte)
    }
  }

  private static func number(_ character: [UInt8]) -> String {
    String(decoding: character, as: UTF8.self).unicodeScalars.map { "&#\($0.value);" }.joined()
  }
}

extension [UInt8] {
  mutating func put(_ text: String) { append(contentsOf: text.utf8) }
}
