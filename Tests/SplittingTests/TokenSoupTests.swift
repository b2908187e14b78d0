import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

/// Random rows of what each format is made of: no trap, and where blocks end does not show.
@Suite struct TokenSoupTests {
  static let tokens: [(DumpFormat, [String])] = [
    (
      .json,
      [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", " ", "\"title\":", "\"text\":\"x\"",
        "\"contents\":", "\"type\":\"sanitized_html\"", "\"content\":\"<p>", "\"body\":",
        "\"sections\":", "\"paragraphs\":", "\"date\":", "1e9", "null", "\\ud834",
      ]
    ),
    (.csv, ["\"", ",", "\n", "a", "\"\"", "\r\n", "x,y,z\n", "\"a\",b,\"c\"\n", " ", "\t"]),
    (
      .rss,
      [
        "<rss>", "<item>", "</item>", "<title>", "</title>", "<link href=\"", "\"", ">",
        "<content:encoded>", "</content:encoded>", "<![CDATA[", "]]>", "&lt;p&gt;", "&#", "x41;",
        "<!--", "-->", "<item/>", "<p", "'", "=", "<!DOCTYPE [", "</rss>", "a", "\n",
      ]
    ),
    (
      .newsml,
      [
        "<newsItem guid=\"a\">", "</newsItem>", "<headline>", "</headline>", "<inlineXML>",
        "</inlineXML>", "<body.content>", "</body.content>", "<block class=\"full_text\">",
        "</block>", "<html>", "<body>", "</body>", "<packageItem>", "</packageItem>", "x", "<", ">",
      ]
    ),
    (
      .sgml,
      [
        "<DOC>", "</DOC>", "\n", "<TEXT>", "</TEXT>", "<P>", "<HEADLINE>", "</HEADLINE>",
        "<DATELINE>", "<DOCNO>", "</DOCNO>", "<DATE>", "99999999999999999999999", "March 5, 1989",
        "x", "<", "\"", "=",
      ]
    ),
    (
      .reuters,
      [
        "<REUTERS NEWID=\"1\">", "</REUTERS>", "<TEXT>", "</TEXT>", "<TITLE>", "</TITLE>", "<BODY>",
        "</BODY>", "<DATELINE>", "<DATE>", "&#3;", " Reuter", "\n", "x", "<!", ">",
      ]
    ),
    (
      .multinews,
      ["story_separator_special_tag", "|||||", "NEWLINE_CHAR", "\n", " ", "a", "|", "s"]
    ),
  ]

  @Test(arguments: tokens)
  func blockSizeDoesNotMatter(_ format: DumpFormat, _ tokens: [String]) {
    var random = Seeded(state: 13)
    for round in 0..<120 {
      var options = SplitOptions(format: format)
      options.recordLimit = [20, 60, 200, 1 << 20][round % 4]
      let head = format == .csv ? "id,title,text\n" : ""
      let dump = (0..<Int.random(in: 1...80, using: &random)).reduce(into: head) { dump, _ in
        dump += tokens.randomElement(using: &random) ?? ""
      }
      let whole = split(dump, options: options)
      for size in [1, 3, 23, 100] {
        #expect(split(dump, blockSize: size, options: options) == whole, "\(dump)")
      }
    }
  }
}
