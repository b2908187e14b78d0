import BroadsheetCore

/// The ways dumps write a day.
extension Day {
  /// The day of an ISO 8601 date, alone or before anything but a digit; else unknown.
  static func iso(_ text: borrowing Span<UInt8>, at start: Int) -> Day {
    guard isISOShape(text, at: start),
      let year = text.number(at: start, digits: 4),
      let month = text.number(at: start + 5, digits: 2),
      let day = text.number(at: start + 8, digits: 2)
    else { return .unknown }
    return Day(year: year, month: month, day: day) ?? .unknown
  }

  private static func isISOShape(_ text: borrowing Span<UInt8>, at start: Int) -> Bool {
    guard start + 10 <= text.count else { return false }
    let dash = UInt8(ascii: "-")
    guard text[start + 4] == dash, text[start + 7] == dash else { return false }
    return start + 10 == text.count || !isDigit(text[start + 10])
  }

  /// A JSON number of seconds since 1970, or of milliseconds or less, as its size tells.
  ///
  /// In seconds, 10^11 is the year 5138; in milliseconds it is 1973.
  static func epoch(_ text: borrowing Span<UInt8>) -> Day {
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    var end = start
    while end < text.count, isDigit(text[end]) { end += 1 }
    // A fraction does not change the day; a power of ten would.
    guard end - start <= 18, end == text.count || text[end] == UInt8(ascii: "."),
      var seconds = text.number(at: start, digits: end - start)
    else { return .unknown }
    while seconds >= 100_000_000_000 { seconds /= 1000 }
    return since1970(seconds: isNegative ? -seconds : seconds)
  }

  private static func since1970(seconds: Int) -> Day {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let day = Day(number: Int32(truncatingIfNeeded: days))
    return day.civil.year >= 0 ? day : .unknown
  }
}
