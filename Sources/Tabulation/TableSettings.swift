internal import Aggregation
package import BroadsheetCore
package import Tables

/// Which tables to make of an index.
///
/// No setting changes the counts in the index.
package struct TableSettings: Sendable {
  /// The period of the counts over time; nil for no such table.
  package var period: Period? = .day
  /// Whether the counts over time are split by source.
  package var bySource = false
  /// The number of top entities whose co-occurrence is counted.
  package var pairsTop = 500
  /// The number of examples for an entity.
  package var examples = 3
  /// The number of rows in the entity table; nil for all.
  package var top: Int?
  /// Which articles count as duplicates.
  package var copies = Copies.near
  /// The memory limit of the whole process, in bytes.
  package var memory = 128 << 20
  /// The user's aliases and stop list.
  package var lists = UserLists()

  /// The number of top entities that have examples.
  static let exampleEntities = 1000

  package init() {}
}

/// A destination for tables.
package protocol TableOutput {
  /// Starts a table; rows of several tables may alternate.
  func begin(_ schema: TableSchema) throws -> TableWriter
}

/// Sums over all tables.
package struct TableTotals: Sendable {
  package private(set) var entities = 0
  package private(set) var mentions = 0
  package private(set) var uniqueMentions = 0
  /// The number of articles that are duplicates of earlier ones.
  package let copies: Int

  init(copies: Int) { self.copies = copies }

  mutating func add(_ row: EntityRow) {
    entities += 1
    mentions += row.counts.mentions
    uniqueMentions += row.counts.uniqueMentions
  }
}
