import BroadsheetCore
import Splitting
import Testing

/// The names and shapes of fields.
@Suite struct FieldNamesTests {
  static let texts = [
    "text", "Text", "TEXT", "body_text", "bodyText", "Body Text", "body-text", "full_text",
    "fullText", "article_body", "articleBody", "raw_content", "content", "content_text", "story",
    "body_html", "body_xhtml", "content_html", "maintext", "plain_text", "transcript", "document",
    "lead_paragraph", "abstract", "short_description", "description", "summary", "snippet",
    "_source.text", "fields.bodyText", "content.rendered", "body.plain", "t\\u0065xt",
  ]

  @Test(arguments: texts)
  func aTextIsKnownByItsName(_ name: String) {
    #expect(split(#"{"headline":"T","\#(name)":"x"}"#).articles == [Read(title: "T", body: "x")])
  }

  @Test(arguments: ["title", "Head Line", "webTitle", "headline_text", "title.rendered"])
  func aTitleIsKnownByItsName(_ name: String) {
    #expect(split(#"{"\#(name)":"T","text":"x"}"#).titles == ["T"])
  }

  @Test(
    arguments: [
      "publishedAt", "published_at", "pub_date", "publish_date", "versioncreated", "datePublished",
      "webPublicationDate", "firstPublishDate", "date", "Date", "published.$date", "created_at",
    ]
  )
  func aDayIsKnownByItsName(_ name: String) {
    let line = #"{"\#(name)":"2021-02-03T04:05:06Z","text":"x"}"#
    #expect(split(line).articles.map(\.day) == ["2021-02-03"])
  }

  static let preferred: [(String, String)] = [
    (#"{"description":"no","text":"x"}"#, "x"), (#"{"text":"no","maintext":"x"}"#, "x"),
    (#"{"body_html":"<p>no</p>","body_text":"x"}"#, "x"), (#"{"text":"","content":"x"}"#, "x"),
    (#"{"text":"  ","content":"x"}"#, "x"), (#"{"text":null,"abstract":"x"}"#, "x"),
    (#"{"text":"x","TEXT":"no"}"#, "x"), (#"{"sections":"Sports","title":"t"}"#, ""),
  ]

  @Test(arguments: preferred)
  func theBestNameCounts(_ line: String, _ body: String) {
    #expect(split(line).bodies == [body])
  }

  static let shapes: [(String, String)] = [
    (#"["a","b"]"#, "a\n\nb"), (#"[["a"],["b","c"]]"#, "a\n\nb\n\nc"),
    (#"[{"text":"a"},{"text":"b"}]"#, "a\n\nb"), (#"[{"p":"a"},"b",null,7]"#, "a\n\nb"),
    (#"[{"type":"paragraph","content":"a"},{"type":"image","content":"no"}]"#, "a"),
    (#"[{"content":"no","type":"byline"},{"content":[{"text":"a"},{"text":"b"}]}]"#, "a\n\nb"),
    (#"{"rendered":"a","protected":false}"#, "a"), (#"{"html":"<p>no</p>","plain":"a"}"#, "a"),
    (#"{"paragraphs":["a","b"],"author":"no"}"#, "a\n\nb"), (#"{"$t":"a","type":"html"}"#, "a"),
    (#"{"blocks":[{"text":"a","type":"unstyled"},{"text":"b"}],"entityMap":{}}"#, "a\n\nb"),
    (#"{"body":{"value":"a"}}"#, "a"),
    (#"{"summary":["s"],"sections":[{"paragraphs":["a"]}]}"#, "s\n\na"),
  ]

  @Test(arguments: shapes)
  func aTextHasManyShapes(_ value: String, _ body: String) {
    for name in ["text", "body", "content"] {
      #expect(split(#"{"title":"T","\#(name)":\#(value)}"#).bodies == [body])
    }
  }

  static let others: [(String, Read)] = [
    (
      #"{"source":{"id":null,"name":"The Paper"},"text":"x"}"#, Read(source: "The Paper", body: "x")
    ),
    (#"{"_id":{"$oid":"5f"},"text":"x"}"#, Read(id: "5f", body: "x")),
    (#"{"date":{"$date":"2021-02-03T00:00:00Z"},"text":"x"}"#, Read(body: "x", day: "2021-02-03")),
    (
      #"{"date":{"$date":{"$numberLong":"1612310400000"}},"text":"x"}"#,
      Read(body: "x", day: "2021-02-03")
    ),
    (
      #"{"link":{"href":"http://e.org/1"},"text":"x"}"#,
      Read(url: "http://e.org/1", source: "e.org", body: "x")
    ),
    (
      #"{"text":"x","metadata":{"title":"T","date":"2021-02-03"}}"#,
      Read(title: "T", body: "x", day: "2021-02-03")
    ),
  ]

  @Test(arguments: others)
  func otherFieldsAreEntered(_ line: String, _ article: Read) {
    #expect(split(line).articles == [article])
  }

  static let paths: [(String, String)] = [
    ("a.b.c", #"{"a":{"b":{"c":"x"}}}"#), ("A.b_c", #"{"a":{"BC":["x"]}}"#),
    ("a.b", #"{"a":[{"n":1},{"b":"x"}]}"#), ("a.b", #"{"a.b":"x"}"#), ("a", #"{"a":{"text":"x"}}"#),
    ("story", #"{"_source":{"story":"x"}}"#),
  ]

  @Test(arguments: paths)
  func aPathOfTheUserLeadsToTheText(_ path: String, _ line: String) {
    var options = SplitOptions()
    options.textField = path
    #expect(split(line, options: options).bodies == ["x"])
  }

  static let markup: [(String, String)] = [
    (
      "Philips Petroleum <P> gained 3, Navistar <NAV> lost.",
      "Philips Petroleum <P> gained 3, Navistar <NAV> lost."
    ),
    ("PHILLIPS<P> SAYS", "PHILLIPS<P> SAYS"),
    ("<Video Shopping Mall Inc> said", "<Video Shopping Mall Inc> said"),
    ("One.<P>Two.<P>Three.", "One.\n\nTwo.\n\nThree."),
    ("Two, &lt;script&gt; and no end", "Two, &lt;script&gt; and no end"),
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."), ("One.<br><br/>Two.", "One.\n\nTwo."),
    ("<script>var no = 1</script>One.<style>p{}</style>", "One."), ("a <!-- no --> b", "a b"),
    ("He <b>said</b> so.", "He said so."), ("<a href='u' title='no'>One</a> two", "One two"),
    ("&lt;p&gt;One.&lt;/p&gt;", "One."), ("<img alt='no' src='u'>One.", "One."),
    // No markup.
    ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"), ("a <b and c> d", "a <b and c> d"),
    ("He wrote <b> there.", "He wrote <b> there."),
    ("Ann <ann@e.org> wrote", "Ann <ann@e.org> wrote"),
    ("AT&T &amp; Co", "AT&T &amp; Co"), ("x &lt; y", "x &lt; y"), ("<3 <grin>", "<3 <grin>"),
  ]

  @Test(arguments: markup)
  func aTextThatIsMarkupIsReadAsMarkup(_ text: String, _ body: String) {
    #expect(split(#"{"title":"T","text":"\#(text)"}"#).bodies == [body])
    #expect(split(#"{"title":"T","text":["\#(text)"]}"#).bodies == [body])
  }

  @Test func aWholePageIsReadAsOne() {
    let long = "Ada Lind came to the town on that day, and all the people there waited for her."
    let page =
      "<!DOCTYPE html><html><head><title>The visit</title></head><body><nav><a>Home</a></nav>"
      + "<article><p>\(long)</p></article></body></html>"
    let line = #"{"url":"http://e.org/1","html":"\#(page)"}"#
    #expect(split(line).articles.map { [$0.title, $0.body] } == [["The visit", long]])
  }

  @Test func whatLooksLikeTextAndIsNotReadIsNoted() {
    let long = "This is the first sentence of it, and it has more than eight words in it."
    let outcome = split(#"{"title":"T","inner":{"prose_v2":"\#(long)"},"short":"x y"}"#)
    #expect(outcome.titles == ["T"])
    #expect(outcome.report.textless.records == 1)
    #expect(outcome.report.textless.fields == ["inner.prose_v2": 1])
  }
}
