/// One JSON object a line: id, date, title, text, url, source.
///
/// Escapes vary by record, as writers do: most leave UTF-8 alone, some write every character
/// outside ASCII as `\uXXXX` (pairs of surrogates above U+FFFF), some hide `&`, `<`, `>` and `'`.
enum JSONLines {
  private struct Escaping {
    var ascii: Bool
    var html: Bool
  }

  static func append(_ article: Article, to out: inout [UInt8]) {
    // Half of the few records with an emoji, so that a small file has a surrogate pair too.
    let emoji = article.noise % 2 == 0 && article.body.suffix(4).first ?? 0 >= 0xF0
    let escaping = Escaping(
      ascii: emoji || article.noise % 10 == 0,
      html: article.noise % 16 == 1
    )
    let number = decimal(article.number, width: 7)
    let dated = article.noise % 20 != 3
    out.append(contentsOf: "{\"id\": \"made/".utf8)
    out.append(contentsOf: number)
    out.append(contentsOf: "\", \"date\": ".utf8)
    out.append(contentsOf: dated ? [0x22] + article.day.iso + [0x22] : Array("null".utf8))
    out.append(contentsOf: ", \"title\": ".utf8)
    quote(article.title, escaping, &out)
    out.append(contentsOf: ", \"text\": ".utf8)
    quote(article.body, escaping, &out)
    out.append(contentsOf: ", \"url\": ".utf8)
    out.append(contentsOf: article.noise % 8 == 5 ? Array("null".utf8) : url(number))
    out.append(contentsOf: ", \"source\": \"made\"}\n".utf8)
  }

  private static func url(_ number: [UInt8]) -> [UInt8] {
    "\"https://news.example/made/".utf8 + number + [0x22]
  }

  private static func quote(_ text: [UInt8], _ escaping: Escaping, _ out: inout [UInt8]) {
    out.append(0x22)
    var plain = 0
    var at = 0
    while at < text.count {
      let length = escapedLength(text, at, escaping)
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

  /// Bytes at `at` that must be escaped together: 0 if none, else one character.
  private static func escapedLength(_ text: [UInt8], _ at: Int, _ escaping: Escaping) -> Int {
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
