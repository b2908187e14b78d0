#if SQLite
  /// One database file that is being made: all tables of a run.
  ///
  /// Tables come in one after another, then `finish`. The same rows make the same bytes, with the
  /// same version of SQLite: one transaction, pages of 4 KiB, no journal, no dates. Memory is that of
  /// a cache of 4 MiB. It is no complete file before `finish`, and never becomes one after an error:
  /// the caller gives the path of a draft, and renames it. Not safe to share.
  package final class SQLiteFile {
    private let connection: SQLiteConnection
    private var schemas: [TableSchema] = []

    /// Makes the file; one that is there is replaced.
    package init(path: String) throws {
      connection = try SQLiteConnection(creating: path)
      for setting in [
        "page_size = 4096", "journal_mode = OFF", "synchronous = FULL", "locking_mode = EXCLUSIVE",
        "cache_size = -4096", "temp_store = FILE", "secure_delete = ON", "encoding = 'UTF-8'",
      ] {
        try connection.run("PRAGMA \(setting)")
      }
      try connection.run("BEGIN EXCLUSIVE")
    }

    /// Makes a table, and takes its rows.
    func begin(_ schema: TableSchema) throws -> SQLiteTable {
      let columns = schema.columns.map { "\(Self.quoted($0.name)) \($0.kind.sqlite)" }
      let table = Self.quoted(schema.name)
      try connection.run("CREATE TABLE \(table) (\(columns.joined(separator: ", ")))")
      schemas.append(schema)
      let marks = [String](repeating: "?", count: columns.count).joined(separator: ", ")
      let insertion = try connection.prepare("INSERT INTO \(table) VALUES (\(marks))")
      return SQLiteTable(schema, insertion)
    }

    /// Makes the indexes of all tables, then views of these names, and writes everything to the disk.
    package func finish(views: [(name: String, selection: String)] = []) throws {
      for schema in schemas {
        for columns in schema.indexes {
          let name = Self.quoted(([schema.name] + columns).joined(separator: "_"))
          let list = columns.map(Self.quoted).joined(separator: ", ")
          try connection.run("CREATE INDEX \(name) ON \(Self.quoted(schema.name)) (\(list))")
        }
      }
      for view in views {
        try connection.run("CREATE VIEW \(Self.quoted(view.name)) AS \(view.selection)")
        // A view that cannot be read shows now, and to nobody later.
        try connection.prepare("SELECT * FROM \(Self.quoted(view.name))").end()
      }
      try connection.run("PRAGMA user_version = \(Self.layout)")
      try connection.run("COMMIT")
      try connection.close()
    }

    static func quoted(_ name: String) -> String {
      "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
  }

  extension TableSchema.Column.Kind {
    fileprivate var sqlite: String {
      switch self {
      case .text, .day: "TEXT"
      case .integer: "INTEGER"
      case .real: "REAL"
      }
    }
  }
#else
  /// What stands in for the database where it was not built in: it cannot be made.
  package final class SQLiteFile {
    package init(path: String) throws { throw TableError.noSQLite }
    func begin(_ schema: TableSchema) throws -> SQLiteTable { throw TableError.noSQLite }
    package func finish(views: [(name: String, selection: String)] = []) throws {
      throw TableError.noSQLite
    }
  }
#endif

extension SQLiteFile {
  /// What `PRAGMA user_version` says: the layout of the tables.
  package static let layout = 1
}

extension TableError {
  /// What to do where the package trait is off.
  package static let noSQLite = TableError(
    .usage,
    "this build has no SQLite: install libsqlite3-dev and build again with scripts/broadsheet, "
      + "or with swift build --traits SQLite"
  )
}
