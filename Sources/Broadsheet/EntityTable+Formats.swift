internal import Aggregation
internal import BroadsheetCore
package import Tables

/// How a table is written: `tsv` with backslash escapes, `csv` as in RFC 4180, `jsonl` with an object a
/// row, `table` in columns for a person.
///
/// UTF-8, a header first but in JSON Lines; nothing that a spreadsheet or a terminal would obey.
public enum TableFormat: String, CaseIterable, Sendable {
  case tsv, csv, jsonl, table

  fileprivate func rows(_ look: TextLook) -> TextRows {
    TextRows(
      TableSchema(
        "entities",
        [
          .init("entity", .text), .init("type", .text), .init("mentions", .integer),
          .init("documents", .integer),
        ]
      ),
      as: kind,
      look: look
    )
  }
}

extension EntityTable {
  /// Writes the first `top` rows, or all of them, in pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - format: TSV with backslash escapes, RFC 4180 CSV, JSON Lines, or columns for a person.
  ///   - top: how many rows; all of them where it is nil.
  ///   - sink: takes the next bytes, which are its own; what it throws ends the writing.
  /// - Throws: what `sink` throws; the system's error where rows that were sorted on disk cannot be
  ///   read.
  public func write(
    as format: TableFormat,
    top: Int? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try write(as: format, top: top, look: .plain, to: sink)
  }

  /// As `write(as:top:to:)`, with columns for a person as a terminal shows them.
  package func write(
    as format: TableFormat,
    top: Int?,
    look: TextLook,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    var rows = format.rows(look)
    try ordered?.forEach(top: top) { name, type, mentions, documents in
      rows.append(text: name)
      rows.append(text: type.tagBytes)
      rows.append(integer: mentions)
      rows.append(integer: documents)
      try rows.endRow(to: sink)
    }
    try rows.finish(to: sink)
  }
}
