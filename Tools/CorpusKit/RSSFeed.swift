/// Writes RSS 2.0 with whole articles: the markup of pages in `content:encoded`.
///
/// Feed readers treat titles as markup, too, so titles are escaped twice.
enum RSSFeed {
  static let preamble = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>
    <title>\(PageJunk.site)</title>
    <link>https://www.news.example/</link>
    <atom:link href="https://www.news.example/feed" rel="self" type="application/rss+xml"/>
    <description>\(PageJunk.notice)</description>
    <language>en</language>

    """.utf8
  )
  static let postamble = Array("</channel>\n</rss>\n".utf8)

  static func append(_ article: Article, to out: inout [UInt8]) {
    let url = article.url(dated: false)
    out.put("<item>\n<title>")
    title(article.title, &out)
    out.put("</title>\n<link>\(url)?a=1&amp;b=2</link>\n<guid isPermaLink=\"false\">")
    out.put("\(url)</guid>\n<pubDate>\(date(article))</pubDate>\n")
    out.put("<category><![CDATA[\(PageJunk.menu[Int(article.noise % 8)])]]></category>\n")
    out.put("<description>&lt;p&gt;\(PageJunk.teaser) &amp;#8230;&lt;/p&gt;</description>\n")
    out.put("<content:encoded><![CDATA[")
    let style = Markup.Style(rawValue: article.noise >> 4 % 3) ?? .plain
    for paragraph in article.paragraphs {
      out.put("<p>")
      Markup.escape(paragraph, style, to: &out)
      out.put("</p>\n")
    }
    out.put("]]></content:encoded>\n</item>\n")
  }

  private static func title(_ text: [UInt8], _ out: inout [UInt8]) {
    var once: [UInt8] = []
    Markup.escape(text[...], .plain, to: &once)
    Markup.escape(once[...], .plain, to: &out)
  }

  /// `Tue, 05 Mar 2024 10:04:07 GMT` (RFC 822).
  private static func date(_ article: Article) -> String {
    let day = article.day
    let number = String(decoding: decimal(day.day, width: 2), as: UTF8.self)
    return "\(day.weekdayName), \(number) \(day.monthName) \(day.year) \(article.clock) GMT"
  }
}
