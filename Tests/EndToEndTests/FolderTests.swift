import BroadsheetTestSupport
import Foundation
import Testing

/// `count -o`, `merge` and what they refuse.
@Suite struct FolderTests {
  private static let tables = [
    "entities", "articles", "daily", "sources", "pairs", "aliases", "examples",
  ]

  private func same(_ scratch: Scratch, _ one: String, _ other: String) throws {
    for table in Self.tables {
      let (left, right) = (
        try scratch.data("\(one)/\(table).tsv"), try scratch.data("\(other)/\(table).tsv")
      )
      #expect(left == right, "\(table)")
    }
    #expect(try scratch.data("\(one)/counts.bsp") == scratch.data("\(other)/counts.bsp"))
  }

  private static let names = ["--tagger", "dictionary"]

  @Test func shardsMergeToTheWhole() async throws {
    let scratch = try Scratch()
    let dumps = ["ascii", "wire", "dated", "reuters"].map { name in
      Command.corpora.path + "/" + name
        + (name == "wire"
          ? ".sgml.gz" : name == "dated" ? ".txt.gz" : name == "ascii" ? ".jsonl.gz" : ".sgm.gz")
    }
    let count = ["count"] + dumps + Self.names
    _ = try await Command.run(count + ["-o", "whole"], folder: scratch.url)
    for number in 1...3 {
      let run = try await Command.run(
        count + ["-o", "part-\(number)", "--shard", "\(number)/3"],
        folder: scratch.url
      )
      #expect(run.status == 0)
      #expect(run.errors.contains("of 4 inputs: merge with the other shards"))
    }
    let merged = try await Command.run(
      ["merge", "part-2", "part-1", "part-3/counts.bsp", "-o", "all"],
      folder: scratch.url
    )
    #expect(merged.status == 0)
    #expect(!merged.errors.contains("other shards"))
    try same(scratch, "whole", "all")
  }

  @Test func aRunThatIsInterruptedGoesOn() async throws {
    let scratch = try Scratch()
    let pipe = scratch.path("dump")
    // A dump that nobody writes to for now: the run waits for it until it is told to stop.
    let run = try await Command.shell(
      """
      cp "\(Command.corpora.path)/ascii.jsonl.gz" first.gz; mkfifo "\(pipe)"; sleep 60 <>"\(pipe)" & holder=$!
      "$broadsheet" count first.gz "\(pipe)" -o tables --tagger dictionary & id=$!
      until [ -s tables/counts.bsp.part ]; do kill -0 $id || break; sleep 0.02; done
      sleep 0.2; kill -TERM $id; wait $id; status=$?; kill $holder; exit $status
      """,
      folder: scratch.url
    )
    #expect(run.status == 128 + 15)
    #expect(run.errors.contains("interrupted; repeat the command to resume"))
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("tables"))
    #expect(files.sorted() == [".lock", "counts.bsp.part"])
  }

  @Test func listsOfTheUserWin() async throws {
    let scratch = try Scratch()
    try scratch.write(
      "{\"text\":\"Germany and France met. Then Germany left, and so did Italy.\"}\n",
      "dump.jsonl"
    )
    try scratch.write("Germany\tThe Neighbour\tLOC\n# a remark\r\n", "aliases.tsv")
    try scratch.write("France\n", "stop.txt")
    let options = ["-o", "tables", "--aliases", "aliases.tsv", "--stoplist", "stop.txt"]
    let run = try await Command.run(
      ["count", "dump.jsonl"] + Self.names + options,
      folder: scratch.url
    )
    #expect(run.status == 0)
    let rows = try scratch.text("tables/entities.tsv").split(separator: "\n").dropFirst()
    let counts = rows.map { $0.split(separator: "\t").prefix(3).joined(separator: " ") }
    #expect(counts == ["The Neighbour LOC 2", "Italy LOC 1"])
    #expect(try scratch.text("tables/aliases.tsv").contains("Germany\tLOC\tThe Neighbour\tlist\t2"))
    try scratch.write("Germany\n", "aliases.tsv")
    let bad = try await Command.run(
      ["count", "dump.jsonl"] + Self.names + options,
      folder: scratch.url
    )
    #expect(bad.status == 64)
    #expect(bad.errors.contains("aliases line 1: no entity"))
  }

  @Test func packedTablesAreTheSame() async throws {
    let scratch = try Scratch()
    let count = ["count", Command.corpora.path + "/syndicated.jsonl.gz"] + Self.names
    _ = try await Command.run(count + ["-o", "plain"], folder: scratch.url)
    _ = try await Command.run(count + ["-o", "packed", "--gzip"], folder: scratch.url)
    for table in Self.tables {
      let packed = try await Command.shell("gzip -dc packed/\(table).tsv.gz", folder: scratch.url)
      #expect(packed.status == 0)
      #expect(try packed.output == scratch.data("plain/\(table).tsv"))
    }
  }

  @Test(.enabled(if: Traits.hasSQLite)) func aDatabaseHoldsTheSame() async throws {
    let scratch = try Scratch()
    let count = ["count", Command.corpora.path + "/syndicated.jsonl.gz"] + Self.names
    for format in ["tsv", "sqlite"] {
      let run = try await Command.run(
        count + ["-o", format, "--format", format],
        folder: scratch.url
      )
      #expect(run.status == 0)
    }
    var shown: [String] = []
    for folder in ["tsv", "sqlite"] {
      let run = try await Command.run(
        ["show", folder, "--entity", "Gemgrad", "--format", "json"],
        folder: scratch.url
      )
      shown.append(run.text)
    }
    #expect(shown[0] == shown[1])
    #expect(FileManager.default.fileExists(atPath: scratch.path("sqlite/broadsheet.sqlite")))
  }

  static let refused: [([String], Int32, String)] = [
    (["count", "x.gz", "--shard", "1/2"], 64, "add -o FOLDER"),
    (["count", "x.gz", "-o", "t", "--shard", "3/2"], 64, "--shard must be I/N"),
    (
      ["count", "x.gz", "-o", "t", "--by", "none", "--by-source"], 64, "use --by day, week or month"
    ),
    (["count", "x.gz", "-o", "t", "--memory", "1MiB"], 64, "at least 64MiB"),
    (["count", "x.gz", "--format", "sqlite"], 64, "add -o FOLDER"),
    (["count", "x.gz", "-o", "/dev/null/x"], 74, "cannot use the folder"),
    (["count", "/nowhere/x.gz", "-o", "t"], 66, "cannot open /nowhere/x.gz"),
    (["merge", "/nowhere", "-o", "t"], 66, "cannot read the part /nowhere"),
    (["show", "/nowhere", "--entity", "X"], 66, "cannot read the folder /nowhere"),
  ]

  @Test(arguments: refused)
  func whatMakesNoSenseIsRefused(_ arguments: [String], _ status: Int32, _ words: String)
    async throws
  {
    let scratch = try Scratch()
    let run = try await Command.run(arguments, folder: scratch.url)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
