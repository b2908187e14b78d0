internal import BroadsheetCore
internal import Synchronization

/// How far a run has come: written by the stages, read by the display.
package final class Progress: Sendable {
  /// What a run is doing.
  package enum Stage: String, Sendable {
    case reading, merging, tables
  }

  package struct State: Sendable {
    package var stage = Stage.reading
    /// Grows with each stage, and each time that dumps are read.
    package var pass = 0
    /// Bytes read so far, as stored.
    package var storedBytes = 0
    /// Bytes to be read; nil where a dump has no size, such as standard input.
    package var expectedBytes: Int?
    /// Bytes of inflated text.
    package var textBytes = 0
    /// Articles counted.
    package var articles = 0

    package init() {}
  }

  private let state = Mutex(State())

  /// Nothing read yet.
  package init() {}

  package var now: State { state.withLock { $0 } }

  /// Begins a stage.
  package func begin(_ stage: Stage) {
    state.withLock { state in
      state.stage = stage
      state.pass += 1
    }
  }

  /// Begins to read dumps.
  func begin(_ dumps: [Dump]) {
    let sizes = dumps.map(\.storedBytes)
    state.withLock { state in
      let pass = state.pass + 1
      state = State()
      state.pass = pass
      state.expectedBytes = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    }
  }

  func read(storedBytes: Int, textBytes: Int) {
    state.withLock { state in
      state.storedBytes += storedBytes
      state.textBytes += textBytes
    }
  }

  func count(articles: Int) { state.withLock { $0.articles += articles } }
}

/// Gives every dump to one reader, in order.
final class DumpQueue: Sendable {
  private let dumps: [Dump]
  private let taken = Atomic<Int>(0)

  init(_ dumps: [Dump]) { self.dumps = dumps }

  func next() -> (file: Int, dump: Dump)? {
    let file = taken.add(1, ordering: .relaxed).oldValue
    return file < dumps.count ? (file, dumps[file]) : nil
  }
}
