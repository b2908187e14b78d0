/// The format of a table.
package enum TableKind: String, CaseIterable, Sendable {
  /// Tabs between cells, with backslash escapes.
  case tsv
  /// RFC 4180.
  case csv
  /// One JSON object per row.
  case jsonl
  /// Columns for a person; programs cannot read them back.
  case table
  /// One database file for all tables.
  case sqlite

  /// Whether this build can write it.
  package var isBuiltIn: Bool {
    #if SQLite
      true
    #else
      self != .sqlite
    #endif
  }

  /// The end of the name of such a file.
  package var suffix: String {
    switch self {
    case .tsv, .csv, .jsonl, .sqlite: "." + rawValue
    case .table: ".txt"
    }
  }
}
