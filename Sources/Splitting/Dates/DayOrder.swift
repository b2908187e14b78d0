import BroadsheetCore

/// The order of day and month in a dump, as its dates prove it.
struct DayOrder {
  private var monthFirst = 0
  private var dayFirst = 0
  /// Of a hundred proofs, so many must be of one order.
  private static let majority = 90

  mutating func note(_ proof: DayReading.Order) {
    switch proof {
    case .monthFirst: monthFirst += 1
    case .dayFirst: dayFirst += 1
    }
  }

  /// The order; nil where nothing proves one, or dates prove both.
  var order: DayReading.Order? {
    let (most, all) = (max(monthFirst, dayFirst), monthFirst + dayFirst)
    guard all > 0, most * 100 >= all * Self.majority else { return nil }
    return monthFirst > dayFirst ? .monthFirst : .dayFirst
  }

  var isProven: Bool { monthFirst + dayFirst > 0 }
}
