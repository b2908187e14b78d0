internal import Aggregation
internal import BroadsheetCore
internal import Indexing
internal import Tables

/// Writes the counts of each entity by period, by source and by form, one entity after the other.
struct EntityPass {
  private let period: Period?
  private let bySource: Bool
  private let sources: SourceNames
  private var periodTable: TableWriter?
  private var sourceTable: TableWriter
  private var aliasTable: TableWriter

  // The state of the current entity.
  private var row = EntityRow(number: 0, name: [], type: .miscellaneous)
  private var current = Day.unknown
  private var hasPeriod = false
  /// Whether the table of periods has rows of the current entity.
  private var hasPeriods = false
  private var inPeriod = EntityCounts()
  private var periodSources: SourceCounts
  private var allSources: SourceCounts

  init(_ settings: TableSettings, _ sources: SourceNames, to output: some TableOutput) throws {
    period = settings.period
    bySource = settings.bySource
    self.sources = sources
    periodTable = try settings.period.map {
      try output.begin(.periods($0, bySource: settings.bySource))
    }
    sourceTable = try output.begin(.sources)
    aliasTable = try output.begin(.aliases)
    periodSources = SourceCounts(sources.names.count)
    allSources = periodSources
  }

  /// Writes the counts of the next entity; returns its row for the entity table.
  mutating func row(
    of reader: NameReader,
    _ groups: inout PostingGroups,
    _ aliases: inout AliasRows
  ) throws -> EntityRow {
    begin(reader)
    try groups.next { day, source, mentions, isUnique in
      try add(mentions, on: day, from: source, isUnique: isUnique)
    }
    try endPeriod()
    try writeSources()
    try writeAliases(reader, &aliases)
    return row
  }

  private mutating func begin(_ reader: NameReader) {
    row.number = UInt32(reader.number)
    row.name.removeAll(keepingCapacity: true)
    row.name.append(contentsOf: reader.name)
    row.type = reader.type
    (row.counts, row.days, row.sources) = (EntityCounts(), nil, 0)
    hasPeriods = false
  }

  private mutating func add(
    _ mentions: Int,
    on day: Day,
    from source: Int,
    isUnique: Bool
  ) throws {
    row.counts.add(mentions: mentions, isUnique: isUnique)
    allSources.add(mentions, from: source, isUnique: isUnique)
    if day.isKnown { row.days = (row.days?.lowerBound ?? day)...day }
    guard let period else { return }
    let start = period.start(of: day)
    if !hasPeriod || start != current {
      try endPeriod()
      (current, hasPeriod) = (start, true)
    }
    if bySource { return periodSources.add(mentions, from: source, isUnique: isUnique) }
    inPeriod.add(mentions: mentions, isUnique: isUnique)
  }

  private mutating func endPeriod() throws {
    guard hasPeriod else { return }
    hasPeriod = false
    if bySource {
      for source in periodSources.sorted() { try writePeriod(source, periodSources[source]) }
      periodSources.clear()
    } else {
      try writePeriod(nil, inPeriod)
    }
    inPeriod = EntityCounts()
  }

  private mutating func writePeriod(_ source: Int?, _ counts: EntityCounts) throws {
    if hasPeriods { periodTable?.appendStart() } else { periodTable?.appendStart(row) }
    hasPeriods = true
    periodTable?.append(day: current)
    if let source { periodTable?.append(text: sources.names[source][...]) }
    periodTable?.append(counts)
    try periodTable?.endRow()
  }

  private mutating func writeSources() throws {
    for (place, source) in allSources.sorted().enumerated() {
      if !sources.names[source].isEmpty { row.sources += 1 }
      if place > 0 { sourceTable.appendStart() } else { sourceTable.appendStart(row) }
      sourceTable.append(text: sources.names[source][...])
      sourceTable.append(allSources[source])
      try sourceTable.endRow()
    }
    allSources.clear()
  }

  private mutating func writeAliases(_ reader: NameReader, _ aliases: inout AliasRows) throws {
    var last: [UInt8]?
    row.forms = 0
    var isOwn = reader.own > 0
    try aliases.next(of: row.number) { alias in
      if alias.surface == reader.name { isOwn = false }
      if last != alias.surface { row.forms += 1 }
      last = alias.surface
      aliasTable.append(text: alias.surface[...])
      aliasTable.append(text: alias.type.tagBytes)
      aliasTable.append(text: row.name[...])
      aliasTable.append(text: alias.rule.nameBytes)
      aliasTable.append(integer: alias.mentions)
      try aliasTable.endRow()
    }
    if isOwn { row.forms += 1 }
  }

  mutating func finish() throws {
    try periodTable?.finish()
    try sourceTable.finish()
    try aliasTable.finish()
  }
}

/// Counts by source, for one entity after the other.
private struct SourceCounts {
  private var counts: [EntityCounts]
  private var touched: [Int] = []

  init(_ sources: Int) { counts = [EntityCounts](repeating: EntityCounts(), count: sources) }

  subscript(_ source: Int) -> EntityCounts { counts[source] }

  mutating func add(_ mentions: Int, from source: Int, isUnique: Bool) {
    if counts[source].documents == 0 { touched.append(source) }
    counts[source].add(mentions: mentions, isUnique: isUnique)
  }

  mutating func sorted() -> [Int] {
    if touched.count > 1 { touched.sort() }
    return touched
  }

  mutating func clear() {
    for source in touched { counts[source] = EntityCounts() }
    touched.removeAll(keepingCapacity: true)
  }
}

extension TableWriter {
  /// Starts a row of an entity, and keeps these cells for its other rows.
  fileprivate mutating func appendStart(_ row: EntityRow) {
    append(text: row.name[...])
    append(text: row.type.tagBytes)
    keepStart()
  }

  fileprivate mutating func append(_ counts: EntityCounts) {
    append(
      integers: SIMD4(
        counts.mentions,
        counts.documents,
        counts.uniqueMentions,
        counts.uniqueDocuments
      )
    )
  }

  /// Appends a row of the entity table.
  mutating func append(_ row: EntityRow) throws {
    append(text: row.name[...])
    append(text: row.type.tagBytes)
    append(row.counts)
    append(day: row.days?.lowerBound ?? .unknown)
    append(day: row.days?.upperBound ?? .unknown)
    append(integer: row.sources)
    append(integer: row.forms)
    try endRow()
  }
}
