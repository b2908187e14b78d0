import Foundation
import Testing

/// Real dumps of developers' machines: every article is counted, once.
@Suite(.enabled(if: Shared.isThere, "../shared is not there: no real dumps to count"))
struct RealDumpTests {
  static let dumps: [(files: [String], articles: Int)] = [
    ((18...21).map { "reut2-0\($0).sgm.gz" }, 3578), (["news.jsonl.gz"], 653),
    (["senate.jsonl.gz"], 3844), (["dated-plain.txt.gz"], 1418),
  ]

  @Test(arguments: dumps)
  func everyArticleIsCounted(_ files: [String], _ articles: Int) async throws {
    try await expect(files, articles, threads: [1, 2, 8])
  }

  /// Of 67 MB a debug build counts only what it is told to.
  @Test(.enabled(if: countsLarge, "debug build; BROADSHEET_LARGE=1 counts large.jsonl.gz"))
  func everyArticleOfTheLargeDumpIsCounted() async throws {
    try await expect(["large.jsonl.gz"], 27_537, threads: [1, 2, 8])
  }

  static var countsLarge: Bool {
    #if DEBUG
      return ProcessInfo.processInfo.environment["BROADSHEET_LARGE"] == "1"
    #else
      return true
    #endif
  }

  private func expect(_ files: [String], _ articles: Int, threads: [Int]) async throws {
    let paths = files.map { Shared.path("corpora/\($0)") }
    var tables: Set<Data> = []
    for count in threads {
      let scratch = try Scratch()
      let run = try await Command.run(
        ["count"] + paths + ["--threads", "\(count)", "--run-file", scratch.path("run.json")]
      )
      #expect(run.status == 0)
      let manifest = try scratch.data("run.json").object
      #expect(manifest.number("articles") == articles)
      #expect((manifest["rejected"] as? [String: Int])?.isEmpty == true)
      #expect((manifest.number("entities") ?? 0) > 100)
      tables.insert(run.output)
    }
    #expect(tables.count == 1, "the table depends on --threads")
  }
}
