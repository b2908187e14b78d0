import CorpusKit
import Foundation
import Testing

@Suite struct ClustersTests {
  private static let sample = "Corpora/sample.jsonl.gz"

  private func clusters(_ arguments: [String], in scratch: Scratch) async throws -> Run {
    try await Command.shell(
      "$broadsheet clusters \(arguments.joined(separator: " ")) -o \(scratch.url.path)/out.tsv"
    )
  }

  @Test func aDumpGivesTheSameClustersTwice() async throws {
    var found: [Data] = []
    for _ in 0..<2 {
      let scratch = try Scratch()
      let run = try await clusters([Self.sample, "-k", "20", "--rounds", "2"], in: scratch)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("round 2: "))
      found.append(try Data(contentsOf: scratch.url.appending(path: "out.tsv")))
    }
    #expect(found[0] == found[1])
    let rows = String(decoding: found[0], as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t") }
    #expect(rows.count > 100)
    #expect(rows.allSatisfy { $0.count == 3 })
    #expect(Set(rows.map { $0[1] }).count == 20)
  }

  @Test func aModelIsTrainedWithThem() async throws {
    let scratch = try Scratch()
    try scratch.write("Ada B-PER\nmet O\nRome B-LOC\n\nBen B-PER\nmet O\nBonn B-LOC\n", "gold.tsv")
    let run = try await clusters([Self.sample, "-k", "8", "--rounds", "1", "-q"], in: scratch)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let training = try await Command.run(
      ["train", "--train", "gold.tsv", "--clusters", "out.tsv", "-o", "out.model"],
      folder: scratch.url
    )
    #expect(training.status == 0, "\(training.errors)")
  }

  @Test(
    arguments: [
      ([sample, "-k", "0"], 64, "-k must be at least 1"),
      ([sample, "-k", "100000"], 64, "-k must be at most 4096"),
      ([sample, "--minimum-count", "0"], 64, "--minimum-count must be at least 1"),
      ([sample, "--rounds", "-1"], 64, "--rounds"),
      ([sample, "--minimum-count", "999999999"], 64, "no word occurs 999999999 times"),
      (["-"], 64, "name files"), ([], 64, "inputs"),
      (["/dev/null"], 64, "no word occurs 5 times"), (["missing.jsonl"], 66, "missing.jsonl"),
    ]
  )
  func whatCannotBeClusteredIsSaid(_ arguments: [String], _ status: Int32, _ message: String)
    async throws
  {
    let scratch = try Scratch()
    let run = try await clusters(arguments, in: scratch)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "out.tsv").path))
  }
}
