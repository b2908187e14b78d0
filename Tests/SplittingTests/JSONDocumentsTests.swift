import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Splitting
import Testing

@Suite struct JSONDocumentsTests {
  @Test func readsAnArray() {
    let outcome = split(Samples.json)
    #expect(outcome.report.isClean)
    #expect(outcome.report.undated == 1)
    let sections = "In short\n\nPara one\n\nPara é\n\nHead\n\nPara three"
    #expect(
      outcome.articles.map { [$0.title, $0.body, $0.day, $0.source] } == [
        [
          "First, of three articles in an array", "One {brace} [bracket] \"quote\" \\",
          "2020-05-01", "",
        ],
        ["Second", sections, "2020-05-02", "The Paper"], ["Third", "Last", "", ""],
      ]
    )
  }

  @Test func readsObjectsOneAfterTheOther() {
    let outcome = split(Samples.jsonObjects)
    #expect(outcome.report.isClean)
    #expect(outcome.bodies == ["Uno", "Due", "Tre"])
    #expect(outcome.articles[0].day == "2020-05-01")
  }

  static let formats: [(String, Bool)] = [
    ("{\"text\":\"x\"}\n", false), ("{\n\"text\":\"x\"}", true), ("{ \r\n \"text\":\"x\"}", true),
    ("{\"id\":1,\n\"text\":\"x\"}", true), ("{\"a\":[\n1],\"text\":\"x\"}", true),
    ("{\"a\":[{},\n {}],\"text\":\"x\"}", true), ("{\"a\":[\n{\"text\":\"x\"}", true),
    ("{\"text\":\"x\"},\n{}", true), ("{\"a\":{\n},\"text\":\"x\"}", true),
    ("[{\"text\":\"x\"}]", true), ("[\n{\"text\":\"x\"}]\n", true), ("{\"text\":\"x\"}", false),
    ("{\"id\":1,\n{\"text\":\"x\"}", false), ("{\"id\":\n{\"text\":\"x\"}", false),
    ("{\"text\":\"ha,\n{\"text\":\"x\"}", false), ("{\n{\"text\":\"x\"}", false),
    ("{\"a\":\"\\\",\n{\"text\":\"x\"}", false), ("{\"a\":\"x,\\\"{\",\"text\":\"x\"}\n", false),
  ]

  /// A line that was cut is a broken record of JSON lines; an object that goes on is one of JSON.
  @Test(arguments: formats)
  func theFirstLineTellsLinesFromDocuments(_ dump: String, _ isDocument: Bool) {
    let forced = split(dump, options: SplitOptions(format: isDocument ? .json : .jsonl))
    for size in [1, 3, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.bodies == ["x"])
      #expect(outcome == forced)
    }
  }

  /// What an editor's slip makes of the second of three objects.
  static let slips = [
    ("\"Second\"", "\"Second"), ("\"Second\"", "Second\""), ("\"Second\"", "\"Sec\nond\""),
    ("\"Second\"", "\"Second\\"), ("\"Second\",", "\"Second\""),
    ("\"title\": \"Second", "\"title\" \"S"),
    ("\"In short\"", "\"In short"), ("]\n    }\n  }, {", "]\n    }\n  , \n{"),
  ]

  @Test(arguments: slips)
  func aSlipCostsOneRecord(_ right: String, _ wrong: String) {
    let dump = Samples.json.replacing(right, with: wrong).replacing("}, {", with: "},\n  {")
    for size in [1, 7, 5000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles.first == "First, of three articles in an array")
      #expect(outcome.titles.last == "Third")
      // A line end in a string breaks no record that is whole otherwise.
      let isBroken = wrong != "\"Sec\nond\""
      #expect(outcome.articles.count == (isBroken ? 2 : 3))
      #expect(outcome.rejected.isEmpty != isBroken)
    }
  }

  @Test func aBrokenQuoteInALineOfAnArrayCostsOneRecord() {
    let dump = "[\n{\"text\":\"a\"},\n{\"text\":\"b},\n{\"text\":\"c\"},\n{\"text\":\"d\"}\n]\n"
    let outcome = split(dump)
    #expect(outcome.bodies == ["a", "c", "d"])
    #expect(outcome.rejected == [.badRecord])
  }

  /// Only a cut where all brackets are closed cannot be told.
  @Test(arguments: [Samples.json, Samples.jsonObjects])
  func noPrefixLosesSilently(_ dump: String) {
    let whole = split(dump).articles
    for length in 1..<dump.utf8.count {
      let prefix = String(dump.prefix(length))
      let outcome = split(prefix, options: SplitOptions(format: .json))
      #expect(outcome.articles == Array(whole.prefix(outcome.articles.count)))
      let isArray = dump.hasPrefix("[")
      let last = prefix.last { !$0.isWhitespace }
      #expect(
        outcome.report.isClean
          == (isArray
            ? last == "]" && outcome.articles.count == 3 : last == "}" && !isNested(prefix))
      )
    }
  }

  private func isNested(_ text: String) -> Bool {
    text.count { $0 == "{" } != text.count { $0 == "}" }
  }

  @Test(arguments: ["[]", "[ ]\n[\n]", "[]\u{FEFF}[]"])
  func emptyArraysAreNoFault(_ dump: String) {
    let outcome = split(dump)
    #expect(outcome.articles.isEmpty && outcome.report.isClean)
    #expect(outcome.report.formats == ["json": 1])
  }

  @Test(arguments: ["[1]", "[1, 2, \"a\"]", "[\"a\"]", "[[{\"text\":\"x\"}]", "[-1", "[\"a"])
  func valuesAreNoArticles(_ dump: String) {
    for size in [1, 100] { #expect(!split(dump, blockSize: size).report.isClean) }
  }

  static let post = """
    {"id": "w1", "article_url": "http://e.org/1", "title": null, "published_date": 1583020800000, \
    "contents": [null, {"type": "kicker", "content": "Section"}, {"type": "title", "content": "T"}, \
    {"type": "byline", "content": "By A"}, {"type": "date", "content": 1483230000000}, \
    {"type": "sanitized_html", "subtype": "paragraph", "content": "One <b>bold<\\/b> &amp; more"}, \
    {"content": "<p>Two</p><p>Three</p>", "type": "sanitized_html"}, \
    {"type": "tweet", "content": {"text": "no", "type": "sanitized_html"}}, \
    {"type": "image", "fullcaption": "no"}, {"type": "sanitized_html", "content": null}]}
    """

  @Test func readsItemsOfMarkup() {
    let article = Read(
      id: "w1",
      url: "http://e.org/1",
      source: "e.org",
      title: "T",
      body: "One bold &amp; more\n\nTwo\n\nThree",
      day: "2020-03-01"
    )
    #expect(split(Self.post).articles == [article])
    let undated = Self.post.replacing("1583020800000", with: "null")
    #expect(split("[\n" + undated + "]").articles.map(\.day) == ["2017-01-01"])
  }

  static let containers: [(String, [Read])] = [
    (#"{"body":{"html":"x","tags":["a"]},"title":"t"}"#, [Read(title: "t", body: "x")]),
    (#"{"text":["x"],"title":"t"}"#, [Read(title: "t", body: "x")]),
    (#"{"body":{"sections":[]},"text":"x"}"#, [Read(body: "x")]),
    (#"{"body":{"sections":[{"paragraphs":["a"]}]},"text":"x"}"#, [Read(body: "x")]),
    (#"{"body":{"sections":[{"paragraphs":["a",""]}]}}"#, [Read(body: "a")]),
    (#"{"publisher":{"x":{"name":"no"},"name":"p"},"text":"x"}"#, [Read(source: "p", body: "x")]),
    (#"{"publisher":"p","text":"x"}"#, [Read(source: "p", body: "x")]),
    (#"{"publisher":["p"],"text":"x"}"#, [Read(source: "p", body: "x")]),
  ]

  @Test(arguments: containers)
  func readsContainers(_ object: String, _ articles: [Read]) {
    #expect(split(object).articles == articles)
  }

  @Test func agreesWithFoundation() throws {
    let objects = try #require(
      try JSONSerialization.jsonObject(with: Data(Samples.json.utf8)) as? [[String: Any]]
    )
    #expect(split(Samples.json).titles == objects.map { $0["title"] as? String ?? "" })
  }

  /// Linear in time, without recursion, whatever is opened and never closed.
  @Test(arguments: ["[", "{\"a\":", "[{", "{\"", "[{\"a\":\"\\", "{\n\"a\":[\n"])
  func hostileNestingEnds(_ pattern: String) {
    let dump = Array(String(repeating: pattern, count: 200_000).utf8)
    for size in [4096, 1 << 20] {
      let outcome = split(dump, blockSize: size, options: SplitOptions(format: .json))
      #expect(outcome.articles.isEmpty && !outcome.report.isClean)
    }
  }
}
