internal import Aggregation
internal import BroadsheetCore
internal import Synchronization

/// What a run has counted, and what each dump had to report.
struct Counts: Sendable {
  /// The rows of the table; nil if nothing was counted.
  var rows: TallyRows?
  /// Mentions of each type, by raw value.
  ///
  /// No SIMD4: a value aligned to 32 bytes that lives across an `await` is written beyond the frame of its
  /// async function (Swift 6.3.1).
  var mentions = [Int](repeating: 0, count: EntityType.allCases.count)
  var reports: [ReadReport]
  /// What each dump turned out to be; nil where it could not be opened.
  var facts: [DumpFacts?]

  init(dumps: Int) {
    reports = [ReadReport](repeating: ReadReport(), count: dumps)
    facts = [DumpFacts?](repeating: nil, count: dumps)
  }

  mutating func add(_ batch: borrowing ArticleBatch) {
    reports[batch.file].merge(batch.report)
    if batch.isLast { facts[batch.file] = batch.facts }
  }

  mutating func add(_ batch: borrowing MentionBatch) {
    add(batch.batch)
    for mention in batch.mentions { mentions[Int(mention.type.rawValue)] += 1 }
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
