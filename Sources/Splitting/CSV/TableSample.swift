import BroadsheetCore

/// How well the first rows of a table fit a dialect.
///
/// Rows are cut as the reader cuts them.
struct TableSample {
  /// So many rows are enough.
  private static let rowLimit = 1000

  private(set) var rows = 0
  private(set) var bytes = 0
  /// Bytes of rows that have the width of the header and no wrong quotes.
  private(set) var goodBytes = 0
  /// Bytes of those among them that need no row names and no separators inside of texts.
  private(set) var exactBytes = 0
  /// Rows with a quoted cell.
  private(set) var quotedRows = 0
  /// Rows that only quotes hold together: there is a separator, a line end or a quote in them.
  private(set) var provenRows = 0
  /// Rows with a quote where none may be, and those of them whose quotes are pairs.
  private(set) var wrongRows = 0
  private(set) var pairedWrongRows = 0
  /// Rows of the header's width.
  private(set) var exactRows = 0
  /// Rows that have a cell more than the header, with something in the last one.
  private(set) var widerRows = 0
  /// Rows whose surplus separators are all part of sentences.
  private(set) var joinedRows = 0
  /// Cells behind a separator, and those of them that begin with a blank.
  private(set) var laterCells = 0
  private(set) var blankCells = 0
  /// Of each column: cells with something in them, numbers or dates, and texts.
  private(set) var columns: [Column] = []
  /// How many rows have each width.
  private var widths: [Int: Int] = [:]

  struct Column {
    var filled = 0
    var numbers = 0
    var texts = 0
  }

  /// Of a hundred bytes, so many are in good rows.
  var share: Int { bytes == 0 ? 100 : goodBytes * 100 / bytes }
  /// The width of most rows.
  var usualWidth: Int { widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0 }

  /// Reads the rows behind `start`; `width` is that of the header, nil to find the usual one.
  init(_ head: [UInt8], from start: Int, _ dialect: TableDialect, width: Int?, isWhole: Bool) {
    var window = Window()
    window.append(head[start...])
    window.isFinal = isWhole
    var cutter = CSVCutter(dialect, limit: head.count)
    var row = CSVRow()
    while rows < Self.rowLimit {
      window.skipBlanks(butTabs: dialect.separator == 0x09)
      guard !window.isExhausted else { break }
      window.searched = window.start
      cutter.begin(at: window.start, followsGap: false)
      guard let end = cutter.end(of: &window) ?? (isWhole ? window.bytes.count : nil) else { break }
      note(window.bytes.span.extracting(window.start..<end), &row, as: dialect, width: width)
      window.start = end
    }
    // A quote that is open for many lines is one too many, as far as can be told.
    guard rows < Self.rowLimit else { return }
    let rest = window.bytes.span.extracting(window.start..<window.bytes.count)
    if rest.indices.contains(where: { dialect.isRowEnd(rest[$0]) }) {
      bytes += rest.count
      wrongRows += 1
    }
  }

  private mutating func note(
    _ text: borrowing Span<UInt8>,
    _ row: inout CSVRow,
    as dialect: TableDialect,
    width: Int?
  ) {
    let line = text.extracting(text.trimmed(lineOf: text.indices))
    guard line.count > 0 else { return }
    row.split(line, as: dialect, limit: TableColumns.limit)
    rows += 1
    bytes += text.count
    widths[row.fields.count, default: 0] += 1
    if row.fields.contains(where: \.isQuoted) { quotedRows += 1 }
    noteCells(line, row.fields)
    guard row.isSound, row.rest == nil else {
      wrongRows += 1
      let quotes = line.indices.count { line[$0] == dialect.quote }
      if quotes % 2 == 0 { pairedWrongRows += 1 }
      return
    }
    if row.fields.contains(where: { isProof($0, of: line, as: dialect) }) { provenRows += 1 }
    if let width, !fits(line, row.fields, as: dialect, width: width) { return }
    goodBytes += text.count
  }

  private func isProof(
    _ field: CSVRow.Field,
    of line: borrowing Span<UInt8>,
    as dialect: TableDialect
  ) -> Bool {
    guard field.isQuoted, let quote = dialect.quote else { return false }
    let cell = line.extracting(field.range)
    return [dialect.separator, quote, lineFeed].contains { byte in
      ByteScan.firstIndex(of: byte, in: cell, from: 0) < cell.count
    }
  }

  private mutating func fits(
    _ line: borrowing Span<UInt8>,
    _ fields: [CSVRow.Field],
    as dialect: TableDialect,
    width: Int
  ) -> Bool {
    guard fields.count >= width else { return false }
    let spare = fields.reversed().prefix { line.trimmed($0.range).isEmpty }.count
    if fields.count == width || fields.count - spare <= width {
      exactBytes += line.count
      exactRows += 1
      return true
    }
    let isJoined =
      !fields.contains(where: \.isQuoted)
      && CSVRow.sureSeparators(line, dialect) == width - 1
    if isJoined { joinedRows += 1 }
    if fields.count == width + 1 { widerRows += 1 }
    return isJoined || fields.count == width + 1
  }

  private mutating func noteCells(_ line: borrowing Span<UInt8>, _ fields: [CSVRow.Field]) {
    for (index, field) in fields.prefix(64).enumerated() {
      if index == columns.count { columns.append(Column()) }
      if index > 0 {
        laterCells += 1
        if !field.isQuoted, line.extracting(field.range).holds([0x20], at: 0) { blankCells += 1 }
      }
      let range = line.trimmed(field.range)
      guard !range.isEmpty else { continue }
      columns[index].filled += 1
      if Self.isNumber(line, range) { columns[index].numbers += 1 }
      if JSONTextSearch.looksLikeText(line, range) { columns[index].texts += 1 }
    }
  }

  /// A number, a date, or anything else with a digit first or more digits than letters.
  static func isNumber(_ line: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 32 else { return false }
    var (digits, letters) = (0, 0)
    for index in range {
      if ASCII.isDigit(line[index]) { digits += 1 }
      if ASCII.isLetter(line[index]) || line[index] >= 0x80 { letters += 1 }
    }
    return digits > letters
  }
}
