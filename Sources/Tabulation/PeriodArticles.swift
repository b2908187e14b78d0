internal import BroadsheetCore
internal import Tables

/// Counts all articles in each period: the base of shares.
///
/// Memory grows with the number of distinct periods.
struct PeriodArticles {
  private let period: Period
  private var counts: [Day: (all: Int, unique: Int)] = [:]
  /// The current period, kept outside the dictionary: articles of one day mostly come together.
  private var current = (start: Day.unknown, all: 0, unique: 0)

  init(_ period: Period) { self.period = period }

  mutating func add(_ day: Day, isUnique: Bool) {
    let start = period.start(of: day)
    if start != current.start {
      keep()
      current = (start, 0, 0)
    }
    current.all += 1
    if isUnique { current.unique += 1 }
  }

  private mutating func keep() {
    guard current.all > 0 else { return }
    let known = counts[current.start] ?? (0, 0)
    counts[current.start] = (known.all + current.all, known.unique + current.unique)
  }

  /// Writes one row per period, in order; articles without a date come first.
  mutating func write(to table: inout TableWriter) throws {
    keep()
    for (start, count) in counts.sorted(by: { $0.key < $1.key }) {
      table.append(day: start)
      table.append(integer: count.all)
      table.append(integer: count.unique)
      try table.endRow()
    }
  }
}
