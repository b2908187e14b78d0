package import BroadsheetCore

/// Spans of days that counts are kept apart for.
package enum Period: String, CaseIterable, Sendable {
  case day
  /// From Monday, as ISO 8601 has it.
  case week
  case month

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
    }
  }
}
