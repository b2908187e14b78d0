import Broadsheet
import Testing

@Suite struct EmptyInputTests {
  private let header = Array("entity\ttype\tmentions\tdocuments\n".utf8)

  @Test(.mustNotHang, arguments: [1, 8])
  func noDumpsGiveAnEmptyTable(_ workers: Int) async throws {
    let (table, summary) = try await Planted.news.count([], workers: workers)
    #expect(table == header)
    #expect(summary.isComplete)
    #expect(summary.articles == 0)
  }

  @Test func noDumpsWriteNoMentions() async throws {
    let sink = Sink()
    let broadsheet = Broadsheet(tagger: try .knowing("Berlin|LOC"))
    let summary = try await broadsheet.tag([], as: .jsonl) { sink.take($0) }
    #expect(sink.bytes.isEmpty)
    #expect(summary.isComplete)
  }

  @Test func emptyFileIsReportedAsDamage() async throws {
    let (table, summary) = try await Planted.news.count([.text([], "nothing.gz")])
    #expect(table == header)
    #expect(!summary.isComplete)
    #expect(summary.lines.contains { $0.contains("nothing.gz") && $0.contains("empty-input") })
  }

  @Test func emptyGzipMembersAreNoDamage() async throws {
    let packed = gzip([[], Planted.news.text, [], []])
    let (table, summary) = try await Planted.news.count([.text(packed)])
    #expect(table == Planted.news.truth)
    #expect(summary.isComplete)
  }

  @Test(arguments: ["\n", "  \r\n\n", "\u{FEFF}\n \t\n"])
  func blankFileCountsNothing(_ text: String) async throws {
    for bytes in [Array(text.utf8), gzip([Array(text.utf8)])] {
      let (table, summary) = try await Planted.news.count([.text(bytes)])
      #expect(table == header)
      #expect(summary.articles == 0)
    }
  }

  @Test func emptyFilesAmongGoodOnesCostNothing() async throws {
    let dumps = [Dump.text([]), .text(Planted.news.text), .text([])]
    let (table, summary) = try await Planted.news.count(dumps, workers: 3)
    #expect(table == Planted.news.truth)
    #expect(!summary.isComplete)
  }
}
