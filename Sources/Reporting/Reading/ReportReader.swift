internal import BroadsheetCore
internal import Tables

/// Reads the tables of a run, each once, for a report on its first entities.
struct ReportReader {
  private let folder: TableFolder

  /// The number of rows that the page lists for an entity; the rest are counted.
  private static let listed = 4
  /// The number of examples for the first entities, and for all others.
  private static let examples = (count: 3, ofFirst: 100, others: 1)

  init(folder: String) throws { self.folder = try TableFolder(folder) }

  func contents(title: String, top: Int) throws -> ReportContents {
    var found = try ReportedEntities(folder, top: top)
    let period = Period.tabulated.first { folder.has($0.tableName) }
    var timeline: Timeline?
    if let period {
      timeline = Timeline(period, try articles())
      if let timeline { try readCourses(of: period, timeline, into: &found) }
    }
    try readSources(into: &found)
    try readForms(into: &found)
    try readExamples(into: &found)
    let pairs = try readPairs(into: &found)
    let run = try RunRecord(folder).facts()
    if run.inputs.count + run.moreInputs == 1 { found.forgetFiles() }
    return ReportContents(
      title: title,
      run: run,
      timeline: timeline,
      entities: found.entities,
      pairs: pairs
    )
  }

  /// Reads the articles of each period, without duplicates.
  private func articles() throws -> [(start: Day, articles: Int)] {
    var counts: [(start: Day, articles: Int)] = []
    try folder.rows(of: TableSchema.articles.name) { row in
      counts.append((try row.day("day"), try row.integer("articles_unique") ?? 0))
      return true
    }
    return counts.sorted { $0.start < $1.start }
  }

  private func readCourses(
    of period: Period,
    _ timeline: Timeline,
    into found: inout ReportedEntities
  ) throws {
    try folder.rows(of: period.tableName, among: found.names) { row in
      guard let place = found.place(of: row) else { return true }
      let day = try row.day("day")
      let mentions = try row.integer("mentions") ?? 0
      if !day.isKnown { found.entities[place].undated += mentions }
      guard let start = timeline.place(of: day) else { return true }
      found.entities[place].add(
        TimeSeriesPoint(
          place: start,
          mentions: mentions,
          uniqueMentions: try row.integer("mentions_unique") ?? 0,
          uniqueDocuments: try row.integer("documents_unique") ?? 0
        )
      )
      return true
    }
    for place in found.entities.indices {
      found.entities[place].course.sort { $0.place < $1.place }
    }
  }

  private func readSources(into found: inout ReportedEntities) throws {
    try folder.rows(of: TableSchema.sources.name, among: found.names) { row in
      let name = row.text("source")
      guard !name.isEmpty, let place = found.place(of: row) else { return true }
      let source = NameCount(name: name, mentions: try row.integer("mentions") ?? 0)
      found.entities[place].sources.keep(source, of: Self.listed) {
        ($1.mentions, $0.name) < ($0.mentions, $1.name)
      }
      return true
    }
  }

  private func readForms(into found: inout ReportedEntities) throws {
    try folder.rows(of: TableSchema.aliases.name) { row in
      let rule = row.text("rule")
      guard rule != AliasRule.ambiguous.name, rule != AliasRule.none.name,
        let place = found.place(of: row)
      else { return true }
      let form = SurfaceForm(
        surface: row.text("surface"),
        rule: rule,
        mentions: try row.integer("mentions") ?? 0
      )
      found.entities[place].forms.keep(form, of: Self.listed) {
        ($1.mentions, $0.surface, $0.rule) < ($0.mentions, $1.surface, $1.rule)
      }
      return true
    }
  }

  /// Reads the first examples of each entity; their order in the table is not a ranking.
  private func readExamples(into found: inout ReportedEntities) throws {
    try folder.rows(of: TableSchema.examples.name, among: found.names) { row in
      guard let place = found.place(of: row),
        found.entities[place].examples.count
          < (place < Self.examples.ofFirst ? Self.examples.count : Self.examples.others)
      else { return true }
      var example = try ReportedExample(row)
      example.file = example.file.split(separator: "/").last.map(String.init) ?? example.file
      found.entities[place].examples.append(example)
      return true
    }
  }

  /// Adds co-occurring entities to every entity; returns the pairs for the network.
  ///
  /// Ignores pairs with too few common articles, which may be chance.
  private func readPairs(into found: inout ReportedEntities) throws -> [ReportedPair] {
    var pairs: [ReportedPair] = []
    try folder.rows(of: TableSchema.pairs.name) { row in
      let other = found.place(
        of: row.bytes("with_entity") ?? [],
        type: row.text("with_type")
      )
      // The table may have both directions.
      guard let first = found.place(of: row), let other, first < other,
        let npmi = try row.real("npmi")
      else { return true }
      let documents = try row.integer("documents_unique") ?? 0
      let rarer = min(
        found.entities[first].uniqueDocuments,
        found.entities[other].uniqueDocuments
      )
      guard documents >= max(2, rarer / 50) else { return true }
      pairs.append(ReportedPair(first: first, second: other, documents: documents, npmi: npmi))
      return true
    }
    for pair in pairs where pair.npmi > 0 {
      for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)] {
        let name = found.entities[other].name
        let companion = Companion(name: name, documents: pair.documents, npmi: pair.npmi)
        found.entities[one].companions.keep(companion, of: Self.listed) {
          ($1.npmi, $0.name) < ($0.npmi, $1.name)
        }
      }
    }
    return pairs
  }
}

/// The first entities of the table, and their indexes.
struct ReportedEntities {
  var entities: [ReportedEntity] = []
  private var places: [NameKey: Int] = [:]

  init(_ folder: TableFolder, top: Int) throws {
    try folder.rows(of: TableSchema.entities.name) { row in
      guard entities.count < top else { return false }
      guard let type = EntityType(tag: row.text("type")) else { return true }
      var entity = ReportedEntity(name: row.text("entity"), type: type)
      entity.mentions = try row.integer("mentions") ?? 0
      entity.documents = try row.integer("documents") ?? 0
      entity.uniqueMentions = try row.integer("mentions_unique") ?? 0
      entity.uniqueDocuments = try row.integer("documents_unique") ?? 0
      (entity.firstDay, entity.lastDay) = (try row.day("first_day"), try row.day("last_day"))
      places[NameKey(name: row.bytes("entity") ?? [], type: type)] = entities.count
      entities.append(entity)
      return true
    }
  }

  /// Whether examples need the name of their input: not if there is only one.
  mutating func forgetFiles() {
    for place in entities.indices {
      for example in entities[place].examples.indices {
        entities[place].examples[example].file = ""
      }
    }
  }

  /// The names, of all types.
  var names: Set<[UInt8]> { Set(places.keys.map(\.name)) }

  func place(of row: TableRow) -> Int? {
    place(of: row.bytes("entity") ?? [], type: row.text("type"))
  }

  func place(of name: [UInt8], type: String) -> Int? {
    EntityType(tag: type).flatMap { places[NameKey(name: name, type: $0)] }
  }
}

extension ReportedExample {
  /// Reads a row of the table of examples.
  init(_ row: TableRow) throws {
    self.init(
      file: row.text("file"),
      record: try row.integer("record") ?? 0,
      day: try row.day("day"),
      source: row.text("source"),
      before: row.text("before"),
      mention: row.text("mention"),
      after: row.text("after")
    )
  }
}

extension ReportedEntity {
  /// Adds a row; the sources of one period come one after the other.
  fileprivate mutating func add(_ point: TimeSeriesPoint) {
    guard let last = course.last, last.place == point.place else { return course.append(point) }
    course[course.count - 1].mentions += point.mentions
    course[course.count - 1].uniqueMentions += point.uniqueMentions
    course[course.count - 1].uniqueDocuments += point.uniqueDocuments
  }
}

extension Listed {
  /// Counts an element, and keeps it if it is among the first.
  fileprivate mutating func keep(
    _ element: Element,
    of most: Int,
    by precedes: (Element, Element) -> Bool
  ) {
    count += 1
    if let last = first.last, first.count == most, !precedes(element, last) { return }
    first.insert(element, at: first.firstIndex { precedes(element, $0) } ?? first.count)
    if first.count > most { first.removeLast() }
  }
}
