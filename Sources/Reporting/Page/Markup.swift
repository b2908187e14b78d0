internal import Tables

/// HTML in which text cannot become markup.
///
/// Only literals of the program are markup. Every interpolated value is text: it is escaped for an
/// element or an attribute in double quotes, and its invisible characters become visible:
///
///     let row: Markup = "<li title=\"\(name)\">\(name): \(mentions)</li>"
package struct Markup: ExpressibleByStringInterpolation, Sendable {
  package private(set) var bytes: [UInt8]

  package init() { bytes = [] }

  package init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  package static func += (page: inout Markup, part: Markup) { page.bytes += part.bytes }

  var isEmpty: Bool { bytes.isEmpty }

  /// Appends nothing for nil.
  static func of<Value>(_ value: Value?, _ part: (Value) -> Markup) -> Markup {
    value.map(part) ?? Markup()
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) {
      bytes.append(contentsOf: literal.utf8)
    }

    /// Text, never markup.
    package mutating func appendInterpolation(_ text: String) {
      // Line breaks and tabs become blanks on a page.
      let line = text.utf8.map { (0x09...0x0D).contains($0) ? 0x20 : $0 }
      var shown: [UInt8] = []
      TextWriter.appendTSV(line[...], to: &shown)
      TextWriter.appendHTML(shown[...], to: &bytes)
    }

    /// A number for a person, with separators of thousands.
    package mutating func appendInterpolation(_ number: Int) {
      bytes.append(contentsOf: Figures.grouped(number).utf8)
    }

    /// A number for a program: digits alone.
    package mutating func appendInterpolation(digits number: Int) {
      TextWriter.append(number, to: &bytes)
    }

    /// A coordinate, with a decimal if needed.
    package mutating func appendInterpolation(at place: Double) {
      bytes.append(contentsOf: Figures.coordinate(place).utf8)
    }

    package mutating func appendInterpolation(_ part: Markup) {
      bytes.append(contentsOf: part.bytes)
    }

    package mutating func appendInterpolation(_ parts: [Markup]) {
      for part in parts { bytes.append(contentsOf: part.bytes) }
    }

    /// Bytes of the program itself, such as a style sheet; never bytes of a dump.
    mutating func appendInterpolation(verbatim bytes: [UInt8]) {
      self.bytes.append(contentsOf: bytes)
    }
  }
}

/// Formats numbers for people.
package enum Figures {
  /// Writes `1,234,567`.
  package static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Writes at most one decimal, and no zero decimal.
  static func coordinate(_ place: Double) -> String {
    guard place.magnitude < 1e9 else { return "0" }
    let tenths = Int((place * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, decimal) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return decimal == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(decimal)"
  }

  /// Writes two decimals.
  static func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let decimals = String(hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(hundredths.magnitude / 100).\(decimals.count < 2 ? "0" : "")\(decimals)"
  }

  /// Writes a number with its noun: `1 article`, `2 articles`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
