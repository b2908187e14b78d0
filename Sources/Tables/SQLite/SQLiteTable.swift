internal import BroadsheetCore

#if SQLite
  /// The rows of one table of a database.
  ///
  /// Keeps the cells of one row, and inserts them together. Not safe to share.
  final class SQLiteTable {
    private let schema: TableSchema
    private let insertion: SQLiteStatement
    private var text: [UInt8] = []
    private var cells: [SQLiteStatement.Cell] = []
    /// The kept cells of a row.
    private var start: (text: [UInt8], cells: [SQLiteStatement.Cell]) = ([], [])

    init(_ schema: TableSchema, _ insertion: SQLiteStatement) {
      self.schema = schema
      self.insertion = insertion
    }

    func append(text more: some Collection<UInt8>) {
      let start = text.count
      text.append(contentsOf: more)
      cells.append(.text(start..<text.count))
    }

    func append(text more: String) { append(text: more.utf8) }

    func append(integer: Int) { cells.append(.integer(Int64(integer))) }

    func append(day: Day) {
      guard day.isKnown else { return cells.append(.null) }
      let start = text.count
      TextWriter.append(day, to: &text)
      cells.append(.text(start..<text.count))
    }

    func append(real: Double) {
      guard TextWriter.isShown(real) else { return cells.append(.null) }
      // Zero has no sign.
      cells.append(.real((real * 10_000).rounded() / 10_000 + 0))
    }

    func keepStart() { start = (text, cells) }

    /// Starts a row with the kept cells; only there are their ranges of the text valid.
    func appendStart() {
      text.append(contentsOf: start.text)
      cells.append(contentsOf: start.cells)
    }

    func endRow() throws {
      guard cells.count == schema.columns.count else {
        let counts = "\(cells.count) cells for \(schema.columns.count) columns"
        throw TableError(.output, "a row of the table \(schema.name) has \(counts)")
      }
      try insertion.insert(cells, text)
      cells.removeAll(keepingCapacity: true)
      text.removeAll(keepingCapacity: true)
    }

    func finish() throws { insertion.end() }
  }
#else
  /// Never created in builds without SQLite.
  final class SQLiteTable {
    func append(text: ArraySlice<UInt8>) {}
    func append(text: String) {}
    func append(integer: Int) {}
    func append(day: Day) {}
    func append(real: Double) {}
    func keepStart() {}
    func appendStart() {}
    func endRow() throws { throw TableError.noSQLite }
    func finish() throws { throw TableError.noSQLite }
  }
#endif
