internal import Aggregation
internal import BroadsheetCore
internal import Decompression
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
  /// Rows of the full table.
  package let entities: Int
  /// Wall time.
  package let seconds: Double

  /// What tables keep apart; nil where only a table was made.
  let totals: TableTotals?
  /// Dumps in the user's list, those of other shards included.
  let listed: Int

  convenience init(
    _ dumps: [Dump],
    _ facts: [DumpFacts?],
    _ counts: Counts,
    seconds: Double
  ) throws {
    try self.init(
      dumps,
      facts,
      counts.reports,
      mentions: counts.rows?.mentions ?? 0,
      entities: counts.rows?.count ?? 0,
      seconds: seconds
    )
  }

  init(
    _ dumps: [Dump],
    _ facts: [DumpFacts?],
    _ reports: [ReadReport],
    mentions: Int,
    entities: Int,
    totals: TableTotals? = nil,
    listed: Int? = nil,
    seconds: Double
  ) throws {
    if !dumps.isEmpty, facts.allSatisfy({ $0 == nil }) {
      let names = dumps.prefix(3).map(\.name).joined(separator: ", ")
      let more = dumps.count > 3 ? " and \(dumps.count - 3) more" : ""
      throw BroadsheetError(
        .noInput,
        "cannot open \(TextWriter.shown(names))\(more): check the path and its permissions",
        paths: dumps.map(\.name)
      )
    }
    self.dumps = dumps
    self.facts = facts
    self.reports = reports
    report = reports.reduce(into: ReadReport()) { $0.merge($1) }
    self.mentions = mentions
    self.entities = entities
    self.totals = totals
    self.listed = listed ?? dumps.count
    self.seconds = seconds
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
  /// Whether everything was counted: nothing damaged, nothing rejected.
  public var isComplete: Bool { report.isClean }
}
