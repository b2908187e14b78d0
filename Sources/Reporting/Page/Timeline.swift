package import BroadsheetCore

/// The periods that a report draws: every period from the first to the last.
package struct Timeline: Sendable {
  package let period: Period
  /// The first day of each period.
  package let starts: [Day]
  /// The number of articles in each period, without duplicates: the base of an entity's share.
  package let articles: [Int]
  /// The number of articles with a date outside these periods.
  package let outside: Int

  /// The largest number of periods in a report.
  static let most = 40_000

  /// Chooses the periods of nearly all articles.
  ///
  /// A few wrong dates would stretch the chart over centuries. If leaving out one article in a
  /// hundred halves the time, those articles are left out and counted as `outside`.
  ///
  /// `counts` are articles by the first day of their period, in order.
  package init?(_ period: Period, _ counts: [(start: Day, articles: Int)]) {
    let dated = counts.filter { $0.start.isKnown && $0.articles > 0 }
    guard let first = dated.first?.start, let last = dated.last?.start else { return nil }
    var range = first...last
    let core = Self.core(of: dated)
    let whole = period.distance(from: first, to: last) + 1
    let short = period.distance(from: core.lowerBound, to: core.upperBound) + 1
    if short * 2 <= whole || whole > Self.most { range = core }
    let size = period.distance(from: range.lowerBound, to: range.upperBound) + 1
    guard size <= Self.most else { return nil }
    self.init(period, over: range, counts: dated)
  }

  private init(
    _ period: Period,
    over range: ClosedRange<Day>,
    counts dated: [(start: Day, articles: Int)]
  ) {
    var starts = [range.lowerBound]
    while let last = starts.last, last < range.upperBound {
      starts.append(period.next(after: last))
    }
    var articles = [Int](repeating: 0, count: starts.count)
    var outside = 0
    for (start, count) in dated {
      if range.contains(start) {
        articles[period.distance(from: starts[0], to: start)] += count
      } else {
        outside += count
      }
    }
    (self.period, self.starts, self.articles, self.outside) = (period, starts, articles, outside)
  }

  /// Returns the days without the first and the last 0.5 % of the articles.
  private static func core(of dated: [(start: Day, articles: Int)]) -> ClosedRange<Day> {
    let most = dated.reduce(0) { $0 + $1.articles } / 200
    func edge(_ counts: some Sequence<(start: Day, articles: Int)>) -> Day {
      var passed = 0
      for (start, articles) in counts {
        passed += articles
        if passed > most { return start }
      }
      return dated[0].start
    }
    let first = edge(dated)
    return first...max(first, edge(dated.reversed()))
  }

  /// Returns the index of a period; nil if it is not drawn.
  package func place(of start: Day) -> Int? {
    guard start.isKnown else { return nil }
    let place = period.distance(from: starts[0], to: start)
    return starts.indices.contains(place) ? place : nil
  }

  /// The days of some periods; the upper bound is the day after them.
  func days(_ periods: Range<Int>) -> Range<Day> {
    let last = max(periods.lowerBound, periods.upperBound - 1)
    return starts[periods.lowerBound]..<period.next(after: starts[last])
  }

  /// All days.
  var days: Range<Day> { days(0..<starts.count) }
}

/// Groups periods into bins, so that there are not too many to draw.
struct Bins {
  let period: Period
  /// The first day of each.
  let starts: [Day]
  /// The bin of each period of the timeline.
  private let places: [Int]

  /// Chooses the shortest periods that give at most `most` bins.
  init(_ timeline: Timeline, most: Int) {
    let periods = Period.allCases.drop { $0 != timeline.period }
    let first = timeline.starts[0]
    let last = timeline.starts[timeline.starts.count - 1]
    let period =
      periods.first { $0.distance(from: first, to: last) < most } ?? .year
    self.period = period
    let begin = period.start(of: first)
    places = timeline.starts.map { period.distance(from: begin, to: $0) }
    var starts = [begin]
    for _ in 0..<(places.last ?? 0) { starts.append(period.next(after: starts[starts.count - 1])) }
    self.starts = starts
  }

  /// Sums the counts of the points in each bin.
  func sums(_ points: [(place: Int, count: Int)]) -> [Int] {
    var sums = [Int](repeating: 0, count: starts.count)
    for point in points { sums[places[point.place]] += point.count }
    return sums
  }

  /// Returns the position of a day, in bins from the first.
  func position(of day: Day) -> Double {
    let start = period.start(of: day)
    let length = Int(period.next(after: start).number) - Int(start.number)
    let part = Double(Int(day.number) - Int(start.number)) / Double(length)
    let position = Double(period.distance(from: starts[0], to: day)) + part
    return min(max(0, position), Double(starts.count))
  }
}
