#if SQLite
  /// Writes one database file: all tables of a run.
  ///
  /// Tables come in one after another, then `finish`. The same rows make the same bytes, with the
  /// same version of SQLite: one transaction, pages of 4 KiB, no journal, no dates. Memory is that of
  /// a cache of 4 MiB. The file is complete only after `finish`, and never after an error: the caller
  /// passes the path of a draft and renames it. Not safe to share.
  package final class SQLiteFile {
    private let connection: SQLiteConnection
    private var schemas: [TableSchema] = []

    /// Creates the file, or replaces an existing one.
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
        // Reads every view once, so that a broken one fails here.
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
  /// Replaces the database in builds without SQLite: creating it throws.
  package final class SQLiteFile {
    package init(path: String) throws { throw TableError.noSQLite }
    func begin(_ schema: TableSchema) throws -> SQLiteTable { throw TableError.noSQLite }
    package func finish(views: [(name: String, selection: String)] = []) throws {
      throw TableError.noSQLite
    }
  }
#endif

extension SQLiteFile {
  /// The version of the layout of the tables, as `PRAGMA user_version`.
  package static let layout = 1
}

extension TableError {
  /// The error in builds without the package trait.
  package static let noSQLite = TableError(
    .usage,
    "this build has no SQLite: install libsqlite3-dev and build again with scripts/broadsheet, "
      + "or with swift build --traits SQLite"
  )
}
