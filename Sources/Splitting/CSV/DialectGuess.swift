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

  private let options: SplitOptions
  private let names: FieldNames
  /// The user says that this is a table.
  private let isForced: Bool
  private let head: [UInt8]
  /// The dump ends with the head.
  private let isWhole: Bool
  /// What is known before the rows are looked at.
  private var base = TableDialect()
  /// Where the header may begin.
  private var start = 0

  private init(_ head: borrowing Span<UInt8>, _ options: SplitOptions) {
    self.options = options
    names = FieldNames(options)
    isForced = options.format == .csv
    isWhole = head.count < DumpFormat.headLimit
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count)
    for index in head.indices { bytes.append(head[index]) }
    self.head = bytes
  }

  /// The table whose header has names that are known.
  static func known(_ head: borrowing Span<UInt8>, _ options: SplitOptions) -> TableDialect? {
    var guess = DialectGuess(head, options)
    guess.passLinesBefore()
    return guess.knownTable()
  }

  /// Any other table.
  static func other(_ head: borrowing Span<UInt8>, _ options: SplitOptions) -> Verdict {
    var guess = DialectGuess(head, options)
    guess.passLinesBefore()
    return guess.otherTable()
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
        if next == head.count || isMarkedHeader(mark, line, next) {
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
  private func isMarkedHeader(_ mark: [UInt8], _ line: Range<Int>, _ next: Int) -> Bool {
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
  private func lineEnd(from position: Int) -> Int {
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
    return TableColumns(head.span.extracting(line), row.fields, names)
  }
}

/// Headers that are known.
extension DialectGuess {
  private func knownTable() -> TableDialect? {
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
    guard isHeader(line, best.columns, best.separator, found.sample, linesAbove) else { return nil }
    var dialect = finished(found.dialect, found.sample, best.columns)
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
    _ columns: TableColumns,
    _ separator: UInt8,
    _ sample: TableSample,
    _ linesAbove: Int
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

/// Quotes and line ends.
extension DialectGuess {
  private typealias Found = (dialect: TableDialect, sample: TableSample)

  /// The best way to read the rows behind a header; `width` nil finds the usual one.
  private func quoting(for separator: UInt8, behind line: Range<Int>, width: Int?) -> Found {
    let end = line.isEmpty ? lineEnd(from: line.upperBound) : line.upperBound
    let ways = withLineEnds(ways(separator), end).map { way in
      (
        way,
        TableSample(head, from: line.upperBound, way, width: width, isWhole: isWhole)
      )
    }
    var best: Found = ways[0]
    for way in ways.dropFirst() where isBetter(way, than: best) { best = way }
    best.dialect.showsQuotes = best.dialect.quote != nil && best.sample.quotedRows > 0
    return best
  }

  private func isBetter(_ new: Found, than old: Found) -> Bool {
    if new.dialect.quote == nil {
      let isEscaped = new.dialect.escape == .backslash
      let isLetter = showsLetters(old.sample, without: new.sample, old.dialect.separator)
      guard isEscaped ? old.sample.provenRows == 0 : isLetter else { return false }
    }
    if new.dialect.quote == UInt8(ascii: "'") {
      // Apostrophes begin words, too.
      let sound = new.sample.quotedRows - new.sample.wrongRows
      guard new.sample.provenRows > 0 || sound * 2 >= new.sample.rows else { return false }
    }
    let (left, right) = (new.sample.exactBytes, old.sample.exactBytes)
    let (all, whole) = (max(1, new.sample.bytes), max(1, old.sample.bytes))
    if left * whole != right * all { return left * whole > right * all }
    guard new.dialect.quote == UInt8(ascii: "'") else { return false }
    return old.sample.quotedRows == 0 && new.sample.quotedRows * 2 >= new.sample.rows
      && new.sample.rows > 0
  }

  /// Whether so many rows have wrong quotes that quotes are letters like any other.
  ///
  /// One row does not show it, unless no other has quotes, nor do some among rows that only quotes
  /// hold together.
  private func showsLetters(_ old: TableSample, without new: TableSample, _ separator: UInt8)
    -> Bool
  {
    let fits = new.exactRows == new.rows
    if fits, old.provenRows == 0, old.quotedRows == old.wrongRows {
      return old.wrongRows > 1 || old.wrongRows == 1 && old.pairedWrongRows == 1
    }
    let least = old.provenRows * (separator == 0x09 ? 1 : 10)
    return old.wrongRows > max(1, least) && (fits || old.wrongRows * 10 > old.rows)
  }

  /// All ways to write rows that the bytes at hand can be, the usual one first.
  private func ways(_ separator: UInt8) -> [TableDialect] {
    var usual = base
    usual.separator = separator
    var ways = [usual]
    let hasBackslash = head.contains(UInt8(ascii: "\\"))
    for quote in "\"'".utf8 where opens(quote, separator) {
      var way = usual
      way.quote = quote
      if quote != usual.quote { ways.append(way) }
      if hasBackslash { ways.append(escaped(way)) }
      if opensBehindBlanks(quote, separator) {
        way.hasBlanksBeforeQuotes = true
        ways.append(way)
        if hasBackslash { ways.append(escaped(way)) }
      }
    }
    if opens(UInt8(ascii: "\""), separator) { ways.append(usual.unquoted) }
    if holds([UInt8(ascii: "\\"), separator]) { ways.append(escaped(usual.unquoted)) }
    return ways
  }

  private func escaped(_ way: TableDialect) -> TableDialect {
    var way = way
    way.escape = .backslash
    return way
  }

  /// Adds rows that end at CR, where there are such bytes alone; a header that ends so decides.
  private func withLineEnds(_ ways: [TableDialect], _ end: Int) -> [TableDialect] {
    let span = head.span
    let isMac = head.indices.contains { index in
      // The last one may be cut off its LF.
      span[index] == 0x0D && index + 1 < span.count && span[index + 1] != lineFeed
    }
    guard isMac else { return ways }
    let others = ways.map { way in
      var way = way
      way.endsRowsAtCR = true
      return way
    }
    guard head.contains(lineFeed) else { return others }
    guard head[end...].first == 0x0D, head[end...].dropFirst().first != lineFeed else {
      return ways + others
    }
    return others.map { way in
      var way = way
      way.endsRowsAtLF = false
      return way
    } + others
  }

  /// Whether a quote is at the beginning of some cell.
  private func opens(_ quote: UInt8, _ separator: UInt8) -> Bool {
    head.first == quote || holds([separator, quote]) || holds([lineFeed, quote])
      || holds([0x0D, quote]) || opensBehindBlanks(quote, separator)
  }

  private func opensBehindBlanks(_ quote: UInt8, _ separator: UInt8) -> Bool {
    holds([separator, UInt8(ascii: " "), quote])
  }

  private func holds(_ pattern: [UInt8]) -> Bool {
    head.span.firstIndex(of: pattern, from: 0) != nil
  }

  /// Adds what the rows show beside their quotes.
  private func finished(
    _ dialect: TableDialect,
    _ sample: TableSample,
    _ columns: TableColumns?
  ) -> TableDialect {
    var dialect = dialect
    dialect.hasBlanks = sample.blankCells * 5 > sample.laterCells && sample.joinedRows == 0
    dialect.spellsEscapes = spellsEscapes(dialect)
    let mayJoin = !dialect.showsQuotes && columns?.endsWithText == true
    let isWider = sample.widerRows > 0 && sample.widerRows * 10 >= sample.rows * 9
    dialect.hasRowNames = isWider && !(mayJoin && sample.joinedRows * 2 >= sample.widerRows)
    dialect.lineEnd = lineEndName(dialect)
    return dialect
  }

  private func lineEndName(_ dialect: TableDialect) -> String {
    let end = lineEnd(from: start)
    let isCRLF = head[end...].starts(with: [0x0D, lineFeed])
    if dialect.endsRowsAtCR {
      return dialect.endsRowsAtLF && head.contains(lineFeed) ? "CR and LF" : "CR"
    }
    return isCRLF ? "CRLF" : "LF"
  }

  /// Whether backslashes stand for line ends and tabs, and not for themselves.
  private func spellsEscapes(_ dialect: TableDialect) -> Bool {
    var (known, sound, other) = (0, 0, 0)
    var position = 0
    while position + 1 < head.count {
      guard head[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      let next = head[position + 1]
      if "ntrN\\".utf8.contains(next) {
        known += 1
        if isSound(position) { sound += 1 }
      } else if next != dialect.quote {
        other += 1
      }
      position += 2
    }
    guard known > other else { return false }
    return dialect.separator == 0x09 || sound * 10 >= known * 9
  }

  /// Whether an escape ends a sentence or begins one: paths and formulas have others.
  private func isSound(_ position: Int) -> Bool {
    let before = position > 0 ? head[position - 1] : lineFeed
    let after = position + 2 < head.count ? head[position + 2] : lineFeed
    return ".!?:\"')> nrt".utf8.contains(before) && before != UInt8(ascii: ":")
      || ASCII.isUpper(after) || after == UInt8(ascii: "\\")
  }
}

/// Tables whose columns have other names, or none.
extension DialectGuess {
  private func otherTable() -> Verdict {
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
    return isLoose && sample.rows >= (isGiven ? 1 : leastRows(separator, width, sample.quotedRows))
  }

  /// So many rows of one width are no accident.
  private func leastRows(_ separator: UInt8, _ width: Int, _ quotedRows: Int) -> Int {
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
    var dialect = finished(found.dialect, found.sample, nil)
    dialect.width = found.sample.usualWidth
    let isHeader = isUnknownHeader(line, dialect, rows)
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
    _ dialect: TableDialect,
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
