// A prepared statement; one of the unsafe files here, with `SQLiteConnection`.
#if SQLite

  internal import CSQLite

  /// A prepared statement, for repeated use.
  ///
  /// Not safe to share.
  @safe final class SQLiteStatement {
    /// One value of a row; text is a range of the row's bytes.
    enum Cell {
      case null
      case text(Range<Int>)
      case integer(Int64)
      case real(Double)
    }

    private var statement: OpaquePointer?
    private let connection: SQLiteConnection

    init(_ statement: OpaquePointer, _ connection: SQLiteConnection) {
      // SAFETY: the one owner from here on; finalized by `end`, once.
      unsafe self.statement = statement
      self.connection = connection
    }

    deinit { end() }

    /// Returns the statement to the library; it must not run after that.
    func end() {
      // SAFETY: finalizing nothing is allowed, and nothing it is afterwards.
      _ = unsafe sqlite3_finalize(statement)
      unsafe statement = nil
    }

    /// Runs the statement with these values for its marks, for a statement that gives no rows.
    func insert(_ cells: [Cell], _ text: [UInt8]) throws {
      var status = SQLITE_OK
      // SAFETY: the bytes outlive the step, behind which nothing is bound any more.
      unsafe text.withUnsafeBytes { bytes in
        status = unsafe bind(cells, bytes)
        if status == SQLITE_OK { status = unsafe sqlite3_step(statement) }
        unsafe sqlite3_reset(statement)
      }
      guard status == SQLITE_DONE else { throw connection.error(.output) }
    }

    // SAFETY: `bytes` is valid until the statement is reset, which its only caller sees to.
    @unsafe private func bind(_ cells: [Cell], _ bytes: UnsafeRawBufferPointer) -> Int32 {
      for (place, cell) in cells.enumerated() {
        let index = Int32(truncatingIfNeeded: place + 1)
        // SAFETY: the range was made by appending to these very bytes; the subscript checks it in
        // debug builds, and an empty text has an address of its own.
        let status =
          switch cell {
          case .null: unsafe sqlite3_bind_null(statement, index)
          case .integer(let number): unsafe sqlite3_bind_int64(statement, index, number)
          case .real(let number): unsafe sqlite3_bind_double(statement, index, number)
          case .text(let range):
            unsafe broadsheet_bind_text(
              statement,
              index,
              bytes.baseAddress,
              range.lowerBound,
              range.count
            )
          }
        guard status == SQLITE_OK else { return status }
      }
      return SQLITE_OK
    }
  }

  extension SQLiteStatement {
    /// Binds the texts to the marks from the first on, for a statement that gives rows.
    func bind(_ texts: [[UInt8]]) throws {
      for (place, text) in texts.enumerated() {
        let index = Int32(truncatingIfNeeded: place + 1)
        // SAFETY: the bytes are valid for the call, which copies them.
        let status = unsafe text.withUnsafeBytes { bytes in
          unsafe broadsheet_bind_copy(statement, index, bytes.baseAddress, bytes.count)
        }
        guard status == SQLITE_OK else { throw connection.error(.noInput) }
      }
    }

    /// Whether there is another row.
    func step() throws -> Bool {
      // SAFETY: the statement is there until `end`; one that is gone is refused.
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default: throw connection.error(.noInput)
      }
    }

    var columns: [String] {
      // SAFETY: the index is in range; the name is copied at once.
      unsafe (0..<sqlite3_column_count(statement)).map { index in
        unsafe sqlite3_column_name(statement, index).map { unsafe String(cString: $0) } ?? ""
      }
    }

    /// Appends the text of a column of the present row; false where it is NULL.
    func append(_ column: Int, to text: inout [UInt8]) -> Bool {
      let index = Int32(truncatingIfNeeded: column)
      // SAFETY: the column exists, and what the library lends is copied before the next call to it.
      switch unsafe sqlite3_column_type(statement, index) {
      case SQLITE_NULL: return false
      case SQLITE_FLOAT:
        TextWriter.append(unsafe sqlite3_column_double(statement, index), to: &text)
      default:
        guard let start = unsafe sqlite3_column_text(statement, index) else { return false }
        let count = unsafe Int(sqlite3_column_bytes(statement, index))
        unsafe text.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
      }
      return true
    }
  }

#endif
