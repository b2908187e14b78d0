import Foundation
import Testing

/// What goes where: results to standard output or into files, all else to standard error.
@Suite struct StreamTests {
  @Test func noiseStaysOffStandardOutput() async throws {
    let scratch = try Scratch()
    let names = try scratch.write("London\tLOC\n", "names.tsv")
    let dump = try scratch.write(
      "{\"text\":\"London\",\"date\":\"2020-01-02\"}\nbroken\n",
      "news.jsonl"
    )
    let run = try await Command.run(
      ["count", dump, "/nowhere/x", "--dictionary", names, "--no-gazetteer"]
    )
    #expect(run.status == 1)
    #expect(run.text == "entity\ttype\tmentions\tdocuments\nLondon\tLOC\t1\t1\n")
    #expect(run.errors.split(separator: "\n").count == 3)
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("broadsheet: ") })
  }

  @Test func nameOfAFileCannotActOnTheTerminal() async throws {
    let scratch = try Scratch()
    try scratch.write("{\"text\":1}\n", "a\u{1B}[2J\u{202E}\nb.jsonl")
    let run = try await Command.run(["count", scratch.url.path])
    #expect(run.status == 1)
    #expect(run.errors.contains("a\\u001b[2J\\u202e\\nb.jsonl"))
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test func quietMeansSilent() async throws {
    let run = try await Command.run(["count", "Corpora/ascii.jsonl.gz", "--quiet"])
    #expect(run.errors == "")
  }

  @Test func noProgressWithoutATerminal() async throws {
    let run = try await Command.run(["count", "Corpora/sample.jsonl.gz"])
    #expect(run.errors.split(separator: "\n").count == 2)
    #expect(!run.errors.contains { $0 == "\u{1B}" || $0 == "\r" })
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script"), "no script(1)"))
  func terminalGetsATableAndProgress() async throws {
    let run = try await Command.shell(
      #"script -qec "$broadsheet count Corpora/ascii.jsonl.gz --top 3" /dev/null"#
    )
    #expect(run.status == 0)
    #expect(run.text.contains("\r\u{1B}[K"))
    #expect(run.text.contains(/entity +type +mentions +documents/))
  }

  @Test(arguments: ["tsv", "csv", "jsonl", "table"])
  func folderHoldsTheTableAndTheManifest(_ format: String) async throws {
    let scratch = try Scratch()
    let arguments = ["count", "Corpora/ascii.jsonl.gz", "--format", format, "--quiet"]
    let folder = try await Command.run(arguments + ["-o", scratch.path("new/tables")])
    #expect(folder.status == 0)
    #expect(folder.output.isEmpty)
    let suffix = "." + (format == "table" ? "txt" : format)
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("new/tables"))
    #expect(files.sorted() == Self.files(suffix))
    let lines = try scratch.text("new/tables/entities" + suffix).split { $0.isNewline }.count
    #expect(lines > 100)
  }

  private static func files(_ suffix: String) -> [String] {
    let tables = ["aliases", "articles", "daily", "entities", "examples", "pairs", "sources"].map {
      $0 + suffix
    }
    return ([".lock", "counts.bsp", "run.json"] + tables).sorted()
  }

  @Test func outputReplacesWhatWasThere() async throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("out"),
      withIntermediateDirectories: false
    )
    let old = String(repeating: "old\n", count: 100_000)
    try scratch.write(old, "out/entities.tsv")
    try scratch.write("half a draft of a run that was killed", "out/entities.tsv.tmp")
    let run = try await Command.run(["count", "Corpora/ascii.jsonl.gz", "-o", scratch.path("out")])
    #expect(run.status == 0)
    #expect(try scratch.text("out/entities.tsv").hasPrefix("entity\ttype"))
    #expect(try !scratch.text("out/entities.tsv").contains("old\n"))
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))
    #expect(files.sorted() == Self.files(".tsv"))
  }

  @Test func failedTagLeavesTheOldFile() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("of yesterday", "mentions.jsonl")
    let run = try await Command.run(["tag", "/nowhere/x.gz", "-o", file])
    #expect(run.status == 66)
    #expect(try scratch.text("mentions.jsonl") == "of yesterday")
    #expect(try scratch.files == ["mentions.jsonl"])
  }

  @Test func nothingOnStandardInputIsAnEmptyInput() async throws {
    let run = try await Command.run(["count"])
    #expect(run.status == 1)
    #expect(run.text == "entity\ttype\tmentions\tdocuments\n")
    #expect(run.errors.contains("empty-input"))
  }
}
