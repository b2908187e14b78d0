import BroadsheetCore
import Testing

@Suite struct DayTests {
  /// A calendar that counts day by day, from 1800-01-01.
  private struct NaiveCalendar {
    var year = 1800
    var month = 1
    var day = 1

    private var isLeap: Bool { year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) }
    private var lengths: [Int] { [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] }

    mutating func advance() {
      day += 1
      guard day > lengths[month - 1] else { return }
      (month, day) = (month + 1, 1)
      guard month > 12 else { return }
      (year, month) = (year + 1, 1)
    }
  }

  /// 1800-01-01 is 62,091 days before 1970-01-01: 170 years, 41 of them leap years.
  @Test func everyDayGoesThereAndBack() {
    var calendar = NaiveCalendar()
    var number = Int32(-(170 * 365 + 41))
    while calendar.year < 2201 {
      let day = Day(year: calendar.year, month: calendar.month, day: calendar.day)
      let isRight =
        day?.number == number
        && day.map { $0.civil == (calendar.year, calendar.month, calendar.day) } == true
      if !isRight { Issue.record("\(calendar)") }
      calendar.advance()
      number += 1
    }
    #expect(Day(year: 2201, month: 1, day: 1)?.number == number)
  }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2020-05-01", 18_383),
      ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
    ] as [(String, Int32)]
  )
  func knownDays(_ text: String, _ number: Int32) {
    #expect(Day(iso: text) == Day(number: number))
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    "2021-02-29", "1900-02-29", "2100-02-29", "2020-04-31", "2020-13-01", "2020-00-10",
    "2020-01-00", "2020-01-32", "", "2020-1-1", "20-01-01", "2020/01/01", "2020-01-1x",
    "+020-01-01", "-020-01-01", "2020-01-01T", " 2020-01-01", "２０２０-01-01", "2020-01-٠١",
  ])
  func whatIsNoDate(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func outOfRangeNumbersAreNoDates() {
    for year in [-1, 10_000, .min, .max] { #expect(Day(year: year, month: 1, day: 1) == nil) }
    for month in [0, 13, .min, .max] { #expect(Day(year: 2000, month: month, day: 1) == nil) }
    for day in [0, 32, .min, .max] { #expect(Day(year: 2000, month: 1, day: day) == nil) }
  }

  @Test func anUnknownDayIsBeforeAllOthers() {
    #expect(!Day.unknown.isKnown)
    #expect(Day.unknown.description.isEmpty)
    #expect(Day(number: 0).isKnown)
    #expect(Day.unknown < Day(number: -719_528))
  }
}
