package import BroadsheetCore

/// Writes the rows of one table, of any kind.
///
/// Cells come in from left to right, then `endRow`; text goes to a sink in pieces of about 64 KiB,
/// rows of a database go into it. `finish` ends the table, but neither the sink nor the database.
package struct TableWriter {
  private var rows: TextRows
  private let sink: ([UInt8]) throws -> Void
  private var packer: GzipWriter?
  /// The table of a database that takes the rows instead.
  private let database: SQLiteTable?
  /// Checked for each cell, because a check of `database` would retain and release it.
  private let isText: Bool

  /// Writes text of any kind but `sqlite`; gzips it if `isPacked`.
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

  /// Creates a table of a database.
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

  /// Appends four cells.
  package mutating func append(integers: SIMD4<Int>) {
    if isText { return rows.append(integers: integers) }
    for lane in 0..<4 { database?.append(integer: integers[lane]) }
  }

  /// Appends a day; an unknown day is an empty cell, `null` in JSON, NULL in a database.
  package mutating func append(day: Day) {
    if isText { rows.append(day: day) } else { database?.append(day: day) }
  }

  /// Appends a number with four decimals; an empty cell if it is not finite or too large.
  package mutating func append(real: Double) {
    if isText { rows.append(real: real) } else { database?.append(real: real) }
  }

  /// Keeps the cells of the current row for rows that begin with the same cells.
  package mutating func keepStart() {
    if isText { rows.keepStart() } else { database?.keepStart() }
  }

  /// Starts a row with the kept cells.
  package mutating func appendStart() {
    if isText { rows.appendStart() } else { database?.appendStart() }
  }

  package mutating func endRow() throws {
    guard isText else { return try database?.endRow() ?? () }
    rows.endRow()
    // PERF: checked first, because a call with `sink` would retain and release it for every row.
    if rows.isFull { try rows.flush(to: sink) }
  }

  package mutating func finish() throws {
    if isText { try rows.finish(to: sink) } else { try database?.finish() }
    try packer?.finish()
  }
}
