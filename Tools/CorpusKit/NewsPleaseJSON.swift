/// Writes the objects of news-please in one indented array, like Python.
enum NewsPleaseJSON {
  static let preamble = Array("[\n".utf8)
  static let postamble = Array("\n]\n".utf8)

  static func append(_ article: Article, to out: inout [UInt8]) {
    let escaping = JSONText.Escaping(ascii: article.noise % 4 > 0)
    // If the truth has days, the URL of an article without a day must not show one.
    let hidesDay = !article.source.isEmpty && article.noise % 20 == 3
    let time = "\(article.isoDay) \(article.clock)"
    let url = article.url(dated: article.noise % 3 == 0 && !hidesDay)
    if article.number > 1 { out.put(",\n") }
    out.put("    {\n        \"authors\": [\n            \"Staff Desk\"\n        ],\n")
    member("date_download", "\"\(time)\"", to: &out)
    member("date_modify", "\"None\"", to: &out)
    member("date_publish", article.noise % 20 == 3 ? "\"None\"" : "\"\(time)\"", to: &out)
    member("description", "\"\(PageJunk.teaser)\"", to: &out)
    member("filename", "\"story-\(article.serial).html.json\"", to: &out)
    member("image_url", "null", to: &out)
    member("language", "\"en\"", to: &out)
    member("localpath", "null", to: &out)
    member("maintext", article.body, escaping: escaping, to: &out)
    member("source_domain", "\"\(article.host)\"", to: &out)
    // Text of the page, not of the article.
    member("text", article.noise % 2 == 0 ? "null" : "\"\(PageJunk.menuLine)\"", to: &out)
    member("title", article.title, escaping: escaping, to: &out)
    member("title_page", "\"\(PageJunk.site)\"", to: &out)
    member("title_rss", "null", to: &out)
    out.put("        \"url\": \"\(url)\"\n    }")
  }

  private static func member(_ key: String, _ value: String, to out: inout [UInt8]) {
    out.put("        \"\(key)\": \(value),\n")
  }

  private static func member(
    _ key: String,
    _ text: [UInt8],
    escaping: JSONText.Escaping,
    to out: inout [UInt8]
  ) {
    out.put("        \"\(key)\": ")
    JSONText.quote(text, escaping, to: &out)
    out.put(",\n")
  }
}
