import CorpusKit
import Testing

/// The tables beside a planted dump are what its own text comes to.
@Suite struct PlantedTests {
  /// One record as counted from the text: its day and publisher, its forms, whether it is a copy.
  private struct Counted {
    var day: String
    var source: String
    var forms: [NaiveResolver.Form]
    var isCopy: Bool
  }

  private struct Recount {
    var records: [Counted]
    var resolver: NaiveResolver
    var forms: [NaiveResolver.Form: Int] = [:]
    var merges: [String: (entity: String, rule: String)] = [:]

    init(_ dump: [UInt8], _ newsroom: Newsroom) {
      let names = String(decoding: TruthWriter(newsroom).names(), as: UTF8.self)
      let matcher = NaiveMatcher(dictionary: names)
      let types = names.split(separator: "\n").map { $0.split(separator: "\t").map { String($0) } }
      var resolver = NaiveResolver(
        types: Dictionary(uniqueKeysWithValues: types.map { ($0[0], $0[1]) })
      )
      let copies = Set(cells(newsroom.copies()).map { $0[0] })
      records = DatedRecord.records(dump).enumerated().map { number, record in
        Counted(
          day: record.day,
          source: record.source,
          forms: resolver.resolve(
            title: matcher.mentions(in: record.title),
            names: matcher.mentions(in: record.body),
            body: record.body
          ),
          isCopy: copies.contains("\(number)")
        )
      }
      self.resolver = resolver
      for form in records.flatMap({ $0.forms }) { forms[form, default: 0] += 1 }
      merges = resolver.merges(forms)
    }

    func entity(of name: String) -> String { merges[name]?.entity ?? name }

    /// `entity  type  key`, and the four counts.
    func rows(_ key: (Counted) -> String) -> Set<[String]> {
      var sums: [[String]: [Int]] = [:]
      for record in records {
        let names = record.forms.map { entity(of: $0.name) }
        for (name, all) in Dictionary(grouping: names, by: { $0 }) {
          let row = [name, resolver.types[name] ?? "", key(record)]
          let counts = [all.count, 1] + (record.isCopy ? [0, 0] : [all.count, 1])
          sums[row] = zip(sums[row] ?? [0, 0, 0, 0], counts).map { $0 + $1 }
        }
      }
      return Set(sums.map { $0.key + $0.value.map { "\($0)" } })
    }

    /// `surface  type  entity  rule  mentions`.
    func aliases() -> Set<[String]> {
      var sums: [[String]: Int] = [:]
      for (form, count) in forms {
        let rule = form.rule == "none" ? merges[form.name]?.rule ?? "none" : form.rule
        guard rule != "none" else { continue }
        let row = [form.surface, resolver.types[form.surface] ?? "", entity(of: form.name), rule]
        sums[row, default: 0] += count
      }
      return Set(sums.map { $0.key + ["\($0.value)"] })
    }
  }

  private static let corpora = [
    planted(), planted(seed: 6), planted(.typographic), planted(.typographic, seed: 6),
  ]

  @Test(arguments: corpora) func tablesEqualRecount(of options: CorpusOptions) {
    let (dump, newsroom) = generate(options)
    let recount = Recount(dump, newsroom)
    let tables = EntityTables(newsroom)
    #expect(recount.records.count == options.articles)
    #expect(Set(cells(tables.daily())) == recount.rows { $0.day })
    #expect(Set(cells(tables.bySource())) == recount.rows { $0.source })
    #expect(Set(cells(tables.aliases())) == recount.aliases())
    let entities = cells(tables.entities())
    #expect(
      Set(entities.map { $0[..<2] + [""] + $0[2..<6] }.map { Array($0) })
        == recount.rows { _ in "" }
    )
  }

  /// The last four columns of the table of entities, from the other tables and the forms.
  @Test(arguments: corpora) func entitiesSumUp(of options: CorpusOptions) {
    let (dump, newsroom) = generate(options)
    let tables = EntityTables(newsroom)
    let recount = Recount(dump, newsroom)
    let days = Dictionary(grouping: cells(tables.daily())) { $0[0] }
    let sources = Dictionary(grouping: cells(tables.bySource())) { $0[0] }
    let forms = Dictionary(grouping: recount.forms.keys) { recount.entity(of: $0.name) }
    for row in cells(tables.entities()) {
      let dated = (days[row[0]] ?? []).map { $0[2] }.filter { $0 != "" }
      #expect(row[6] == dated.min() ?? "" && row[7] == dated.max() ?? "")
      #expect(row[8] == "\(sources[row[0]]?.count ?? 0)")
      #expect(row[9] == "\(Set((forms[row[0]] ?? []).map { $0.surface }).count)")
    }
  }

  @Test(arguments: corpora) func everyRuleIsPlanted(in options: CorpusOptions) {
    let aliases = cells(EntityTables(generate(options).newsroom).aliases())
    let rules = Set(aliases.map { $0[3] })
    #expect(rules == ["title", "surname", "acronym", "usual", "spelling", "ambiguous"])
  }

  /// Rows come in the order of bytes, those without a day or a publisher first.
  @Test func tablesAreSorted() {
    let tables = EntityTables(generate(planted(.typographic)).newsroom)
    for table in [tables.daily(), tables.bySource()] {
      let keys = cells(table).map { row in row[..<3].map { Array($0.utf8) } }
      for (one, next) in zip(keys, keys.dropFirst()) {
        let isBefore =
          one[0] == next[0]
          ? one[2].lexicographicallyPrecedes(next[2])
          : one[0].lexicographicallyPrecedes(next[0])
        #expect(isBefore)
      }
    }
    let entities = cells(tables.entities()).map { (-(Int($0[2]) ?? 0), Array($0[0].utf8)) }
    for (one, next) in zip(entities, entities.dropFirst()) {
      #expect(one.0 < next.0 || one.0 == next.0 && one.1.lexicographicallyPrecedes(next.1))
    }
  }

  /// Names in capitals are rarer than the others, so that no rule about them can change a thing.
  @Test(arguments: corpora) func capitalsNameNobody(in options: CorpusOptions) {
    let tables = EntityTables(generate(options).newsroom)
    let isInCapitals = { (name: String) in
      name == name.uppercased()
    }
    #expect(!cells(tables.entities()).contains { $0[1] == "LOC" && isInCapitals($0[0]) })
    #expect(cells(tables.aliases()).contains { $0[1] == "LOC" && isInCapitals($0[0]) })
  }

  @Test func sameSeedSameBytes() {
    let (one, other) = (generate(planted(.typographic)), generate(planted(.typographic)))
    #expect(one.dump == other.dump)
    #expect(one.newsroom.copies() == other.newsroom.copies())
    let (left, right) = (EntityTables(one.newsroom), EntityTables(other.newsroom))
    #expect(left.entities() == right.entities() && left.aliases() == right.aliases())
    #expect(left.daily() == right.daily() && left.bySource() == right.bySource())
  }

  /// Names are found in other formats as well, whatever is planted.
  @Test(arguments: [CorpusFormat.dated, .reuters]) func otherFormats(format: CorpusFormat) {
    var options = planted()
    options.format = format
    let (dump, newsroom) = generate(options)
    let truth = TruthWriter(newsroom)
    let matcher = NaiveMatcher(dictionary: String(decoding: truth.names(), as: UTF8.self))
    var counts: [String: Int] = [:]
    for record in DumpRecords.records(dump) {
      for name in matcher.mentions(in: record.title) + matcher.mentions(in: record.body) {
        counts[name, default: 0] += 1
      }
    }
    #expect(Set(cells(truth.table()).map { [$0[0], $0[2]] }) == Set(counts.map { [$0, "\($1)"] }))
    let sources = Set(cells(EntityTables(newsroom).bySource()).map { $0[2] })
    #expect(sources == [""])
  }
}
