import BroadsheetCore

/// The columns of a table: which field of an article each holds.
struct TableColumns {
  /// A header with more is none.
  static let limit = 8192
  /// A name is no longer.
  private static let nameLength = 64

  private(set) var entries: [FieldNames.Entry?] = []
  private(set) var names: [[UInt8]] = []
  /// What each column is read as, for a description.
  private(set) var readings: [FieldReadings.Field?] = []
  /// The columns of each field, the best first.
  private var order = InlineArray<6, [Int]>(repeating: [])
  /// Columns at the end that have no name: rows may lack them.
  private var spare = 0

  init() {}

  /// The columns that the first row of a table names.
  init(_ row: borrowing Span<UInt8>, _ fields: [CSVRow.Field], known: FieldNames) {
    for field in fields.prefix(Self.limit) {
      let range = row.trimmed(field.range)
      add(row, range, as: range.isEmpty ? nil : known.column(row, range))
    }
    finish()
  }

  /// The columns that the user named; `-` and nothing stand for one that is not read, as do those
  /// behind the last name.
  init(named names: [String], width: Int, _ known: FieldNames) {
    let more = max(0, min(width, Self.limit) - names.count)
    for name in names.prefix(Self.limit) + Array(repeating: "-", count: more) {
      let bytes = Array(name.utf8)
      let isRead = !bytes.isEmpty && name != "-"
      add(bytes.span, bytes.indices, as: isRead ? known.column(bytes.span, bytes.indices) : nil)
    }
    finish()
  }

  private mutating func add(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    as entry: FieldNames.Entry?
  ) {
    var name: [UInt8] = []
    for index in range.prefix(TextlessRecords.lengthLimit) { name.append(text[index]) }
    names.append(name)
    entries.append(entry)
  }

  private mutating func finish() {
    for field in ArticleField.allCases {
      order[field.rawValue] = entries.indices.filter { entries[$0]?.field == field }
        .sorted { (rank($0), $0) < (rank($1), $1) }
    }
    readings = entries.indices.map { column in
      entries[column].map { FieldReadings.Field("\($0.field)", named: name(column)) }
    }
    let unnamed = names.reversed().prefix(while: \.isEmpty).count
    spare = unnamed == names.count ? 0 : unnamed
  }

  func name(_ column: Int) -> String { String(decoding: names[column], as: UTF8.self) }

  private func rank(_ column: Int) -> Int { entries[column]?.rank ?? .max }

  /// Puts a column without a name before the others.
  mutating func insertRowNames() {
    entries.insert(nil, at: 0)
    names.insert([], at: 0)
    finish()
  }

  var count: Int { entries.count }
  /// How many cells a row has, without spare ones at its end.
  var width: ClosedRange<Int> { max(1, count - spare)...max(1, count) }

  /// The columns that hold a field, the best first.
  func columns(of field: ArticleField) -> [Int] { order[field.rawValue] }

  func has(_ field: ArticleField) -> Bool { !order[field.rawValue].isEmpty }

  /// How many kinds of fields there are.
  var fieldCount: Int { ArticleField.allCases.count(where: has) }
  var hasWords: Bool { has(.text) || has(.title) }

  /// The last column holds the longest text: separators in it may be part of it.
  var endsWithText: Bool {
    guard let last = entries.last ?? nil else { return false }
    return last.field == .text || last.field == .title && !has(.text)
  }
}

extension TableColumns {
  private static let marks = Array("_-. :#@/()%&'$".utf8)

  /// Whether a cell may be the name of a column: a few short words that begin with a letter, and no
  /// number, date or sentence.
  static func isName(_ row: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= nameLength else { return false }
    let first = row[range.lowerBound]
    guard ASCII.isLetter(first) || first >= 0x80 || "_#@:$".utf8.contains(first) else {
      return false
    }
    if ".!?".utf8.contains(row[range.upperBound - 1]) { return false }
    var blanks = 0
    for index in range {
      let byte = row[index]
      if byte == UInt8(ascii: " ") { blanks += 1 }
      guard ASCII.isAlphanumeric(byte) || byte >= 0x80 || marks.contains(byte) else { return false }
    }
    return blanks < 4
  }

  /// Whether every cell with something in it may be the name of a column.
  static func areNames(_ row: borrowing Span<UInt8>, _ fields: [CSVRow.Field]) -> Bool {
    fields.allSatisfy { field in
      let range = row.trimmed(field.range)
      return range.isEmpty || isName(row, range)
    }
  }
}
