import Broadsheet
import Testing

/// What the options leave out, and what they let win.
@Suite struct SelectionTests {
  private let week =
    jsonLines("Berlin", "Berlin", "Paris", "Paris", "Rome")
    + Array("{\"text\":\"Berlin, undated\"}\n".utf8)

  @Test(
    arguments: [
      (nil, nil, 6), ("2020-01-01", nil, 5), (nil, "2020-01-05", 5), ("2020-01-02", nil, 4),
      (nil, "2020-01-02", 2), ("2020-01-02", "2020-01-04", 3), ("2020-01-03", "2020-01-03", 1),
      ("2021-01-01", nil, 0), ("2020-01-05", "2020-01-01", 0),
    ] as [(String?, String?, Int)]
  )
  func daysAreIncludedAtBothEnds(_ since: String?, _ until: String?, _ articles: Int) async throws {
    var options = Options()
    (options.since, options.until) = (since, until)
    let (table, summary) = try await count(week, options)
    #expect(summary.articles == articles)
    #expect(try table.rows().reduce(0) { $0 + $1.documents } == articles)
    #expect(summary.isComplete)
    let leftOut = summary.lines.contains { $0.contains("\(6 - articles) article") }
    #expect(leftOut == (articles < 6))
  }

  @Test(arguments: ["2020-02-30", "yesterday", "2020-1-1", "20200101", ""])
  func daysThatAreNoneAreRefused(_ day: String) async throws {
    var options = Options()
    options.since = day
    let error = await #expect(throws: BroadsheetError.self) { _ = try await count(week, options) }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("'\(day)'") == true)
  }

  @Test(
    arguments: [
      (["LOC"], ["Berlin"]), (["per"], ["Ada Lovelace"]),
      (["ORG", "PER"], ["Acme", "Ada Lovelace"]),
      (["MISC"], []), ([], []), (nil, ["Acme", "Ada Lovelace", "Berlin"]),
    ] as [(Set<String>?, [String])]
  )
  func typesAreReportedAlone(_ types: Set<String>?, _ entities: [String]) async throws {
    let list = Array("Berlin\tLOC\nAcme\tORG\nAda Lovelace\tPER\n".utf8)
    let tagger = try EntityTagger(.nothing, dictionary: list, types: types)
    let dump = jsonLines("In Berlin, Acme hired Ada Lovelace.")
    let (table, _) = try await Broadsheet(tagger: tagger).count([.text(dump)])
    #expect(try table.rows().map(\.entity).sorted() == entities)
  }

  @Test func unknownTypeIsRefused() {
    let error = #expect(throws: BroadsheetError.self) {
      try EntityTagger(.nothing, types: ["GPE2"])
    }
    #expect(error?.kind == .usage)
  }

  @Test func dictionaryWinsOverBuiltInNames() async throws {
    let dump = jsonLines("He flew from Berlin to Paris.")
    let own = try EntityTagger.knowing("Berlin|ORG|The Berlin Company", builtIn: true)
    let (mine, _) = try await Broadsheet(tagger: own).count([.text(dump)])
    #expect(try mine.rows().map(\.entity) == ["Paris", "The Berlin Company"])
    #expect(try mine.rows().map(\.type) == ["LOC", "ORG"])
    let (theirs, _) = try await Broadsheet(tagger: EntityTagger(.names)).count([.text(dump)])
    #expect(try theirs.rows().map(\.entity) == ["Berlin", "Paris"])
  }

  @Test(
    arguments: [
      ("Berlin", "line 1"), ("Berlin\tLOC\n\nAcme\tFIRM", "line 3"), ("# x\n --\tLOC", "line 2"),
    ]
  )
  func badDictionaryLineIsNamed(_ list: String, _ place: String) {
    let error = #expect(throws: BroadsheetError.self) {
      try EntityTagger(.nothing, dictionary: Array(list.utf8))
    }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains(place) == true)
  }

  @Test func fieldsCanBeNamed() async throws {
    let dump = Array("{\"text\":\"Berlin\",\"story\":\"Paris\",\"printed\":\"1999-12-31\"}\n".utf8)
    var options = Options()
    options.fields = [.text: "story", .date: "printed"]
    options.until = "1999-12-31"
    let (table, _) = try await count(dump, options)
    #expect(try table.rows().map(\.entity) == ["Paris"])
  }

  @Test func formatCanBeNamed() async throws {
    let text = Array("Berlin\tX\nand\tX\nParis\tX\n".utf8)
    let asText = try await count(text, Options()).1
    // A table without a header, as far as can be told.
    #expect(asText.articles == 0 && !asText.isComplete)
    var options = Options()
    options.inputFormat = .conll
    let (table, summary) = try await count(text, options)
    #expect(try table.rows().map(\.entity) == ["Berlin", "Paris"])
    #expect(summary.isComplete)
  }

  private func count(
    _ dump: [UInt8],
    _ options: Options
  ) async throws -> (EntityTable, RunSummary) {
    let tagger = try EntityTagger.knowing("Berlin|LOC", "Paris|LOC", "Rome|LOC")
    return try await Broadsheet(tagger: tagger, options: options).count([.text(dump)])
  }
}
