/// Writes one JSON object per line: id, date, title, text, url, source.
///
/// Escapes vary by record, as between writers: most keep UTF-8, some write every character
/// outside ASCII as `\uXXXX` (surrogate pairs above U+FFFF), some escape `&`, `<`, `>` and `'`.
enum JSONLines {
  static func append(_ article: Article, to out: inout [UInt8]) {
    // Half of the few records with an emoji, so that a small file has a surrogate pair too.
    let emoji = article.noise % 2 == 0 && article.body.suffix(4).first ?? 0 >= 0xF0
    let escaping = JSONText.Escaping(
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
    JSONText.quote(article.title, escaping, to: &out)
    out.append(contentsOf: ", \"text\": ".utf8)
    JSONText.quote(article.body, escaping, to: &out)
    out.append(contentsOf: ", \"url\": ".utf8)
    out.append(contentsOf: article.noise % 8 == 5 ? Array("null".utf8) : url(article, number))
    out.put(", \"source\": \"\(article.source.isEmpty ? "made" : article.source)\"}\n")
  }

  private static func url(_ article: Article, _ number: [UInt8]) -> [UInt8] {
    let host = article.source.isEmpty ? "news.example" : article.source
    return "\"https://\(host)/made/".utf8 + number + [0x22]
  }
}
