package import BroadsheetCore

/// Spans of days that counts are kept apart for.
package enum Period: String, CaseIterable, Sendable {
  case day
  /// From Monday, as ISO 8601 has it.
  case week
  case month

  /// The first day of the period that a day is in; an unknown day stays unknown.
  package func start(of day: Day) -> Day {
    guard day.isKnown else { return day }
    switch self {
    case .day: return day
    case .week:
      // 1970-01-01 was a Thursday.
      let weekday = (Int(day.number) + 3) % 7
      return Day(number: day.number - Int32(weekday < 0 ? weekday + 7 : weekday))
    case .month: return Day(number: day.number - Int32(day.civil.day - 1))
    }
  }
}

/// Mentions and documents of the rows of a `Tally` in each period.
///
/// Grows with the number of pairs of a row and a period that occur.
package struct PeriodTally: Sendable {
  /// One row in one period.
  package struct Entry: Sendable, Equatable {
    /// The index of the row.
    package let row: UInt32
    /// The period's first day; unknown for articles without a date.
    package let day: Day
    package fileprivate(set) var mentions = 0
    package fileprivate(set) var documents = 0
    /// The article that was counted last, so that each counts once.
    fileprivate var lastArticle = 0

    fileprivate init(row: UInt32, day: Day) { (self.row, self.day) = (row, day) }
  }

  private let period: Period
  package private(set) var entries: [Entry] = []
  /// Open addressing, linear probing: index of an entry plus one, or zero.
  ///
  /// At most 5/8 full.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  /// Secret and odd, so that no dump can be written to make the probes long.
  ///
  /// Source: Dietzfelbinger and others, "A Reliable Randomized Algorithm for the Closest-Pair Problem"
  /// (1997), multiply-shift hashing.
  private let factor = UInt64.random(in: .min ... .max) | 1

  init(_ period: Period) { self.period = period }

  /// Counts a mention of a row in an article of a day.
  mutating func add(_ row: Int, _ day: Day, article: Int) {
    let index = entry(UInt32(row), period.start(of: day))
    entries[index].mentions += 1
    guard entries[index].lastArticle != article else { return }
    entries[index].lastArticle = article
    entries[index].documents += 1
  }

  /// Adds what another tally counted for a row that goes by `row` here.
  mutating func add(_ other: Entry, as row: Int) {
    let index = entry(UInt32(row), other.day)
    entries[index].mentions += other.mentions
    entries[index].documents += other.documents
  }

  private mutating func entry(_ row: UInt32, _ day: Day) -> Int {
    let slot = slot(row, day)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    entries.append(Entry(row: row, day: day))
    slots[slot] = UInt32(entries.count)
    if entries.count * 8 > slots.count * 5 { grow() }
    return entries.count - 1
  }

  /// The slot of a pair, or the empty one that it would take.
  private func slot(_ row: UInt32, _ day: Day) -> Int {
    var slot = home(row, day)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.row == row, entry.day == day { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func home(_ row: UInt32, _ day: Day) -> Int {
    let pair = UInt64(row) << 32 | UInt64(UInt32(bitPattern: day.number))
    let bits = UInt64(slots.count.trailingZeroBitCount)
    return Int(truncatingIfNeeded: (pair &* factor) >> (64 - bits))
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      slots[slot(entry.row, entry.day)] = UInt32(index + 1)
    }
  }

  /// The entries in the order of their rows in `order`, and of their days.
  package func sorted(by order: [Int]) -> [Entry] {
    var ranks = [UInt32](repeating: .max, count: (order.max() ?? -1) + 1)
    for (rank, row) in order.enumerated() { ranks[row] = UInt32(rank) }
    var keys: [(key: UInt64, entry: Int)] = []
    for (index, entry) in entries.enumerated() where Int(entry.row) < ranks.count {
      let rank = ranks[Int(entry.row)]
      guard rank != .max else { continue }
      let day = UInt32(bitPattern: entry.day.number) ^ 1 << 31
      keys.append((UInt64(rank) << 32 | UInt64(day), index))
    }
    keys.sort { $0.key < $1.key }
    return keys.map { entries[$0.entry] }
  }
}
