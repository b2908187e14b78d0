import BroadsheetCore
import BroadsheetTestSupport
import Tables
import Testing

@testable import Tabulation

/// Articles by period, against a dictionary of all of them.
@Suite struct PeriodArticlesTests {
  /// The first day of a period, by its date as text.
  private static func start(_ period: Period, of day: Day) -> String {
    switch period {
    case .day: return day.description
    case .month: return day.isKnown ? day.description.prefix(8) + "01" : ""
    case .year: return day.isKnown ? day.description.prefix(5) + "01-01" : ""
    case .week:
      // Back to the Monday: 1970-01-05 was one.
      var day = day
      while day.isKnown, (day.number - 4) % 7 != 0 { day.number -= 1 }
      return day.description
    }
  }

  @Test(arguments: Period.allCases)
  func rowsAreThoseOfADictionary(_ period: Period) throws {
    var random = Seeded(state: 9)
    var articles = PeriodArticles(period)
    var naive: [String: (all: Int, unique: Int)] = [:]
    var day = Day.unknown
    for _ in 0..<4000 {
      // Days mostly come together; some come again.
      if random.below(3) == 0 {
        day = random.below(9) == 0 ? .unknown : Day(number: Int32(random.below(900)) + 19_000)
      }
      let isUnique = random.below(4) > 0
      articles.add(day, isUnique: isUnique)
      let known = naive[Self.start(period, of: day)] ?? (0, 0)
      naive[Self.start(period, of: day)] = (known.all + 1, known.unique + (isUnique ? 1 : 0))
    }
    let written = Written()
    var table = written.writer(.articles)
    try articles.write(to: &table)
    try table.finish()
    let rows = naive.sorted { $0.key < $1.key }
    #expect(written.rows == rows.map { "\($0.key)\t\($0.value.all)\t\($0.value.unique)" })
    #expect(rows.first?.key == "")
  }

  @Test func noArticleMakesNoRow() throws {
    let written = Written()
    var table = written.writer(.articles)
    var articles = PeriodArticles(.day)
    try articles.write(to: &table)
    try table.finish()
    #expect(written.rows == [])
  }
}
