import Broadsheet
import CorpusKit
import Testing

/// The table depends on the articles, and on nothing else.
@Suite struct DeterminismTests {
  private let news = Planted.news

  @Test(arguments: [1, 2, 3, 8])
  func workerCountDoesNotMatter(_ workers: Int) async throws {
    let (table, summary) = try await news.count([.text(news.text)], workers: workers)
    #expect(table == news.truth)
    #expect(summary.articles == news.articles)
    #expect(summary.isComplete)
  }

  @Test(arguments: CorpusFormat.allCases.filter { $0 != .jsonl }, [1, 8])
  func otherFormatsCountTheTruth(_ format: CorpusFormat, _ workers: Int) async throws {
    let planted = Planted(format, articles: 60)
    let (table, summary) = try await planted.count([.text(planted.text)], workers: workers)
    #expect(table == planted.truth)
    #expect(summary.articles == planted.articles)
  }

  @Test(arguments: [1, 4, 37])
  func shardsCountLikeTheWhole(_ linesEach: Int) async throws {
    let shards = news.lines.pieces(of: linesEach).map { Dump.text(Array($0.joined())) }
    let (table, summary) = try await news.count(shards, workers: 3)
    #expect(table == news.truth)
    #expect(summary.articles == news.articles)
  }

  @Test func gzipCountsLikePlainText() async throws {
    let packed = gzip([news.text])
    #expect(packed.count < news.text.count / 2)
    #expect(try await news.count([.text(packed)]).table == news.truth)
  }

  @Test(arguments: [997, 30_000, 300_000])
  func membersCutAnywhereCountLikeOne(_ size: Int) async throws {
    let packed = gzip(news.text.pieces(of: size))
    let (table, summary) = try await news.count([.text(packed)])
    #expect(table == news.truth)
    #expect(summary.isComplete)
  }

  @Test func memberPerRecordCountsLikeOne() async throws {
    #expect(try await news.count([.text(gzip(news.lines))]).table == news.truth)
  }

  @Test(arguments: [1, 2, 8])
  func orderOfDumpsDoesNotMatter(_ workers: Int) async throws {
    let shards = news.lines.pieces(of: 20).enumerated().map { index, lines in
      let text = Array(lines.joined())
      return Dump.text(index.isMultiple(of: 2) ? text : gzip([text]))
    }
    #expect(try await news.count(shards, workers: workers).table == news.truth)
    #expect(try await news.count(shards.reversed(), workers: workers).table == news.truth)
  }

  @Test func dumpCountedTwiceCountsTwice() async throws {
    let once = try await news.count([.text(news.text)]).1
    let twice = try await news.count([.text(news.text), .text(gzip([news.text]))]).1
    #expect(twice.mentions == 2 * once.mentions)
    #expect(twice.articles == 2 * once.articles)
    #expect(twice.entities == once.entities)
  }
}
