/// Writes the page of an article as a news site serves it: menus, related stories, a picture, notices
/// and scripts around the text, and metadata with title and day in one of several formats.
///
/// A paragraph without a full stop at its end (an emoji ends it) continues the one before, because a
/// reader may drop it as a fragment.
enum WebPage {
  /// Whether only the URL contains the day.
  static func hidesDay(_ article: Article) -> Bool { article.noise >> 4 % 4 == 3 }

  static func append(_ article: Article, to out: inout [UInt8]) {
    let style = Markup.Style(rawValue: article.noise >> 6 % 3) ?? .plain
    out.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    head(of: article, style, to: &out)
    out.put("</head>\n<body class=\"page\">\n")
    menu(&out)
    out.put("<main>\n<article class=\"story\">\n<h1>")
    Markup.escape(article.title[...], style, to: &out)
    out.put("</h1>\n<p class=\"byline\">\(PageJunk.byline)</p>\n")
    if article.noise >> 4 % 4 == 2 {
      out.put("<time datetime=\"\(article.fetchTime)\">\(article.clock) Today</time>\n")
    }
    body(of: article, style, to: &out)
    out.put("</article>\n</main>\n")
    tail(article, &out)
    out.put("</body>\n</html>\n")
  }

  private static func head(
    of article: Article,
    _ style: Markup.Style,
    to out: inout [UInt8]
  ) {
    out.put("<title>")
    Markup.escape(article.title[...], style, to: &out)
    out.put("\(article.noise % 2 == 0 ? " | " : " - ")\(PageJunk.site)</title>\n")
    out.put("<meta property=\"og:site_name\" content=\"\(PageJunk.site)\">\n")
    if article.noise % 8 != 6 {
      out.put("<meta property=\"og:title\" content=\"")
      Markup.escape(article.title[...], style, to: &out)
      out.put("\">\n")
    }
    out.put("<meta name=\"description\" content=\"\(PageJunk.teaser)\">\n")
    out.put("<link rel=\"stylesheet\" href=\"/static/site.css?v=\(article.noise % 97)\">\n")
    switch article.noise >> 4 % 4 {
    case 0: linkedData(article, &out)
    case 1:
      out.put("<meta property=\"article:published_time\" content=\"\(article.fetchTime)\">\n")
    default: break
    }
    out.put("<style>.story p > a { color: #036; } nav li { display: inline; }</style>\n")
  }

  private static func linkedData(_ article: Article, _ out: inout [UInt8]) {
    out.put("<script type=\"application/ld+json\">\n{\"@context\": \"https://schema.org\", ")
    out.put("\"@type\": \"NewsArticle\", \"headline\": ")
    JSONText.quote(article.title, JSONText.Escaping(html: true), to: &out)
    out.put(", \"datePublished\": \"\(article.fetchTime)\", \"author\": {\"@type\": ")
    out.put("\"Organization\", \"name\": \"\(PageJunk.site)\"}}\n</script>\n")
  }

  private static func menu(_ out: inout [UInt8]) {
    out.put("<header class=\"masthead\"><a href=\"/\">\(PageJunk.site)</a>\n<nav><ul>\n")
    links(PageJunk.menu, &out)
    out.put("</ul></nav>\n</header>\n")
  }

  private static func body(
    of article: Article,
    _ style: Markup.Style,
    to out: inout [UInt8]
  ) {
    out.put("<div class=\"story-body\">\n")
    for (place, paragraph) in article.paragraphs.enumerated() {
      if place > 0, paragraph.last != 0x2E {
        out.put("<br>\n")
      } else {
        if place > 0 { out.put("</p>\n") }
        if place == 2 { interruption(article, &out) }
        out.put("<p>")
      }
      self.paragraph(paragraph, isLinked: place % 3 == 1, style, to: &out)
    }
    out.put("</p>\n</div>\n")
  }

  /// Appends the text of a paragraph; the first word may be a link to somewhere.
  private static func paragraph(
    _ text: ArraySlice<UInt8>,
    isLinked: Bool,
    _ style: Markup.Style,
    to out: inout [UInt8]
  ) {
    let word = text.prefix { isLinked && $0 != 0x20 }
    if isLinked {
      out.put("<a href=\"/topics?a=1&b=2\">")
      Markup.escape(word, style, to: &out)
      out.put("</a>")
    }
    Markup.escape(text.dropFirst(word.count), style, to: &out)
  }

  /// Appends elements between paragraphs that are not part of the text.
  private static func interruption(_ article: Article, _ out: inout [UInt8]) {
    if article.noise % 3 == 0 {
      out.put("<figure><img src=\"/bridge.jpg\" alt=\"\(PageJunk.caption)\">")
      out.put("<figcaption>\(PageJunk.caption)</figcaption></figure>\n")
    }
    out.put("<aside class=\"related\"><h3>\(PageJunk.heads[1])</h3>\n<ul>\n")
    links(Array(PageJunk.links.rotated(by: article.noise).prefix(3)), &out)
    out.put("</ul></aside>\n")
    if isLong(article) { out.put("<div class=\"newsletter\"><p>\(PageJunk.pitch)</p></div>\n") }
  }

  /// Whether the text is so long that readers cannot mistake short notices for it.
  private static func isLong(_ article: Article) -> Bool { article.body.count > 1000 }

  private static func tail(_ article: Article, _ out: inout [UInt8]) {
    out.put("<aside class=\"rail\">\n<h2>\(PageJunk.heads[0])</h2>\n<ol>\n")
    links(PageJunk.links.rotated(by: article.noise), &out)
    out.put("</ol>\n</aside>\n<footer>\n<ul>\n")
    links(PageJunk.tail, &out)
    out.put("</ul>\n")
    if isLong(article) { out.put("<p>\(PageJunk.rights)</p>\n") }
    out.put("</footer>\n<script>var site = {name: \"\(PageJunk.site)\", page: ")
    out.put("\(article.number)}; if (1 < 2 && site.page) { document.title; }</script>\n")
  }

  private static func links(_ texts: [String], _ out: inout [UInt8]) {
    for text in texts { out.put("<li><a href=\"/p/\(text.utf8.count)\">\(text)</a></li>\n") }
  }
}
