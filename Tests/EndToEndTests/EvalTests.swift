import CorpusKit
import Foundation
import Testing

/// Two small files of labels, and the names that are looked for in them.
private enum Labels {
  static let news = """
    -DOCSTART- O

    Germany B-LOC
    beat O
    Ada B-PER
    Lovelace I-PER
    in O
    Rome\tB-ORG

    The O
    Acme I-ORG
    Corp I-ORG
    of O
    Ada B-PER
    met O
    Roman B-MISC
    press O

    Nobody ?
    met O
    Rome B-LOC

    -DOCSTART- O

    Ada B-PER
    and O
    Rome\u{1B}[2J U-PER

    """
  static let other = "Rome\tB-LOC\nand\tO\nAda\tB-PER\n"
  static let names =
    "Germany\tLOC\nRome\tLOC\nAda Lovelace\tPER\nAcme\tORG\nNobody\tPER\nand\tMISC\n"

  static func write(to scratch: Scratch) throws {
    try scratch.write(news, "news.tsv")
    try scratch.write(Data(gzipped(Array(other.utf8))), "other.tsv.gz")
    try scratch.write(names, "names.tsv")
  }

  private static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var deflater = Deflater(level: 6)
    var packed: [UInt8] = []
    deflater.deflate(bytes[...], end: true, into: &packed)
    return packed
  }
}

private let tagging = ["--dictionary", "names.tsv", "--no-gazetteer"]

@Suite struct EvalSnapshotTests {
  @Test(
    arguments: [
      ("eval.txt", ["--gold", "news.tsv", "other.tsv.gz"]),
      ("eval-no-misc.txt", ["--gold", "news.tsv", "--no-misc", "--errors", "0"]),
      ("eval.json", ["--gold", "news.tsv", "other.tsv.gz", "--json", "--errors", "2"]),
    ]
  )
  func scoresAreWritten(_ name: String, _ arguments: [String]) async throws {
    let scratch = try Scratch()
    try Labels.write(to: scratch)
    let run = try await Command.run(["eval"] + arguments + tagging, folder: scratch.url)
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectSnapshot(run.text, name)
  }
}

@Suite struct EvalTests {
  private func eval(_ arguments: [String]) async throws -> Run {
    let scratch = try Scratch()
    try Labels.write(to: scratch)
    try scratch.write("Rome LOC\n", "bad.tsv")
    try scratch.write("", "empty.tsv")
    try scratch.write("Rome B-LOC\nand O\n", "short.tsv")
    return try await Command.run(["eval"] + arguments, folder: scratch.url)
  }

  @Test func goldIsItsOwnBestPrediction() async throws {
    let run = try await eval([
      "--gold", "news.tsv", "other.tsv.gz", "--predicted", "news.tsv", "other.tsv.gz", "--json",
    ])
    #expect(run.status == 0)
    let object = try run.output.object
    let mean = try #require(object["mean"] as? [String: [String: Double]])
    #expect(Set(mean.keys) == ["PER", "ORG", "LOC", "MISC", "PER+ORG+LOC", "all"])
    #expect(mean["all"] == ["precision": 1, "recall": 1, "f1": 1])
    #expect((object["errors"] as? [Any])?.isEmpty == true)
  }

  @Test func aPredictionIsScoredAsTheRunThatMadeIt() async throws {
    let scratch = try Scratch()
    try Labels.write(to: scratch)
    let line =
      "$broadsheet tag -q news.tsv --input-format conll --format conll \(tagging.joined(separator: " "))"
      + " > found.tsv && $broadsheet eval --gold news.tsv --predicted found.tsv"
    let scored = try await Command.shell(line, folder: scratch.url)
    let run = try await Command.run(["eval", "--gold", "news.tsv"] + tagging, folder: scratch.url)
    #expect(scored.text == run.text)
    #expect(run.text.contains("PER+ORG+LOC"))
  }

  @Test func onlyTheTypesAskedForAreScored() async throws {
    let run = try await eval(
      ["--gold", "news.tsv", "--types", "per,loc", "--errors", "0"] + tagging
    )
    let rows = run.lines.dropFirst(2).compactMap { $0.split(separator: " ").first }
    #expect(rows == ["PER", "LOC", "all"])
  }

  @Test(
    arguments: [
      (["--gold", "bad.tsv"], 64, "bad.tsv, line 1: unknown tag 'LOC'"),
      (["--gold", "missing.tsv"], 66, "cannot open missing.tsv"),
      (["--gold", "empty.tsv"], 66, "empty.tsv is damaged"),
      (["--gold", "news.tsv", "--types", "DATE"], 64, "unknown entity type 'DATE'"),
      (
        ["--gold", "other.tsv.gz", "--predicted", "short.tsv"], 64,
        "other.tsv.gz, token 3 of the gold labels is 'Ada', of the prediction missing"
      ),
      (
        ["--gold", "news.tsv", "--predicted", "short.tsv"], 64,
        "news.tsv, token 1 of the gold labels is 'Germany', of the prediction 'Rome'"
      ),
      (
        ["--gold", "news.tsv", "--predicted", "short.tsv", "short.tsv"], 64, "--predicted needs one"
      ),
      (
        ["--gold", "news.tsv", "--predicted", "news.tsv", "--types", "PER"], 64, "turns tagging off"
      ),
      ([], 64, "--gold"), (["--gold", "news.tsv", "--errors", "-1"], 64, "--errors"),
    ]
  )
  func whatCannotBeScoredIsSaid(_ arguments: [String], _ status: Int32, _ message: String)
    async throws
  {
    let run = try await eval(arguments)
    #expect(run.status == status)
    #expect(run.text == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
