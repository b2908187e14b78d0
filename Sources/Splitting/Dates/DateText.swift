import BroadsheetCore

/// The ways dumps write a day.
///
/// The written day counts, whatever the time zone. What has several readings gives no day, but for
/// a day and a month that may be swapped: the dump decides on those (`DayOrder`).
extension Day {
  /// The day that a text names for certain; else unknown.
  static func any(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    DayReading.any(text, in: range).certain
  }

  /// The day of an ISO 8601 date, alone or before anything but a digit; else unknown.
  static func iso(_ text: borrowing Span<UInt8>, at start: Int) -> Day {
    guard isISOShape(text, at: start),
      let year = text.number(at: start, digits: 4),
      let month = text.number(at: start + 5, digits: 2),
      let day = text.number(at: start + 8, digits: 2), year >= earliestYear
    else { return .unknown }
    return Day(year: year, month: month, day: day) ?? .unknown
  }

  private static func isISOShape(_ text: borrowing Span<UInt8>, at start: Int) -> Bool {
    guard start + 10 <= text.count else { return false }
    let dash = UInt8(ascii: "-")
    guard text[start + 4] == dash, text[start + 7] == dash else { return false }
    return start + 10 == text.count || !ASCII.isDigit(text[start + 10])
  }

  /// The first newspapers are of this century.
  static let earliestYear = 1600
  /// Later years are numbers of something else.
  private static let latestYear = 2199

  /// The day that eight digits spell, and those of a time behind them; unknown where they do not.
  static func compact(_ text: borrowing Span<UInt8>, at start: Int, digits: Int = 8) -> Day {
    guard let year = text.number(at: start, digits: 4), (earliestYear...latestYear).contains(year),
      let month = text.number(at: start + 4, digits: 2),
      let day = text.number(at: start + 6, digits: 2)
    else { return .unknown }
    for (place, limit) in [(8, 24), (10, 60), (12, 61)] where digits >= place + 2 {
      guard let part = text.number(at: start + place, digits: 2), part < limit else {
        return .unknown
      }
    }
    return Day(year: year, month: month, day: day) ?? .unknown
  }

  /// A JSON number: digits of a day, or a time since 1970.
  static func number(_ text: borrowing Span<UInt8>) -> Day {
    digitsAlone(text, before: text.digits(from: 0)) ?? epoch(text)
  }

  /// The day that 8, 10, 12 or 14 digits spell, or that a time since 1970 is on; nil for others.
  static func digitsAlone(_ text: borrowing Span<UInt8>, before end: Int) -> Day? {
    switch end {
    case 8: return compact(text, at: 0)
    case 10, 12, 14:
      let day = compact(text, at: 0, digits: end)
      return day.isKnown ? day : epoch(text)
    case 9, 11, 13, 15...19: return epoch(text)
    default: return nil
    }
  }

  /// A number of seconds since 1970, or of milliseconds or smaller units: the size decides.
  ///
  /// In seconds, 10^11 is the year 5138; in milliseconds it is 1973. Numbers that are a day in the
  /// first years of the count are mostly none of seconds: unknown.
  static func epoch(_ text: borrowing Span<UInt8>) -> Day {
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    let digits = text.digits(from: start)
    let end = start + digits
    // A fraction does not change the day; a power of ten would.
    guard digits <= 19, end == text.count || text[end] == UInt8(ascii: "."),
      var seconds = text.number(at: start, digits: min(digits, 18))
    else { return .unknown }
    // Nineteen digits are nanoseconds, of which eighteen were read.
    if digits == 19 { seconds /= 100_000_000 }
    while seconds >= 100_000_000_000 { seconds /= 1000 }
    guard seconds >= leastSeconds else { return .unknown }
    return since1970(seconds: isNegative ? -seconds : seconds)
  }

  /// In March 1973.
  private static let leastSeconds = 100_000_000

  private static func since1970(seconds: Int) -> Day {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let day = Day(number: Int32(truncatingIfNeeded: days))
    return (earliestYear...latestYear).contains(day.civil.year) ? day : .unknown
  }

  /// Whether a text is the beginning of the count of seconds: a date that was never set.
  static func isZero(_ text: borrowing Span<UInt8>, _ day: Day) -> Bool {
    guard day.number == 0 else { return false }
    var digits = 0
    for index in text.indices.dropFirst(10) where ASCII.isDigit(text[index]) {
      guard text[index] == UInt8(ascii: "0") else { return false }
      digits += 1
    }
    return digits > 0
  }

  /// The day in a name like `AFP_ENG_20090531.0001` or `AP880212-0001`: the first digits in a row
  /// that are one.
  static func inside(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    let text = text.extracting(range)
    var position = 0
    while position < text.count {
      let digits = text.digits(from: position)
      let day =
        switch digits {
        case 8: compact(text, at: position)
        case 6: short(text, at: position, isMonthFirst: text.holds(losAngeles, at: 0))
        default: Day.unknown
        }
      if day.isKnown { return day }
      position += digits + 1
    }
    return .unknown
  }

  /// The one collection of TREC whose names have the year last.
  private static let losAngeles = Array("LA".utf8)

  /// Six digits, with a year of the twentieth century.
  static func short(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    isMonthFirst: Bool = false
  ) -> Day {
    guard let first = text.number(at: start, digits: 2),
      let second = text.number(at: start + 2, digits: 2),
      let third = text.number(at: start + 4, digits: 2)
    else { return .unknown }
    let day =
      isMonthFirst
      ? Day(year: 1900 + third, month: first, day: second)
      : Day(year: 1900 + first, month: second, day: third)
    return day ?? .unknown
  }
}

extension DayReading {
  /// The day that a text names in any way that is known here; else unknown.
  static func any(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> DayReading {
    let text = text.extracting(text.trimmed(range))
    let day = Day.iso(text, at: 0)
    if day.isKnown { return Day.isZero(text, day) ? .unknown : DayReading(day) }
    let digits = text.digits(from: 0)
    if endsDigits(text, digits), let day = Day.digitsAlone(text, before: digits) {
      return DayReading(day)
    }
    if text.count > 0, text[0] == UInt8(ascii: "-") { return DayReading(Day.epoch(text)) }
    return DateWords(of: text).reading
  }

  /// Digits that are a day stand alone, or before a time or a zone.
  private static func endsDigits(_ text: borrowing Span<UInt8>, _ digits: Int) -> Bool {
    guard digits >= 8 else { return false }
    guard digits < text.count else { return true }
    let next = text[digits]
    return next | 0x20 == UInt8(ascii: "t") || next | 0x20 == UInt8(ascii: "z")
      || ASCII.isBlank(next) || next == UInt8(ascii: ".") || next == UInt8(ascii: "+")
  }
}

extension Span where Element == UInt8 {
  /// How many digits there are from `start` on.
  func digits(from start: Int) -> Int {
    var end = start
    while end < count, ASCII.isDigit(self[end]) { end += 1 }
    return end - start
  }
}
