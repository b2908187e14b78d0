import BroadsheetCore

/// A string of a JSON line: the bytes between its quotes, escapes and all.
struct JSONString {
  var range = 0..<0
  var isEscaped = false
}

/// A value of a JSON line, as far as its users need it.
enum JSONValue {
  case string(JSONString)
  case number(Range<Int>)
  /// An object or array, its brackets included.
  case container(Range<Int>)
  case other
}

/// A line is not JSON.
struct JSONSyntaxError: Error {}

/// Walks over one JSON text without copying or recursing, and checks its syntax (RFC 8259) on the
/// way.
///
/// Accepts what real dumps contain: raw control characters in strings, bytes that are not UTF-8,
/// and the `NaN` and `Infinity` of Python's writers as values.
struct JSONScanner {
  /// Deeper nesting is a bad record.
  static let depthLimit = 1 << 16

  var position = 0
  /// The containers around the position inside a skipped value; true for an object.
  private var containers: [Bool] = []

  mutating func skipBlanks(_ line: borrowing Span<UInt8>) {
    while position < line.count, ASCII.isBlank(line[position]) { position += 1 }
  }

  /// The next byte that is not blank, without moving past it; 0 at the end of the line.
  mutating func peek(_ line: borrowing Span<UInt8>) -> UInt8 {
    skipBlanks(line)
    return position < line.count ? line[position] : 0
  }

  /// Moves past `byte` if it comes next.
  mutating func skip(_ byte: UInt8, _ line: borrowing Span<UInt8>) -> Bool {
    guard peek(line) == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8, _ line: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    guard skip(byte, line) else { throw JSONSyntaxError() }
  }

  mutating func value(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSONValue {
    switch peek(line) {
    case UInt8(ascii: "\""): return .string(try string(line))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = position
      try skipContainer(line)
      return .container(start..<position)
    case let byte where byte == UInt8(ascii: "-") || ASCII.isDigit(byte): return try number(line)
    default:
      try word(line)
      return .other
    }
  }

  mutating func string(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSONString {
    try expect(UInt8(ascii: "\""), line)
    var string = JSONString(range: position..<position)
    while true {
      position = ByteScan.firstJSONSpecial(in: line, from: position)
      guard position < line.count else { throw JSONSyntaxError() }
      switch line[position] {
      case UInt8(ascii: "\""):
        string.range = string.range.lowerBound..<position
        position += 1
        return string
      case UInt8(ascii: "\\"):
        string.isEscaped = true
        repeat { try skipEscape(line) } while stands(UInt8(ascii: "\\"), line)
      default: position += 1
      }
    }
  }

  private mutating func skipEscape(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    guard position + 1 < line.count else { throw JSONSyntaxError() }
    switch line[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u") where hexUnit(line, at: position + 2) != nil: position += 6
    default: throw JSONSyntaxError()
    }
  }

  private mutating func number(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSONValue {
    let start = position
    if line[position] == UInt8(ascii: "-") {
      position += 1
      if position < line.count, line[position] == UInt8(ascii: "I") {
        try word(line)
        return .other
      }
    }
    if !takes(UInt8(ascii: "0"), line) { try digits(line) }
    if takes(UInt8(ascii: "."), line) { try digits(line) }
    if takes(UInt8(ascii: "e"), line) || takes(UInt8(ascii: "E"), line) {
      if !takes(UInt8(ascii: "+"), line) { _ = takes(UInt8(ascii: "-"), line) }
      try digits(line)
    }
    return .number(start..<position)
  }

  private func stands(_ byte: UInt8, _ line: borrowing Span<UInt8>) -> Bool {
    position < line.count && line[position] == byte
  }

  /// Moves past `byte` if it is right here.
  private mutating func takes(_ byte: UInt8, _ line: borrowing Span<UInt8>) -> Bool {
    guard stands(byte, line) else { return false }
    position += 1
    return true
  }

  private mutating func digits(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    let start = position
    while position < line.count, ASCII.isDigit(line[position]) { position += 1 }
    guard position > start else { throw JSONSyntaxError() }
  }

  private static let words = ["null", "true", "false", "NaN", "Infinity"].map { Array($0.utf8) }

  private mutating func word(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    for word in Self.words where line.holds(word, at: position) {
      position += word.count
      return
    }
    throw JSONSyntaxError()
  }
}

extension JSONScanner {
  /// What may come next inside a container.
  private enum Expected {
    case value, key, firstValue, firstKey, separator
  }

  /// Moves past an object or array, however deep.
  private mutating func skipContainer(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    containers.removeAll(keepingCapacity: true)
    var expected = Expected.value
    repeat {
      switch expected {
      case .firstKey where peek(line) == UInt8(ascii: "}"): expected = .separator
      case .firstValue where peek(line) == UInt8(ascii: "]"): expected = .separator
      case .firstKey, .key:
        _ = try string(line)
        try expect(UInt8(ascii: ":"), line)
        expected = .value
      case .firstValue, .value: expected = try enterValue(line)
      case .separator: expected = try leaveValue(line)
      }
    } while !containers.isEmpty
  }

  private mutating func enterValue(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError)
    -> Expected
  {
    let byte = peek(line)
    let isObject = byte == UInt8(ascii: "{")
    guard isObject || byte == UInt8(ascii: "[") else {
      _ = try value(line)
      return .separator
    }
    guard containers.count < Self.depthLimit else { throw JSONSyntaxError() }
    position += 1
    containers.append(isObject)
    return isObject ? .firstKey : .firstValue
  }

  private mutating func leaveValue(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError)
    -> Expected
  {
    let isObject = containers.last == true
    if skip(UInt8(ascii: ","), line) { return isObject ? .key : .value }
    try expect(UInt8(ascii: isObject ? "}" : "]"), line)
    containers.removeLast()
    return .separator
  }
}

/// The UTF-16 unit that four hex digits spell.
func hexUnit(_ line: borrowing Span<UInt8>, at position: Int) -> UInt32? {
  guard position + 4 <= line.count else { return nil }
  var unit: UInt32 = 0
  for index in position..<position + 4 {
    guard let digit = ASCII.hexDigit(line[index]) else { return nil }
    unit = unit << 4 | UInt32(digit)
  }
  return unit
}
