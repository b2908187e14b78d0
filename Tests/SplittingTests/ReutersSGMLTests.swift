import BroadsheetCore
import Splitting
import Testing

@Suite struct ReutersSGMLTests {
  @Test func readsRecords() {
    let outcome = split(Samples.reuters)
    #expect(outcome.report.isClean)
    let first = "BRASILIA, June 2 - President said &lt;IBM>.\n    Second."
    #expect(
      outcome.articles == [
        Read(id: "18001", title: "TITLE &lt;ONE>", body: first, day: "1987-06-02"),
        Read(id: "2", title: "BRIEF", body: "Blah.", day: "1987-10-19", record: 1),
        Read(id: "3", body: "BARE TEXT\nof Reuter", day: "1987-02-26", record: 2),
      ]
    )
  }

  static let dates: [(String, String)] = [
    ("26-FEB-1987 15:01:01.79", "1987-02-26"), (" 2-JUN-1987 10:04", "1987-06-02"),
    ("  1-dec-1999", "1999-12-01"), ("31-FEB-1987", ""), ("26-FOO-1987", ""), ("", ""),
    ("1987-02-26", "1987-02-26"), ("26-FEB-87", "1987-02-26"),
    ("2-JUN-1987&#5;&#5;RM", "1987-06-02"),
    ("19-OCT-1987 15:37:46.03&#9;&#9;&#9;RM", "1987-10-19"),
  ]

  @Test(arguments: dates)
  func readsDates(_ date: String, _ day: String) {
    let record = "<REUTERS><DATE>\(date)</DATE><TEXT>x</TEXT></REUTERS>"
    #expect(split(record).articles == [Read(body: "x", day: day)])
  }

  static let bodies: [(String, String)] = [
    ("<BODY>a\n Reuter\n&#3;</BODY>", "a"), ("<BODY>a\n REUTER\n&#3;</BODY>", "a"),
    ("<BODY>told Reuter</BODY>", "told Reuter"), ("<BODY> Reuter\n&#3;</BODY>", ""),
    ("<BODY>a\nReuters\n</BODY>", "a\nReuters"), ("<BODY>a &amp; b&#37;</BODY>", "a &amp; b&#37;"),
    ("<BODY>&#2;&#31;a&#127;\n&#3;</BODY>", "a"), ("<BODY>not closed", "not closed"),
    ("<DATELINE>  </DATELINE><BODY>a</BODY>", "a"), ("", ""),
    ("<DATELINE>PARIS - </DATELINE>bare", "PARIS - bare"),
  ]

  @Test(arguments: bodies)
  func readsBodies(_ text: String, _ body: String) {
    let record = "<REUTERS><TEXT><TITLE>t</TITLE>\(text)</TEXT></REUTERS>"
    #expect(split(record).articles == [Read(title: "t", body: body)])
  }

  @Test(arguments: ["<REUTERS></REUTERS>", "<REUTERS><TEXT>&#2; &#3;</TEXT></REUTERS>"])
  func aRecordOfNothingIsRejected(_ record: String) {
    #expect(split(record).report.skippedRecords == [.noText: 1])
  }

  /// What is not closed reaches to the end of the text, here right before the end of the record.
  @Test(arguments: ["<TITLE>a", "<DATELINE>a", "<TITLE>a<DATELINE>b"])
  func unclosedPartsEndWithTheText(_ text: String) {
    let outcome = split("<REUTERS><TEXT>\(text)</REUTERS>")
    #expect(outcome.report.isClean || outcome.report.skippedRecords == [.noText: 1])
  }

  @Test func anUnclosedRecordIsCutAndTheNextOneRead() {
    let open = "<REUTERS NEWID=\"1\"><TEXT>lost\n"
    let good = "<REUTERS NEWID=\"2\"><TEXT>kept</TEXT></REUTERS>\n"
    let outcome = split(open + good + open)
    #expect(outcome.bodies == ["kept"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord])
    #expect(outcome.rejectedOffsets == [0, (open + good).utf8.count])
  }

  @Test(arguments: ["<TITLE>t", "<DATELINE>t", "<TEXT><TITLE>t", "<TEXT", "<DATE>", "NEWID=\""])
  func partsThatAreNotClosedEndWithTheRecord(_ part: String) {
    let report = split("<REUTERS><TEXT>\(part)</REUTERS>").report
    #expect(report.articles + report.skippedRecords[.noText, default: 0] == 1)
  }

  @Test func aByteThatIsNoUTF8StaysAsItIs() {
    let bytes = Array("<REUTERS><TEXT>K".utf8) + [0xFC] + Array("hn</TEXT></REUTERS>".utf8)
    var splitter = Splitter(file: 3, options: SplitOptions(), pool: BlockPool())
    let batches = blocks(bytes, sizes: [bytes.count]).flatMap { splitter.split($0) }
    #expect(batches.map(\.text) == [[0x4B, 0xFC, 0x68, 0x6E]])
    #expect(split(bytes).report.isClean)
  }

  @Test func briefsAndBareTextsAreArticles() {
    let brief =
      "<REUTERS><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>T\n</TITLE>\n&#3;</TEXT></REUTERS>"
    let bare = "<REUTERS CSECS=\"1\"><TEXT TYPE=\"UNPROC\">&#2;\nBare.\n&#3;</TEXT></REUTERS>"
    let outcome = split(brief + bare)
    #expect(outcome.articles == [Read(title: "T"), Read(body: "Bare.", record: 1)])
  }

  @Test func textBetweenRecordsIsReportedAndMarkupIsNot() {
    let good = "<REUTERS><TEXT>kept</TEXT></REUTERS>\n"
    let markup = "<?xml version=\"1.0\"?>\n<!DOCTYPE lewis>\n"
    #expect(split(good + markup + good).report.isClean)
    let outcome = split(good + "<RUTERS><TEXT>odd</TEXT></REUTERS>\n" + good)
    #expect(outcome.bodies == ["kept", "kept"])
    #expect(outcome.rejected == [.badRecord])
  }
}
