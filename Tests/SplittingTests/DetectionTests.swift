import BroadsheetCore
import Splitting
import Testing

@Suite struct DetectionTests {
  static let begins: [(String, String)] = [
    ("{\"text\":\"x\"}", "x"),
    ("\u{FEFF}{\"text\":\"x\"}", "x"),
    ("\n\n \r\n{\"text\":\"x\"}", "x"),
    (" date 2020-01-01 T\nx", "x"),
    ("date 2020-01-01 T\nx", "x"),
    ("\u{FEFF}\n date 2020-01-01 T\nx", "x"),
    (" date 2020-01-01\nx", "x"),
    ("<REUTERS><TEXT>x</TEXT></REUTERS>", "x"),
    ("\r\n" + WARCFixture.conversion("t\nx").text, "x"),
    ("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS><TEXT>x</TEXT></REUTERS>", "x"),
  ]

  @Test(arguments: begins)
  func contentTellsTheFormat(_ dump: String, _ body: String) {
    for size in [1, 4, 1000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.bodies == [body])
      #expect(outcome.report.isClean)
    }
  }

  static let refused: [([UInt8], Fault)] = [
    (Array("<note><to>x</to></note>".utf8), .unknownFormat),
    (Array("PK\u{3}\u{4}\u{14}\0\0\0 words words words".utf8), .unknownFormat),
    (Array("BZh91AY&SY".utf8) + (0...255).map { $0 == 0 ? 1 : UInt8($0) }, .unknownFormat),
    (Array("1234 5678 90".utf8), .unknownFormat),
    (Array("<REUTERSX>".utf8), .unknownFormat),
    ([UInt8](repeating: 0, count: 5000), .unknownFormat),
    ([0xFF, 0xFE, 0x7B, 0], .badEncoding),
    ([0xFE, 0xFF, 0, 0x7B], .badEncoding),
    ([0x7B, 0, 0x22, 0, 0x61, 0, 0x22, 0], .badEncoding),
    ([0, 0x7B, 0, 0x22, 0, 0x61, 0, 0x22], .badEncoding),
    ([0x0A, 0, 0x7B, 0, 0x22, 0, 0x61, 0], .badEncoding),
  ]

  @Test(arguments: refused)
  func whatNoReaderFitsIsDamage(_ dump: [UInt8], _ fault: Fault) {
    for size in [1, 4, 10_000] {
      let outcome = split(dump, blockSize: size)
      var incident = Incident(file: 3, offset: 0, fault: fault)
      incident.head = Array(dump.drop { $0 == 10 }.prefix(32))
      #expect(outcome.report.damage == [incident])
      #expect(outcome.articles.isEmpty && outcome.report.rejectedTotal == 0)
    }
  }

  @Test(arguments: ["", "\n", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n\n"])
  func blanksAreNoArticlesAndNoFault(_ dump: String) {
    for size in [1, 100] { #expect(split(dump, blockSize: size) == Outcome()) }
  }

  @Test func aForcedFormatIsNotQuestioned() {
    let dump = "words\n\n date 2020-01-01 T\nx"
    let outcome = split(dump, options: SplitOptions(format: .dated))
    #expect(outcome.bodies == ["x"])
    #expect(outcome.rejected == [.badRecord])
    #expect(
      split("nonsense\n{\"text\":\"x\"}", options: SplitOptions(format: .jsonl)).bodies == ["x"]
    )
    let json = split("{\"text\":\"x\"}", options: SplitOptions(format: .reuters))
    #expect(json.rejected == [.badRecord])
  }

  @Test func formatsHaveTheNamesOfTheCommandLine() {
    #expect(
      DumpFormat.allCases.map(\.rawValue) == [
        "jsonl", "json", "dated", "reuters", "sgml", "warc", "html", "newsml", "nitf", "rss",
        "atom",
        "csv", "multinews", "lexis", "text", "conll",
      ]
    )
  }

  /// Lines above the first record are no title of a text.
  @Test(arguments: Samples.marked.prefix(3).map(\.dump))
  func aHeadingHidesNoFormat(_ dump: String) {
    let headed =
      "Loading 3 files ...\n\n"
      + dump.replacing("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n", with: "")
    let outcome = split(headed)
    #expect(outcome.bodies == split(dump).bodies)
    #expect(outcome.rejected == [.badRecord])
  }

  /// After a gap, the middle of anything looks like text.
  @Test(arguments: [Samples.csv, Samples.multinews, Samples.text])
  func aGapAtTheBeginningLeavesNoText(_ dump: String) {
    let outcome = split([Stretch(text: String(dump.dropFirst(10)), isAfterGap: true)])
    #expect(outcome.articles.isEmpty && outcome.damage == [.unknownFormat])
  }

  @Test(arguments: Samples.marked)
  func aGapAtTheBeginningHidesNoFormat(_ dump: String, _ lost: Int) {
    let rest = String(dump.dropFirst(lost))
    for size in [1, 50, 5000] {
      let outcome = split([Stretch(text: rest, isAfterGap: true)], blockSize: size)
      let whole = split(dump)
      #expect(outcome.articles == whole.articles.dropFirst().map { $0 })
      #expect(outcome.report.rejectedTotal == whole.report.rejectedTotal + 1)
      #expect(outcome.damage.isEmpty)
    }
  }

  /// What is shown of a dump that nobody can read is its beginning, wherever blocks end.
  @Test(arguments: ["\u{FEFF} ", " \n\n", ""], ["\u{0}\u{1}", "\u{0}A\u{0}B\u{0}C"])
  func aRefusedDumpShowsItsBeginning(_ blanks: String, _ text: String) {
    let dump = Array((blanks + String(repeating: text, count: 20)).utf8)
    let whole = split(dump)
    #expect(whole.report.damageCount == 1)
    for size in [1, 2, 3, 31, 33] {
      #expect(split(dump, blockSize: size) == whole)
    }
  }

  /// What a few bytes before a gap tell, they tell wherever blocks end.
  @Test(arguments: ["\u{0}A", "{\n", "x, ", "<x>"])
  func aGapSoonAfterTheBeginningIsNoEnd(_ text: String) {
    let start = Stretch(text: String(repeating: text, count: 22))
    let stretches = [start, Stretch(text: Samples.jsonLines, isAfterGap: true)]
    let whole = split(stretches)
    for size in [1, 7, 31, 33] {
      #expect(split(stretches, blockSize: size) == whole)
    }
  }
}
