import Foundation
import Testing

/// The file of `--rejects`.
@Suite struct RejectsTests {
  private let header = "file\tmember\toffset\treason\tfirst bytes"

  private func rejects(_ arguments: [String], _ scratch: Scratch) async throws -> [String] {
    let options = ["--rejects", "rejects.tsv", "--tagger", "dictionary"]
    _ = try await Command.run(["count"] + arguments + options, folder: scratch.url)
    return try scratch.text("rejects.tsv").split(separator: "\n").map(String.init)
  }

  @Test func everyRejectIsListedWithItsFirstBytes() async throws {
    let scratch = try Scratch()
    let long = String(repeating: "x", count: 100)
    try scratch.write("{\"text\":\"London\"}\n{\"a\":\u{1B}[31m\t\n\(long)\n", "lines.jsonl")
    let lines = try await rejects(["lines.jsonl"], scratch)
    #expect(
      lines == [
        header, "lines.jsonl\t0\t18\tbad-record\t{\"a\":\\u001b[31m\\t",
        "lines.jsonl\t0\t30\tbad-record\t\(long.prefix(64))",
      ]
    )
  }

  /// More than the lists of a run hold, over many dumps, in the order of the dumps.
  @Test(arguments: ["1", "2", "8"])
  func nothingIsLeftOutWhateverTheWorkers(_ threads: String) async throws {
    let scratch = try Scratch()
    var names: [String] = []
    for dump in 0..<6 {
      names.append("\(dump).jsonl")
      let bad = (0..<(dump == 1 ? 0 : 3000)).map { "bad \(dump) \($0)\n" }.joined()
      try scratch.write("{\"text\":\"a\"}\n" + bad, names[dump])
    }
    // As a run that was killed left them.
    for dump in 1...5 { try scratch.write("of another run\n", "rejects.tsv.\(dump).tmp") }
    let lines = try await rejects(names + ["missing", "--threads", threads], scratch)
    let expected = [0, 2, 3, 4, 5].flatMap { dump in (0..<3000).map { "bad \(dump) \($0)" } }
    #expect(lines.count == 1 + expected.count + 1)
    #expect(lines.dropFirst().dropLast().map { $0.components(separatedBy: "\t")[4] } == expected)
    #expect(lines.last?.hasPrefix("missing\t0\t0\tunreadable") == true)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test func membersAreNamed() async throws {
    let scratch = try Scratch()
    let run = try await Command.shell(
      """
      for i in 1 2 3; do printf '{"text":"a"}\\nbad %d\\n' $i | gzip; done > three.gz
      "$broadsheet" scan three.gz --rejects rejects.tsv -q
      """,
      folder: scratch.url
    )
    #expect(run.status == 1)
    let rows = try scratch.text("rejects.tsv").split(separator: "\n").dropFirst()
    #expect(rows.map { $0.components(separatedBy: "\t")[1] } == ["1", "2", "3"])
    #expect(rows.map { $0.components(separatedBy: "\t")[4] } == ["bad 1", "bad 2", "bad 3"])
  }

  @Test func aRunWithoutLossesGivesAnEmptyList() async throws {
    let scratch = try Scratch()
    try scratch.write("{\"text\":\"London\"}\n", "good.jsonl")
    #expect(try await rejects(["good.jsonl"], scratch) == [header])
  }

  @Test func aFolderThatIsNotThereIs74() async throws {
    let run = try await Command.run(["scan", "Corpora/sample.jsonl.gz", "--rejects", "/no/where"])
    #expect(run.status == 74)
  }
}
