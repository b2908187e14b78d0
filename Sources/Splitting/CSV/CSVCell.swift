import BroadsheetCore

extension ArticleBatch {
  /// Copies a field of a row, with its escapes resolved.
  ///
  /// `row` and `slice` are the same bytes, one to look at and one to copy from.
  mutating func append(
    _ field: CSVRow.Field,
    of row: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    as dialect: TableDialect
  ) -> TextRange {
    let range = row.trimmed(field.range)
    let start = text.count
    if dialect.spellsEscapes || dialect.escape == .backslash {
      appendEscaped(row, range, isQuoted: field.isQuoted, as: dialect)
    } else if field.isQuoted, let quote = dialect.quote {
      appendQuoted(range, of: row, in: slice, quote)
    } else {
      text.append(contentsOf: slice.at(range))
    }
    return TextRange(start, text.count)
  }

  /// Copies the content of quotes, doubled ones made single.
  private mutating func appendQuoted(
    _ range: Range<Int>,
    of row: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    _ quote: UInt8
  ) {
    let content = row.extracting(0..<range.upperBound)
    var position = range.lowerBound
    while position < range.upperBound {
      let next = ByteScan.firstIndex(of: quote, in: content, from: position)
      let end = min(next + 1, range.upperBound)
      text.append(contentsOf: slice.at(position..<end))
      position = end + 1
    }
  }

  /// Copies a field byte by byte, its backslashes resolved.
  private mutating func appendEscaped(
    _ row: borrowing Span<UInt8>,
    _ range: Range<Int>,
    isQuoted: Bool,
    as dialect: TableDialect
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = row[position]
      let next = position + 1 < range.upperBound ? row[position + 1] : nil
      position += 1
      if byte == UInt8(ascii: "\\"), let next, let meant = dialect.meaning(ofEscaped: next) {
        text.append(meant)
        position += 1
      } else {
        text.append(byte)
        if isQuoted, byte == dialect.quote, next == byte { position += 1 }
      }
    }
  }
}

extension TableDialect {
  /// What a backslash and a byte stand for; nil where the backslash is one.
  fileprivate func meaning(ofEscaped byte: UInt8) -> UInt8? {
    if escape == .backslash {
      if byte == quote || byte == separator || isRowEnd(byte) || byte == UInt8(ascii: "\\") {
        return byte
      }
    }
    guard spellsEscapes else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return lineFeed
    case UInt8(ascii: "r"): return lineFeed
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "\\"): return byte
    default: return nil
    }
  }
}
