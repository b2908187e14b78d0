import Broadsheet
import Testing

/// Runs that stop after a stage, as benchmarks do, still read everything and end.
@Suite(.mustNotHang) struct StageTests {
  @Test(arguments: Options.Stage.allCases, [1, 8])
  func cutRunsToTheEnd(_ stage: Options.Stage, _ workers: Int) async throws {
    let news = Planted.news
    let third = news.lines.pieces(of: 50).map { Dump.text(gzip([Array($0.joined())])) }
    var options = Options()
    options.through = stage
    options.workers = workers
    let (table, summary) = try await Broadsheet(tagger: news.tagger(), options: options)
      .count(third)
    #expect(summary.textBytes == news.text.count)
    #expect(summary.articles == (stage == .decompress ? 0 : news.articles))
    #expect(try bytes(of: table) == news.truth || stage != .aggregate)
    #expect(table.count == 0 || stage == .aggregate)
  }

  @Test func progressTellsTheWhole() async throws {
    let (progress, packed) = (Progress(), gzip([Planted.news.text]))
    _ = try await Broadsheet(tagger: Planted.news.tagger()).count(
      [.text(packed)],
      progress: progress
    )
    #expect(progress.now.storedBytes == packed.count)
    #expect(progress.now.textBytes == Planted.news.text.count)
    #expect(progress.now.articles == Planted.news.articles)
  }
}
