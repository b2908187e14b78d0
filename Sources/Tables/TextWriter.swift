package import BroadsheetCore

/// Writes cells of a table so that nothing in a dump can break a row or a terminal.
package enum TextWriter {
  /// TSV: backslash escapes for the backslash, tab, line breaks and everything invisible that acts
  /// on a terminal or on the direction of text.
  package static func appendTSV(_ cell: ArraySlice<UInt8>, to row: inout [UInt8]) {
    guard mayNeedEscape(cell) else { return row.append(contentsOf: cell) }
    append(cell, to: &row) { escape($0, at: $1) }
  }

  package static func appendTSV(_ cell: String, to row: inout [UInt8]) {
    appendTSV(Array(cell.utf8)[...], to: &row)
  }

  /// Escapes a name from outside, such as a path, for a terminal.
  package static func shown(_ name: String) -> String {
    var cell: [UInt8] = []
    appendTSV(name, to: &cell)
    return String(decoding: cell, as: UTF8.self)
  }

  /// CSV, RFC 4180.
  ///
  /// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  package static func appendCSV(_ cell: ArraySlice<UInt8>, to row: inout [UInt8]) {
    let isPlain = !cell.contains { mayNeedEscape($0) || $0 == 0x2C } && !isGuarded(cell)
    guard !isPlain else { return row.append(contentsOf: cell) }
    var text: [UInt8] = []
    appendTSV(cell, to: &text)
    if isGuarded(text[...]) { text.insert(0x27, at: 0) }
    guard text.contains(where: { $0 == 0x22 || $0 == 0x2C }) else {
      row.append(contentsOf: text)
      return
    }
    row.append(0x22)
    for byte in text {
      if byte == 0x22 { row.append(0x22) }
      row.append(byte)
    }
    row.append(0x22)
  }

  /// Whether a CSV cell starts like a formula, after any number of apostrophes.
  ///
  /// All such cells get one more apostrophe, so that a reader can always remove one.
  static func isGuarded(_ cell: ArraySlice<UInt8>) -> Bool {
    switch cell.first(where: { $0 != 0x27 }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    default: false
    }
  }

  /// A JSON string, RFC 8259, quotes included; what acts on a terminal or on the direction of text
  /// is escaped here, too.
  package static func appendJSON(_ text: ArraySlice<UInt8>, to row: inout [UInt8]) {
    row.append(0x22)
    append(text, to: &row) { $0[$1] == 0x22 ? ("\\\"", 1) : escape($0, at: $1) }
    row.append(0x22)
  }

  package static func appendJSON(_ text: String, to row: inout [UInt8]) {
    appendJSON(Array(text.utf8)[...], to: &row)
  }

  private static func append(
    _ text: ArraySlice<UInt8>,
    to row: inout [UInt8],
    _ escape: (ArraySlice<UInt8>, Int) -> (text: String, count: Int)?
  ) {
    var plain = text.startIndex
    for index in text.indices where mayNeedEscape(text[index]) {
      guard let escape = escape(text, index) else { continue }
      row.append(contentsOf: text[plain..<index])
      row.append(contentsOf: escape.text.utf8)
      plain = index + escape.count
    }
    if plain < text.endIndex { row.append(contentsOf: text[plain...]) }
  }

  /// Whether any byte may start a sequence to escape.
  private static func mayNeedEscape(_ cell: ArraySlice<UInt8>) -> Bool {
    // PERF: a span, because a loop over a slice would retain and release it.
    let bytes = cell.span
    for index in bytes.indices where mayNeedEscape(bytes[index]) { return true }
    return false
  }

  /// Whether a byte may start a sequence to escape.
  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  /// Returns the replacement of the scalar at `index`, and how many bytes it replaces.
  private static func escape(
    _ cell: ArraySlice<UInt8>,
    at index: Int
  ) -> (text: String, count: Int)? {
    switch cell[index] {
    case 0x5C: ("\\\\", 1)
    case 0x09: ("\\t", 1)
    case 0x0A: ("\\n", 1)
    case 0x0D: ("\\r", 1)
    case 0..<0x20, 0x7F: ("\\u00\(hex(cell[index]))", 1)
    case 0xC2 where (0x80..<0xA0).contains(byte(cell, index + 1)):
      ("\\u00\(hex(byte(cell, index + 1)))", 2)
    case 0xE2: bidiEscape(cell, at: index)
    default: nil
    }
  }

  /// U+200E–200F, U+2028–202E and U+2066–2069: marks, separators and overrides of direction.
  private static func bidiEscape(
    _ cell: ArraySlice<UInt8>,
    at index: Int
  ) -> (text: String, count: Int)? {
    let (second, third) = (byte(cell, index + 1), byte(cell, index + 2))
    switch (second, third) {
    case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE): return ("\\u20\(hex(third & 0x3F))", 3)
    case (0x81, 0xA6...0xA9): return ("\\u20\(hex(0x40 | third & 0x3F))", 3)
    default: return nil
    }
  }

  private static func byte(_ cell: ArraySlice<UInt8>, _ index: Int) -> UInt8 {
    index < cell.endIndex ? cell[index] : 0xFF
  }

  /// Appends a number in decimal digits.
  package static func append(_ number: Int, to row: inout [UInt8]) {
    row.append(addingCapacity: 20) { append(number, to: &$0) }
  }

  /// Numbers, with a byte before each but the first.
  static func append(_ numbers: SIMD4<Int>, between divider: UInt8, to row: inout [UInt8]) {
    row.append(addingCapacity: 4 * 21) { free in
      for lane in 0..<4 {
        if lane > 0 { free.append(divider) }
        append(numbers[lane], to: &free)
      }
    }
  }

  @inline(__always)
  private static func append(_ number: Int, to free: inout OutputSpan<UInt8>) {
    if number < 0 { free.append(0x2D) }
    append(digits: number.magnitude, to: &free)
  }

  private static func append(digits number: UInt, to free: inout OutputSpan<UInt8>) {
    guard number > 9 else { return free.append(0x30 + UInt8(truncatingIfNeeded: number)) }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var (rest, first) = (number, 20)
    while rest > 0 {
      first -= 1
      digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for place in first..<20 { free.append(digits[place]) }
  }

  /// Whether a number can be shown with four exact decimals: it is finite and below 10¹⁴.
  static func isShown(_ number: Double) -> Bool { number.magnitude < 1e14 }

  /// Appends a number with four decimals; nothing if it cannot be shown.
  package static func append(_ number: Double, to row: inout [UInt8]) {
    guard isShown(number) else { return }
    let scaled = Int((number * 10_000).rounded())
    if scaled < 0 { row.append(0x2D) }
    row.append(addingCapacity: 20) { append(digits: scaled.magnitude / 10_000, to: &$0) }
    row.append(0x2E)
    let decimals = scaled.magnitude % 10_000
    for power: UInt in [1000, 100, 10, 1] {
      row.append(0x30 + UInt8(truncatingIfNeeded: decimals / power % 10))
    }
  }

  /// `YYYY-MM-DD`; nothing for an unknown day.
  package static func append(_ day: Day, to row: inout [UInt8]) {
    guard day.isKnown else { return }
    let (year, month, dayOfMonth) = day.civil
    row.append(addingCapacity: 10) { free in
      for (value, power) in [(year, 100), (year, 1), (month, 1), (dayOfMonth, 1)] {
        if free.count == 4 || free.count == 7 { free.append(0x2D) }
        let pair = value / power % 100
        free.append(0x30 + UInt8(truncatingIfNeeded: pair / 10))
        free.append(0x30 + UInt8(truncatingIfNeeded: pair % 10))
      }
    }
  }

  /// Writes a figure for a person, with one decimal; `String(format:)` would need Foundation.
  package static func tenths(_ value: Double) -> String {
    let rounded = Int((value * 10).rounded())
    return "\(rounded / 10).\(rounded % 10)"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }
}
