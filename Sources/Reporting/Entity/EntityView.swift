internal import BroadsheetCore
internal import Tables

/// Everything that the tables of a run say about one entity.
package struct EntityView {
  /// A name of an entity or a source with its counts.
  struct Share {
    let name: String
    var type = ""
    /// Counts of a source or of a co-occurring entity.
    var mentions = 0
    var documents = 0
    var uniqueMentions: Int?
    var uniqueDocuments: Int?
    var npmi: Double?
    /// The rule of a surface form.
    var rule = ""
  }

  let entity: FoundEntity
  /// The period of the time series; nil without such a table.
  private(set) var period: Period?
  private(set) var course = EntityTimeSeries()
  private(set) var sources: [Share] = []
  private(set) var companions: [Share] = []
  private(set) var surfaceForms: [Share] = []
  private(set) var examples: [ReportedExample] = []

  init(_ entity: FoundEntity, in folder: TableFolder) throws {
    self.entity = entity
    try readCourse(folder)
    try readSources(folder)
    try readCompanions(folder)
    try readSurfaceForms(folder)
    try readExamples(folder)
  }

  private func isOwn(_ row: TableRow) -> Bool { row.text("type") == entity.type }

  private mutating func readCourse(_ folder: TableFolder) throws {
    period = Period.tabulated.first { folder.has($0.tableName) }
    guard let period else { return }
    try folder.rows(of: period.tableName, where: ["entity"], is: entity.bytes) { row in
      guard isOwn(row) else { return true }
      course.add(
        try row.day("day"),
        try row.integer("mentions") ?? 0,
        unique: try row.integer("mentions_unique")
      )
      return true
    }
  }

  private mutating func readSources(_ folder: TableFolder) throws {
    try folder.rows(of: "sources", where: ["entity"], is: entity.bytes) { row in
      guard isOwn(row) else { return true }
      var share = Share(name: row.text("source"))
      share.mentions = try row.integer("mentions") ?? 0
      share.documents = try row.integer("documents") ?? 0
      share.uniqueMentions = try row.integer("mentions_unique")
      share.uniqueDocuments = try row.integer("documents_unique")
      sources.append(share)
      return true
    }
    sources.sort { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
  }

  /// Reads the pairs of the entity; the table may have a pair once or in both directions.
  private mutating func readCompanions(_ folder: TableFolder) throws {
    var known: Set<[String]> = []
    try folder.rows(of: "pairs", where: ["entity", "with_entity"], is: entity.bytes) { row in
      let isFirst = row.bytes("entity") == entity.bytes && isOwn(row)
      let isSecond =
        row.bytes("with_entity") == entity.bytes && row.text("with_type") == entity.type
      guard isFirst || isSecond else { return true }
      let name = isFirst ? row.text("with_entity") : row.text("entity")
      let type = isFirst ? row.text("with_type") : row.text("type")
      guard known.insert([name, type]).inserted else { return true }
      var share = Share(name: name, type: type)
      share.documents = try row.integer("documents") ?? 0
      share.uniqueDocuments = try row.integer("documents_unique")
      share.npmi = try row.real("npmi")
      companions.append(share)
      return true
    }
    companions.sort {
      ($1.documents, $0.name, $0.type) < ($0.documents, $1.name, $1.type)
    }
  }

  private mutating func readSurfaceForms(_ folder: TableFolder) throws {
    try folder.rows(of: "aliases", where: ["entity"], is: entity.bytes) { row in
      guard isOwn(row) else { return true }
      var share = Share(name: row.text("surface"))
      share.mentions = try row.integer("mentions") ?? 0
      share.rule = row.text("rule")
      surfaceForms.append(share)
      return true
    }
    surfaceForms.sort { ($1.mentions, $0.name, $0.rule) < ($0.mentions, $1.name, $1.rule) }
  }

  private mutating func readExamples(_ folder: TableFolder) throws {
    try folder.rows(of: "examples", where: ["entity"], is: entity.bytes) { row in
      guard isOwn(row) else { return true }
      examples.append(try ReportedExample(row))
      return true
    }
  }
}
