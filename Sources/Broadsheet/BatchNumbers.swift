internal import BroadsheetCore
internal import Synchronization

/// Numbers the batches of a run in the order in which they leave their splitters.
///
/// Shared by the splitters of one run: of one dump, an earlier batch has the lower number.
final class BatchNumbers: Sendable {
  private let last = Atomic<Int>(-1)
  /// For each dump how many of its batches an earlier run has done.
  private let skipped: [Int]

  init(skipping skipped: [Int] = []) { self.skipped = skipped }

  /// The number of a batch; nil for one that is done.
  func next(for batch: borrowing ArticleBatch) -> Int? {
    if !skipped.isEmpty, batch.number < skipped[batch.file] { return nil }
    return last.add(1, ordering: .relaxed).newValue
  }
}
