import BroadsheetCore
import Splitting
import Testing

/// The ways in which exports and answers wrap the same three articles.
@Suite struct JSONWrappingTests {
  static let articles = [
    #"{"id":"1","title":"One","date":"2021-02-03","text":"Ada Lind spoke."}"#,
    #"{"id":"2","title":"Two","date":"2021-02-04","text":"It rained [all] {day}."}"#,
    #"{"id":"3","title":"Three","date":"2021-02-05","text":"A \"quote\" ended it."}"#,
  ]
  static let list = articles.joined(separator: ", ")
  static let lines = articles.joined(separator: "\n")

  static let wrappings: [String] = [
    #"{"status":"ok","totalResults":3,"articles":[\#(list)]}"#,
    #"{"title":"A feed","description":"News of the day.","items":[\#(list)],"next":null}"#,
    #"{"response":{"numFound":3,"docs":[\#(list)]},"facets":[{"title":"x","text":"y","id":1}]}"#,
    #"{"took":3,"hits":{"total":3,"hits":[\#(wrapped("_source"))]}}"#,
    #"{"data":{"search":{"edges":[\#(wrapped("node"))]}}}"#,
    #"{"data":[\#(wrapped("attributes"))],"links":{"next":"x"}}"#,
    "{\n  \"meta\": {\"title\": \"T\"},\n  \"results\": [\n    \(indented)\n  ]\n}\n",
    #"{"authors":[{"name":"A","title":"Dr","url":"u"}],"articles":[\#(list)]}"#,
    #"{"pages":[{"number":1,"articles":[\#(list)]}]}"#,
    #"{"unheardOf":[\#(list)]}"#,
    #"{"1":\#(articles[0]),"2":\#(articles[1]),"3":\#(articles[2])}"#,
    "{\"articles\":[\n\(articles.joined(separator: ",\n"))\n]}\n",
    "{\"n\":3,\"data\":{\"items\":[\(articles.joined(separator: ",\n"))]},\n\"next\":null}",
    "[\(list)]", "[\n\(articles[0])\n][\n\(articles[1]),\n\(articles[2])\n]",
    "[[\(articles[0])],[\(articles[1]),\(articles[2])]]",
    articles.joined(), articles.joined(separator: " "), articles.joined(separator: ",\n") + "\n",
    articles.joined(separator: ",\n,\n"), articles.joined(separator: "\r\n") + "\r\n",
    articles.joined(separator: "\r"), "\u{1E}" + articles.joined(separator: "\n\u{1E}") + "\n",
    articles.map { "\u{1E}{\n" + $0.dropFirst() + "\n" }.joined(),
    articles.map { #"{"index":{"_index":"n","_id":"7"}}"# + "\n" + $0 }.joined(separator: "\n"),
    articles.map { #"{"update":{"_id":"7"}}"# + "\n{\"doc\":\($0)}" }.joined(separator: "\n"),
    articles.map { #"{"create":{}}"# + "\n" + $0 }.joined(separator: "\n"),
    articles.map { "{\"articles\":[\($0)]}" }.joined(separator: "\n"),
    articles.map { "[\($0)]" }.joined(separator: "\n"),
    articles.map { #"{"_index":"n","_id":"x","_source":\#($0)}"# }.joined(separator: "\n"),
    articles.map { #"{"key":"x","value":{"rev":"1"},"doc":\#($0)}"# }.joined(separator: "\n"),
    articles.map { #"{"payload":{"article":\#($0)}}"# }.joined(separator: "\n"),
    articles.map { #"{"kept":\#($0),"n":1}"# }.joined(separator: "\n"),
    lines + "\n" + #"{"articles":[]}"#,
  ]

  private static func wrapped(_ name: String) -> String {
    articles.map { "{\"\(name)\":\($0)}" }.joined(separator: ",")
  }

  private static var indented: String { articles.joined(separator: ",\n    ") }

  @Test(arguments: wrappings)
  func everyWrappingGivesTheArticles(_ dump: String) {
    for size in [1, 7, 64, 1 << 20] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["One", "Two", "Three"])
      #expect(
        outcome.bodies == ["Ada Lind spoke.", "It rained [all] {day}.", "A \"quote\" ended it."]
      )
      #expect(outcome.articles.map(\.day) == ["2021-02-03", "2021-02-04", "2021-02-05"])
      #expect(outcome.report.isClean)
    }
  }

  /// Larger than what is looked at at once, on one line.
  @Test(arguments: [#"{"title":"A feed","n":["#, "[", ""])
  func anEnvelopeIsReadInPieces(_ opening: String) {
    let filler = String(repeating: "word and ", count: 9000)
    let articles = (0..<40).map { #"{"id":"\#($0)","title":"T\#($0)","text":"\#(filler)"}"# }
    let isEnvelope = opening.hasPrefix("{")
    let separator = opening.isEmpty ? "" : ","
    let closing = isEnvelope ? "],\"x\":1}" : opening.isEmpty ? "" : "]"
    let name = isEnvelope ? opening.replacing("\"n\"", with: "\"articles\"") : opening
    let dump = name + articles.joined(separator: separator) + closing
    var options = SplitOptions()
    options.recordLimit = 1 << 21
    for size in [60_000, 1 << 20, 1 << 23] {
      let outcome = split(dump, blockSize: size, options: options)
      #expect(outcome.titles == (0..<40).map { "T\($0)" })
      #expect(outcome.report.isClean)
    }
  }

  /// What precedes the cut is read, and the cut is said.
  @Test(arguments: [wrappings[0], wrappings[3], wrappings[10]])
  func aCutEnvelopeKeepsItsFirstArticles(_ dump: String) {
    for length in 1..<dump.utf8.count {
      let outcome = split(String(dump.prefix(length)))
      #expect(outcome.articles.count <= 3)
      let isSaid = !outcome.report.isClean || outcome.report.skippedRecords[.noText] != nil
      #expect(isSaid)
      if length > dump.utf8.count - 3 { #expect(outcome.articles.count >= 2) }
    }
  }

  static let single: [String] = [
    #"{"title":"T","text":"x","related":[{"title":"R","text":"no","id":"9"}]}"#,
    #"{"related":[{"title":"R","text":"no","id":"9"}],"title":"T","text":"x"}"#,
    #"{"title":"T","images":[{"title":"R","url":"u"}],"body":"x"}"#,
    #"{"title":"T","body":[{"type":"paragraph","text":"x"},{"type":"image","text":"no"}]}"#,
    #"{"title":"T","tags":[{"id":"1","name":"N"}],"content":{"rendered":"x","protected":false}}"#,
    #"{"headline":{"main":"T","kicker":"no"},"article":{"text":"x"}}"#,
    #"{"title":"T","author":{"name":"A","description":"no"},"story":{"text":"x"}}"#,
  ]

  @Test(arguments: single)
  func anArticleWithListsIsNoEnvelope(_ object: String) {
    #expect(split(object).articles.map { [$0.title, $0.body] } == [["T", "x"]])
  }

  @Test func aBrokenElementCostsOneRecord() {
    let dump = """
      {"articles": [
        \(Self.articles[0]),
        {"id": "2", "title": "Two, "text": "b"},
        \(Self.articles[2])
      ], "next": 2}
      """
    for size in [1, 9, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["One", "Three"] && outcome.rejected == [.badRecord])
    }
  }

  /// Linear in time, without recursion.
  @Test(arguments: [#"{"articles":[{"#, #"{"a":{"#, #"{"data":["#, #"{"a":[{"title":"x","text":["#])
  func hostileEnvelopesEnd(_ pattern: String) {
    let dump = Array(String(repeating: pattern, count: 100_000).utf8)
    for size in [4096, 1 << 22] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles.isEmpty && !outcome.report.isClean)
    }
  }
}
