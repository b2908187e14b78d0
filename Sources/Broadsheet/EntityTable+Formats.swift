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

  fileprivate func rows(hasDays: Bool) -> TextRows {
    let columns: [TableSchema.Column] =
      [.init("entity", .text), .init("type", .text)]
      + (hasDays ? [.init("day", .day)] : [])
      + [.init("mentions", .integer), .init("documents", .integer)]
    return TextRows(TableSchema("entities", columns), as: kind)
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
    var rows = format.rows(hasDays: false)
    for index in order.prefix(max(0, top ?? order.count)) {
      let row = tally[index]
      append(row, to: &rows)
      append(row.mentions, row.documents, to: &rows)
      try rows.endRow(to: sink)
    }
    try rows.finish(to: sink)
  }

  /// Writes what the first `top` entities, or all of them, count in each period, as `write` does.
  ///
  /// In the order of the entities, then of the periods; first what has no date. Nothing where the
  /// run counted no periods.
  package func writePeriods(
    as format: TableFormat,
    top: Int? = nil,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    var rows = format.rows(hasDays: true)
    let wanted = Array(order.prefix(max(0, top ?? order.count)))
    for entry in tally.periods?.sorted(by: wanted) ?? [] {
      append(tally[Int(entry.row)], to: &rows)
      rows.append(day: entry.day)
      append(entry.mentions, entry.documents, to: &rows)
      try rows.endRow(to: sink)
    }
    try rows.finish(to: sink)
  }

  private func append(_ row: Tally.Row, to rows: inout TextRows) {
    rows.append(text: tally.name(of: row))
    rows.append(text: row.type.tag)
  }

  private func append(_ mentions: Int, _ documents: Int, to rows: inout TextRows) {
    rows.append(integer: mentions)
    rows.append(integer: documents)
  }
}
