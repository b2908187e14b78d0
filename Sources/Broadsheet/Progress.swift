internal import BroadsheetCore
internal import Decompression
internal import Synchronization

/// How far a run has come: written by the stages, read by whoever shows it.
package final class Progress: Sendable {
  private let stored = Atomic<Int>(0)
  private let text = Atomic<Int>(0)
  private let counted = Atomic<Int>(0)

  /// Nothing read yet.
  package init() {}

  /// Bytes read so far, as stored; bytes of inflated text; articles counted.
  package var now: (storedBytes: Int, textBytes: Int, articles: Int) {
    (
      stored.load(ordering: .relaxed), text.load(ordering: .relaxed),
      counted.load(ordering: .relaxed)
    )
  }

  func read(storedBytes: Int, textBytes: Int) {
    stored.add(storedBytes, ordering: .relaxed)
    text.add(textBytes, ordering: .relaxed)
  }

  func count(articles: Int) { counted.add(articles, ordering: .relaxed) }
}

/// What is known of each dump once it is read.
///
/// Shared by the readers of one run.
final class DumpLedger: Sendable {
  private let facts: Mutex<[DumpFacts?]>

  init(dumps: Int) { facts = Mutex([DumpFacts?](repeating: nil, count: dumps)) }

  func record(_ dump: Int, _ read: DumpFacts) { facts.withLock { $0[dump] = read } }

  /// Nil for a dump that could not be opened.
  var all: [DumpFacts?] { facts.withLock { $0 } }
}

/// Hands every dump to one reader, in order.
final class DumpQueue: Sendable {
  private let dumps: [Dump]
  private let taken = Atomic<Int>(0)

  init(_ dumps: [Dump]) { self.dumps = dumps }

  func next() -> (file: Int, dump: Dump)? {
    let file = taken.add(1, ordering: .relaxed).oldValue
    return file < dumps.count ? (file, dumps[file]) : nil
  }
}
