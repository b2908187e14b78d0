/// Writes WET: the text of pages, one block per line, with their menus and notices.
///
/// Writes only the first line of a page's heading; otherwise its names would count twice.
enum WET {
  static func append(_ article: Article, to out: inout [UInt8]) {
    var text = article.title + [0x0A]
    for line in PageJunk.menu + [PageJunk.byline] { text.put("\(line)\n") }
    for paragraph in article.paragraphs { text += paragraph + [0x0A] }
    let links = PageJunk.links.rotated(by: article.noise)
    for line in [PageJunk.heads[0]] + links + PageJunk.tail { text.put("\(line)\n") }
    WARCRecord(
      type: "conversion",
      contentType: "text/plain",
      url: article.url(dated: article.noise % 2 == 0 || !article.source.isEmpty),
      date: article.fetchTime,
      seed: article.noise,
      fields: ["WARC-Identified-Content-Language: eng"],
      block: text
    ).append(to: &out)
  }
}

extension [String] {
  /// The same strings, starting with another one.
  func rotated(by noise: UInt64) -> [String] {
    let start = Int(noise >> 8 % UInt64(count))
    return Array(self[start...] + self[..<start])
  }
}
