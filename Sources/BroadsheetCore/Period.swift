/// Spans of days that counts are kept apart for.
package enum Period: String, CaseIterable, Sendable {
  case day
  /// From Monday, as ISO 8601 has it.
  case week
  case month
  case year

  /// Those that a run makes a table of; years are for the marks of a chart.
  package static let tabulated: [Period] = [.day, .week, .month]

  /// The first day of the period that a day is in; an unknown day stays unknown.
  package func start(of day: Day) -> Day {
    guard day.isKnown else { return day }
    switch self {
    case .day: return day
    case .week:
      // 1970-01-01 was a Thursday.
      let weekday = (Int(day.number) + 3) % 7
      return Day(number: day.number - Int32(weekday < 0 ? weekday + 7 : weekday))
    case .month: return Day(number: day.number - Int32(day.civil.day - 1))
    case .year: return Day(year: day.civil.year, month: 1, day: 1) ?? day
    }
  }

  /// The first day of the period after the one that begins on a day.
  package func next(after start: Day) -> Day {
    switch self {
    case .day: Day(number: start.number + 1)
    case .week: Day(number: start.number + 7)
    case .month: self.start(of: Day(number: start.number + 31))
    case .year: self.start(of: Day(number: start.number + 366))
    }
  }

  /// Periods from the one of `first` up to the one of `day`; negative where it is before.
  package func distance(from first: Day, to day: Day) -> Int {
    switch self {
    case .day: Int(day.number) - Int(first.number)
    case .week: (Int(start(of: day).number) - Int(start(of: first).number)) / 7
    case .month: day.monthNumber - first.monthNumber
    case .year: day.civil.year - first.civil.year
    }
  }
}

extension Day {
  fileprivate var monthNumber: Int { civil.year * 12 + civil.month }
}
