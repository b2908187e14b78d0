internal import Aggregation
internal import BroadsheetCore
internal import Tables
internal import Tabulation

/// What a run read, what it counted, and what it could not.
public final class RunSummary: Sendable {
  let dumps: [Dump]
  let facts: [DumpFacts?]
  let reports: [ReadReport]
  let report: ReadReport
  /// Mentions counted.
  public let mentions: Int
  /// Entities of the whole table, or names where they were not merged.
  public let entities: Int
  /// Wall time.
  package let seconds: Double
  /// What tables keep apart; nil where only a table was made.
  let totals: TableTotals?
  /// Dumps in the user's list, those of other shards included.
  let listed: Int
  let settings: RunSettings
  /// The tables that the run wrote into its folder; none where it has no folder.
  public let tables: [Table]

  /// What a run read, by any way.
  struct Reading {
    /// What each dump turned out to be; nil where it could not be opened.
    var facts: [DumpFacts?]
    var reports: [ReadReport]
    /// Dumps in the user's list.
    var listed: Int
    var start: ContinuousClock.Instant
  }

  convenience init(
    _ dumps: [Dump],
    _ counts: Counts,
    since start: ContinuousClock.Instant,
    settings: RunSettings
  ) throws {
    let reading = Reading(
      facts: counts.facts,
      reports: counts.reports,
      listed: dumps.count,
      start: start
    )
    try self.init(
      dumps,
      reading,
      mentions: counts.rows?.mentions ?? 0,
      entities: counts.rows?.count ?? 0,
      settings: settings
    )
  }

  init(
    _ dumps: [Dump],
    _ reading: Reading,
    mentions: Int,
    entities: Int,
    totals: TableTotals? = nil,
    settings: RunSettings
  ) throws {
    if !dumps.isEmpty, reading.facts.allSatisfy({ $0 == nil }) {
      let names = dumps.prefix(3).map(\.name).joined(separator: ", ")
      let more = dumps.count > 3 ? " and \(dumps.count - 3) more" : ""
      throw BroadsheetError(
        .noInput,
        "cannot open \(TextWriter.shown(names))\(more): check the path and its permissions",
        paths: dumps.map(\.name)
      )
    }
    self.dumps = dumps
    (facts, reports, listed) = (reading.facts, reading.reports, reading.listed)
    report = reports.reduce(into: ReadReport()) { $0.merge($1) }
    (self.mentions, self.entities, self.totals) = (mentions, entities, totals)
    seconds = reading.start.duration
    self.settings = settings
    tables = []
  }

  /// The same run, whose tables now have their names.
  init(_ summary: RunSummary, publishing tables: [Table]) {
    (dumps, facts, reports, report) = (
      summary.dumps, summary.facts, summary.reports, summary.report
    )
    (mentions, entities, totals) = (summary.mentions, summary.entities, summary.totals)
    (seconds, listed, settings) = (summary.seconds, summary.listed, summary.settings)
    self.tables = tables
  }

  /// Articles counted: read, and not left out by their day or language.
  public var articles: Int { report.wanted }
  /// Bytes read, as stored.
  package var compressedBytes: Int { facts.reduce(0) { $0 + ($1?.storedBytes ?? 0) } }
  /// Bytes of inflated text.
  public var textBytes: Int { facts.reduce(0) { $0 + ($1?.textBytes ?? 0) } }
  /// Dumps that could not be opened.
  package var unopened: [String] {
    dumps.indices.filter { facts[$0] == nil }.map { dumps[$0].name }
  }
  /// Whether everything was counted: nothing damaged, nothing rejected, and no dump most of whose
  /// records have no text.
  public var isComplete: Bool {
    report.isClean && hasReadFields && settings.passed.unreadable.isEmpty
  }
}

/// What a run was made with, as its manifest names it.
package struct RunSettings: Sendable {
  /// What tagged, such as `dictionary`.
  package var model: String
  package var options: [Setting]
  /// What the search for the dumps passed over.
  package var passed = PassedFiles()
}

extension ContinuousClock.Instant {
  /// Seconds since then.
  var duration: Double { (ContinuousClock.now - self) / .seconds(1) }
}
