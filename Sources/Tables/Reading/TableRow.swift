package import BroadsheetCore

/// One row that was read from a table.
package struct TableRow {
  /// How cells are written in the bytes.
  enum Form {
    case tsv, csv, json, plain
  }

  /// The file or the table, for messages.
  let name: String
  let number: Int
  let form: Form
  let columns: [String]
  let bytes: [UInt8]
  /// Nil for JSON null.
  let cells: [Range<Int>?]

  /// The text of a cell; nil if it is null or the table has no such column.
  package func bytes(_ column: String) -> [UInt8]? {
    guard let index = columns.firstIndex(of: column) else { return nil }
    return bytes(at: index)
  }

  func bytes(at index: Int) -> [UInt8]? {
    guard let range = cells[index] else { return nil }
    switch form {
    case .tsv: return CellText.ofTSV(bytes[range])
    case .csv: return CellText.ofCSV(bytes[range])
    case .json: return CellText.ofJSON(bytes[range])
    case .plain: return Array(bytes[range])
    }
  }

  /// The same text; empty instead of nil.
  package func text(_ column: String) -> String {
    String(decoding: bytes(column) ?? [], as: UTF8.self)
  }

  /// A number; nil if the table has no such column.
  package func integer(_ column: String) throws -> Int? {
    try value(column, as: "a whole number") { Int($0) }
  }

  package func real(_ column: String) throws -> Double? {
    try value(column, as: "a number") { Double($0) }
  }

  /// A day; unknown where the cell is empty.
  package func day(_ column: String) throws -> Day {
    try value(column, as: "a day") { Day(iso: $0) } ?? .unknown
  }

  private func value<Value>(
    _ column: String,
    as kind: String,
    _ read: (String) -> Value?
  ) throws -> Value? {
    guard let cell = bytes(column), !cell.isEmpty else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    if let value = read(text) { return value }
    throw TableError(
      .noInput,
      "\(name), line \(number): \(column) is not \(kind): '\(TextWriter.shown(text))'"
    )
  }
}
