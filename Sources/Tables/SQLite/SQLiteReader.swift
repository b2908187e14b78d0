#if SQLite
  /// Reads the tables of a database that `SQLiteFile` made.
  ///
  /// Rows of one entity are found by the index of their table. It never writes. Not safe to share.
  package final class SQLiteReader {
    private let path: String
    private let connection: SQLiteConnection
    /// The names of the tables.
    package private(set) var tables: [String] = []

    package init(path: String) throws {
      self.path = TextWriter.shown(path)
      connection = try SQLiteConnection(reading: path)
      let names = try connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        .noInput
      )
      while try names.step() {
        var name: [UInt8] = []
        if names.append(0, to: &name) { tables.append(String(decoding: name, as: UTF8.self)) }
      }
    }

    /// Passes the rows of a table to `body`, in order, until it returns false.
    ///
    /// With `columns`, passes only the rows in which one of them says `text`.
    package func rows(
      of table: String,
      where columns: [String] = [],
      is text: [UInt8] = [],
      _ body: (TableRow) throws -> Bool
    ) throws {
      guard tables.contains(table) else { return }
      let tests = columns.map { "\(SQLiteFile.quoted($0)) = ?1" }
      let condition = tests.isEmpty ? "" : " WHERE " + tests.joined(separator: " OR ")
      let statement = try connection.prepare(
        "SELECT * FROM \(SQLiteFile.quoted(table))\(condition) ORDER BY rowid",
        .noInput
      )
      if !tests.isEmpty { try statement.bind([text]) }
      let names = statement.columns
      var number = 0
      while try statement.step() {
        number += 1
        guard try body(row(of: statement, name: "\(path), table \(table)", number: number, names))
        else { return }
      }
    }

    private func row(
      of statement: SQLiteStatement,
      name: String,
      number: Int,
      _ columns: [String]
    ) -> TableRow {
      var bytes: [UInt8] = []
      let cells = columns.indices.map { column in
        let start = bytes.count
        return statement.append(column, to: &bytes) ? start..<bytes.count : nil
      }
      return TableRow(
        name: name,
        number: number,
        form: .plain,
        columns: columns,
        bytes: bytes,
        cells: cells
      )
    }
  }
#else
  /// Replaces the database in builds without SQLite: opening it throws.
  package final class SQLiteReader {
    package let tables: [String] = []

    package init(path: String) throws { throw TableError.noSQLite }

    package func rows(
      of table: String,
      where columns: [String] = [],
      is text: [UInt8] = [],
      _ body: (TableRow) throws -> Bool
    ) throws {
      throw TableError.noSQLite
    }
  }
#endif
