import Foundation
import Testing

@testable import BroadsheetCLI

/// What a message says may have been meant.
@Suite struct SuggestionTests {
  private func expect(_ line: String, _ status: Int32, _ message: String) async throws {
    let scratch = try Scratch()
    for name in ["news.jsonl", "dumps/part-1.jsonl"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appending(path: "dumps"),
        withIntermediateDirectories: true
      )
      try scratch.write("{\"text\":\"London\"}\n", name)
    }
    let run = try await Command.shell("$broadsheet \(line)", folder: scratch.url)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.text == "")
  }

  @Test(
    arguments: [
      ("count news.jsonl --format jsnl", "jsonl"), ("count x --format TSV", "tsv"),
      ("count x -o t --by dya", "day"), ("count x --dedup extact", "exact"),
      ("count x --input-format wrac", "warc"), ("count x --tagger modle", "model"),
      ("count x --progress alwyas", "always"), ("count x --color nevr", "never"),
      ("tag x --format conl", "conll"), ("scan x --format tabel", "table"),
      ("merge a -o t --format sqlit", "sqlite"), ("show t --entity X --format jsn", "json"),
      ("train --train x -o m --mask conflict", "conflicts"),
      ("cuont news.jsonl", "broadsheet count"), ("shwo", "broadsheet show"),
      ("news.jsonl", "broadsheet count news.jsonl"),
    ]
  )
  func valuesAndCommands(_ line: String, _ meant: String) async throws {
    try await expect(line, 64, "\nDid you mean '\(meant)'?\n")
  }

  @Test(
    arguments: [
      ("count news.jsonl --types PRE", 64, "'PRE': use PER, ORG, LOC or MISC; did you mean PER?"),
      ("count news.jsonl --lang eng", 64, "ja, ko, unknown; did you mean en?"),
      ("count news.jsonl --lang en,al", 64, "'al' is not a supported language"),
      ("count news.jsonl --lang unkown", 64, "did you mean unknown?"),
      ("show t --entity X --type LCO", 64, "not 'LCO'; did you mean LOC?"),
      ("count news.jsnol", 66, "news.jsnol does not exist; did you mean news.jsonl?"),
      ("count news", 66, "news does not exist; did you mean news.jsonl?"),
      ("count dmups/part-2.jsonl", 66, "did you mean dumps/part-1.jsonl?"),
      ("scan news.jsnol news.jsonl", 1, "news.jsnol does not exist; did you mean news.jsonl?"),
      ("count news.jsonl --dictionary nwes.jsonl", 64, "did you mean news.jsonl?"),
      ("eval --gold nwes.jsonl", 66, "did you mean news.jsonl?"),
      ("merge dmups -o t", 66, "dmups does not exist; did you mean dumps?"),
      ("show dmups --entity X", 66, "dmups does not exist; did you mean dumps?"),
    ]
  )
  func namesAndPaths(_ line: String, _ status: Int32, _ message: String) async throws {
    try await expect(
      line.hasPrefix("scan") ? line + " --format jsonl > /dev/null" : line,
      status,
      message
    )
  }

  /// What is like nothing gets no advice, and a path that is there none either.
  @Test(
    arguments: [
      ("count news.jsonl --format pdf", 64), ("quux", 64), ("count /nowhere/at/all.gz", 66),
      ("count x", 66),
      ("count --top 3 --threads x", 64),
    ]
  )
  func nothingIsMadeUp(_ line: String, _ status: Int32) async throws {
    let run = try await Command.shell("$broadsheet \(line)")
    #expect(run.status == status)
    #expect(!run.errors.lowercased().contains("did you mean"))
  }

  @Test func messagesOfTheParserStayAsTheyAre() {
    let message = "Error: Unexpected argument 'x'\nUsage: broadsheet <subcommand>"
    #expect(Suggestion.added(to: message, arguments: ["--x"]) == message)
    #expect(Suggestion.added(to: "", arguments: []) == "")
    #expect(Suggestion.added(to: "Error: it broke", arguments: ["cuont"]) == "Error: it broke")
  }
}
