import BroadsheetCore
import Testing

@testable import Reporting

/// Periods, bins and axes.
@Suite struct TimelineTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  private func days(_ first: String, _ count: Int, of articles: Int = 3) throws
    -> [(start: Day, articles: Int)]
  {
    let first = try day(first)
    return (0..<count).map { (Day(number: first.number + Int32($0)), articles) }
  }

  @Test func everyPeriodIsThereAndGapsAreZero() throws {
    let counts = try days("2024-02-27", 2) + days("2024-03-02", 1)
    let timeline = try #require(Timeline(.day, counts))
    #expect(timeline.articles == [3, 3, 0, 0, 3])
    #expect(timeline.starts.map(\.description).last == "2024-03-02")
    #expect(try timeline.place(of: day("2024-02-29")) == 2)
    #expect(try timeline.place(of: day("2024-03-03")) == nil)
    #expect(timeline.place(of: .unknown) == nil)
    #expect(timeline.outside == 0)
  }

  @Test(arguments: [
    ("month", ["2023-12-01", "2024-01-01", "2024-02-01"]),
    (
      "week",
      [
        "2024-01-29", "2024-02-05", "2024-02-12",
      ]
    ), ("year", ["2022-01-01", "2023-01-01", "2024-01-01"]),
  ])
  func periodsFollowOneAnother(_ name: String, _ starts: [String]) throws {
    let period = try #require(Period(rawValue: name))
    let days = try starts.map(day)
    #expect(days.map { period.start(of: $0) } == days)
    #expect(days.dropLast().map { period.next(after: $0) } == Array(days.dropFirst()))
    #expect(period.distance(from: days[0], to: days[2]) == 2)
    #expect(period.distance(from: days[2], to: days[0]) == -2)
    let last = Day(number: days[1].number - 1)
    #expect(period.start(of: last) == days[0] && period.distance(from: days[0], to: last) == 0)
  }

  @Test func aFewWrongDatesAreLeftOut() throws {
    let counts =
      try days("1789-01-20", 1, of: 1) + days("2005-01-01", 100) + days("9999-12-31", 1, of: 1)
    let timeline = try #require(Timeline(.day, counts))
    #expect(timeline.outside == 2)
    #expect(timeline.days.lowerBound.description == "2005-01-01")
    #expect(timeline.starts.count == 100)
    // What is spread evenly keeps its first and last days.
    let even = try #require(Timeline(.day, try days("2005-01-01", 1000, of: 1)))
    #expect(even.outside == 0 && even.starts.count == 1000)
  }

  @Test func nothingDatedIsNoTimeline() throws {
    #expect(Timeline(.day, [(.unknown, 7)]) == nil)
    #expect(Timeline(.day, []) == nil)
  }

  @Test(arguments: [1, 30, 110, 111, 365, 800, 5000])
  func binsKeepEverySum(count: Int) throws {
    let timeline = try #require(Timeline(.day, try days("2003-03-15", count)))
    let bins = Bins(timeline, most: 110)
    #expect(bins.starts.count <= 112)
    let points = (0..<count).map { (place: $0, count: $0 % 7) }
    #expect(bins.sums(points).reduce(0, +) == points.reduce(0) { $0 + $1.count })
    for (place, start) in timeline.starts.enumerated() {
      let bin = Int(bins.position(of: start))
      #expect(bins.sums([(place, 1)])[bin] == 1)
    }
    #expect(bins.position(of: Day(number: timeline.starts[0].number - 4000)) == 0)
  }

  @Test(arguments: [1, 3, 9, 40, 200, 800, 4000, 40_000])
  func axesHaveFewRoundMarks(count: Int) throws {
    let first = try day("1995-02-11")
    let range = first..<Day(number: first.number + Int32(count))
    let marks = DayScale(range).marks
    #expect((1...6).contains(marks.count))
    #expect(marks.allSatisfy { range.contains($0.day) })
    #expect(marks.map(\.day) == marks.map(\.day).sorted())
  }

  @Test(arguments: [0, 1, 4, 5, 9, 10, 99, 101, 12_345, 1_000_000])
  func figuresReachTheMost(most: Int) {
    let scale = FigureScale(reaching: most)
    #expect(scale.highest >= most && (2...6).contains(scale.marks.count))
    #expect(scale.marks.first == 0 && scale.marks.last == scale.highest)
    #expect(scale.highest <= max(1, most * 2))
  }
}
