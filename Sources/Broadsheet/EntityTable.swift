internal import Aggregation
internal import BroadsheetCore

/// The exact counts of a run: one row for each entity of each type.
///
/// Rows are ordered by mentions descending, then by the bytes of the name, then by type.
public final class EntityTable: Sendable {
  /// One entity.
  public struct Row: Sendable, Equatable {
    /// The name that the entity goes by, in UTF-8.
    public let entity: String
    /// PER, ORG, LOC or MISC.
    public let type: String
    /// How often it is mentioned.
    public let mentions: Int
    /// In how many articles.
    public let documents: Int
  }

  let tally: Tally
  /// Indices of rows.
  let order: [Int]

  init(_ tally: Tally) {
    self.tally = tally
    order = tally.order()
  }

  /// How many rows there are.
  package var count: Int { order.count }

  /// The first `top` rows, or all of them.
  public func rows(top: Int? = nil) -> [Row] {
    order.prefix(top ?? order.count).map { index in
      let row = tally[index]
      return Row(
        entity: String(decoding: tally.name(of: row), as: UTF8.self),
        type: row.type.tag,
        mentions: row.mentions,
        documents: row.documents
      )
    }
  }
}
