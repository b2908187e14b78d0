import Aggregation
import BroadsheetCore
import Testing

@Suite struct PeriodTests {
  static let starts: [(Period, String, String)] = [
    (.day, "2024-02-29", "2024-02-29"), (.week, "2024-02-29", "2024-02-26"),
    (.week, "2024-02-26", "2024-02-26"), (.week, "2024-03-03", "2024-02-26"),
    (.week, "1970-01-01", "1969-12-29"), (.week, "1969-12-28", "1969-12-22"),
    (.week, "1899-01-01", "1898-12-26"), (.month, "2024-02-29", "2024-02-01"),
    (.month, "1969-12-31", "1969-12-01"), (.month, "0001-01-01", "0001-01-01"),
  ]

  @Test(arguments: starts)
  func aPeriodBegins(_ period: Period, _ day: String, _ start: String) throws {
    let day = try #require(Day(iso: day))
    #expect(period.start(of: day).description == start)
  }

  @Test(arguments: Period.allCases)
  func noDayStaysNoDay(_ period: Period) {
    #expect(period.start(of: .unknown) == .unknown)
  }

  /// Articles of some days that mention some names.
  private func batches(_ count: Int) -> [MentionBatch] {
    let articles = TallyTests.articles(count, seed: 77)
    return stride(from: 0, to: count, by: 100).map { start in
      var batch = TallyTests.batch(Array(articles[start..<min(count, start + 100)]))
      for index in batch.batch.articles.indices {
        let number = (start + index) * 7919 % 400
        batch.batch.articles[index].day = number < 20 ? .unknown : Day(number: Int32(number - 200))
      }
      return batch
    }
  }

  private func rows(_ tally: Tally) -> [String] {
    (tally.periods?.sorted(by: tally.order()) ?? []).map { entry in
      let row = tally[Int(entry.row)]
      let name = String(decoding: tally.name(of: row), as: UTF8.self)
      return "\(name)/\(row.type.tag) \(entry.day.description) \(entry.mentions) \(entry.documents)"
    }
  }

  /// The slow twin: a tally of each period's articles alone.
  private func naive(_ batches: [MentionBatch], _ period: Period) -> Set<String> {
    var parts: [Day: Tally] = [:]
    for batch in batches {
      for (index, article) in batch.batch.articles.enumerated() {
        var alone = batch
        alone.mentions = batch.mentions.filter { $0.article == UInt32(index) }
        parts[period.start(of: article.day), default: Tally()].add(alone)
      }
    }
    return Set(
      parts.flatMap { day, tally in
        TallyTests.rows(tally).map { row in
          let cells = row.split(separator: " ")
          let name = cells.dropLast(2).joined(separator: " ")
          return "\(name) \(day.description) \(cells.suffix(2).joined(separator: " "))"
        }
      }
    )
  }

  @Test(arguments: Period.allCases)
  func countsWhatATallyOfEachPeriodCounts(_ period: Period) {
    let batches = batches(1500)
    var tally = Tally(by: period)
    for batch in batches { tally.add(batch) }
    let found = rows(tally)
    #expect(Set(found) == naive(batches, period))
    #expect(Set(found).count == found.count)
  }

  @Test func mergesInAnyOrder() {
    let batches = batches(900)
    var whole = Tally(by: .week)
    for batch in batches { whole.add(batch) }
    var merged = Tally(by: .week)
    for batch in batches.reversed() {
      var part = Tally(by: .week)
      part.add(batch)
      merged.merge(part)
    }
    #expect(rows(merged) == rows(whole))
  }

  @Test func periodsStandInTheOrderOfTheRows() throws {
    var tally = Tally(by: .day)
    for batch in batches(600) { tally.add(batch) }
    let order = tally.order()
    let periods = try #require(tally.periods)
    let entries = periods.sorted(by: order)
    let ranks = entries.map { order.firstIndex(of: Int($0.row)) ?? -1 }
    #expect(ranks == ranks.sorted())
    for (one, next) in zip(entries, entries.dropFirst()) where one.row == next.row {
      #expect(one.day < next.day)
    }
    let top = periods.sorted(by: Array(order.prefix(3)))
    #expect(top == entries.filter { order.prefix(3).contains(Int($0.row)) })
  }

  @Test func nothingIsKeptWhereNoPeriodIsAskedFor() {
    var tally = Tally()
    for batch in batches(200) { tally.add(batch) }
    #expect(tally.periods == nil)
  }
}
