import BroadsheetCore

/// The ways dumps write a day.
extension Day {
  /// The day that a text names in any way that is known here; else unknown.
  ///
  /// The written day counts, whatever the time zone. Text that has two readings, such as
  /// `05/03/2019`, gives no day.
  static func any(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    let text = text.extracting(text.trimmed(range))
    let day = iso(text, at: 0)
    if day.isKnown { return day }
    return digitsAlone(text) ?? DayWords(of: text).day
  }

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
    return start + 10 == text.count || !ASCII.isDigit(text[start + 10])
  }

  /// `YYYYMMDD`, alone or before a time, or a number of seconds or milliseconds since 1970; nil if
  /// the text does not begin like one.
  private static func digitsAlone(_ text: borrowing Span<UInt8>) -> Day? {
    let digits = text.digits(from: 0)
    if digits == 8,
      digits == text.count || text[digits] | 0x20 == UInt8(ascii: "t")
        || ASCII.isBlank(text[digits])
    {
      return compact(text, at: 0)
    }
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    return digits > 8 || isNegative ? epoch(text) : nil
  }

  /// The day that eight digits spell; unknown where the year is not one of newspapers.
  private static func compact(_ text: borrowing Span<UInt8>, at start: Int) -> Day {
    guard let year = text.number(at: start, digits: 4), (1600...2199).contains(year),
      let month = text.number(at: start + 4, digits: 2),
      let day = text.number(at: start + 6, digits: 2)
    else { return .unknown }
    return Day(year: year, month: month, day: day) ?? .unknown
  }

  /// The day in a name like `AFP_ENG_20090531.0001`: the first eight digits in a row that is one.
  static func inside(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    let text = text.extracting(range)
    var position = 0
    while position < text.count {
      let digits = text.digits(from: position)
      let day = digits == 8 ? compact(text, at: position) : .unknown
      if day.isKnown { return day }
      position += digits + 1
    }
    return .unknown
  }

  /// A JSON number: `YYYYMMDD`, or as `epoch` reads it.
  static func number(_ text: borrowing Span<UInt8>) -> Day {
    let day = text.count == 8 ? compact(text, at: 0) : .unknown
    return day.isKnown ? day : epoch(text)
  }

  /// A number of seconds since 1970, or of milliseconds or smaller units: the size decides.
  ///
  /// In seconds, 10^11 is the year 5138; in milliseconds it is 1973.
  static func epoch(_ text: borrowing Span<UInt8>) -> Day {
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    let end = start + text.digits(from: start)
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

extension Span where Element == UInt8 {
  /// How many digits there are from `start` on.
  func digits(from start: Int) -> Int {
    var end = start
    while end < count, ASCII.isDigit(self[end]) { end += 1 }
    return end - start
  }

  /// How many ASCII letters there are from `start` on.
  func letters(from start: Int) -> Int {
    var end = start
    while end < count, ASCII.isLetter(self[end]) { end += 1 }
    return end - start
  }
}
