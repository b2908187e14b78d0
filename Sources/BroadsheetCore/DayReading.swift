/// A day as a text writes it: one day, or two where its day and month may be swapped.
package struct DayReading: Sendable, Hashable {
  /// Which of two numbers is the month.
  package enum Order: Sendable, Hashable {
    case monthFirst, dayFirst
  }

  package let monthFirst: Day
  package let dayFirst: Day
  /// The order that the text shows, because one of its numbers is no month.
  package let proof: Order?

  package static let unknown = DayReading(.unknown)

  /// A day that nobody can read otherwise.
  package init(_ day: Day) {
    (monthFirst, dayFirst, proof) = (day, day, nil)
  }

  /// Two numbers and a year; unknown where no order of them is a day.
  package init(year: Int, _ first: Int, _ second: Int) {
    let monthFirst = Day(year: year, month: first, day: second) ?? .unknown
    let dayFirst = Day(year: year, month: second, day: first) ?? .unknown
    let (left, right) = (monthFirst.isKnown, dayFirst.isKnown)
    self.monthFirst = left ? monthFirst : dayFirst
    self.dayFirst = right ? dayFirst : monthFirst
    proof = left == right ? nil : left ? .monthFirst : .dayFirst
  }

  package var isKnown: Bool { monthFirst.isKnown }
  /// Both orders give the same day.
  package var isCertain: Bool { monthFirst == dayFirst }
  /// The day, or unknown if it depends on the order.
  package var certain: Day { isCertain ? monthFirst : .unknown }

  package func day(in order: Order?) -> Day {
    switch order {
    case .monthFirst: monthFirst
    case .dayFirst: dayFirst
    case nil: certain
    }
  }
}

extension Article {
  /// Sets the day, or what the dump has to decide on.
  ///
  /// A certain day that proves an order is kept as a reading, too: the dump needs the proof.
  package mutating func take(_ reading: DayReading) {
    day = reading.certain
    self.reading = reading.proof == nil && reading.isCertain ? nil : reading
  }
}
