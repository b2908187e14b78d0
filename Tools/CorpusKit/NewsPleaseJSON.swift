/// The objects of news-please in one indented array, as Python writes it.
enum NewsPleaseJSON {
  static let preamble = Array("[\n".utf8)
  static let postamble = Array("\n]\n".utf8)

  static func append(_ article: Article, to out: inout [UInt8]) {
    let escaping = JSONText.Escaping(ascii: article.noise % 4 > 0)
    // Where the truth tells days, an article without one has none in its address either.
    let hidesDay = !article.source.isEmpty && article.noise % 20 == 3
    let time = "\(article.isoDay) \(article.clock)"
    let url = article.url(dated: article.noise % 3 == 0 && !hidesDay)
    if article.number > 1 { out.put(",\n") }
    out.put("    {\n        \"authors\": [\n            \"Staff Desk\"\n        ],\n")
    member("date_download", "\"\(time)\"", &out)
    member("date_modify", "\"None\"", &out)
    member("date_publish", article.noise % 20 == 3 ? "\"None\"" : "\"\(time)\"", &out)
    member("description", "\"\(PageJunk.teaser)\"", &out)
    member("filename", "\"story-\(article.serial).html.json\"", &out)
    member("image_url", "null", &out)
    member("language", "\"en\"", &out)
    member("localpath", "null", &out)
    member("maintext", article.body, escaping, &out)
    member("source_domain", "\"\(article.host)\"", &out)
    // What the page shows, and not the text of the article.
    member("text", article.noise % 2 == 0 ? "null" : "\"\(PageJunk.menuLine)\"", &out)
    member("title", article.title, escaping, &out)
    member("title_page", "\"\(PageJunk.site)\"", &out)
    member("title_rss", "null", &out)
    out.put("        \"url\": \"\(url)\"\n    }")
  }

  private static func member(_ key: String, _ value: String, _ out: inout [UInt8]) {
    out.put("        \"\(key)\": \(value),\n")
  }

  private static func member(
    _ key: String,
    _ text: [UInt8],
    _ escaping: JSONText.Escaping,
    _ out: inout [UInt8]
  ) {
    out.put("        \"\(key)\": ")
    JSONText.quote(text, escaping, &out)
    out.put(",\n")
  }
}
