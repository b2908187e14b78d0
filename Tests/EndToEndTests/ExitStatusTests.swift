import Foundation
import Testing

/// What the shell sees of a run.
@Suite struct ExitStatusTests {
  private static let good = "Corpora/ascii.jsonl.gz"

  @Test func wholeInputIsZero() async throws {
    let run = try await Command.run(["count", Self.good])
    #expect(run.status == 0)
    #expect(run.errors.contains("100 articles"))
  }

  @Test(arguments: ["count", "tag"])
  func damageIsOne(_ command: String) async throws {
    let scratch = try Scratch()
    let whole = try Data(contentsOf: Command.root.appending(path: Self.good))
    let cut = try scratch.write(whole.dropLast(10), "cut.gz")
    let run = try await Command.run([command, cut])
    #expect(run.status == 1)
    #expect(run.lines.count >= 100)
    #expect(run.errors.contains(cut) && run.errors.contains("truncated"))
    #expect(try await Command.run([command, cut, "--quiet"]).errors.contains("truncated"))
  }

  @Test func oneMissingInputOfTwoIsOne() async throws {
    let run = try await Command.run(["count", Self.good, "/nowhere/x.gz"])
    #expect(run.status == 1)
    #expect(run.lines.count > 100)
    #expect(run.errors.contains("/nowhere/x.gz"))
  }

  static let misuses: [[String]] = [
    ["--no-such-option"], ["count", "--no-such-option"], ["count", good, "--format", "xml"],
    ["count", good, "--threads", "0"], ["count", good, "--threads", "two"],
    ["count", good, "--top", "-1"], ["count", good, "--types", "PER,PLACE"],
    ["count", good, "--since", "2020-13-01"], ["count", good, "--until", "today"],
    ["count", good, "--input-format", "docx"], ["count", good, "--no-gazetteer"],
    ["count", good, "--dictionary", "/nowhere/names.tsv"], ["tag", good, "--format", "table"],
    ["count", good, "-o", "/nowhere/x", "--shard", "3/2"],
    ["count", good, "-o", "/nowhere/x", "--shard", "x/1/2"], ["tag", good, "--top", "3"],
    ["no-such-command"],
  ]

  @Test(arguments: misuses)
  func misuseIs64(_ arguments: [String]) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test(arguments: ["Berlin", "Berlin\tTOWN", "Ok\tPER\n\tLOC", "Ok\tPER\n\nBerlin\tLOC\tB\t99"])
  func badDictionaryLineIs64(_ list: String) async throws {
    let scratch = try Scratch()
    let names = try scratch.write(list, "names.tsv")
    let run = try await Command.run(["count", Self.good, "--dictionary", names])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.contains(
        "line \(list.split(separator: "\n", omittingEmptySubsequences: false).count)"
      )
    )
  }

  @Test(arguments: ["count", "tag"])
  func noInputThatOpensIs66(_ command: String) async throws {
    let run = try await Command.run([command, "/nowhere/x.gz", "/nowhere/y.gz"])
    #expect(run.status == 66)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("/nowhere/x.gz"))
  }

  @Test(arguments: [["count", good], ["count", good, "--format", "table"], ["tag", good]])
  func fullDeviceIs74(_ arguments: [String]) async throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let run = try await Command.run(arguments, output: full)
    #expect(run.status == 74)
    #expect(run.errors.contains("cannot write"))
  }

  @Test func outputThatCannotBeMadeIs74() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("in the way", "file")
    for arguments in [
      ["count", Self.good, "-o", file], ["count", Self.good, "-o", file + "/folder"],
      ["count", Self.good, "--run-file", file + "/run.json"],
      ["tag", Self.good, "-o", file + "/x"],
      ["tag", Self.good, "-o", scratch.path("no/such/folder")],
    ] {
      let run = try await Command.run(arguments)
      #expect(run.status == 74, "\(arguments)")
      #expect(run.errors.contains("broadsheet: cannot"))
    }
    #expect(try scratch.text("file") == "in the way")
    #expect(try scratch.files == ["file"])
  }

  /// A reader that has enough, as `head` has, is nobody's failure: death by SIGPIPE, no word of it.
  @Test func closedPipeEndsQuietly() async throws {
    let run = try await Command.shell(
      """
      env --default-signal=PIPE "$broadsheet" tag Corpora/sample.jsonl.gz --quiet | head -c 100 \
        >/dev/null; exit ${PIPESTATUS[0]}
      """
    )
    #expect(run.status == 128 + 13)
    #expect(run.errors == "")
  }
}
