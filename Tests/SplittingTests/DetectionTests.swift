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
      #expect(outcome.account.isClean)
    }
  }

  static let refused: [([UInt8], Fault)] = [
    (Array("Once upon a time there was no format at all.".utf8), .unknownFormat),
    (Array(" date 2020-1-1 short".utf8), .unknownFormat),
    (Array("<html>".utf8), .unknownFormat),
    (Array("WARC/x.y".utf8), .unknownFormat),
    (Array("[1]".utf8), .unknownFormat),
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
      #expect(outcome.account.damage == [Incident(file: 3, offset: 0, fault: fault)])
      #expect(outcome.articles.isEmpty && outcome.account.rejectedTotal == 0)
    }
  }

  @Test(arguments: ["", "\n", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n\n"])
  func blanksAreNoArticlesAndNoFault(_ dump: String) {
    for size in [1, 100] { #expect(split(dump, blockSize: size) == Outcome()) }
  }

  @Test func aForcedFormatIsNotQuestioned() {
    let dump = "words\n\n date 2020-01-01 T\nx"
    #expect(split(dump).damage == [.unknownFormat])
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
    #expect(DumpFormat.allCases.map(\.rawValue) == ["jsonl", "dated", "reuters", "warc", "conll"])
  }

  @Test(arguments: Samples.all)
  func aGapAtTheBeginningHidesNoFormat(_ dump: String) {
    let rest = String(dump.dropFirst(60))
    for size in [1, 50, 5000] {
      let outcome = split([Stretch(text: rest, isAfterGap: true)], blockSize: size)
      #expect(outcome.articles == split(dump).articles.dropFirst().map { $0 })
      #expect(outcome.account.rejectedTotal == 1 && outcome.damage.isEmpty)
    }
  }
}
