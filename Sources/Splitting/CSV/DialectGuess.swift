import BroadsheetCore

/// Decides whether the beginning of a dump is a table, and in which dialect, from many rows.
///
/// Each way to write a table that the bytes allow is tried on the rows at hand; the one by which most
/// bytes are in sound rows of the header's width is the dialect. Time is linear in the head.
struct DialectGuess {
  enum Verdict {
    case table(TableDialect)
    /// A table without names for its columns.
    case headerless
    case none
  }

  /// Lines above the header that are looked at.
  private static let titleLimit = 8
  private static let commentLimit = 64
  private static let comments = ["#", "//", "--", "%"].map { Array($0.utf8) }

  let options: SplitOptions
  private let names: FieldNames
  /// The user says that this is a table.
  private let isForced: Bool
  let head: [UInt8]
  /// The dump ends with the head.
  let isWhole: Bool
  /// What is known before the rows are looked at.
  var base = TableDialect()
  /// Where the header may begin.
  var start = 0

  init(_ head: borrowing Span<UInt8>, _ options: SplitOptions) {
    self.options = options
    names = FieldNames(options)
    isForced = options.format == .csv
    isWhole = head.count < DumpFormat.headLimit
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count)
    for index in head.indices { bytes.append(head[index]) }
    self.head = bytes
    passLinesBefore()
  }
}

/// Lines above the header.
extension DialectGuess {
  private mutating func passLinesBefore() {
    start = afterBlanks(0)
    for _ in 0..<Self.commentLimit {
      let line = start..<lineEnd(from: start)
      if let separator = TableHeader.namedSeparator(head.span.extracting(line)) {
        base.separator = separator
        base.hasSeparatorLine = true
      } else {
        guard let mark = Self.comments.first(where: { head.span.holds($0, at: start) }) else {
          return
        }
        let next = afterBlanks(line.upperBound)
        if next == head.count || isMarkedHeader(mark, line, before: next) {
          base.headerMark = mark.count
          return
        }
        base.comment = mark
      }
      base.linesBefore += 1
      start = afterBlanks(line.upperBound)
    }
  }

  /// Whether a line that begins with a mark is the header: the next one is none, and no comment.
  private func isMarkedHeader(_ mark: [UInt8], _ line: Range<Int>, before next: Int) -> Bool {
    let header = line.lowerBound + mark.count..<line.upperBound
    guard separators(in: header).contains(where: { columns(of: header, $0).hasWords }) else {
      return false
    }
    if head.span.holds(mark, at: next) { return false }
    let below = next..<lineEnd(from: next)
    return !separators(in: below).contains { columns(of: below, $0).hasWords }
  }

  private func afterBlanks(_ position: Int) -> Int {
    var position = position
    while position < head.count, ASCII.isBlank(head[position]) { position += 1 }
    return position
  }

  /// Where a line ends, by LF or CR.
  func lineEnd(from position: Int) -> Int {
    head[position...].firstIndex { $0 == lineFeed || $0 == 0x0D } ?? head.count
  }

  private func separators(in line: Range<Int>) -> [UInt8] {
    if base.hasSeparatorLine { return [base.separator] }
    return TableHeader.separators.filter { head[line].contains($0) }
  }

  private func cells(of line: Range<Int>, _ separator: UInt8) -> CSVRow {
    var row = CSVRow()
    row.split(
      head.span.extracting(line),
      as: TableHeader.dialect(of: head.span.extracting(line), separator),
      limit: TableColumns.limit
    )
    return row
  }

  private func columns(of line: Range<Int>, _ separator: UInt8) -> TableColumns {
    let row = cells(of: line, separator)
    guard row.isSound, row.rest == nil else { return TableColumns() }
    return TableColumns(head.span.extracting(line), row.fields, known: names)
  }
}

/// Headers that are known.
extension DialectGuess {
  /// The table whose header has names that are known.
  func knownTable() -> TableDialect? {
    var line = start + base.headerMark..<lineEnd(from: start)
    for above in 0...Self.titleLimit where !line.isEmpty {
      if let found = knownTable(under: line, linesAbove: above) { return found }
      let next = afterBlanks(line.upperBound)
      guard next < head.count else { return nil }
      line = next..<lineEnd(from: next)
    }
    return nil
  }

  private func knownTable(under line: Range<Int>, linesAbove: Int) -> TableDialect? {
    var best: (columns: TableColumns, separator: UInt8)?
    for separator in separators(in: line) {
      let columns = columns(of: line, separator)
      guard columns.count > 1, isKnown(columns) else { continue }
      if columns.fieldCount > best?.columns.fieldCount ?? 0 { best = (columns, separator) }
    }
    if best == nil, isForced, linesAbove == 0 {
      let columns = columns(of: line, base.separator)
      if columns.count == 1, columns.hasWords { best = (columns, base.separator) }
    }
    guard let best else { return nil }
    let found = quoting(for: best.separator, behind: line, width: best.columns.count)
    guard
      isHeader(
        line,
        columns: best.columns,
        separator: best.separator,
        found.sample,
        linesAbove: linesAbove
      )
    else { return nil }
    var dialect = finished(found, columns: best.columns)
    dialect.width = best.columns.count
    dialect.linesBefore += linesAbove
    if linesAbove > 0 { dialect.headerMark = 0 }
    return dialect
  }

  /// A text or a title, or two other fields.
  private func isKnown(_ columns: TableColumns) -> Bool {
    columns.hasWords || columns.fieldCount > 1
  }

  /// Prose may begin with a word that is a name, too: then its lines are no rows.
  private func isHeader(
    _ line: Range<Int>,
    columns: TableColumns,
    separator: UInt8,
    _ sample: TableSample,
    linesAbove: Int
  ) -> Bool {
    let fields = cells(of: line, separator).fields
    let areNames = TableColumns.areNames(head.span.extracting(line), fields)
    let isSure = columns.fieldCount > 1 && columns.hasWords && areNames
    if linesAbove > 0 { return isSure && sample.rows > 0 && sample.share >= 90 }
    if isSure || isForced || base.hasSeparatorLine { return true }
    let follows = fields.dropFirst().contains {
      head[line].dropFirst($0.range.lowerBound).first == 0x20
    }
    if areNames, !follows, columns.hasWords { return true }
    return areNames && sample.rows > 2 && sample.share >= 90
  }
}

/// Tables whose columns have other names, or none.
extension DialectGuess {
  /// Any other table.
  func otherTable() -> Verdict {
    guard start < head.count else { return .none }
    let line = start..<lineEnd(from: start)
    var best: Found?
    for separator in separators(in: line) where mayCut(line, separator) {
      let first = line.lowerBound..<line.lowerBound
      var found = quoting(for: separator, behind: first, width: nil)
      let width = found.sample.usualWidth
      guard width > 1 else { continue }
      found = quoting(for: separator, behind: first, width: width)
      guard isTable(found, width) else { continue }
      if found.sample.share > best?.sample.share ?? 0 { best = found }
    }
    guard let best else { return .none }
    return verdict(on: best, line)
  }

  /// Prose has blanks behind its commas.
  private func mayCut(_ line: Range<Int>, _ separator: UInt8) -> Bool {
    if base.hasSeparatorLine || isForced || separator == UInt8(ascii: "|") { return true }
    let span = head.span
    return line.contains { index in
      span[index] == separator && index + 1 < span.count && span[index + 1] != UInt8(ascii: " ")
    }
  }

  private func isTable(_ found: Found, _ width: Int) -> Bool {
    let sample = found.sample
    let filled = sample.columns.count { $0.filled * 2 >= sample.rows }
    guard filled > 1 else { return false }
    let isGiven = options.columns.count == width
    guard sample.share >= (isForced ? 50 : 90) else { return false }
    if isForced || base.hasSeparatorLine { return true }
    let separator = found.dialect.separator
    let isLoose = separator == UInt8(ascii: "|") || sample.blankCells * 5 <= sample.laterCells
    return isLoose
      && sample.rows
        >= (isGiven ? 1 : leastRows(separator, width: width, quoted: sample.quotedRows))
  }

  /// So many rows of one width are no accident.
  private func leastRows(_ separator: UInt8, width: Int, quoted quotedRows: Int) -> Int {
    if separator == 0x09 || quotedRows > 1 { return width > 2 ? 2 : 3 }
    return width > 2 ? 3 : 5
  }

  private func verdict(on found: Found, _ line: Range<Int>) -> Verdict {
    let rows = TableSample(
      head,
      from: line.upperBound,
      found.dialect,
      width: found.sample.usualWidth,
      isWhole: isWhole
    )
    var dialect = finished(found, columns: nil)
    dialect.width = found.sample.usualWidth
    let isHeader = isUnknownHeader(line, as: dialect, rows)
    guard !options.columns.isEmpty, options.columns.count <= found.sample.usualWidth else {
      return isHeader ? .table(dialect) : .headerless
    }
    dialect.hasHeader = false
    if isHeader { dialect.linesBefore += 1 }
    return .table(dialect)
  }

  /// Whether the first row has names alone, and some column below it has something else.
  private func isUnknownHeader(
    _ line: Range<Int>,
    as dialect: TableDialect,
    _ rows: TableSample
  ) -> Bool {
    var row = CSVRow()
    let text = head.span.extracting(line)
    row.split(text, as: dialect, limit: TableColumns.limit)
    guard row.isSound, TableColumns.areNames(text, row.fields), rows.rows > 0 else { return false }
    return zip(row.fields, rows.columns).contains { field, column in
      let range = text.trimmed(field.range)
      let others = max(column.numbers, column.texts)
      return !range.isEmpty && others > 0 && others * 10 >= column.filled * 8
        && !TableSample.isNumber(text, range) && !JSONTextSearch.looksLikeText(text, range)
    }
  }
}
