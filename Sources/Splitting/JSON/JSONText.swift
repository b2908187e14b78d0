import BroadsheetCore

extension ArticleBatch {
  /// Copies the text of a JSON string, its escapes resolved.
  ///
  /// `line` and `slice` are the same bytes, one to look at and one to copy from.
  mutating func append(
    _ string: JSONString,
    of line: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>
  ) -> TextRange {
    guard string.isEscaped else { return append(slice.at(string.range)) }
    let start = text.count
    let escaped = line.extracting(string.range)
    let plain = slice.at(string.range)
    var position = 0
    while true {
      let next = ByteScan.firstIndex(of: UInt8(ascii: "\\"), in: escaped, from: position)
      text.append(contentsOf: plain.at(position..<next))
      guard next < escaped.count else { return TextRange(start, text.count) }
      position = next
      // Escapes come in pairs: a paragraph ends with two.
      repeat {
        position = text.appendEscape(of: escaped, at: position)
      } while position < escaped.count && escaped[position] == UInt8(ascii: "\\")
    }
  }
}

extension [UInt8] {
  /// Appends the text of a JSON string, its escapes resolved.
  mutating func append(_ string: JSONString, of line: borrowing Span<UInt8>) {
    let name = line.extracting(string.range)
    var position = 0
    while position < name.count {
      if name[position] == UInt8(ascii: "\\") {
        position = appendEscape(of: name, at: position)
      } else {
        append(name[position])
        position += 1
      }
    }
  }

  /// Appends the character of the escape at `position`; returns where the escape ends.
  mutating func appendEscape(of string: borrowing Span<UInt8>, at position: Int) -> Int {
    switch string[position + 1] {
    case UInt8(ascii: "n"): append(0x0A)
    case UInt8(ascii: "t"): append(0x09)
    case UInt8(ascii: "r"): append(0x0D)
    case UInt8(ascii: "b"): append(0x08)
    case UInt8(ascii: "f"): append(0x0C)
    case UInt8(ascii: "u"): return appendUnits(of: string, at: position)
    case let byte: append(byte)
    }
    return position + 2
  }

  /// Appends a `\uXXXX` or a pair of them; a surrogate without its partner becomes U+FFFD.
  private mutating func appendUnits(of string: borrowing Span<UInt8>, at position: Int) -> Int {
    let unit = hexUnit(string, at: position + 2) ?? 0xFFFD
    guard unit & 0xFC00 == 0xD800 else {
      append(scalar: unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit)
      return position + 6
    }
    guard position + 12 <= string.count, string[position + 6] == UInt8(ascii: "\\"),
      string[position + 7] == UInt8(ascii: "u"),
      let low = hexUnit(string, at: position + 8), low & 0xFC00 == 0xDC00
    else {
      append(scalar: 0xFFFD)
      return position + 6
    }
    append(scalar: 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
    return position + 12
  }

  private mutating func append(scalar: UInt32) {
    guard let scalar = Unicode.Scalar(scalar), let bytes = UTF8.encode(scalar) else { return }
    for byte in bytes { append(byte) }
  }
}
