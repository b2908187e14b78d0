/// How a table is written.
package enum TableKind: String, CaseIterable, Sendable {
  /// Tabs between cells, with backslash escapes.
  case tsv
  /// RFC 4180.
  case csv
  /// One JSON object a row.
  case jsonl
  /// Columns for a person; no program reads them back.
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

  /// What the name of a file of this kind ends in.
  package var suffix: String {
    switch self {
    case .tsv, .csv, .jsonl, .sqlite: "." + rawValue
    case .table: ".txt"
    }
  }
}
