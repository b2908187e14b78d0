import Broadsheet
import Foundation
import Testing

/// Damage costs what is damaged, and is always told.
@Suite struct DamageTests {
  private let news = Planted.news
  private let missing = Dump(path: "/nowhere/to/be/found.gz")

  @Test(arguments: [1, 3, 8])
  func dumpThatCannotBeOpenedCostsNoOther(_ workers: Int) async throws {
    let halves = news.lines.pieces(of: 75).map { Dump.text(Array($0.joined())) }
    try #require(halves.count == 2)
    let dumps = [halves[0], missing, halves[1]]
    let (table, summary) = try await news.count(dumps, workers: workers)
    #expect(table == news.truth)
    #expect(!summary.isComplete)
    #expect(summary.lines.contains { $0.contains(missing.name) && $0.contains("unreadable") })
  }

  @Test func tagReportsTheDumpThatCannotBeOpened() async throws {
    let sink = Sink()
    let summary = try await Broadsheet(tagger: news.tagger())
      .tag([missing, .text(news.text)], as: .gkg) { sink.take($0) }
    #expect(sink.lines.count == news.articles)
    #expect(!summary.isComplete)
  }

  @Test(.mustNotHang, arguments: [1, 8])
  func noDumpThatOpensIsAnError(_ workers: Int) async throws {
    let error = await #expect(throws: BroadsheetError.self) {
      _ = try await news.count([missing, missing], workers: workers)
    }
    #expect(error?.kind == .noInput)
    #expect(error?.description.contains(missing.name) == true)
  }

  @Test func noDumpThatOpensIsAnErrorOfTag() async throws {
    let broadsheet = Broadsheet(tagger: try news.tagger())
    let error = await #expect(throws: BroadsheetError.self) {
      _ = try await broadsheet.tag([missing], as: .jsonl) { _ in }
    }
    #expect(error?.kind == .noInput)
  }

  @Test(arguments: [1, 2, 8])
  func damagedDumpInTheMiddleCostsItsTail(_ workers: Int) async throws {
    let thirds = news.lines.pieces(of: 50).map { gzip([Array($0.joined())]) }
    try #require(thirds.count == 3)
    let cut = Array(thirds[1].prefix(thirds[1].count / 2))
    let dumps = [Dump.text(thirds[0]), .text(cut, "cut.gz"), .text(thirds[2])]
    let (_, summary) = try await news.count(dumps, workers: workers)
    #expect((101..<150).contains(summary.articles))
    #expect(!summary.isComplete)
    #expect(summary.lines.contains { $0.contains("cut.gz, member 1") && $0.contains("truncated") })
    #expect(summary.lines.contains { $0.contains("cut-record") })
  }

  @Test func damagedTableDoesNotDependOnWorkers() async throws {
    var packed = gzip(news.lines)
    for index in stride(from: packed.count / 5, to: packed.count, by: packed.count / 4) {
      packed[index] ^= 0xFF
    }
    let alone = try await news.count([.text(packed)], workers: 1)
    #expect(!alone.1.isComplete)
    #expect(alone.1.articles > news.articles / 2)
    for workers in [2, 8] {
      let (table, summary) = try await news.count([.text(packed)], workers: workers)
      #expect(table == alone.table)
      #expect(summary.lines.dropFirst() == alone.1.lines.dropFirst())
    }
  }

  @Test func brokenRecordCostsOneArticle() async throws {
    var lines = news.lines
    lines[70] = Array("{\"text\": \"broken\n".utf8)
    let (_, summary) = try await news.count([.text(Array(lines.joined()))])
    #expect(summary.articles == news.articles - 1)
    #expect(summary.lines.contains { $0.contains("rejected 1 record: bad-record") })
  }

  @Test func manifestListsTheDamage() async throws {
    let cut = Array(gzip([news.text]).dropLast(4))
    let (_, summary) = try await news.count([.text(cut, "cut \"it\".gz"), missing])
    let json = Data(summary.manifest(adding: [(name: "top", value: "3")]))
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(object["complete"] as? Bool == false)
    #expect(object["articles"] as? Int == news.articles)
    #expect((object["options"] as? [String: String]) == ["no-gazetteer": "true", "top": "3"])
    let damage = try #require(object["damage"] as? [[String: Any]])
    #expect(damage.map { $0["class"] as? String } == ["truncated", "unreadable"])
    #expect(damage.map { $0["file"] as? String } == ["cut \"it\".gz", missing.name])
    #expect(damage.map { $0["member"] as? Int } == [1, 0])
  }
}
