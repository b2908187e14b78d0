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

  /// Nil where nothing was to be counted.
  let ordered: TallyRows?

  init(_ rows: TallyRows?) { ordered = rows }

  /// How many rows there are.
  package var count: Int { ordered?.count ?? 0 }

  /// The first `top` rows, or all of them.
  ///
  /// O(rows given), each with a string of its own: for millions of rows, `write(as:top:to:)` is better.
  ///
  /// - Throws: the system's error where rows that were sorted on disk cannot be read.
  public func rows(top: Int? = nil) throws -> [Row] {
    var rows: [Row] = []
    try ordered?.forEach(top: top) { name, type, mentions, documents in
      rows.append(
        Row(
          entity: String(decoding: name, as: UTF8.self),
          type: type.tag,
          mentions: mentions,
          documents: documents
        )
      )
    }
    return rows
  }
}
