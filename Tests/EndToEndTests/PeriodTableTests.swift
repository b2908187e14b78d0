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

  /// The last article says what the second one does: a copy, without a date.
  static let tables: [(String, String, [String])] = [
    (
      "day", "daily.tsv",
      [
        "London\tLOC\t2024-02-28\t1\t1\t1\t1", "London\tLOC\t2024-03-02\t1\t1\t1\t1",
        "Paris\tLOC\t\t1\t1\t0\t0", "Paris\tLOC\t2024-02-28\t2\t1\t2\t1",
        "Paris\tLOC\t2024-03-01\t1\t1\t1\t1",
      ]
    ),
    (
      "week", "weekly.tsv",
      [
        "London\tLOC\t2024-02-26\t2\t2\t2\t2", "Paris\tLOC\t\t1\t1\t0\t0",
        "Paris\tLOC\t2024-02-26\t3\t2\t3\t2",
      ]
    ),
    (
      "month", "monthly.tsv",
      [
        "London\tLOC\t2024-02-01\t1\t1\t1\t1", "London\tLOC\t2024-03-01\t1\t1\t1\t1",
        "Paris\tLOC\t\t1\t1\t0\t0", "Paris\tLOC\t2024-02-01\t2\t1\t2\t1",
        "Paris\tLOC\t2024-03-01\t1\t1\t1\t1",
      ]
    ),
  ]

  private static let counts = "mentions\tdocuments\tmentions_unique\tdocuments_unique"

  @Test(arguments: tables)
  func eachPeriodHasItsTable(_ by: String, _ name: String, _ rows: [String]) async throws {
    let found = try await table(by, name)
    #expect(found == ["entity\ttype\tday\t" + Self.counts] + rows)
  }

  @Test func articlesAreCountedByPeriod() async throws {
    let header = "day\tarticles\tarticles_unique"
    let daily = ["\t1\t0", "2024-02-28\t1\t1", "2024-03-01\t1\t1", "2024-03-02\t1\t1"]
    #expect(try await table("day", "articles.tsv") == [header] + daily)
    let weekly = ["\t1\t0", "2024-02-26\t3\t3"]
    #expect(try await table("week", "articles.tsv") == [header] + weekly)
    let sources = ["--by-source"]
    #expect(try await table("day", "articles.tsv", sources) == [header] + daily)
  }

  @Test func otherFormatsHoldTheSame() async throws {
    let csv = try await table("month", "monthly.csv", ["--format", "csv"])
    #expect(csv.joined().contains("Paris,LOC,,1,1,0,0\r"))
    let json = try await table("month", "monthly.jsonl", ["--format", "jsonl"])
    #expect(
      json[2] == #"{"entity":"Paris","type":"LOC","day":null,"mentions":1,"documents":1,"#
        + #""mentions_unique":0,"documents_unique":0}"#
    )
    let columns = try await table("month", "monthly.txt", ["--format", "table"])
    #expect(columns[1].contains(/London +LOC +2024-02-01 +1 +1 +1 +1/))
  }

  @Test func withoutPeriodsThereIsNoSuchTable() async throws {
    let scratch = try Scratch()
    try scratch.write(dump, "days.jsonl")
    for by in ["day", "none"] {
      let options = ["--tagger", "dictionary", "-o", "tables", "--by", by]
      let run = try await Command.run(["count", "days.jsonl"] + options, folder: scratch.url)
      #expect(run.status == 0)
    }
    // Not even that of the run before, whose counts are used again.
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("tables"))
    #expect(!files.contains("daily.tsv") && !files.contains("articles.tsv"))
    #expect(try scratch.text("tables/entities.tsv").contains("Paris\tLOC\t4\t3\t3\t2\t"))
  }

  @Test func sourcesAreKeptApartWhereAsked() async throws {
    let scratch = try Scratch()
    let lines = ["a.example", "b.example"].map {
      "{\"text\":\"Paris in \($0).\",\"date\":\"2024-02-28\",\"source\":\"\($0)\"}\n"
    }
    try scratch.write(lines.joined(), "days.jsonl")
    let options = ["--tagger", "dictionary", "-o", "tables", "--by-source"]
    _ = try await Command.run(["count", "days.jsonl"] + options, folder: scratch.url)
    let rows = try scratch.text("tables/daily.tsv").split(separator: "\n")
    #expect(rows.dropFirst().map { $0.split(separator: "\t")[3] } == ["a.example", "b.example"])
    #expect(rows.first?.hasPrefix("entity\ttype\tday\tsource\tmentions") == true)
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
    #expect(run.errors.contains("in a folder need one: add -o FOLDER"))
  }
}
