import Broadsheet
import BroadsheetTestSupport
import Foundation
import Testing

/// A whole run by the library's one call: what a user without the command can do and learn.
@Suite struct WholeRunTests {
  private let scratch: ScratchFolder
  private let broadsheet: Broadsheet

  init() throws {
    scratch = try ScratchFolder()
    let names = Array("Anna Example\tPER\nBerlin\tLOC\n".utf8)
    broadsheet = Broadsheet(tagger: try EntityTagger(.nothing, dictionary: names))
  }

  private func dump(_ lines: String...) -> Dump {
    Dump(bytes: Array(lines.joined(separator: "\n").utf8), name: "made.jsonl")
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func tablesAreWhereTheSummarySays() async throws {
    var tables = TableOptions()
    tables.format = .csv
    tables.period = .month
    tables.stoplist = Array("Berlin\n".utf8)
    let summary = try await broadsheet.count(
      [dump(#"{"text":"Anna Example.","date":"2020-02-03"}"#, #"{"text":"In Berlin."}"#)],
      into: scratch.file("tables"),
      tables: tables
    )
    #expect(
      summary.tables.map(\.name).sorted() == [
        "aliases", "articles", "entities", "examples", "monthly", "pairs", "sources",
      ]
    )
    let entities = try #require(summary.tables.first { $0.name == "entities" })
    #expect(entities.path == scratch.file("tables/entities.csv"))
    let row = "Anna Example,PER,1,1,1,1,2020-02-03,2020-02-03,0,1\r\n"
    #expect(try text(entities.path).hasSuffix(row))
    #expect(summary.entities == 1 && summary.articles == 2 && summary.copies == 0)
    #expect(summary.uniqueMentions == 1 && summary.isComplete && summary.damage.isEmpty)
  }

  @Test func lossesAreValues() async throws {
    let summary = try await broadsheet.count(
      [dump(#"{"text":"Anna Example."}"#, "{broken", #"{"id":"1"}"#), Dump(path: "not/there")],
      into: scratch.file("tables")
    )
    #expect(summary.rejections.map(\.kind) == ["bad-record"])
    #expect(summary.rejections.map(\.records) == [1])
    #expect(summary.damage.map(\.kind) == ["unreadable"] && summary.damagedPlaces == 1)
    #expect(summary.damage.first?.dump == "not/there")
    #expect(summary.damage.first?.meaning.isEmpty == false && !summary.isComplete)
  }

  @Test func aCountWithoutAFolderHasNoTables() async throws {
    let (_, summary) = try await broadsheet.count([dump(#"{"text":"Berlin."}"#)])
    #expect(summary.tables.isEmpty && summary.copies == nil && summary.uniqueMentions == nil)
  }

  @Test(arguments: [(-1, 3), (4, 3), (0, 0), (1, Int.min)])
  func aShardIsOneOfThem(_ number: Int, _ count: Int) {
    #expect(throws: BroadsheetError.self) { try Shard(number, of: count) }
  }

  @Test(arguments: [(-1, 0, 0), (0, -1, 0), (0, 0, -1), (101, 0, 0), (0, 0, 4001)])
  func numbersOutOfRangeAreRefused(_ examples: Int, _ top: Int, _ pairsTop: Int) async throws {
    var tables = TableOptions()
    (tables.examples, tables.top, tables.pairsTop) = (examples, top, pairsTop)
    let error = await #expect(throws: BroadsheetError.self) {
      try await broadsheet.count(
        [dump("{}")],
        into: scratch.file("tables"),
        tables: tables
      )
    }
    #expect(error?.kind == .usage)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("tables")))
  }

  /// What a line of a user's list has wrong is said before anything is read or made.
  @Test func aBadListIsRefusedFirst() async throws {
    var tables = TableOptions()
    tables.aliases = Array("Bo\n".utf8)
    let error = await #expect(throws: BroadsheetError.self) {
      try await broadsheet.count([dump("{}")], into: scratch.file("tables"), tables: tables)
    }
    #expect(error?.kind == .usage && error?.description.contains("line 1") == true)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("tables")))
  }
}
