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
  /// Asked for each cell: to look at `database` would keep and release it.
  private let isText: Bool

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
    isText = true
  }

  /// A table of a database, which is made.
  package init(_ schema: TableSchema, in file: SQLiteFile) throws {
    rows = TextRows(schema, as: .sqlite)
    sink = { _ in }
    database = try file.begin(schema)
    isText = false
  }

  package mutating func append(text: ArraySlice<UInt8>) {
    if isText { rows.append(text: text) } else { database?.append(text: text) }
  }

  package mutating func append(text: String) {
    if isText { rows.append(text: text) } else { database?.append(text: text) }
  }

  package mutating func append(integer: Int) {
    if isText { rows.append(integer: integer) } else { database?.append(integer: integer) }
  }

  /// Four cells.
  package mutating func append(integers: SIMD4<Int>) {
    if isText { return rows.append(integers: integers) }
    for lane in 0..<4 { database?.append(integer: integers[lane]) }
  }

  /// Nothing where the day is unknown: an empty cell, `null` in JSON, NULL in a database.
  package mutating func append(day: Day) {
    if isText { rows.append(day: day) } else { database?.append(day: day) }
  }

  /// Rounded to four decimals; nothing where it is no number.
  package mutating func append(real: Double) {
    if isText { rows.append(real: real) } else { database?.append(real: real) }
  }

  /// Keeps the cells of the row at hand for rows that begin with the same.
  package mutating func keepStart() {
    if isText { rows.keepStart() } else { database?.keepStart() }
  }

  /// Begins a row with the cells that were kept.
  package mutating func appendStart() {
    if isText { rows.appendStart() } else { database?.appendStart() }
  }

  package mutating func endRow() throws {
    guard isText else { return try database?.endRow() ?? () }
    rows.endRow()
    // PERF: asked first, for a call with `sink` would keep and release it for every row.
    if rows.isFull { try rows.flush(to: sink) }
  }

  package mutating func finish() throws {
    if isText { try rows.finish(to: sink) } else { try database?.finish() }
    try packer?.finish()
  }
}
