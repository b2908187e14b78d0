import Foundation
import Testing

/// The made dumps, whose table is known: every way to count them gives it, byte for byte.
@Suite struct PlantedTruthTests {
  static let dumps = [
    "ascii.jsonl.gz", "ascii-members.jsonl.gz", "ascii-split.jsonl.gz", "ascii-records.jsonl.gz",
    "sample.jsonl.gz", "dated.txt.gz", "reuters.sgm.gz", "wire.sgml.gz", "web.warc.gz",
    "web-whole.warc.gz", "web.warc.wet.gz", "web.json.gz", "web.csv.gz", "web.rss.gz",
  ]

  @Test(arguments: dumps, [1, 2, 8])
  func dumpGivesItsTruth(_ dump: String, _ threads: Int) async throws {
    let corpus = Corpus(of: dump)
    let run = try await corpus.count(["Corpora/\(dump)", "--threads", "\(threads)"])
    try expectTruth(run, corpus)
  }

  @Test(arguments: dumps)
  func standardInputGivesTheTruth(_ dump: String) async throws {
    let corpus = Corpus(of: dump)
    let file = try FileHandle(forReadingFrom: Command.corpora.appending(path: dump))
    try expectTruth(try await corpus.count([], input: file), corpus)
  }

  @Test func dashAmongFilesIsStandardInput() async throws {
    let corpus = Corpus(of: "ascii.jsonl.gz")
    let scratch = try Scratch()
    let file = try FileHandle(forReadingFrom: Command.corpora.appending(path: "ascii.jsonl.gz"))
    let blank = try scratch.write("\n", "blank.jsonl")
    let run = try await corpus.count([blank, "-"], input: file)
    #expect(run.text.split(separator: "\n").count == corpus.truth.lines.count)
  }

  @Test func folderGivesTheTruthOfItsFiles() async throws {
    let corpus = Corpus(of: "ascii.jsonl.gz")
    let scratch = try Scratch()
    let text = try inflated(Command.corpora.appending(path: "ascii.jsonl.gz"))
    let shards = text.split(separator: 0x0A).map { Data($0) + [0x0A] }
    try FileManager.default.createDirectory(
      atPath: scratch.path("b/c"),
      withIntermediateDirectories: true
    )
    for (index, name) in ["a.jsonl", "b/x.jsonl", "b/c/y.jsonl"].enumerated() {
      let part = shards.indices.filter { $0 % 3 == index }.map { shards[$0] }
      try scratch.write(Data(part.joined()), name)
    }
    try scratch.write("{\"text\":\"hidden files are no dumps\"", ".hidden.jsonl")
    for threads in ["1", "8"] {
      let run = try await corpus.count([scratch.url.path, "--threads", threads])
      try expectTruth(run, corpus)
    }
  }

  @Test(arguments: dumps)
  func totalsAreThoseOfTheGenerator(_ dump: String) async throws {
    let scratch = try Scratch()
    let corpus = Corpus(of: dump)
    let manifest = scratch.path("run.json")
    _ = try await corpus.count(["Corpora/\(dump)", "--run-file", manifest, "--top", "1"])
    let totals = try Data(contentsOf: corpus.file("totals.json")).object
    let run = try scratch.data("run.json").object
    for key in ["articles", "mentions", "entities"] {
      #expect(run.number(key) == totals.number(key), "\(key)")
      #expect((run.number(key) ?? 0) > 0)
    }
    #expect(run["complete"] as? Bool == true)
  }

  private func expectTruth(_ run: Run, _ corpus: Corpus) throws {
    #expect(run.status == 0)
    #expect(run.errors == "")
    guard run.output != corpus.truth.data else { return }
    let (found, wanted) = (Set(run.lines), Set(corpus.truth.lines))
    Issue.record(
      """
      not the truth of \(corpus.name): \(found.subtracting(wanted).sorted().prefix(5)) instead of \
      \(wanted.subtracting(found).sorted().prefix(5))
      """
    )
  }
}

/// A text of Corpora/, by the beginning of its dumps' names.
struct Corpus: Sendable {
  let name: String

  init(of dump: String) { name = String(dump.prefix { $0 != "." && $0 != "-" }) }

  func file(_ suffix: String) -> URL { Command.corpora.appending(path: "\(name).\(suffix)") }

  /// What a perfect tagger counts.
  var truth: (data: Data, lines: [String]) {
    let data = (try? Data(contentsOf: file("truth.tsv"))) ?? Data()
    return (data, String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  /// The planted names alone, in all contexts but titles in capitals, which mention nobody.
  func dictionary(in scratch: Scratch) throws -> String {
    let names = String(decoding: try Data(contentsOf: file("names.tsv")), as: UTF8.self)
    let lines = names.split(separator: "\n").map { "\($0)\t\t7\n" }
    return try scratch.write(lines.joined(), "names.tsv")
  }

  func count(_ arguments: [String], input: FileHandle? = nil) async throws -> Run {
    try await run(["count"] + arguments + ["--quiet"], input: input)
  }

  /// Runs a command with the planted names and no others.
  func run(_ arguments: [String], input: FileHandle? = nil) async throws -> Run {
    let scratch = try Scratch()
    let names = try dictionary(in: scratch)
    return try await Command.run(
      arguments + ["--no-gazetteer", "--dictionary", names],
      input: input
    )
  }
}
