import Broadsheet
import Foundation
import Testing

/// Mentions come in the order of the input, however many workers find them.
@Suite struct TagOrderTests {
  private static let shards = Planted.news.lines.pieces(of: 40).map { Array($0.joined()) }

  @Test(arguments: MentionFormat.allCases)
  func workerCountDoesNotMatter(_ format: MentionFormat) async throws {
    let alone = try await tag(Self.shards, format, workers: 1)
    #expect(!alone.bytes.isEmpty)
    for workers in [2, 8] {
      #expect(try await tag(Self.shards, format, workers: workers).bytes == alone.bytes)
    }
  }

  @Test func recordsOfManyBatchesKeepTheirOrder() async throws {
    // 2 MB of text: eight batches that eight workers finish in any order.
    let lines = (0..<8000).map { "{\"id\":\"\($0)\",\"text\":\"\(filler) Berlin\"}\n" }
    let sink = try await tag([Array(lines.joined().utf8)], .jsonl, workers: 8)
    let objects = try sink.lines.map(Self.object)
    #expect(objects.map { $0["record"] as? Int } == Array(0..<8000))
    #expect(objects.map { $0["id"] as? String } == (0..<8000).map(String.init))
  }

  @Test func dumpsKeepTheirOrder() async throws {
    let sink = try await tag(Self.shards, .jsonl, workers: 8)
    let files = try sink.lines.map { try Self.object($0)["file"] as? String }
    let expected = Planted.news.lines.pieces(of: 40).enumerated().flatMap { index, lines in
      lines.map { _ in "dump \(index)" as String? }
    }
    #expect(files == expected)
  }

  @Test func summaryEqualsThatOfCount() async throws {
    let dumps = Self.shards.map { Dump.text($0) }
    let counted = try await Planted.news.count(dumps).1
    let sink = Sink()
    let summary = try await Broadsheet(tagger: Planted.news.tagger())
      .tag(dumps, as: .gkg) { sink.take($0) }
    #expect(summary.articles == counted.articles)
    #expect(summary.mentions == counted.mentions)
    #expect(summary.entities == counted.entities)
    #expect(summary.textBytes == counted.textBytes)
  }

  private let filler = String(repeating: "and so on, ", count: 22)

  private static func object(_ line: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  private func tag(_ dumps: [[UInt8]], _ format: MentionFormat, workers: Int) async throws -> Sink {
    var options = Options()
    options.workers = workers
    let list = Planted.news.dictionary + Array("Berlin\tLOC\n".utf8)
    let tagger = try EntityTagger(.nothing, dictionary: list)
    let named = dumps.enumerated().map { Dump.text($1, "dump \($0)") }
    let sink = Sink()
    _ = try await Broadsheet(tagger: tagger, options: options).tag(named, as: format) {
      sink.take($0)
    }
    return sink
  }
}
