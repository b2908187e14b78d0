import BroadsheetCore

/// Finds the numbers and the month of a date among words, times and punctuation.
///
/// Reads `Tue, 05 Mar 2019 10:00:00 GMT`, `26-FEB-1987`, `March 5, 1987`, `Tue Mar  5 10:00 2019`,
/// `2019/3/5` and, of all-number dates that end with the year, those that mean one day only.
struct DayWords {
  /// A date is at the beginning of its field.
  private static let limit = 100
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  private var month = 0
  private var year = -1
  /// The numbers of one or two digits, the first two.
  private var numbers: [Int] = []
  /// Whether the year came before every other number.
  private var yearIsFirst = false
  private var isDashed = false

  init(of text: borrowing Span<UInt8>) {
    let text = text.extracting(0..<min(text.count, Self.limit))
    var position = 0
    while position < text.count, !isComplete {
      let letters = text.letters(from: position)
      let digits = text.digits(from: position)
      if letters > 2 { note(word: text, position..<position + letters) }
      if digits > 0, !Self.isTime(text, position..<position + digits) {
        note(number: text, position..<position + digits)
      }
      position += max(letters, digits, 1)
    }
    isDashed = text.firstIndex(of: [UInt8(ascii: "-")], from: 0) != nil
  }

  private var isComplete: Bool { year >= 0 && numbers.count == (month > 0 ? 1 : 2) }

  private mutating func note(word text: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard month == 0 else { return }
    month = 1 + (Self.months.firstIndex { Self.isShort(text, range, for: $0) } ?? -1)
  }

  private static func isShort(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    for name: [UInt8]
  ) -> Bool {
    guard word.count <= name.count else { return false }
    for index in word where text[index] | 0x20 != name[index - word.lowerBound] { return false }
    return true
  }

  private mutating func note(number text: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= 4, let value = text.number(at: range.lowerBound, digits: range.count)
    else { return }
    if range.count == 4, year < 0 {
      year = value
      yearIsFirst = numbers.isEmpty
    } else if range.count <= 2, numbers.count < 2 {
      numbers.append(value)
    }
  }

  /// Whether digits are part of a time or of its zone.
  private static func isTime(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let colon = UInt8(ascii: ":")
    if range.upperBound < text.count, text[range.upperBound] == colon { return true }
    guard range.lowerBound > 0 else { return false }
    let before = text[range.lowerBound - 1]
    return before == colon || before == UInt8(ascii: "+")
  }

  var day: Day {
    guard year >= 0, let first = numbers.first else { return .unknown }
    if month > 0 { return Day(year: year, month: month, day: first) ?? .unknown }
    guard numbers.count == 2 else { return .unknown }
    let second = numbers[1]
    if yearIsFirst {
      return isDashed ? .unknown : Day(year: year, month: first, day: second) ?? .unknown
    }
    guard first == second || (first > 12) != (second > 12) else { return .unknown }
    return Day(year: year, month: min(first, second), day: max(first, second)) ?? .unknown
  }
}
