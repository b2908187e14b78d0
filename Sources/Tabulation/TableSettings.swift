internal import Aggregation
package import BroadsheetCore
package import Tables

/// What tables are made of an index: nothing of it changes what is counted.
package struct TableSettings: Sendable {
  /// The spans of days that one table keeps apart; nil for none.
  package var period: Period? = .day
  /// Whether that table keeps sources apart, too.
  package var bySource = false
  /// Entities whose co-occurrence is counted: the first of the table.
  package var pairsTop = 500
  /// Contexts shown of an entity.
  package var examples = 3
  /// Rows of the entity table; nil for all.
  package var top: Int?
  /// Which articles count as copies.
  package var copies = Copies.near
  /// Bytes that the whole process may take.
  package var memory = 128 << 20
  /// What the user says about names.
  package var lists = UserLists()

  /// Entities that have examples: the first of the table.
  static let exampleEntities = 1000

  package init() {}
}

/// Where tables go.
package protocol TableOutput {
  /// Begins a table; its rows may come between those of others.
  func begin(_ schema: TableSchema) throws -> TableWriter
}

/// Sums over all tables.
package struct TableTotals: Sendable {
  package private(set) var entities = 0
  package private(set) var mentions = 0
  package private(set) var uniqueMentions = 0
  /// Articles that are copies of earlier ones.
  package let copies: Int

  init(copies: Int) { self.copies = copies }

  mutating func add(_ row: EntityRow) {
    entities += 1
    mentions += row.counts.mentions
    uniqueMentions += row.counts.uniqueMentions
  }
}
