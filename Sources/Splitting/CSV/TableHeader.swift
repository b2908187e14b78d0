import BroadsheetCore

/// Recognizes the lines above the rows of a table.
enum TableHeader {
  /// A line that is longer names no columns.
  static let lengthLimit = 16 << 10
  /// Names take no more bytes each, on average.
  static let cellLength = 32
  static let separators = ",;\t|^~\u{1}\u{1F}".utf8.map(\.self)
  private static let naming = Array("sep=".utf8)

  /// The separator that a line names: `sep=;`, perhaps in quotes.
  static func namedSeparator(_ line: borrowing Span<UInt8>) -> UInt8? {
    guard line.count <= 16 else { return nil }
    var range = line.trimmed(lineOf: line.indices)
    // A tab may be what is named.
    while let last = range.last, line[last] == UInt8(ascii: " ") { range.removeLast() }
    if range.count > 2, line[range.lowerBound] == UInt8(ascii: "\""),
      line[range.upperBound - 1] == UInt8(ascii: "\"")
    {
      range = range.dropFirst().dropLast()
    }
    guard range.count == naming.count + 1, line.begins(with: naming, in: range) else { return nil }
    let byte = line[range.upperBound - 1]
    return ASCII.isAlphanumeric(byte) || byte >= 0x80 || byte == lineFeed ? nil : byte
  }

  /// How a header is read: quotes in it need not be those of the rows.
  static func dialect(of line: borrowing Span<UInt8>, _ separator: UInt8) -> TableDialect {
    var dialect = TableDialect()
    dialect.separator = separator
    if line.count > 0, line[0] == UInt8(ascii: "'") { dialect.quote = line[0] }
    dialect.hasBlanksBeforeQuotes = true
    return dialect
  }

  /// The separator of a line among the rows that is a header: two fields or more that are known, one
  /// of them a text or a title, and nothing but names; nil for a row.
  static func separator(
    of line: borrowing Span<UInt8>,
    _ own: UInt8,
    _ names: FieldNames
  ) -> UInt8? {
    let others = separators.filter { $0 != own }
    return ([own] + others).first { separator in
      guard ByteScan.firstIndex(of: separator, in: line, from: 0) < line.count else { return false }
      var row = CSVRow()
      row.split(line, as: Self.dialect(of: line, separator), limit: TableColumns.limit)
      guard row.isSound, row.rest == nil, row.fields.count > 1,
        TableColumns.areNames(line, row.fields)
      else { return false }
      let columns = TableColumns(line, row.fields, known: names)
      return columns.hasWords && columns.fieldCount > 1
    }
  }
}
