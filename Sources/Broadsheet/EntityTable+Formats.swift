internal import Aggregation
internal import BroadsheetCore
internal import Tables

/// How a table is written.
public enum TableFormat: String, CaseIterable, Sendable {
  case tsv, csv, jsonl, table

  private var kind: TableKind {
    switch self {
    case .tsv: .tsv
    case .csv: .csv
    case .jsonl: .jsonl
    case .table: .table
    }
  }

  fileprivate var rows: TextRows {
    TextRows(
      TableSchema(
        "entities",
        [
          .init("entity", .text), .init("type", .text), .init("mentions", .integer),
          .init("documents", .integer),
        ]
      ),
      as: kind
    )
  }
}

extension EntityTable {
  /// Writes the first `top` rows, or all of them, in pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - format: TSV with backslash escapes, RFC 4180 CSV, JSON Lines, or columns for a person.
  ///   - top: how many rows; all of them where it is nil.
  ///   - sink: takes the next bytes; what it throws ends the writing.
  public func write(
    as format: TableFormat,
    top: Int? = nil,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    var rows = format.rows
    for index in order.prefix(max(0, top ?? order.count)) {
      let row = tally[index]
      rows.append(text: tally.name(of: row))
      rows.append(text: row.type.tag)
      rows.append(integer: row.mentions)
      rows.append(integer: row.documents)
      try rows.endRow(to: sink)
    }
    try rows.finish(to: sink)
  }
}
