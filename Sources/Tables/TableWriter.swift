package import BroadsheetCore

/// Writes the rows of one table, of any kind.
///
/// Cells come in from left to right, then `endRow`; text goes to a sink in pieces of about 64 KiB,
/// rows of a database into it. `finish` ends the table, and neither the sink nor the database.
package struct TableWriter {
  private var rows: TextRows
  private let sink: ([UInt8]) throws -> Void
  private var packer: GzipWriter?
  /// Set where rows go into a database instead.
  private let database: SQLiteTable?

  /// Text of any kind but `sqlite`; gzipped where `isPacked`.
  package init(
    _ schema: TableSchema,
    as kind: TableKind,
    isPacked: Bool = false,
    to sink: @escaping ([UInt8]) throws -> Void
  ) {
    rows = TextRows(schema, as: kind)
    packer = isPacked ? GzipWriter(to: sink) : nil
    self.sink = packer.map { packer in { try packer.write($0) } } ?? sink
    database = nil
  }

  /// A table of a database, which is made.
  package init(_ schema: TableSchema, in file: SQLiteFile) throws {
    rows = TextRows(schema, as: .sqlite)
    sink = { _ in }
    database = try file.begin(schema)
  }

  package mutating func append(text: ArraySlice<UInt8>) {
    if let database { database.append(text: text) } else { rows.append(text: text) }
  }

  package mutating func append(text: String) {
    if let database { database.append(text: text) } else { rows.append(text: text) }
  }

  package mutating func append(integer: Int) {
    if let database { database.append(integer: integer) } else { rows.append(integer: integer) }
  }

  /// Nothing where the day is unknown: an empty cell, `null` in JSON, NULL in a database.
  package mutating func append(day: Day) {
    if let database { database.append(day: day) } else { rows.append(day: day) }
  }

  /// Rounded to four decimals; nothing where it is no number.
  package mutating func append(real: Double) {
    if let database { database.append(real: real) } else { rows.append(real: real) }
  }

  package mutating func endRow() throws {
    if let database { try database.endRow() } else { try rows.endRow(to: sink) }
  }

  package mutating func finish() throws {
    if let database { try database.finish() } else { try rows.finish(to: sink) }
    try packer?.finish()
  }
}
