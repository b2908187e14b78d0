import BroadsheetCore

/// Reads tables of articles: rows of cells under a line of names, in the dialect that their first
/// rows show.
///
/// A row of another width than the header is rejected, unless its surplus is spare separators, or
/// separators of a text that a table without quotes cannot hide. A header that comes again, as in
/// files that were put one behind the other, holds for the rows below it.
struct CSVTable: RecordReader {
  private let names: FieldNames
  private let limit: Int
  private let describesFields: Bool
  private var dialect: TableDialect
  private var cutter: CSVCutter
  private var columns = TableColumns()
  private var row = CSVRow()
  private var markup = FieldMarkup()
  /// Lines that are still above the header.
  private var linesBefore: Int
  private var isHeaderRead = false
  /// The line of the last header.
  private var header: [UInt8] = []

  init(_ options: SplitOptions, _ dialect: TableDialect) {
    names = FieldNames(options)
    limit = options.recordLimit
    describesFields = options.describesFields
    self.dialect = dialect
    linesBefore = dialect.linesBefore
    cutter = CSVCutter(dialect, limit: limit)
    guard !dialect.hasHeader else { return }
    take(TableColumns(named: options.columns, width: dialect.width, names))
    isHeaderRead = true
  }

  private mutating func take(_ columns: TableColumns) {
    self.columns = columns
    cutter.width = columns.width
  }

  /// A tab may be the end of an empty field.
  mutating func skipBlanks(in window: inout Window) {
    window.skipBlanks(butTabs: dialect.separator == 0x09)
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    cutter.begin(at: window.offset(of: window.start), followsGap: followsGap)
  }

  mutating func end(of window: inout Window) -> Int? {
    guard linesBefore > 0 || !isHeaderRead else { return cutter.end(of: &window) }
    return cutter.endOfLine(of: &window)
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let text = bytes.span.extracting(piece.range)
    let line = text.extracting(text.trimmed(lineOf: text.indices))
    guard linesBefore == 0 else {
      linesBefore -= 1
      return .nothing
    }
    guard isHeaderRead else { return readHeader(line, piece) }
    if dialect.separator == UInt8(ascii: "|"), isRule(line) { return .nothing }
    guard !piece.followsGap, piece.ending != .cut else { return .rejected(.cutRecord) }
    row.split(line, as: dialect, limit: columns.count)
    let fits = row.isSound && row.rest == nil && row.fields.count >= columns.width.lowerBound
    if !fits || mayBeHeader(line),
      let outcome = irregular(line, piece, of: bytes, fits: fits, into: &batch)
    {
      return outcome
    }
    return article(of: line, in: bytes[piece.range], into: &batch)
  }

  private mutating func readHeader(_ line: borrowing Span<UInt8>, _ piece: Piece) -> Outcome {
    isHeaderRead = true
    begin(under: line)
    if dialect.hasRowNames {
      columns.insertRowNames()
      cutter.width = columns.width
    }
    return piece.ending == .cut || piece.followsGap ? .rejected(.cutRecord) : .nothing
  }

  /// Takes the names of a header.
  private mutating func begin(under line: borrowing Span<UInt8>) {
    let text = line.extracting(min(dialect.headerMark, line.count)..<line.count)
    let reading = TableHeader.dialect(of: text, dialect.separator)
    row.split(text, as: reading, limit: TableColumns.limit)
    take(TableColumns(text, row.fields, known: names))
    header.removeAll()
    for index in line.indices.prefix(TableHeader.lengthLimit) { header.append(line[index]) }
  }
}

/// Rows that are none, or not as the others are.
extension CSVTable {
  /// Names are short, and begin with a letter, a mark or a quote: most rows are done with soon.
  private func mayBeHeader(_ line: borrowing Span<UInt8>) -> Bool {
    if line.count == header.count, line.holds(header, at: 0) { return true }
    guard line.count > 0, line.count <= TableHeader.cellLength * row.fields.count else {
      return false
    }
    return line[0] == byteOrderMark[0] || TableColumns.areNames(line, row.fields)
  }

  /// What became of a row that is no usual one; nil if its cells are in `row` now.
  private mutating func irregular(
    _ line: borrowing Span<UInt8>,
    _ piece: Piece,
    of bytes: [UInt8],
    fits: Bool,
    into batch: inout ArticleBatch
  ) -> Outcome? {
    let start = line.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0
    if isHeader(line.extracting(start..<line.count)) { return .nothing }
    if fits { return nil }
    if isPassed(line, from: start) { return .nothing }
    if let place = gluedHeader(line) {
      let own = line.extracting(0..<place.end)
      row.split(own, as: dialect, limit: columns.count)
      defer { begin(under: line.extracting(place.header..<line.count)) }
      guard row.isSound, row.rest == nil, row.fields.count >= columns.width.lowerBound else {
        return .rejected(.badRecord)
      }
      return article(of: own, in: bytes[piece.range].at(0..<place.end), into: &batch)
    }
    if mend(line) { return nil }
    return .rejected(piece.ending == .endOfDump ? .cutRecord : .badRecord)
  }

  /// Takes the names of a header that comes again, perhaps with other names or another separator.
  private mutating func isHeader(_ line: borrowing Span<UInt8>) -> Bool {
    guard line.count > 0, line.count <= TableHeader.lengthLimit else { return false }
    if line.count == header.count, line.holds(header, at: 0) { return true }
    guard let separator = TableHeader.separator(of: line, dialect.separator, names) else {
      return false
    }
    if separator != dialect.separator { change(to: separator) }
    dialect.headerMark = 0
    begin(under: line)
    return true
  }

  private mutating func change(to separator: UInt8) {
    dialect.separator = separator
    cutter = CSVCutter(dialect, limit: limit)
  }

  /// Whether a line is no row: one that names the separator, or a comment.
  private mutating func isPassed(_ line: borrowing Span<UInt8>, from start: Int) -> Bool {
    if let separator = TableHeader.namedSeparator(line.extracting(start..<line.count)) {
      if separator != dialect.separator { change(to: separator) }
      cutter.width = columns.width
      return true
    }
    return !dialect.comment.isEmpty && line.holds(dialect.comment, at: start)
  }

  /// A line of strokes under the header, as tables for readers have it.
  private func isRule(_ line: borrowing Span<UInt8>) -> Bool {
    line.indices.allSatisfy { "-+|:= ".utf8.contains(line[$0]) }
      && ByteScan.firstIndex(of: UInt8(ascii: "-"), in: line, from: 0) < line.count
  }

  /// Where a row ends that has no line end, and where the header begins that was put behind it.
  private func gluedHeader(_ line: borrowing Span<UInt8>) -> (end: Int, header: Int)? {
    guard columns.count > 1, let start = headerStart(line) else { return nil }
    let mark = byteOrderMark.count
    return (line.holds(byteOrderMark, at: start - mark) ? start - mark : start, start)
  }

  /// The same header begins anywhere; another one behind the end of a sentence.
  private func headerStart(_ line: borrowing Span<UInt8>) -> Int? {
    let same = line.count - header.count
    if !header.isEmpty, same > 0, line.holds(header, at: same) { return same }
    guard let rest = row.rest, let last = row.fields.last, rest < line.count,
      line.count - rest <= TableHeader.lengthLimit
    else { return nil }
    let end = rest - 1
    return (max(last.range.lowerBound, end - TableHeader.cellLength)..<end).first { start in
      start > 0 && (".!?\"')".utf8.contains(line[start - 1]) || line[start - 1] == byteOrderMark[2])
        && TableHeader.separator(of: line.extracting(start..<line.count), dialect.separator, names)
          == dialect.separator
    }
  }

  /// Cuts a row again that has spare separators, separators of its text, or quotes that open nothing.
  private mutating func mend(_ line: borrowing Span<UInt8>) -> Bool {
    if row.isSound, let rest = row.rest, isSpare(line, from: rest) { return true }
    if !dialect.showsQuotes, columns.endsWithText, !row.fields.contains(where: \.isQuoted),
      row.rest != nil, row.join(line, as: dialect, width: columns.count)
    {
      return true
    }
    guard dialect.separator == 0x09, dialect.quote != nil, !row.isSound else { return false }
    row.split(line, as: dialect.unquoted, limit: columns.count)
    return row.rest == nil && row.fields.count >= columns.width.lowerBound
  }

  private func isSpare(_ line: borrowing Span<UInt8>, from start: Int) -> Bool {
    (start..<line.count).allSatisfy { index in
      let byte = line[index]
      return byte == dialect.separator || ASCII.isBlank(byte) || byte == dialect.quote
    }
  }
}

extension CSVTable {
  private func best(_ field: ArticleField, _ line: borrowing Span<UInt8>) -> Int? {
    for column in columns.columns(of: field) where column < row.fields.count {
      if isFilled(line, row.fields[column]) { return column }
    }
    return nil
  }

  /// `\N` stands for nothing where escapes are spelled out.
  private func isFilled(_ line: borrowing Span<UInt8>, _ field: CSVRow.Field) -> Bool {
    let range = line.trimmed(field.range)
    guard dialect.spellsEscapes, range.count == 2 else { return !range.isEmpty }
    return line[range.lowerBound] != UInt8(ascii: "\\") || line[range.upperBound - 1] != 0x4E
  }

  private mutating func article(
    of line: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let (title, text) = (best(.title, line), best(.text, line))
    let day = day(of: line)
    if describesFields { describe(line, day, in: &batch) }
    if text == nil { batch.report.textless.note(fieldsLikeText(line)) }
    guard title != nil || text != nil else { return .skipped(.noText) }
    var article = Article()
    article.take(day.reading)
    article.id = append(best(.id, line), of: line, in: slice, to: &batch)
    article.url = append(best(.url, line), of: line, in: slice, to: &batch)
    article.source = append(best(.source, line), of: line, in: slice, to: &batch)
    article.title = append(title, of: line, in: slice, to: &batch)
    article.title = markup.resolveLine(article.title, in: &batch.text)
    article.body = append(text, of: line, in: slice, to: &batch)
    article.body = markup.resolve(article.body, in: &batch.text)
    if article.title.isEmpty { article.title = batch.append(markup.pageTitle[...]) }
    if !day.reading.isKnown { article.day = markup.pageDay }
    return .article(article)
  }

  private func append(
    _ column: Int?,
    of line: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    to batch: inout ArticleBatch
  ) -> TextRange {
    guard let column else { return TextRange.empty }
    return batch.append(row.fields[column], of: line, in: slice, as: dialect)
  }

  /// The best column that holds a day.
  private func day(of line: borrowing Span<UInt8>) -> (reading: DayReading, column: Int) {
    for column in columns.columns(of: .date) where column < row.fields.count {
      let day = DayReading.any(line, in: row.fields[column].range)
      if day.isKnown { return (day, column) }
    }
    return (.unknown, 0)
  }

  /// Notes which columns of a row are its fields.
  private func describe(
    _ line: borrowing Span<UInt8>,
    _ day: (reading: DayReading, column: Int),
    in batch: inout ArticleBatch
  ) {
    for field in ArticleField.allCases {
      let isDate = field == .date
      let column = isDate ? (day.reading.isKnown ? day.column : nil) : best(field, line)
      guard let column, let reading = columns.readings[column] else { continue }
      if batch.report.fields.count(reading) { continue }
      let cell = ArticleBatch.sample(line, line.trimmed(row.fields[column].range))
      let sample = isDate ? day.reading.certain.description : cell
      batch.report.fields.add(reading, sample: sample, batch: batch.number)
    }
  }

  /// The names of up to four columns that are not read and look like text in this row.
  private func fieldsLikeText(_ line: borrowing Span<UInt8>) -> [String] {
    var found: [String] = []
    for (column, field) in row.fields.enumerated() where found.count < 4 {
      guard columns.entries[column] == nil, !columns.names[column].isEmpty,
        JSONTextSearch.looksLikeText(line, field.range)
      else { continue }
      found.append(columns.name(column))
    }
    return found
  }
}
