// A connection to a database; one of the unsafe files here, with `SQLiteStatement`.
#if SQLite

  internal import CSQLite

  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// A database file that is open.
  ///
  /// Closed when it and all its statements are gone. Not safe to share.
  @safe final class SQLiteConnection {
    private let path: String
    private var database: OpaquePointer?

    /// Makes a new file; one that is there is removed.
    init(creating path: String) throws {
      self.path = path
      // SAFETY: unlink(2) only reads the path, which outlives the call.
      guard unsafe unlink(path) == 0 || errno == ENOENT else {
        throw TableError(
          .output,
          "cannot replace \(TextWriter.shown(path)): check its folder and permissions"
        )
      }
      try open(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, .output)
    }

    /// Opens a file to read it.
    init(reading path: String) throws {
      self.path = path
      try open(SQLITE_OPEN_READONLY, .noInput)
    }

    deinit {
      // SAFETY: opened by init; the library waits for statements that are left.
      _ = unsafe sqlite3_close_v2(database)
    }

    private func open(_ flags: Int32, _ kind: TableError.Kind) throws {
      // SAFETY: the path is a C string for the call; where it fails there is a handle all the same,
      // which knows why, or none for want of memory.
      let status = unsafe sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, nil)
      guard status == SQLITE_OK else { throw error(kind) }
    }

    /// Does what a statement says; rows that it gives are left.
    func run(_ statement: String) throws {
      // SAFETY: the statement is a C string for the call, and nothing else is passed.
      let status = unsafe sqlite3_exec(database, statement, nil, nil, nil)
      guard status == SQLITE_OK else { throw error(.output) }
    }

    func prepare(_ text: String, _ kind: TableError.Kind = .output) throws -> SQLiteStatement {
      var statement: OpaquePointer?
      // SAFETY: the text is a C string for the call; the statement is finalized by its owner, and
      // keeps this connection.
      let status = unsafe sqlite3_prepare_v2(database, text, -1, &statement, nil)
      guard status == SQLITE_OK, let statement = unsafe statement else { throw error(kind) }
      return unsafe SQLiteStatement(statement, self)
    }

    /// Closes the file; throws where that fails, or a statement is still there.
    func close() throws {
      // SAFETY: the handle is given up only where it was closed.
      guard unsafe sqlite3_close(database) == SQLITE_OK else { throw error(.output) }
      unsafe database = nil
    }

    /// The last error, in the library's words.
    func error(_ kind: TableError.Kind) -> TableError {
      // SAFETY: the message is copied at once; the library owns it. A missing handle is allowed.
      let message = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) } ?? ""
      let verb = kind == .output ? "write" : "read"
      return TableError(kind, "cannot \(verb) \(TextWriter.shown(path)): \(message)")
    }
  }

#endif
