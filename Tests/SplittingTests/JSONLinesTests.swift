import BroadsheetCore
import Splitting
import Testing

@Suite struct JSONLinesTests {
  @Test func readsTheFields() {
    let outcome = split(Samples.jsonLines)
    #expect(outcome.report.isClean)
    #expect(outcome.report.articles == 4)
    #expect(outcome.report.undated == 3)
    #expect(
      outcome.articles == [
        Read(id: "a", title: "First", body: "One\n\n\"Two\", he said.é", day: "2020-05-01"),
        Read(body: "Only text 😀 {not} [nested]", record: 1),
        Read(source: "x.org", title: "No such day", body: "\\/\t", record: 2),
        Read(url: "http://e.org", source: "e.org", title: "Head", record: 3),
      ]
    )
  }

  static let bodies: [(String, String)] = [
    (#"{"text":"a","maintext":"b"}"#, "b"),
    (#"{"maintext":null,"text":"a"}"#, "a"),
    (#"{"maintext":"","text":"a"}"#, "a"),
    (#"{"article":"e","body":"d","content":"c","plaintext":"b"}"#, "b"),
    (#"{"text":"first","text":"second"}"#, "first"),
    (#"{"te\u0078t":"escaped key"}"#, "escaped key"),
    (#"{"text":"\ud834 lone"}"#, "\u{FFFD} lone"),
    (#"{"text":"\udd1e\ud834"}"#, "\u{FFFD}\u{FFFD}"),
    (#"{"text":"\ud834\ud834\udd1e"}"#, "\u{FFFD}𝄞"),
    (#"{"text":"\ud834\n"}"#, "\u{FFFD}\n"),
    (#"{"text":"\u20AC\u0041"}"#, "€A"),
    ("{\"text\":\"raw\ttab\u{1}\u{0}\"}", "raw\ttab\u{1}\u{0}"),
    ("{\"text\":\"line\u{2028}separator\u{85}\"}", "line\u{2028}separator\u{85}"),
    (" \t{ \"text\" : \"blanks\" , \"x\" : [ ] } \r", "blanks"),
    (#"{"x":NaN,"y":-Infinity,"z":1e999,"text":"t"}"#, "t"),
    (#"{"text":7,"body":"b"}"#, "b"),
  ]

  @Test(arguments: bodies)
  func findsTheBody(_ line: String, _ body: String) {
    let outcome = split(line + "\n")
    #expect(outcome.bodies == [body])
    #expect(outcome.report.isClean)
  }

  static let broken = [
    #"{"text": "half"#, #"{"text"#, #"{"text":"#, #"{"text":"a""#, #"{"text":"a",}"#, "{,}", "{",
    #"{"text" "a"}"#, #"{"text":"a" "b":1}"#, #"{"text":"a"} x"#,
    #"{"text":"\x"}"#, #"{"text":"\u12g4"}"#, #"{"text":"\"#, #"{"text":"\u123"#, #"{text:"a"}"#,
    #"{"text":"a","n":01}"#, #"{"text":"a","n":1.}"#, #"{"text":"a","n":- 1}"#,
    #"{"text":"a","n":1 .5}"#, #"{"text":"a","n":[1}}"#, #"{"text":"a","n":{"a"}}"#,
    #"{"text":"a","n":[}"#, #"{"text":"a","n":tru}"#, #"{'text':"a"}"#, "7", "[]", "\"text\"",
    "null", "<html>", "}", #"{"text":"a"]"#,
  ]

  @Test(arguments: broken)
  func aBrokenLineCostsOneRecord(_ line: String) {
    let good = #"{"text":"good"}"#
    let outcome = split("\(good)\n\(line)\n\(good)\n")
    #expect(outcome.bodies == ["good", "good"])
    #expect(outcome.rejected == [.badRecord])
    #expect(outcome.rejectedOffsets == [good.utf8.count + 1])
    #expect(outcome.articles.map(\.record) == [0, 2])
  }

  @Test(arguments: ["{}", #"{"id":3}"#, #"{"text":""}"#, #"{"text":[],"title":null}"#])
  func noTitleAndNoTextIsNoArticle(_ line: String) {
    #expect(split(line).report.skippedRecords == [.noText: 1])
  }

  @Test(arguments: [#"{"title":"t"}"#, #"{"title":"t","text":3.5}"#, #"{"text":"","title":"t"}"#])
  func aTitleAloneIsAnArticle(_ line: String) {
    #expect(split(line).articles == [Read(title: "t")])
  }

  static let days: [(String, String)] = [
    (#""2020-05-01""#, "2020-05-01"), (#""2020-05-01T10:00:00+02:00""#, "2020-05-01"),
    (#""2020-05-01 10:00:00""#, "2020-05-01"), (#"" 2020-05-01""#, "2020-05-01"),
    (#""2020-05-011""#, ""), (#""2020-5-1""#, "2020-05-01"), (#""2020-02-30""#, ""),
    (#""None""#, ""),
    ("null", ""), (#""""#, ""), (#""2020-05""#, ""), ("true", ""), ("[]", ""),
    ("1588291200", "2020-05-01"), ("1588291200000", "2020-05-01"),
    ("1588377599.999", "2020-05-01"), ("1588291200000000", "2020-05-01"),
    ("0", ""), ("-1", ""), ("-86400", ""), ("-126230400", "1966-01-01"), ("1e9", ""),
    ("99999999999999999999", ""), ("999999999999999999", "2001-09-09"),
    ("-99999999999", ""),
  ]

  @Test(arguments: days)
  func readsDays(_ value: String, _ day: String) {
    let outcome = split("{\"text\":\"a\",\"date\":\(value)}")
    #expect(outcome.articles == [Read(body: "a", day: day)])
    #expect(outcome.report.undated == (day.isEmpty ? 1 : 0))
  }

  @Test func aKnownDayBeatsABetterKeyWithoutOne() {
    let line =
      #"{"publish_date":"2001-01-01","date_publish":"2002-02-02","date":"None","text":"a"}"#
    #expect(split(line).articles.map(\.day) == ["2002-02-02"])
  }

  @Test func overridesReplaceTheKnownKeys() {
    var options = SplitOptions()
    options.textField = "contents"
    options.titleField = "name"
    options.dateField = "when"
    options.idField = "key"
    options.urlField = "at"
    options.sourceField = "name"
    let line =
      #"{"contents":"c","text":"t","title":"x","name":"n","when":"2020-01-02","key":7,"at":"u"}"#
    #expect(
      split(line, options: options).articles == [
        Read(id: "7", url: "u", source: "n", title: "n", body: "c", day: "2020-01-02")
      ]
    )
  }

  @Test func nestingIsNotRecursion() {
    for (depth, faults) in [(20_000, []), (1_000_000, [Fault.badRecord])] {
      let deep = String(repeating: "[{\"a\":", count: depth / 2)
      let line = "{\"x\":\(deep)1\(String(repeating: "}]", count: depth / 2)),\"text\":\"t\"}"
      #expect(split(line).rejected == faults)
    }
  }

  @Test func marksAndLineEndsOfJoinedFiles() {
    let dump = "\u{FEFF}{\"text\":\"a\"}\r\n\r\n\u{FEFF}{\"text\":\"b\"}\r\n   \n{\"text\":\"c\"}"
    let outcome = split(dump)
    #expect(outcome.bodies == ["a", "b", "c"])
    #expect(outcome.report.isClean)
  }

  @Test func brokenUTF8StaysAsItIs() {
    let bytes = Array("{\"text\":\"".utf8) + [0xE9, 0xFF, 0xC0, 0xAE] + Array("\"}".utf8)
    var splitter = Splitter(file: 3, options: SplitOptions(), pool: BlockPool())
    let batches = blocks(bytes, sizes: [bytes.count]).flatMap { splitter.split($0) }
    #expect(batches.map(\.text) == [[0xE9, 0xFF, 0xC0, 0xAE]])
  }
}
