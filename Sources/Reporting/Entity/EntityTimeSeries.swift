internal import BroadsheetCore

/// The number of mentions of an entity in each period.
struct EntityTimeSeries {
  struct Point {
    let day: Day
    var mentions: Int
    var unique: Int?
  }

  /// In the order of their days.
  private(set) var points: [Point] = []
  /// Mentions in articles without a date.
  private(set) var undated = 0

  /// Adds a row of a table.
  ///
  /// Rows of one entity come in the order of their days; a day has one row per source.
  mutating func add(_ day: Day, _ mentions: Int, unique: Int?) {
    guard day.isKnown else { return undated &+= mentions }
    let place = points.lastIndex { $0.day <= day }
    if let place, points[place].day == day {
      points[place].mentions &+= mentions
      if let unique { points[place].unique = (points[place].unique ?? 0) &+ unique }
    } else {
      let point = Point(day: day, mentions: mentions, unique: unique)
      points.insert(point, at: place.map { $0 + 1 } ?? 0)
    }
  }

  /// The first period with the most mentions.
  var peak: Point? {
    points.reduce(nil) { best, point in
      best.map { $0.mentions >= point.mentions } ?? false ? best : point
    }
  }

  /// Draws at most `width` cells, each for the same number of periods: ▁ for none, █ for the most.
  func sparkline(_ period: Period, width: Int) -> (cells: String, periods: Int) {
    guard let first = points.first, let last = points.last else { return ("", 0) }
    let count = period.distance(from: first.day, to: last.day) + 1
    let size = (count + max(1, width) - 1) / max(1, width)
    var sums = [Int](repeating: 0, count: (count + size - 1) / size)
    for point in points {
      sums[period.distance(from: first.day, to: point.day) / size] &+= point.mentions
    }
    let most = Double(max(1, sums.max() ?? 1))
    let marks = Array("▁▂▃▄▅▆▇█")
    let cells = sums.map { sum in
      sum <= 0 ? marks[0] : marks[max(1, min(7, Int((Double(sum) * 7 / most).rounded())))]
    }
    return (String(cells), size)
  }
}
