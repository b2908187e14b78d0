import BroadsheetCore

/// Finds the numbers and the month of a date among words, times and punctuation.
///
/// Reads `Tue, 05 Mar 2019 10:00:00 GMT`, `26-FEB-1987`, `March 5th, 1987`, `le 5 mars 2019`,
/// `5 de abril de 2019`, `2019/3/5`, `2019年3月5日`, `05/03/2019` and the like, in the languages of
/// `MonthNames` and with the digits of their scripts.
struct DateWords {
  /// A date is at the beginning of its field.
  private static let limit = 120

  /// A number of one to four digits that is no part of a time.
  private struct Number {
    let value: Int
    let digits: Int
    /// What is right behind it, and right before it.
    let after: UInt8
    let before: UInt8
  }

  private var numbers: [Number] = []
  private var month: MonthNames.Name?
  /// How many numbers came before the month.
  private var monthPlace = 0

  init(of text: borrowing Span<UInt8>) {
    let text = text.extracting(0..<min(text.count, Self.limit))
    var position = 0
    while position < text.count, numbers.count < 4 {
      let end = Self.endOfWord(text, from: position)
      if end > position {
        note(word: text, position..<end)
        position = end
        continue
      }
      let (value, digits, next) = Self.number(text, from: position)
      if digits > 0 { note(value, digits: digits, in: text, position..<next) }
      position = max(next, position + 1)
    }
  }

  /// Letters and the marks on them.
  private static func endOfWord(_ text: borrowing Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < text.count {
      let byte = text[position]
      let isLetter = ASCII.isLetter(byte) || byte >= 0x80 && digit(text, at: position) == nil
      guard isLetter, !isSeparator(text, at: position) else { return position }
      position += max(1, text.scalarLength(at: position))
    }
    return min(position, text.count)
  }

  /// Characters of dates outside ASCII that are no letters: 年 月 日 년 월 일, dashes, no-break blanks.
  private static func isSeparator(_ text: borrowing Span<UInt8>, at position: Int) -> Bool {
    separators.contains { text.holds($0, at: position) }
  }

  private static let separators = [
    "年", "月", "日", "년", "월", "일", "\u{A0}", "\u{2009}", "\u{202F}", "\u{2010}", "\u{2011}",
    "\u{2013}", "\u{2014}", "，", "、", "،", "\u{200E}", "\u{200F}", "º", "ª", "’",
  ].map { Array($0.utf8) }

  /// The digits from a position on, in any script; at most five are looked at.
  private static func number(
    _ text: borrowing Span<UInt8>,
    from start: Int
  ) -> (value: Int, digits: Int, end: Int) {
    var (value, digits, position) = (0, 0, start)
    while position < text.count, let (digit, length) = digit(text, at: position) {
      if digits < 5 { value = value * 10 + digit }
      digits += 1
      position += length
    }
    return (value, digits, position)
  }

  /// Where the digits of other scripts begin: Arabic, Persian, Hindi, Thai, full width.
  private static let zeros: [[UInt8]] = ["٠", "۰", "०", "๐", "０"].map { Array($0.utf8) }

  private static func digit(
    _ text: borrowing Span<UInt8>,
    at position: Int
  ) -> (value: Int, length: Int)? {
    let byte = text[position]
    if ASCII.isDigit(byte) { return (Int(byte - 0x30), 1) }
    guard byte >= 0x80 else { return nil }
    for zero in zeros {
      let last = position + zero.count - 1
      guard last < text.count else { continue }
      let isSame = zero.indices.dropLast().allSatisfy { text[position + $0] == zero[$0] }
      let value = Int(text[last]) - Int(zero[zero.count - 1])
      if isSame, (0...9).contains(value) { return (value, zero.count) }
    }
    return nil
  }

  private mutating func note(word text: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard range.count > 1, let found = MonthNames.shared[FoldedWord(text, range).bytes] else {
      return
    }
    // A weekday comes before the month.
    guard month == nil || month?.isWeak == true && !found.isWeak else { return }
    (month, monthPlace) = (found, numbers.count)
  }

  private mutating func note(
    _ value: Int,
    digits: Int,
    in text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) {
    guard digits <= 4 else { return }
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
    let after = range.upperBound < text.count ? text[range.upperBound] : 0
    let isTime =
      before == UInt8(ascii: ":") || after == UInt8(ascii: ":") || before == UInt8(ascii: "+")
    guard !isTime else { return }
    numbers.append(Number(value: value, digits: digits, after: after, before: before))
  }
}

extension DateWords {
  /// The day, or the two that it may be.
  var reading: DayReading {
    // A short name may be a weekday's, too: a month is needed where no second number can be one.
    let needed = year == nil ? 2 : 1
    guard let month, !month.isWeak || shortNumbers.count == needed else { return ofNumbers }
    return DayReading(named(month.month))
  }

  private var shortNumbers: [Number] { numbers.filter { $0.digits <= 2 } }

  private var year: Int? {
    numbers.first { $0.digits == 4 }.map { Self.gregorian($0.value) }.flatMap {
      $0 >= Day.earliestYear ? $0 : nil
    }
  }

  /// The Buddhist calendar of Thailand is 543 years ahead.
  private static func gregorian(_ year: Int) -> Int {
    (2400..<2700).contains(year) ? year - 543 : year
  }

  private func named(_ month: Int) -> Day {
    if let year {
      guard let day = dayBesideMonth else { return .unknown }
      return Day(year: year, month: month, day: day) ?? .unknown
    }
    let days = shortNumbers
    // `26-FEB-87` and `5 March '87`, and nothing else, have a year of two digits.
    guard days.count > 1, monthPlace == 1, isShortYear(days[1]) else { return .unknown }
    return Day(year: Self.century(days[1].value), month: month, day: days[0].value) ?? .unknown
  }

  /// The number behind the month, if the year follows on it; else the one before, or behind.
  private var dayBesideMonth: Int? {
    let before = monthPlace > 0 ? numbers[monthPlace - 1] : nil
    let behind = monthPlace < numbers.count ? numbers[monthPlace] : nil
    let isAmerican = numbers.dropFirst(monthPlace + 1).first?.digits == 4
    let candidates = isAmerican ? [behind, before] : [before, behind]
    return candidates.compactMap(\.self).first { $0.digits <= 2 }?.value
  }

  private func isShortYear(_ number: Number) -> Bool {
    number.digits == 2
      && (number.before == UInt8(ascii: "-") || number.before == UInt8(ascii: "'"))
  }

  /// Years of two digits are those of the last hundred years or so.
  private static func century(_ year: Int) -> Int { year < 40 ? 2000 + year : 1900 + year }

  /// Numbers alone: the year first or last.
  private var ofNumbers: DayReading {
    guard numbers.count >= 3 else { return .unknown }
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    guard second.digits <= 2 else { return .unknown }
    if first.digits == 4, third.digits <= 2, let year {
      return DayReading(Day(year: year, month: second.value, day: third.value) ?? .unknown)
    }
    guard first.digits <= 2, Self.areJoined(first, second) else {
      return .unknown
    }
    if third.digits == 4, let year { return ordered(first, second, in: year) }
    // Of three numbers of two digits, the last is a year where it can be nothing else.
    guard third.digits == 2, third.value > 31 else { return .unknown }
    return ordered(first, second, in: Self.century(third.value))
  }

  /// The same mark is behind both numbers.
  private static func areJoined(_ first: Number, _ second: Number) -> Bool {
    first.after == second.after && "/-. ".utf8.contains(first.after)
  }

  /// Points are written where days come first.
  private func ordered(_ first: Number, _ second: Number, in year: Int) -> DayReading {
    guard first.after == UInt8(ascii: ".") else {
      return DayReading(year: year, first.value, second.value)
    }
    return DayReading(Day(year: year, month: second.value, day: first.value) ?? .unknown)
  }
}
