/// The members of one JSON object, in their order.
///
/// Skips nested values by counting brackets, without reading them.
package struct JSONMembers {
  package enum Value: Equatable, Sendable {
    /// The range between the quotes.
    case string(Range<Int>)
    /// A number, a literal, an array or an object, unread.
    case other(Range<Int>)

    var range: Range<Int> {
      switch self {
      case .string(let range), .other(let range): range
      }
    }
  }

  package let bytes: ArraySlice<UInt8>
  private var scanner: JSONScanner
  private var isFirst = true
  /// Whether the text so far is not an object.
  package private(set) var isMalformed = false

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    scanner = JSONScanner(bytes)
    isMalformed = !scanner.take(0x7B)
  }

  /// Returns the next member, the key without its quotes; nil at the end or if `isMalformed`.
  package mutating func next() -> (key: Range<Int>, value: Value)? {
    guard !isMalformed else { return nil }
    if scanner.take(0x7D) {
      isMalformed = !scanner.isAtEnd
      return nil
    }
    let isDivided = isFirst || scanner.take(0x2C)
    isFirst = false
    if isDivided, let key = scanner.string(), scanner.take(0x3A), let value = scanner.value() {
      return (key, value)
    }
    isMalformed = true
    return nil
  }

  package func isNull(_ value: Value) -> Bool {
    if case .other(let range) = value { return bytes[range].elementsEqual("null".utf8) }
    return false
  }

  /// Whether all escapes of a string are valid; other values are not checked.
  func isReadable(_ value: Value) -> Bool {
    guard case .string(let range) = value, bytes[range].contains(0x5C) else { return true }
    return CellText.ofJSON(bytes[range]) != nil
  }

  /// Returns the text of a string, or the bytes of any other value; nil for `null` and for malformed
  /// strings.
  package func text(_ value: Value) -> [UInt8]? {
    switch value {
    case .string(let range): CellText.ofJSON(bytes[range])
    case .other(let range): isNull(value) ? nil : Array(bytes[range])
    }
  }
}

/// The elements of one JSON array, in their order.
package struct JSONElements {
  package let bytes: ArraySlice<UInt8>
  private var scanner: JSONScanner
  private var isFirst = true

  /// Reads no elements from anything but an array.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    scanner = JSONScanner(bytes)
    if !scanner.take(0x5B) { scanner.end() }
  }

  /// Returns the next element; nil at the end or at malformed text.
  package mutating func next() -> JSONMembers.Value? {
    guard !scanner.take(0x5D), isFirst || scanner.take(0x2C) else { return nil }
    isFirst = false
    return scanner.value()
  }
}

/// Reads the tokens of JSON, and the blanks before them.
private struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func end() { position = bytes.endIndex }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return position >= bytes.endIndex
    }
  }

  mutating func value() -> JSONMembers.Value? {
    skipBlanks()
    if position < bytes.endIndex, bytes[position] == 0x22 {
      return string().map(JSONMembers.Value.string)
    }
    let start = position
    var depth = 0
    while position < bytes.endIndex {
      let byte = bytes[position]
      if depth == 0, [0x2C, 0x7D, 0x5D, 0x20, 0x09, 0x0A, 0x0D].contains(byte) { break }
      if byte == 0x22 {
        guard string() != nil else { return nil }
        continue
      }
      if byte == 0x5B || byte == 0x7B { depth += 1 }
      if byte == 0x5D || byte == 0x7D { depth -= 1 }
      position += 1
    }
    return start < position && depth == 0 ? .other(start..<position) : nil
  }

  /// Returns the range between the quotes of the next string.
  mutating func string() -> Range<Int>? {
    guard take(0x22) else { return nil }
    let start = position
    while position < bytes.endIndex {
      switch bytes[position] {
      case 0x22:
        position += 1
        return start..<(position - 1)
      case 0x5C: position += 2
      default: position += 1
      }
    }
    return nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.endIndex, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }
}
