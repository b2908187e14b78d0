import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Splitting
import Testing

/// What is taken of a page: its title, its day, and which of its text.
@Suite struct HTMLPageTests {
  private func words(_ count: Int, _ word: String = "word") -> String {
    String(repeating: word + " ", count: count) + "end."
  }

  private func body(_ html: String) -> String { article(ofPage: html)?.body ?? "" }

  static let titles: [(String, String)] = [
    ("<title>Head - line - Site</title>", "Head - line"),
    ("<title> Head\n line | Section | Site </title>", "Head line"),
    ("<title>Head – Site</title>", "Head"), ("<title>Head &#8211; Site</title>", "Head"),
    ("<title>A &amp; B</title>", "A &amp; B"), ("<title>Well-known</title>", "Well-known"),
    ("<title> | Site</title><h1>x</h1>", "| Site"),
    ("<title>T</title><meta property='og:title' content=\"It's | it\">", "It's | it"),
    (
      "<meta content='Head - Site' name='og:title'><meta property=og:site_name content=Site>",
      "Head"
    ),
    ("<meta property='og:title' content='Site'><meta property=og:site_name content=Site>", "Site"),
    ("<meta property='og:title' content=''><title>T</title>", "T"),
    ("<svg><title>icon</title></svg><title>T</title><title>U</title>", "T"),
    ("<h2>x</h2><h1>The <b>one</b></h1>", "The one"), ("<TITLE>T</TITLE >", "T"),
    ("<title><b>bold</b></title>", "<b>bold</b>"), ("<title>cut off", "cut off"),
  ]

  @Test(arguments: titles)
  func titleOf(_ html: String, _ title: String) {
    #expect(article(ofPage: html)?.title == title)
  }

  static let days: [(String, String)] = [
    (
      "<script type='application/ld+json'>{\"x\": \"datePublished\", \"datePublished\" : "
        + "\"2020-03-04T01:00:00Z\"}</script><meta property='article:published_time' "
        + "content='2021-01-01'>", "2020-03-04"
    ),
    (
      "<script type='application/ld+json'>{broken, \"datePublished\":\"2020-03-04\"",
      "2020-03-04"
    ),
    ("<script>{\"datePublished\":\"2020-03-04\"}</script>", ""),
    ("<script type='application/ld+json'>{\"datePublished\":\"0001-01-01\"}</script>", ""),
    ("<script type='application/ld+json'>{\"datePublished\":20200304}</script>", ""),
    ("<meta property='article:published_time' content='2020-03-04T00:00'>", "2020-03-04"),
    ("<meta itemprop=datePublished content=2020-03-04>", "2020-03-04"),
    ("<time datetime='yesterday'>x</time><time datetime='2020-03-04'>x</time>", "2020-03-04"),
    ("<time datetime='Wed Mar 04 2020 08:00:58 GMT'>x</time>", "2020-03-04"),
    ("<time datetime='4 March 2020 05:44'>x</time>", "2020-03-04"),
    ("<time datetime='Sept. 9, 2020'>x</time>", "2020-09-09"),
    ("<meta name=date content='01:38:07 PM IST Mar 4, 2020'>", "2020-03-04"),
    ("<time datetime='Wed, 04 Mar 2020 08:00:00 +0000'>x</time>", "2020-03-04"),
    ("<time datetime='03/04/2020'>x</time>", ""), ("<time datetime='May 2020'>x</time>", ""),
    ("<time datetime='Marching 4 2020'>x</time>", ""),
    ("<time datetime='Feb 30 2020'>x</time>", ""),
    ("<time datetime='2020-02-30'>x</time>", ""), ("<time>2020-03-04</time>", ""),
  ]

  @Test(arguments: days)
  func dayOf(_ html: String, _ day: String) {
    #expect(article(ofPage: "<title>T</title>" + html)?.day == day)
  }

  @Test func theArticleStandsAmongOtherThings() {
    let text = words(30)
    let page = """
      <header><a href=/>Home</a></header><nav><ul><li><a href=a>\(words(12))</a></li></ul></nav>
      <main><article><h1>Head</h1><p class="byline">By Anna Example of the desk in our own city now</p>
      <p>\(text)</p><h2>Between</h2><figure><img><figcaption>\(words(15))</figcaption></figure>
      <p>\(text)</p><aside><p>\(words(20, "aside"))</p></aside><p>Short one.</p>
      <ul><li>first item</li><li>a second <a href=x>item</a></li></ul><p>\(text)</p>
      <div class="related-stories"><p>\(words(14, "related"))</p></div></article></main>
      <section id="comments"><p>\(words(25, "comment"))</p></section>
      <footer><p>\(words(20, "footer"))</p></footer>
      """
    let expected = [
      text, "Between", text, "Short one.", "first item", "a second item", text,
    ]
    #expect(body(page).components(separatedBy: "\n\n") == expected)
  }

  @Test func oneLongParagraphHasOthersBesideIt() {
    let links = "<aside><ul>" + String(repeating: "<li><a href=x>other</a></li>", count: 20)
    let texts = ["Short one.", words(12), words(60), "Another."]
    let paragraphs = texts.map { "<p>\($0)</p>" }
    let page =
      "<div>\(paragraphs[..<2].joined())\(links)</ul></aside>\(paragraphs[2...].joined())</div>"
    #expect(body(page).components(separatedBy: "\n\n") == texts)
  }

  @Test func namesAreNotBelievedWhereMostOfTheTextStands() {
    let page =
      "<form><div class='sidebar-left footer'><p>\(words(40))</p><p>\(words(30))</p></div></form>"
    #expect(body(page) == words(40) + "\n\n" + words(30))
  }

  static let names: [(String, Bool)] = [
    ("class='comments'", true), ("class=postComment", true), ("class='x-commentBody'", true),
    ("class='commentary'", false), ("id=siteFooter", true), ("class=ad-slot", true),
    ("class=adverb", false), ("class=address", false), ("class=roadshow", false),
    ("class=NAVBAR", true), ("class='story-shares'", false), ("hidden", true),
    ("style='display:none'", true), ("role=complementary", true), ("class=''", false),
    ("data-class=footer", false), ("class=paragraph id=p1", false),
  ]

  @Test(arguments: names)
  func namesOfWhatIsNoArticle(_ attributes: String, _ isDropped: Bool) {
    let page = "<div><p>\(words(60))</p><div \(attributes)><p>\(words(11, "x"))</p></div></div>"
    #expect((body(page) == words(60)) == isDropped)
  }

  @Test func smallArticlesAreTeasersAndLiveBlogsAreNot() {
    let teaser = "<article><h2>Other</h2><p>\(words(11, "other"))</p></article>"
    let page = "<div><p>\(words(200))</p>" + String(repeating: teaser, count: 5) + "</div>"
    #expect(body(page) == words(200))
    let post = "<article><p>\(words(40, "post"))</p></article>"
    #expect(body(String(repeating: post, count: 30)).components(separatedBy: "\n\n").count == 30)
  }

  @Test func textIsCollapsedAndTagsAreStripped() {
    let html =
      "<p>One\n\t<b>t</b>wo&nbsp;<i>three</i>&#160;four\u{A0}&amp; five<!-- six > -->, 6 7 8 9 10</p>"
      + "<p>seven<br>eight<span> nine</span> ten eleven <wbr>twelve <q>13</q> 14 15 16</p>"
    #expect(
      body(html)
        == "One two three four &amp; five, 6 7 8 9 10\n\nseven eight nine ten eleven twelve 13 14 15 16"
    )
  }

  @Test func twoBreaksEndAParagraph() {
    #expect(body("<div>\(words(12))<br> <br/>\(words(11))</div>") == words(12) + "\n\n" + words(11))
  }

  static let dropped = [
    "<script>if (a < b) { x = '<p>x</p>' }</script>", "<style>p > a {}</style>",
    "<noscript><p>x</p></noscript>", "<SCRIPT>\"</scripty>\"</SCRIPT>", "<svg><text>x</text></svg>",
    "<button><div>x</div></button>", "<select><option>x</select>", "<!-- <p>x</p> -->", "<!-->",
    "<!doctype html>", "<?xml x?>", "</>", "</ x>", "<iframe>x</iframe>",
    "<textarea><p>x</textarea>",
  ]

  @Test(arguments: dropped)
  func whatIsNoText(_ html: String) {
    #expect(body("<p>\(words(12))\(html)</p><p>\(words(11))</p>") == words(12) + "\n\n" + words(11))
  }

  @Test(arguments: [
    "<p>#<p>#<div>#</p>", "<p title='a>b'>#</p><p data-x=\"<p>\">#</p><p a=b/c>#",
    "<ul><li>#<li>#<li>#</ul>", "<table><tr><td>#<td>#<tr><td>#</table>",
    "<p>#</div></p></b><p>#<p>#",
    "<div class=\"a\" \">#</div><div class='a'b>#</div><div =x>#", "<p>#</p\n><P\t>#<p/>#",
    "<a name=x><p>#<p>#<p>#",
  ])
  func badMarkup(_ pattern: String) {
    let text = words(12)
    let expected = [text, text, text].joined(separator: "\n\n")
    #expect(body(pattern.replacing("#", with: text)) == expected)
  }

  @Test func linksAreNoText() {
    let link = "<a href=x>\(words(12))</a>"
    let page = "<div><p>\(words(20))</p><p>\(link)</p><div>\(link)</div></div><p>Short.</p>"
    #expect(body(page) == words(20))
  }

  @Test func searchEnginesMayBeToldMore() {
    let text = String(repeating: "Line \\u00e9 of <b>text</b> for engines.\\n", count: 20)
    let data = "<script type='application/ld+json'>[{\"articleBody\": \"\(text)\"}]</script>"
    let line = "Line é of text for engines."
    #expect(
      body(data + "<p>Please log in.</p>").components(separatedBy: "\n\n")
        == Array(repeating: line, count: 20)
    )
    #expect(body(data + "<p>\(words(200))</p>") == words(200))
    let odd = data.replacing("Line", with: "<title>x</title><meta property=og:title content=y>Line")
    #expect(article(ofPage: "<title>T</title>" + odd)?.title == "T")
  }

  @Test func scriptsWithoutBlanksHaveWordsToo() {
    let text = String(repeating: "東京の市長は新しい港を開いた。", count: 3)
    #expect(body("<ul><li><a href=x>東京</a></ul><div>\(text)</div><p>短い</p>") == text)
  }

  @Test func aPageOfShortParagraphsIsKept() {
    #expect(
      body("<nav><p>Menu</p></nav><p>Anna met Boris.</p><p>They left.</p>")
        == "Anna met Boris.\n\nThey left."
    )
  }
}

/// Pages made to hurt: time stays linear, memory bounded, and nothing traps.
@Suite struct HostilePageTests {
  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  static let pages: [String] = [
    times(200_000, "<div>"), times(200_000, "<div>") + times(200_000, "</div>"),
    times(200_000, "</div>"), times(200_000, "<div></p>"), times(100_000, "<p><b><a href=x>"),
    times(200_000, "<ul><li>"), times(100_000, "<table><td>"), times(200_000, "<svg>"),
    times(100_000, "<button><div></p></li>"), times(1_000_000, "<"), times(500_000, "</"),
    times(500_000, "<!"), times(300_000, "<!--"), times(300_000, "-->"), times(200_000, "<a b='"),
    "<a " + times(300_000, "b "), "<a b=\"" + times(500_000, "x"), times(500_000, "<a =\""),
    "<p class='" + times(200_000, "Ab-") + "'>", times(200_000, "<script>"),
    times(100_000, "<title>"),
    times(20_000, "<script type=application/ld+json>{\"datePublished\":"),
    "<script type=application/ld+json>" + times(50_000, "\"articleBody\":\""),
    times(300_000, "&nbsp"), times(500_000, "\0"), times(100_000, "<p>\0</p>"), times(500_000, " "),
    times(400_000, "<br>"), times(100_000, "<meta property=og:title content=x>"),
    "<title>" + times(300_000, " - "), times(100_000, "<p>a<h2>b<li>c"),
  ]

  @Test(arguments: pages.indices)
  func timeIsLinear(_ index: Int) {
    let page = Self.pages[index] + "</script></title></a><p>\(WARCFixture.sentence("Anna"))</p>"
    let start = ContinuousClock.now
    let outcome = split([.response(html: page), .response("Boris")])
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(outcome.titles.last == "Boris")
    let records =
      outcome.report.articles + outcome.report.rejectedTotal
      + outcome.report.skippedRecords.values.reduce(0, +)
    #expect(records == 2)
  }

  /// A node more than a page may have: refused and reported, not cut.
  @Test func aPageOfTooManyNodesIsRejected() {
    let page = Self.times(300_000, "<p></p>")
    #expect(split([.response(html: page)]).rejected == [.badRecord])
  }

  /// More digits than a number can have are no number, and no trap.
  @Test func longNumbersAreNoDay() {
    for digits in [18, 19, 40, 60] {
      let date = "1 May " + String(repeating: "9", count: digits)
      let page = "<meta name=date content='\(date)'><p>\(WARCFixture.sentence("Anna"))</p>"
      #expect(article(ofPage: page)?.day == "")
    }
  }

  /// A title of an odd number of ideographs counts for no word of the page that follows.
  @Test func aPageIsReadTheSameAfterAnyOther() {
    let page = String(repeating: "中", count: 17) + "<br>"
    #expect(split([.response(html: page)]).report.articles == 0)
    let titled = "<title>中</title><p>x</p>"
    #expect(split([.response(html: titled), .response(html: page)]).report.articles == 1)
  }

  @Test func textUnderManyElementsIsFound() {
    let page = Self.times(5000, "<div>") + "<p>\(WARCFixture.sentence("Anna"))</p>"
    #expect(article(ofPage: page)?.body == WARCFixture.sentence("Anna"))
  }

  /// Every cut of a page, and pages with bytes changed, are read without a trap.
  @Test func brokenPagesAreRead() {
    let page = Array(Samples.page.utf8)
    for count in page.indices {
      let outcome = split([.response(body: Array(page[..<count]))])
      #expect(outcome.report.isClean)
    }
    var random = Seeded(state: 9)
    let alphabet = Array("<>/=\"'!-& \0\u{E9}p".utf8)
    for _ in 0..<500 {
      var bytes = page
      for _ in 0..<20 {
        bytes[Int.random(in: bytes.indices, using: &random)] =
          alphabet.randomElement(using: &random) ?? 0
      }
      let outcome = split([.response(body: bytes)])
      #expect(outcome.report.isClean)
    }
  }
}
