internal import Aggregation
internal import BroadsheetCore
internal import Synchronization

/// What a run has counted, and what each dump had to report.
struct Counts: Sendable {
  var tally = Tally()
  var accounts: [Account]

  init(dumps: Int) { accounts = [Account](repeating: Account(), count: dumps) }

  mutating func add(_ batch: borrowing ArticleBatch) { accounts[batch.file].merge(batch.account) }

  /// All dumps together.
  var account: Account {
    accounts.reduce(into: Account()) { $0.merge($1) }
  }
}

/// Carries the counts out of a task group whose tasks return nothing.
final class CountsBox: Sendable {
  let dumps: Int
  private let counts: Mutex<Counts>

  init(dumps: Int) {
    self.dumps = dumps
    counts = Mutex(Counts(dumps: dumps))
  }

  var value: Counts {
    get { counts.withLock { $0 } }
    set { counts.withLock { $0 = newValue } }
  }
}

/// Which days are counted.
struct DayFilter: Sendable {
  let since: Day?
  let until: Day?

  /// The batch without the articles of other days, and these counted as skipped.
  ///
  /// An article without a date belongs to no span of days.
  func keep(_ batch: consuming ArticleBatch) -> ArticleBatch {
    guard since != nil || until != nil else { return batch }
    let all = batch.articles.count
    batch.articles.removeAll { !contains($0.day) }
    batch.account.skipped += all - batch.articles.count
    return batch
  }

  private func contains(_ day: Day) -> Bool {
    guard day.isKnown else { return false }
    if let since, day < since { return false }
    if let until, until < day { return false }
    return true
  }
}
