import Aggregation
import Broadsheet
import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Indexing
import SystemPackage
import Tables
import Tabulation
import Testing

/// The tables of made articles, against tables that are counted by definition.
@Suite struct TabulationTests {
  /// The rows of every table of a run, without headers.
  static func tables(
    of parts: [(IndexPlan.Input, [MadeArticle])],
    settings: TableSettings = TableSettings(),
    batches: Int = 20,
    limit: Int = 3_000
  ) async throws -> [String: [String]] {
    let scratch = try ScratchFolder()
    let path = FilePath(scratch.file("part.bsp"))
    var index = try IndexFile(creating: path, .made(parts.map(\.0)))
    for (dump, articles) in parts {
      // As many contexts as are shown: of fewer, those of one segment are not the best of all.
      let segments = articles.segments(
        of: dump,
        batches: batches,
        limit: limit,
        examples: settings.examples
      )
      for segment in segments { try index.append(segment) }
    }
    let folder = try RunFolder(scratch.file("tables"))
    let files = TableFiles(in: folder.path, as: .tsv, isPacked: false)
    let run = try IndexedRun(merging: [path.string], into: folder)
    var settings = settings
    // As many as the segments keep.
    settings.examples = 2
    _ = try await run.write(settings, to: files, scratch: folder.path)
    try files.publish(manifest: Array("{}\n".utf8))
    return try Self.rows(in: scratch.file("tables"))
  }

  static func rows(in folder: String) throws -> [String: [String]] {
    var tables: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".tsv") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      tables[name] = text.split(separator: "\n").dropFirst().map(String.init)
    }
    return tables
  }

  static let articles = MadeArticle.many(700, seed: 21)

  /// Counts by any key, by definition; every article counts once a key.
  static func counts(
    _ articles: [MadeArticle],
    _ key: (MadeArticle, Seen) -> String
  ) -> [String: (mentions: Int, documents: Int)] {
    var counts: [String: (mentions: Int, documents: Int)] = [:]
    for article in articles {
      for seen in article.mentions { counts[key(article, seen), default: (0, 0)].mentions += 1 }
      for key in Set(article.mentions.map { key(article, $0) }) {
        counts[key, default: (0, 0)].documents += 1
      }
    }
    return counts
  }

  static func twin(
    _ articles: [MadeArticle],
    _ key: (MadeArticle, Seen) -> String
  ) -> [String] {
    let counts = counts(articles, key)
    let keys = counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return keys.map { key in
      let (mentions, documents) = counts[key] ?? (0, 0)
      return "\(key)\t\(mentions)\t\(documents)\t\(mentions)\t\(documents)"
    }
  }

  private func settings(_ change: (inout TableSettings) -> Void = { _ in }) -> TableSettings {
    var settings = TableSettings()
    settings.copies = .none
    change(&settings)
    return settings
  }

  static func entity(_ seen: Seen) -> String { "\(seen.name)\t\(seen.type.tag)" }

  @Test(arguments: [0, 128 << 20])
  func daysAndSourcesAreCountedByDefinition(memory: Int) async throws {
    let tables = try await Self.tables(
      of: [(.made(0), Self.articles)],
      settings: settings { $0.memory = memory }
    )
    let daily = Self.twin(Self.articles) { "\(Self.entity($1))\t\($0.day.description)" }
    #expect(tables["daily.tsv"]?.sorted() == daily.sorted())
    let sources = Self.twin(Self.articles) { "\(Self.entity($1))\t\($0.source)" }
    #expect(tables["sources.tsv"] == sources)
    let days = Dictionary(grouping: Self.articles, by: \.day).mapValues(\.count)
    let rows = days.sorted { $0.key < $1.key }
    #expect(
      tables["articles.tsv"] == rows.map { "\($0.key.description)\t\($0.value)\t\($0.value)" }
    )
  }

  @Test func entitiesAreRankedWithTheirDaysAndSources() async throws {
    let tables = try await Self.tables(of: [(.made(0), Self.articles)], settings: settings())
    let counts = Self.counts(Self.articles) { Self.entity($1) }
    let order = counts.keys.sorted { left, right in
      let (one, other) = (counts[left]?.mentions ?? 0, counts[right]?.mentions ?? 0)
      return one != other ? one > other : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    let twin = order.map { entity in
      let having = Self.articles.filter { $0.mentions.contains { Self.entity($0) == entity } }
      let days = having.map(\.day).filter(\.isKnown).sorted()
      let forms = Set(
        having.flatMap(\.mentions).filter { Self.entity($0) == entity }.map(\.surface)
      )
      let (mentions, documents) = counts[entity] ?? (0, 0)
      let known = Set(having.map(\.source)).subtracting([""])
      return [
        entity, "\(mentions)", "\(documents)", "\(mentions)", "\(documents)",
        days.first?.description ?? "", days.last?.description ?? "", "\(known.count)",
        "\(forms.count)",
      ].joined(separator: "\t")
    }
    #expect(tables["entities.tsv"] == twin)
    let top = try await Self.tables(
      of: [(.made(0), Self.articles)],
      settings: settings { $0.top = 3 }
    )
    #expect(top["entities.tsv"] == Array(twin.prefix(3)))
  }

  @Test func everyFormThatIsNotTheNameIsInTheAudit() async throws {
    let tables = try await Self.tables(of: [(.made(0), Self.articles)], settings: settings())
    var twin: [String: Int] = [:]
    for seen in Self.articles.flatMap(\.mentions) where seen.rule != .none {
      let key = "\(seen.surface)\t\(seen.type.tag)\t\(seen.name)\t\(seen.rule.name)"
      twin[key, default: 0] += 1
    }
    let rows = twin.map { "\($0.key)\t\($0.value)" }
    let resolved = tables["aliases.tsv"]?.filter { !$0.contains("\tusual\t") } ?? []
    #expect(resolved.sorted() == rows.sorted())
  }

  /// An article without text has no sketch, and takes the place of one.
  @Test func copiesAreMarkedBehindArticlesWithoutSketches() async throws {
    let scratch = try ScratchFolder()
    let path = FilePath(scratch.file("part.bsp"))
    let inputs = (0..<3).map { IndexPlan.Input.made($0) }
    var index = try IndexFile(creating: path, .made(inputs))
    let indexer = Indexer(examples: 0)
    for (dump, name) in zip(inputs, ["First", "Second", "Third"]) {
      let seen = Seen(name, name, .person, .none)
      let articles = [MadeArticle(day: .unknown, source: "", mentions: [seen])]
      let batch = articles.batch(number: 0, first: 0, isLast: true)
      let sketch = dump.file == 0 ? Sketch.none : Sketch(words: SIMD4(7, 8, 9, 10))
      var builder = SegmentBuilder(of: dump, examples: 0)
      let postings = indexer.index(batch, of: dump.id, sketches: [sketch])
      let made = builder.add(postings, facts: [MadeArticle].facts)
      try index.append(#require(made))
    }
    let folder = try RunFolder(scratch.file("tables"))
    let files = TableFiles(in: folder.path, as: .tsv, isPacked: false)
    let run = try IndexedRun(merging: [path.string], into: folder)
    _ = try await run.write(TableSettings(), to: files, scratch: folder.path)
    try files.publish(manifest: Array("{}\n".utf8))
    let rows = try Self.rows(in: scratch.file("tables"))["entities.tsv"]
    let unique = rows?.map { $0.split(separator: "\t")[4] }
    #expect(unique == ["1", "1", "0"])
  }

  /// Right hashes, wrong numbers: an article of a source that there is none of.
  @Test func anEnemysSegmentIsAnErrorThatSaysSo() async throws {
    let scratch = try ScratchFolder()
    let path = FilePath(scratch.file("part.bsp"))
    var index = try IndexFile(creating: path, .made([.made(0)]))
    var segment = MadeArticle.many(9, seed: 4).segments(of: .made(0), batches: 9)[0]
    var header = try SegmentHeader(decoding: segment)
    let sources = header.offset(of: .sources)..<header.offset(of: .forms)
    segment.removeSubrange(sources)
    header.lengths[SegmentHeader.Section.sources.rawValue] = 0
    let body = Array(segment[SegmentHeader.size...])
    header.hash = ByteScan.hash(body.span, 0..<body.count, seed: 0)
    try index.append(header.encoded + body)
    let folder = try RunFolder(scratch.file("tables"))
    let files = TableFiles(in: folder.path, as: .tsv, isPacked: false)
    let run = try IndexedRun(merging: [path.string], into: folder)
    let error = await #expect(throws: BroadsheetError.self) {
      try await run.write(TableSettings(), to: files, scratch: folder.path)
    }
    #expect(error?.kind == .noInput)
  }

  @Test func aNameOfManyFormsHasEachOnce() async throws {
    let mentions = (0..<60).map { Seen("Anna Alba", "Alba\($0 % 30)", .person, .surname) }
    let articles = (0..<4).map { MadeArticle(day: Day(number: $0), source: "", mentions: mentions) }
    let tables = try await Self.tables(
      of: [(.made(0), articles)],
      settings: settings(),
      batches: 1,
      limit: 0
    )
    let rows = tables["aliases.tsv"] ?? []
    #expect(rows.count == 30 && rows.allSatisfy { $0.hasSuffix("\t8") })
  }

  @Test func pairsStandInTheSameArticles() async throws {
    let tables = try await Self.tables(of: [(.made(0), Self.articles)], settings: settings())
    let sets = Self.articles.map { Set($0.mentions.map(Self.entity)) }
    let rows = try #require(tables["pairs.tsv"])
    #expect(rows.count > 100)
    for row in rows {
      let cells = row.split(separator: "\t").map(String.init)
      let (one, other) = ("\(cells[0])\t\(cells[1])", "\(cells[2])\t\(cells[3])")
      let together = sets.count { $0.contains(one) && $0.contains(other) }
      #expect(cells[4] == "\(together)" && cells[5] == "\(together)")
      let all = Double(sets.count)
      let (a, b) = (
        Double(sets.count { $0.contains(one) }), Double(sets.count { $0.contains(other) })
      )
      let joint = Double(together) / all
      let npmi = log(joint * all * all / (a * b)) / -log(joint)
      #expect(abs((Double(cells[6]) ?? 9) - npmi) < 0.0001)
    }
    let few = try await Self.tables(
      of: [(.made(0), Self.articles)],
      settings: settings { $0.pairsTop = 2 }
    )
    #expect(few["pairs.tsv"]?.count == 1)
  }

  @Test func weeksAndMonthsAreSumsOfDaysAndSourcesOfThem() async throws {
    for period in [Period.week, .month] {
      let tables = try await Self.tables(
        of: [(.made(0), Self.articles)],
        settings: settings {
          $0.period = period
          $0.bySource = true
        }
      )
      let kind = try #require(Period(rawValue: period.rawValue))
      let twin = Self.twin(Self.articles) {
        "\(Self.entity($1))\t\(kind.start(of: $0.day).description)\t\($0.source)"
      }
      #expect(tables[period.tableName + ".tsv"]?.sorted() == twin.sorted())
      #expect(tables["daily.tsv"] == nil)
    }
  }

  @Test func howAnIndexWasCutDoesNotMatter() async throws {
    let half = Self.articles.count / 2
    let parts = [
      (IndexPlan.Input.made(0), Array(Self.articles[..<half])),
      (IndexPlan.Input.made(1), Array(Self.articles[half...])),
    ]
    let one = try await Self.tables(of: parts, batches: 3, limit: 0)
    for (batches, limit) in [(1_000, 1 << 30), (17, 900)] {
      let other = try await Self.tables(of: parts.reversed(), batches: batches, limit: limit)
      for (name, rows) in one { #expect(other[name] == rows, "\(name)") }
    }
  }
}
