import BroadsheetCore

/// Reads tables of articles: comma-, semicolon- or tab-separated rows under a line of names.
///
/// Quoted fields hold line ends and doubled quotes (RFC 4180). A row of another width than the
/// header is rejected.
struct CSVTable: RecordReader {
  private static let quote = UInt8(ascii: "\"")

  private let names: FieldNames
  private let limit: Int
  private var cutter: CSVCutter?
  /// What each column is, and how good it is for that.
  private var columns: [FieldNames.Entry?] = []
  private var isHeaderRead = false
  private var isFirstRow = true

  init(_ options: SplitOptions) {
    names = FieldNames(options)
    limit = options.recordLimit
  }

  /// The delimiter of a line of names, if it is one: two names or more, one of them a text's or a
  /// title's.
  static func delimiter(ofHeader line: borrowing Span<UInt8>, _ names: FieldNames) -> UInt8? {
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
      let fields = CSVRow(line, delimiter).fields
      let isTable = fields.contains { field in
        let entry = names.column(line, field.range)
        return entry?.field == .text || entry?.field == .title
      }
      if fields.count > 1, isTable { return delimiter }
    }
    return nil
  }

  /// A tab may be the end of an empty field.
  mutating func skipBlanks(in window: inout Window) {
    window.skipBlanks(butTabs: cutter?.delimiter == 0x09)
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    cutter?.begin(at: window.offset(of: window.start), followsGap: followsGap)
  }

  mutating func end(of window: inout Window) -> Int? {
    guard isHeaderRead else {
      guard window.search(for: lineFeed) else { return nil }
      return window.searched + 1
    }
    return cutter?.end(of: &window)
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let text = bytes.span.extracting(piece.range)
    let row = text.extracting(text.trimmed(lineOf: text.indices))
    guard isHeaderRead else { return readHeader(row, piece) }
    guard !piece.followsGap, piece.ending != .cut else { return .rejected(.cutRecord) }
    guard let cutter else { return .rejected(.badRecord) }
    let fields = CSVRow(row, cutter.delimiter)
    if isFirstRow, fields.isSound { nameFirstColumn(ofWidth: fields.fields.count) }
    guard fields.isSound, fields.fields.count == columns.count else {
      return .rejected(piece.ending == .endOfDump ? .cutRecord : .badRecord)
    }
    return article(of: row, in: bytes[piece.range], fields.fields, into: &batch)
  }

  /// R and pandas number the rows in a column without a name.
  private mutating func nameFirstColumn(ofWidth width: Int) {
    isFirstRow = false
    guard width == columns.count + 1 else { return }
    columns.insert(nil, at: 0)
    cutter?.width = width
  }

  private mutating func readHeader(_ row: borrowing Span<UInt8>, _ piece: Piece) -> Outcome {
    isHeaderRead = true
    let delimiter = Self.delimiter(ofHeader: row, names)
    let fields = CSVRow(row, delimiter ?? UInt8(ascii: ",")).fields
    columns = fields.map { names.column(row, $0.range) }
    cutter = CSVCutter(delimiter: delimiter ?? UInt8(ascii: ","), limit: limit)
    cutter?.width = columns.count
    if delimiter == nil { return .rejected(piece.followsGap ? .cutRecord : .badRecord) }
    return piece.ending == .cut ? .rejected(.cutRecord) : .nothing
  }

  private func article(
    of row: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    _ fields: [CSVRow.Field],
    into batch: inout ArticleBatch
  ) -> Outcome {
    func best(_ wanted: ArticleField) -> CSVRow.Field {
      var found = CSVRow.Field()
      var rank = Int.max
      for (field, column) in zip(fields, columns) {
        guard let column, column.field == wanted, column.rank < rank else { continue }
        guard !row.trimmed(field.range).isEmpty else { continue }
        (found, rank) = (field, column.rank)
      }
      return found
    }
    let (title, text) = (best(.title), best(.text))
    guard !title.range.isEmpty || !text.range.isEmpty else { return .skipped(.noText) }
    var article = Article()
    article.take(day(of: row, fields))
    article.id = batch.append(best(.id), of: row, in: slice)
    article.url = batch.append(best(.url), of: row, in: slice)
    article.source = batch.append(best(.source), of: row, in: slice)
    article.title = batch.append(title, of: row, in: slice)
    article.body = batch.append(text, of: row, in: slice)
    return .article(article)
  }

  /// The best column that holds a day.
  private func day(of row: borrowing Span<UInt8>, _ fields: [CSVRow.Field]) -> DayReading {
    var best = (rank: Int.max, day: DayReading.unknown)
    for (field, column) in zip(fields, columns) {
      guard let column, column.field == .date, column.rank < best.rank else { continue }
      let day = DayReading.any(row, in: field.range)
      if day.isKnown { best = (column.rank, day) }
    }
    return best.day
  }
}

/// The fields of one row.
struct CSVRow {
  struct Field {
    /// Without the quotes around it.
    var range = 0..<0
    /// Quotes in it are doubled.
    var isQuoted = false
  }

  private(set) var fields: [Field] = []
  /// All quotes are where the format allows them.
  private(set) var isSound = true

  init(_ row: borrowing Span<UInt8>, _ delimiter: UInt8) {
    let quote = UInt8(ascii: "\"")
    var position = 0
    while true {
      let isQuoted = position < row.count && row[position] == quote
      let start = isQuoted ? position + 1 : position
      let end = isQuoted ? closingQuote(row, from: start) : start
      position = end
      while position < row.count, row[position] != delimiter {
        let isFiller = position == end || row[position] == UInt8(ascii: " ")
        if isQuoted, !isFiller { isSound = false }
        position += 1
      }
      let stop = isQuoted ? end : position
      fields.append(Field(range: start..<stop, isQuoted: isQuoted))
      guard position < row.count else { return }
      position += 1
    }
  }

  /// Where the quote that closes a field is.
  private mutating func closingQuote(_ row: borrowing Span<UInt8>, from start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var position = start
    while true {
      position = ByteScan.firstIndex(of: quote, in: row, from: position)
      guard position < row.count else { break }
      guard position + 1 < row.count, row[position + 1] == quote else { return position }
      position += 2
    }
    isSound = false
    return row.count
  }
}

extension Span where Element == UInt8 {
  /// The range without a line end at its end; other blanks may be fields.
  func trimmed(lineOf range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    if end > range.lowerBound, self[end - 1] == lineFeed { end -= 1 }
    if end > range.lowerBound, self[end - 1] == 0x0D { end -= 1 }
    return range.lowerBound..<end
  }
}

extension ArticleBatch {
  /// Copies a field of a row, its doubled quotes made single.
  ///
  /// `row` and `slice` are the same bytes, one to look at and one to copy from.
  fileprivate mutating func append(
    _ field: CSVRow.Field,
    of row: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>
  ) -> TextRange {
    let range = row.trimmed(field.range)
    guard field.isQuoted else { return append(slice.at(range)) }
    let start = text.count
    let content = row.extracting(0..<range.upperBound)
    var position = range.lowerBound
    while position < range.upperBound {
      let quote = ByteScan.firstIndex(of: UInt8(ascii: "\""), in: content, from: position)
      let end = min(quote + 1, range.upperBound)
      text.append(contentsOf: slice.at(position..<end))
      position = end + 1
    }
    return TextRange(start, text.count)
  }
}
