import Foundation
import Testing

/// `count --by`.
@Suite struct PeriodTableTests {
  private let dump = """
    {"text":"Paris and Paris, then London.","date":"2024-02-28"}
    {"text":"Paris.","date":"2024-03-01"}
    {"text":"London.","date":"2024-03-02"}
    {"text":"Paris."}

    """

  private func table(_ by: String, _ name: String, _ more: [String] = []) async throws -> [String] {
    let scratch = try Scratch()
    try scratch.write(dump, "days.jsonl")
    let options = ["--tagger", "dictionary", "-o", "tables", "--by", by] + more
    let run = try await Command.run(["count", "days.jsonl"] + options, folder: scratch.url)
    #expect(run.status == 0)
    return try scratch.text("tables/" + name).split(separator: "\n").map(String.init)
  }

  static let tables: [(String, String, [String])] = [
    (
      "day", "daily.tsv",
      [
        "Paris\tLOC\t\t1\t1", "Paris\tLOC\t2024-02-28\t2\t1", "Paris\tLOC\t2024-03-01\t1\t1",
        "London\tLOC\t2024-02-28\t1\t1", "London\tLOC\t2024-03-02\t1\t1",
      ]
    ),
    (
      "week", "weekly.tsv",
      [
        "Paris\tLOC\t\t1\t1", "Paris\tLOC\t2024-02-26\t3\t2", "London\tLOC\t2024-02-26\t2\t2",
      ]
    ),
    (
      "month", "monthly.tsv",
      [
        "Paris\tLOC\t\t1\t1", "Paris\tLOC\t2024-02-01\t2\t1", "Paris\tLOC\t2024-03-01\t1\t1",
        "London\tLOC\t2024-02-01\t1\t1", "London\tLOC\t2024-03-01\t1\t1",
      ]
    ),
  ]

  @Test(arguments: tables)
  func eachPeriodHasItsTable(_ by: String, _ name: String, _ rows: [String]) async throws {
    let found = try await table(by, name)
    #expect(found == ["entity\ttype\tday\tmentions\tdocuments"] + rows)
  }

  @Test func otherFormatsAndTheTopHold() async throws {
    let csv = try await table("month", "monthly.csv", ["--format", "csv", "--top", "1"])
    #expect(csv.joined().contains("Paris,LOC,,1,1\r"))
    #expect(!csv.joined().contains("London"))
    let json = try await table("month", "monthly.jsonl", ["--format", "jsonl"])
    #expect(
      json.first == #"{"entity":"Paris","type":"LOC","day":null,"mentions":1,"documents":1}"#
    )
    let columns = try await table("month", "monthly.txt", ["--format", "table"])
    #expect(columns[1] == "Paris   LOC                      1          1")
  }

  /// The rows of an entity add up to its row in the table of all, whatever the workers.
  @Test(arguments: ["1", "2", "8"])
  func periodsAddUp(_ threads: String) async throws {
    let scratch = try Scratch()
    let dump = Command.corpora.appending(path: "sample.jsonl.gz").path
    let options = ["--tagger", "dictionary", "-o", "tables", "--by", "week", "--threads", threads]
    _ = try await Command.run(["count", dump] + options, folder: scratch.url)
    var sums: [String: Int] = [:]
    for line in try scratch.text("tables/weekly.tsv").split(separator: "\n").dropFirst() {
      let cells = line.components(separatedBy: "\t")
      sums["\(cells[0])\t\(cells[1])", default: 0] += Int(cells[3]) ?? 0
    }
    let all = try scratch.text("tables/entities.tsv").split(separator: "\n").dropFirst()
    #expect(all.count == sums.count && !sums.isEmpty)
    for line in all {
      let cells = line.components(separatedBy: "\t")
      #expect(sums["\(cells[0])\t\(cells[1])"] == Int(cells[2]))
    }
  }

  @Test func aSecondTableNeedsAFolder() async throws {
    let run = try await Command.run(["count", "Corpora/sample.jsonl.gz", "--by", "day"])
    #expect(run.status == 64)
    #expect(run.errors.contains("name a folder for both with -o"))
  }
}
