import Foundation
import Tables
import Testing

/// What a person sees at a terminal.
@Suite struct TerminalTests {
  private static let names = ["--tagger", "dictionary"]

  /// Long and wide names of every type, in a folder of tables.
  private func tables() async throws -> Scratch {
    let scratch = try Scratch()
    let names = "中华人民共和国国务院\tORG\nUnited Nations High Commissioner for Refugees\tORG\n"
    try scratch.write(names + "Zoë O'Neill\tPER\nÉvian-les-Bains\tLOC\nWorld Cup\tMISC\n", "n.tsv")
    let texts = [
      "中华人民共和国国务院 met the United Nations High Commissioner for Refugees and Zoë O'Neill.",
      "Zoë O'Neill saw the World Cup in Évian-les-Bains.",
    ]
    let lines = texts.enumerated().map { day, text in
      #"{"text":"\#(text)","date":"2024-0\#(day + 1)-01","source":"gazette"}"# + "\n"
    }
    try scratch.write(lines.joined(), "a.jsonl")
    let run = try await Command.run(
      ["count", "a.jsonl", "--dictionary", "n.tsv", "--no-gazetteer", "-o", "t"],
      folder: scratch.url
    )
    #expect(run.status == 0)
    return scratch
  }

  @Test(arguments: [40, 50, 60, 120])
  func columnsFitTheTerminal(_ width: Int) async throws {
    let scratch = try await tables()
    let terminal = PseudoTerminal(columns: width)
    let arguments = ["count", "a.jsonl", "--dictionary", "n.tsv", "--no-gazetteer", "-q"]
    #expect(try await terminal.run(arguments, folder: scratch.url) == 0)
    let bare = terminal.text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    let lines = bare.split(separator: "\n")
    #expect(lines.count == 6)
    let widths = Set(lines.map { TerminalWidth.of(String($0)) })
    #expect(widths == [min(width, 72)])
    #expect(bare.contains("…") == (width < 72))
    #expect(terminal.text.contains("\u{1B}[38;5;166mPER\u{1B}[0m"))
    #expect(terminal.text.contains("\u{1B}[1mentity\u{1B}[0m"))
  }

  @Test func coloursAreAskedFor() async throws {
    let scratch = try await tables()
    func codes(_ more: [String], _ environment: [String: String] = [:]) async throws -> Bool {
      let terminal = PseudoTerminal(columns: 80)
      let arguments = ["show", "t", "--entity", "World Cup"] + more
      let status = try await terminal.run(arguments, environment: environment, folder: scratch.url)
      #expect(status == 0)
      return terminal.text.contains("\u{1B}")
    }
    #expect(try await codes([]))
    #expect(try await !codes(["--color", "never"]))
    #expect(try await !codes([], ["NO_COLOR": "1"]))
    #expect(try await codes([], ["NO_COLOR": ""]))
    #expect(try await !codes([], ["TERM": "dumb"]))
    #expect(try await codes(["--color", "always"], ["NO_COLOR": "1"]))
  }

  /// A file gets colours only where they are asked for, and is never cut.
  @Test func aFileIsNeverCut() async throws {
    let scratch = try await tables()
    let arguments = ["count", "a.jsonl", "--dictionary", "n.tsv", "--no-gazetteer", "-q"]
    let line = "$broadsheet \(arguments.joined(separator: " ")) --format table"
    let plain = try await Command.shell("COLUMNS=20 \(line)", folder: scratch.url)
    #expect(plain.text.contains("United Nations High Commissioner for Refugees  ORG "))
    #expect(!plain.text.contains("\u{1B}"))
    let colours = try await Command.shell("\(line) --color always", folder: scratch.url)
    #expect(colours.text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.text)
    #expect(colours.text.contains("\u{1B}[38;5;134mMISC\u{1B}[0m"))
  }

  /// The user's word counts for more than the terminal's.
  @Test func COLUMNSIsRespected() async throws {
    let scratch = try await tables()
    let terminal = PseudoTerminal(columns: 200)
    let status = try await terminal.run(
      ["show", "t", "--entity", "Zoë O'Neill", "--color", "never"],
      environment: ["COLUMNS": "30"],
      folder: scratch.url
    )
    #expect(status == 0)
    let course = try #require(terminal.lines.first { $0.contains("▁") })
    #expect(TerminalWidth.of(course) <= 30)
    #expect(terminal.text.contains("one cell per 2 days"))
  }

  @Test func sparklineFillsTheTerminal() async throws {
    let scratch = try await tables()
    for (width, unit) in [(62, "day"), (31, "2 days"), (160, "day")] {
      let terminal = PseudoTerminal(columns: width)
      let arguments = ["show", "t", "--entity", "Zoë O'Neill"]
      #expect(try await terminal.run(arguments, folder: scratch.url) == 0)
      #expect(terminal.text.contains("one cell per \(unit)\n"))
      for line in terminal.text.split(separator: "\n") where line.contains("▁") {
        #expect(TerminalWidth.of(String(line)) <= width)
      }
    }
  }

  @Test(arguments: [20, 80])
  func progressIsShownAndTakenAway(_ width: Int) async throws {
    let pipe = Pipe()
    let terminal = PseudoTerminal(columns: width)
    let arguments = ["count", "-", "--format", "tsv", "--top", "0"] + Self.names
    let status = try await terminal.run(arguments, input: pipe.fileHandleForReading) { terminal in
      let whole = try Data(contentsOf: Command.corpora.appending(path: "sample.jsonl.gz"))
      try pipe.fileHandleForWriting.write(contentsOf: whole.prefix(60_000))
      // It says what it has read, for as long as nobody says that this is all.
      try await terminal.wait(for: "0.0 MB")
      // More than a pipe holds: where the command is gone, only this waits for ever.
      DispatchQueue.global().async {
        try? pipe.fileHandleForWriting.write(contentsOf: whole.dropFirst(60_000))
        try? pipe.fileHandleForWriting.close()
      }
    }
    #expect(status == 0)
    #expect(terminal.drawn.contains { $0.hasPrefix("0.0 MB") })
    for line in terminal.drawn { #expect(TerminalWidth.of(line) < width) }
    let seen = terminal.lines.filter { !$0.isEmpty }
    #expect(seen.count == 3)
    #expect(seen.first == "entity\ttype\tmentions\tdocuments")
    #expect(seen[1].hasPrefix("broadsheet: 320 articles, "))
    #expect(seen.last?.hasSuffix(" without a date") == true)
  }

  /// Nothing that cannot be taken away, and nothing that stands in the way.
  @Test(arguments: [["count", "--progress", "never"], ["count", "-q"], ["tag"], ["TERM=dumb"]])
  func progressKeepsOutOfTheWay(_ arguments: [String]) async throws {
    let pipe = Pipe()
    let terminal = PseudoTerminal(columns: 80)
    let isDumb = arguments == ["TERM=dumb"]
    let status = try await terminal.run(
      (isDumb ? ["count"] : arguments) + ["-"] + Self.names,
      input: pipe.fileHandleForReading,
      environment: isDumb ? ["TERM": "dumb"] : [:]
    ) { _ in
      try pipe.fileHandleForWriting.write(contentsOf: Data(#"{"text":"London."}"#.utf8))
      // Time enough for a line, were there one.
      try await Task.sleep(for: .milliseconds(500))
      try pipe.fileHandleForWriting.close()
    }
    #expect(status == 0)
    #expect(!terminal.text.contains("MB  0:"))
  }

  @Test func tablesAreNamedInProgress() async throws {
    let scratch = try Scratch()
    let terminal = PseudoTerminal(columns: 80)
    let arguments = ["count", "Corpora/sample.jsonl.gz", "-o", scratch.path("t"), "--progress"]
    #expect(try await terminal.run(arguments + ["json"]) == 0)
    let last = try #require(terminal.lines.first { $0.contains(#""done": true"#) })
    #expect(try Data(last.utf8).object["stage"] as? String == "tables")
  }

  @Test func jsonTellsAProgram() async throws {
    let run = try await Command.run(
      ["count", "Corpora/sample.jsonl.gz", "-q", "--progress", "json"] + Self.names
    )
    let lines = run.errors.split(separator: "\n")
    let last = try Data(#require(lines.last).utf8).object
    let size = try Data(contentsOf: Command.corpora.appending(path: "sample.jsonl.gz")).count
    #expect(last.number("stored_bytes") == size)
    #expect(last.number("expected_bytes") == size)
    #expect(last.number("articles") == 320)
    #expect(last.number("percent") == 100)
    #expect(last["done"] as? Bool == true)
    for line in lines { _ = try Data(line.utf8).object }
  }
}
