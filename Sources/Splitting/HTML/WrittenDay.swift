import BroadsheetCore

extension Day {
  /// The day of a text that pages give to machines, in any of the ways they do: ISO 8601, or words
  /// like `20 Nov 2019`, `Wed Nov 20 2019`, `November 20, 2019`.
  ///
  /// Numbers alone are no day: their order is anyone's guess.
  static func written(_ text: borrowing Span<UInt8>, in range: Range<Int>) -> Day {
    let range = text.trimmed(range)
    if range.count >= 10 {
      let day = iso(text.extracting(range), at: 0)
      // Templates fill in the first year of their calendar.
      if day.isKnown { return day.civil.year >= 1900 ? day : .unknown }
    }
    // Longer texts are no dates.
    guard range.count <= 64 else { return .unknown }
    return WrittenDay(text, range).day
  }
}

/// The words of a date: a month by its name, a day of the month right beside it, a year.
private struct WrittenDay {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  private var year: Int?
  private var month: Int?
  private var dayOfMonth: Int?
  /// The number of one or two digits that was the last word.
  private var last: Int?
  private var followsMonth = false

  var day: Day {
    guard let year, let month, let dayOfMonth else { return .unknown }
    return Day(year: year, month: month, day: dayOfMonth) ?? .unknown
  }

  init(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      while position < range.upperBound, isLetter(text[position]) || isDigit(text[position]) {
        position += 1
      }
      if position > start { note(text, start..<position) }
      position = max(position, start + 1)
    }
  }

  private mutating func note(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    let number = text.number(at: word.lowerBound, digits: word.count)
    let small = word.count <= 2 ? number : nil
    if month == nil, let index = Self.month(text, word) {
      month = index
      dayOfMonth = last
      followsMonth = true
      return
    }
    if followsMonth, dayOfMonth == nil { dayOfMonth = small }
    if word.count == 4, let number, year == nil, number >= 1900, number < 2200 { year = number }
    last = small
    followsMonth = false
  }

  private static func month(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Int? {
    guard word.count >= 3 else { return nil }
    for (index, name) in months.enumerated() {
      let length = min(word.count, name.count)
      let isName = length == 3 || length == name.count || length == 4
      guard isName, word.count <= name.count else { continue }
      if text.begins(with: Array(name[..<length]), in: word) { return index + 1 }
    }
    return nil
  }
}
