import BroadsheetCore

/// The cells of one row; used again from row to row.
struct CSVRow {
  struct Field {
    /// Without the quotes around it.
    var range = 0..<0
    /// Quotes in it are escaped.
    var isQuoted = false
  }

  private(set) var fields: [Field] = []
  /// All quotes are where the format allows them.
  private(set) var isSound = true
  /// Where the cells begin that are more than the limit; nil where there are no more.
  private(set) var rest: Int?

  /// Cuts a row into at most `limit` cells.
  mutating func split(_ row: borrowing Span<UInt8>, as dialect: TableDialect, limit: Int) {
    fields.removeAll(keepingCapacity: true)
    isSound = true
    rest = nil
    var position = 0
    while true {
      let field = next(row, from: &position, dialect)
      fields.append(field)
      guard position < row.count else { return }
      position += 1
      guard fields.count < limit else {
        rest = position
        return
      }
    }
  }

  /// The cell at `position`, which moves to the separator behind it, or to the end.
  private mutating func next(
    _ row: borrowing Span<UInt8>,
    from position: inout Int,
    _ dialect: TableDialect
  ) -> Field {
    let start = position
    if dialect.hasBlanksBeforeQuotes {
      while position < row.count, row[position] == UInt8(ascii: " ") { position += 1 }
    }
    if let quote = dialect.quote, position < row.count, row[position] == quote {
      return quoted(row, from: &position, quote, as: dialect)
    }
    position = Self.separator(row, from: start, dialect)
    return Field(range: start..<position)
  }

  private mutating func quoted(
    _ row: borrowing Span<UInt8>,
    from position: inout Int,
    _ quote: UInt8,
    as dialect: TableDialect
  ) -> Field {
    let start = position + 1
    let end = closingQuote(row, from: start, quote, escape: dialect.escape)
    position = min(end + 1, row.count)
    while position < row.count, row[position] != dialect.separator {
      if row[position] != UInt8(ascii: " ") { isSound = false }
      position += 1
    }
    return Field(range: start..<end, isQuoted: true)
  }

  /// Where the quote that closes a field is.
  private mutating func closingQuote(
    _ row: borrowing Span<UInt8>,
    from start: Int,
    _ quote: UInt8,
    escape: TableDialect.Escape
  ) -> Int {
    var position = start
    while true {
      position = ByteScan.firstIndex(of: quote, in: row, from: position)
      guard position < row.count else { break }
      if escape == .backslash, row.isEscaped(position, since: start) {
        position += 1
        continue
      }
      guard position + 1 < row.count, row[position + 1] == quote else { return position }
      position += 2
    }
    isSound = false
    return row.count
  }

  /// The next separator at or after `start` that is not escaped, or the row's end.
  static func separator(
    _ row: borrowing Span<UInt8>,
    from start: Int,
    _ dialect: TableDialect
  ) -> Int {
    var position = ByteScan.firstIndex(of: dialect.separator, in: row, from: start)
    guard dialect.quote == nil, dialect.escape == .backslash else { return position }
    while position < row.count, row.isEscaped(position, since: start) {
      position = ByteScan.firstIndex(of: dialect.separator, in: row, from: position + 1)
    }
    return position
  }
}

extension CSVRow {
  /// Cuts a row of a table without quotes that has more separators than columns, where it is clear
  /// which of them belong to a text: those before a blank, or all behind the last cell's beginning.
  ///
  /// Returns false where it is not.
  mutating func join(
    _ row: borrowing Span<UInt8>,
    as dialect: TableDialect,
    width: Int
  ) -> Bool {
    let sure = Self.sureSeparators(row, dialect)
    guard width > 1, sure >= width - 1 else { return false }
    fields.removeAll(keepingCapacity: true)
    var start = 0
    var position = 0
    while fields.count < width - 1 {
      position = Self.separator(row, from: position, dialect)
      guard position < row.count else { return false }
      if Self.isSure(row, at: position, dialect) {
        fields.append(Field(range: start..<position))
        start = position + 1
      } else if sure != width - 1 {
        return false
      }
      position += 1
    }
    fields.append(Field(range: start..<row.count))
    rest = nil
    return true
  }

  static func sureSeparators(
    _ row: borrowing Span<UInt8>,
    _ dialect: TableDialect
  ) -> Int {
    var count = 0
    var position = separator(row, from: 0, dialect)
    while position < row.count {
      if isSure(row, at: position, dialect) { count += 1 }
      position = separator(row, from: position + 1, dialect)
    }
    return count
  }

  private static func isSure(
    _ row: borrowing Span<UInt8>,
    at position: Int,
    _ dialect: TableDialect
  ) -> Bool {
    dialect.hasBlanks || position + 1 >= row.count || row[position + 1] != UInt8(ascii: " ")
  }
}

extension Span where Element == UInt8 {
  /// Whether an odd number of backslashes is before a byte; they are counted back to `start`.
  func isEscaped(_ position: Int, since start: Int) -> Bool {
    backslashes(before: position, since: start) % 2 == 1
  }

  /// How many backslashes there are in a row before a byte, counted back to `start`.
  func backslashes(before position: Int, since start: Int) -> Int {
    var first = position
    while first > start, self[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return position - first
  }

  /// The range without a line end at its end; other blanks may be fields.
  func trimmed(lineOf range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    if end > range.lowerBound, self[end - 1] == lineFeed { end -= 1 }
    if end > range.lowerBound, self[end - 1] == 0x0D { end -= 1 }
    return range.lowerBound..<end
  }
}
