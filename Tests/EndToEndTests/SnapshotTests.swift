import Foundation
import Testing

/// What a user sees, letter by letter.
@Suite struct SnapshotTests {
  /// What is found does not change when the default model is trained anew.
  static let byNames = ["--tagger", "dictionary"]

  @Test(
    arguments: [
      (["--help"], "help.txt"), (["count", "--help"], "count-help.txt"),
      (["merge", "--help"], "merge-help.txt"), (["show", "--help"], "show-help.txt"),
      (["report", "--help"], "report-help.txt"),
      (["tag", "--help"], "tag-help.txt"),
      (["scan", "--help"], "scan-help.txt"),
      (["eval", "--help"], "eval-help.txt"),
      (["train", "--help"], "train-help.txt"),
      (["clusters", "--help"], "clusters-help.txt"),
      (["--version"], "version.txt"),
    ]
  )
  func helpIsWritten(_ arguments: [String], _ name: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectSnapshot(run.text, name)
  }

  @Test(arguments: ["tsv", "csv", "jsonl", "table"])
  func sampleIsCounted(_ format: String) async throws {
    let run = try await Command.run(
      ["count", "Corpora/sample.jsonl.gz", "--top", "20", "--format", format] + Self.byNames
    )
    #expect(run.status == 0)
    try expectSnapshot(run.text, "sample.\(format)")
    try expectSnapshot(run.errors.masked, "sample.stderr.txt")
  }

  @Test(arguments: ["jsonl", "conll", "gkg", "html"])
  func mentionsAreWritten(_ format: String) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.articles, "two.jsonl")
    let run = try await Command.run(
      ["tag", "two.jsonl", "--format", format] + Self.byNames,
      folder: scratch.url
    )
    #expect(run.status == 0)
    try expectSnapshot(run.text, "mentions.\(format)")
  }

  private static let articles = #"""
    {"id":"1","date":"2024-05-01","title":"Germany and Japan meet","text":"BERLIN — The U.N. met in Germany\u2019s capital.\n\nAngela Merkel did not.","source":"made"}
    {"id":"2","title":"","text":"Nobody was there."}

    """#

  @Test func damageIsTold() async throws {
    let scratch = try Scratch()
    try damagedFolder(scratch)
    let run = try await Command.run(
      [
        "count", "cut.jsonl.gz", "missing.gz", "lines.jsonl", "junk.bin", "--run-file", "run.json",
        "--since", "2024-01-02", "--top", "3",
      ] + Self.byNames,
      folder: scratch.url
    )
    #expect(run.status == 1)
    try expectSnapshot(run.text, "damage.tsv")
    try expectSnapshot(run.errors.masked, "damage.stderr.txt")
    try expectSnapshot(try scratch.text("run.json").masked, "damage.run.json")
  }

  @Test(arguments: ["table", "jsonl"])
  func dumpsAreScanned(_ format: String) async throws {
    let scratch = try Scratch()
    try damagedFolder(scratch)
    try scratch.write(Self.articles, "two.jsonl")
    let run = try await Command.run(
      ["scan", "two.jsonl", "cut.jsonl.gz", "lines.jsonl", "junk.bin", "--format", format],
      folder: scratch.url
    )
    #expect(run.status == 1)
    try expectSnapshot(run.text, "scan.\(format)")
  }

  private func damagedFolder(_ scratch: Scratch) throws {
    let whole = try Data(contentsOf: Command.corpora.appending(path: "ascii-records.jsonl.gz"))
    try scratch.write(whole.prefix(20_000), "cut.jsonl.gz")
    try scratch.write("{\"text\":\"London\"}\n{\"text\":\"cut\n{\"title\":1}\n[]\n", "lines.jsonl")
    try scratch.write(Data([0, 1, 2, 3, 255, 254, 0, 0]), "junk.bin")
  }

  @Test func manifestIsWritten() async throws {
    let scratch = try Scratch()
    let run = try await Command.run(
      [
        "count", "Corpora/ascii-members.jsonl.gz", "Corpora/dated.txt.gz", "--types", "LOC,ORG",
        "--until", "2024-12-31", "-o", scratch.path("out"), "--quiet",
      ] + Self.byNames
    )
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectSnapshot(try scratch.text("out/run.json").masked, "run.json")
  }
}
