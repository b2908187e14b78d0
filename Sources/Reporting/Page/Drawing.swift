internal import BroadsheetCore

/// Draws the outline of adjacent columns, one unit wide each, as the data of a path.
///
/// Adjacent columns of one height are one stroke, so that a quiet year takes a few bytes.
enum ColumnPath {
  static func data(_ values: [Int], highest: Int, height: Int) -> Markup {
    var path: Markup = "M0 \(digits: height)"
    var (level, length) = (0, 0)
    for value in values {
      let next = columnHeight(value, highest: highest, height: height)
      if next != level {
        path += stroke(length)
        path += "v\(digits: level - next)"
        (level, length) = (next, 0)
      }
      length += 1
    }
    path += stroke(length)
    return level > 0 ? "\(path)V\(digits: height)z" : path
  }

  private static func stroke(_ length: Int) -> Markup { length > 0 ? "h\(digits: length)" : "" }

  /// Keeps every count above zero visible.
  private static func columnHeight(_ value: Int, highest: Int, height: Int) -> Int {
    guard value > 0, highest > 0 else { return 0 }
    return max(1, Int((Double(value) * Double(height) / Double(highest)).rounded()))
  }
}

/// Draws bands as high as a chart.
enum BandPath {
  static func data(_ bands: [Range<Double>], height: Int) -> Markup {
    bands.reduce(into: Markup()) { path, band in
      let width = max(0.5, band.upperBound - band.lowerBound)
      path += "M\(at: band.lowerBound) 0h\(at: width)v\(digits: height)h\(at: -width)z"
    }
  }
}

/// The marks of an axis of figures, from zero up: three or four round numbers.
struct FigureScale {
  let marks: [Int]
  /// The value at the top of the chart.
  let highest: Int

  init(reaching most: Int) {
    let most = max(1, most)
    var step = 1
    // 1, 2, 5, 10, 20 and so on.
    while most > step * 4 {
      step = String(step).hasPrefix("2") ? step / 2 * 5 : step * 2
    }
    highest = (most + step - 1) / step * step
    marks = Array(stride(from: 0, through: highest, by: step))
  }
}

/// The marks of an axis of days.
struct DayScale {
  let marks: [(day: Day, text: String)]

  /// At most six marks, each at the start of a day, month or year.
  init(_ days: Range<Day>) {
    marks =
      Self.steps.lazy.compactMap { Self.marks(days, $0.period, every: $0.count) }.first ?? []
  }

  private static let steps: [(period: Period, count: Int)] =
    [(.day, 1), (.day, 2), (.day, 5), (.week, 1), (.week, 2), (.month, 1), (.month, 2)]
    + [(.month, 3), (.month, 6), (.year, 1), (.year, 2), (.year, 5), (.year, 10), (.year, 20)]
    + [(.year, 50), (.year, 100), (.year, 500), (.year, 2000)]

  /// Returns nil if there would be more than six.
  private static func marks(
    _ days: Range<Day>,
    _ period: Period,
    every count: Int
  ) -> [(day: Day, text: String)]? {
    // Too many periods to count one by one.
    guard period.distance(from: days.lowerBound, to: days.upperBound) <= 7 * count else {
      return nil
    }
    var marks: [(day: Day, text: String)] = []
    var day = period.start(of: days.lowerBound)
    while day < days.upperBound {
      if day >= days.lowerBound, isMark(day, period, every: count, from: days.lowerBound) {
        marks.append((day, text(day, period)))
      }
      day = period.next(after: day)
    }
    return marks.count <= 6 ? marks : nil
  }

  private static func isMark(_ day: Day, _ period: Period, every count: Int, from first: Day)
    -> Bool
  {
    switch period {
    case .day, .week: period.distance(from: first, to: day) % count == 0
    case .month: (day.civil.month - 1) % count == 0
    case .year: day.civil.year % count == 0
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func text(_ day: Day, _ period: Period) -> String {
    let (year, month, number) = day.civil
    switch period {
    case .day, .week: return "\(number) \(months[month - 1])"
    case .month: return "\(months[month - 1]) \(year)"
    case .year: return "\(year)"
    }
  }
}
