import Foundation
import Testing

/// One line of `../shared/torture/cases.tsv`.
struct TortureCase: Sendable, CustomTestStringConvertible {
  let id: String
  let file: String
  let group: String
  let expect: String
  let exit: String
  let records: ClosedRange<Int>

  var testDescription: String { "\(id): \(expect), exit \(exit), \(records) articles" }
  var path: String { Shared.path("torture/\(file)") }

  private init?(_ line: Substring) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count >= 7 else { return nil }
    let bounds = columns[6].split(separator: "-").compactMap { Int($0) }
    guard let low = bounds.first, let high = bounds.last else { return nil }
    (id, file, group) = (columns[0], columns[1], columns[2])
    (expect, exit, records) = (columns[4], columns[5], low...high)
  }

  static let all: [TortureCase] = {
    let text = try? String(contentsOfFile: Shared.path("torture/cases.tsv"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").dropFirst().compactMap(TortureCase.init)
  }()
}

@Suite(.enabled(if: Shared.isThere, "../shared is not there: no torture cases to run"))
struct TortureTests {
  @Test func casesAreRead() {
    let groups = Dictionary(grouping: TortureCase.all, by: \.group).mapValues(\.count)
    #expect(groups == ["gz": 24, "json": 14, "utf8": 5, "text": 7, "warc": 9, "sgml": 3])
  }

  /// The names in the cases, and nothing else: the built-in ones take a debug build long to load.
  static let names = """
    Marta Oliveira\tPER
    Porto\tLOC
    Lucía Hernández\tPER
    Kwame Asante\tPER
    International Monetary Fund\tORG
    Ghana\tLOC
    Accra\tLOC
    Rossi\tPER
    Harbor" Co, Inc\tORG\t"Harbor" Co, Inc.
    Pine Ridge\tLOC

    """

  private func run(
    _ command: String,
    _ torture: TortureCase,
    _ more: [String] = []
  ) async throws -> Run {
    let scratch = try Scratch()
    let names = try scratch.write(Self.names, "names.tsv")
    let arguments = [command, torture.path, "--no-gazetteer", "--dictionary", names]
    return try await Command.run(arguments + more)
  }

  @Test(arguments: TortureCase.all)
  func caseEndsAsItMust(_ torture: TortureCase) async throws {
    let scratch = try Scratch()
    let options = ["--run-file", scratch.path("run.json"), "--threads", "1"]
    let run = try await run("count", torture, options)
    let manifest = try scratch.data("run.json").object
    let articles = try #require(manifest.number("articles"))
    #expect(torture.records.contains(articles), "\(articles) articles")
    #expect(run.status == 0 || run.status == 1)
    #expect((run.status == 0) == (manifest["complete"] as? Bool))
    if torture.expect == "clean" { #expect(run.status == 0) }
    if torture.exit == "0" { #expect(run.status == 0) }
    if torture.exit == "nz" { #expect(run.status != 0) }
    if ["warn", "damaged", "reject"].contains(torture.expect) || run.status != 0 {
      #expect(run.errors.contains(torture.file), "no message names the file")
    }
    #expect(run.seconds < 5)
    expectCleanTable(run)
    let again = try await self.run("count", torture, ["--threads", "8"])
    #expect(again.output == run.output)
    #expect(again.status == run.status)
  }

  @Test(arguments: TortureCase.all)
  func mentionsOfCaseAreClean(_ torture: TortureCase) async throws {
    let run = try await run("tag", torture)
    let again = try await self.run("tag", torture, ["--threads", "1"])
    #expect(again.output == run.output)
    #expect(run.status == 0 || run.status == 1)
    #expect(run.seconds < 5)
    expectClean(run)
    let objects = try run.lines.map { try Data($0.utf8).object }
    #expect(torture.records.contains(objects.count))
  }

  static let found: [(String, [String])] = [
    ("text-nfd", ["Lucía Hernández\tPER\t2\t1"]),
    ("text-zero-width", ["Marta Oliveira\tPER\t1\t1", "Rossi\tPER\t1\t1"]),
    ("text-csv", ["\"Harbor\" Co, Inc.\tORG\t1\t1", "Pine Ridge\tLOC\t1\t1"]),
    ("text-caps", ["Marta Oliveira\tPER\t1\t1", "Porto\tLOC\t1\t1"]),
    ("text-emoji", ["Marta Oliveira\tPER\t1\t1", "Porto\tLOC\t1\t1"]),
    ("json-long-token", ["Marta Oliveira\tPER\t1\t1", "Porto\tLOC\t1\t1"]),
  ]

  @Test(arguments: found)
  func namesAreFoundAllTheSame(_ id: String, _ rows: [String]) async throws {
    let torture = try #require(TortureCase.all.first { $0.id == id })
    let run = try await run("count", torture)
    #expect(Array(run.lines.dropFirst()) == rows)
  }

  private func expectClean(_ run: Run) {
    #expect(String(validating: run.output, as: UTF8.self) != nil, "output is not UTF-8")
    for text in [run.text, run.errors] {
      let controls = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
      }
      #expect(controls.isEmpty, "raw control characters")
    }
  }

  private func expectCleanTable(_ run: Run) {
    expectClean(run)
    let rows = run.lines.map { $0.components(separatedBy: "\t") }
    #expect(rows.allSatisfy { $0.count == 4 })
    let keys = rows.map { $0[0].unicodeScalars.map(\.value) + $0[1].unicodeScalars.map(\.value) }
    #expect(Set(keys).count == keys.count, "a name has two rows")
  }
}
