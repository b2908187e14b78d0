internal import BroadsheetCore
internal import Decompression
internal import Indexing
internal import Synchronization
internal import Tables
internal import Tagging

/// The dumps of a run, and the index that their postings go to.
///
/// Used by the one task that writes segments; the lock is never contended.
final class IndexedDumps: Sendable {
  /// The dumps of the run, as the index knows them.
  let inputs: [IndexPlan.Input]
  /// For each dump, how many of its batches an earlier run has counted; `.max` if it is finished.
  let batches: [Int]
  private let dumps: [Dump]
  private let state: Mutex<State>

  private struct State {
    var index: IndexFile
    /// One for each open dump, by its index in the run.
    var builders: [Int: SegmentBuilder] = [:]
  }

  /// Contexts that are kept of a form, and bytes after which a segment ends.
  private let (examples, segmentBytes): (Int, Int)
  /// Loaded when the first segment is closed, while dumps are read.
  private static let known = AliasFacts.builtIn()

  /// For dumps that are to be read, each with what the plan of `index` calls it.
  init(
    _ dumps: [(Dump, IndexPlan.Input)],
    in index: IndexFile,
    examples: Int,
    segmentBytes: Int
  ) {
    (self.dumps, inputs) = (dumps.map(\.0), dumps.map(\.1))
    (self.examples, self.segmentBytes) = (examples, segmentBytes)
    batches = inputs.map { input in
      guard let last = index.last(of: input) else { return 0 }
      return last.isLast ? .max : last.batches
    }
    state = Mutex(State(index: index))
  }

  /// The index with all that was added.
  var index: IndexFile { state.withLock { $0.index } }

  /// Adds the next batch of a dump; writes a segment when one is full.
  func add(_ batch: PostingBatch) throws {
    try state.withLock { state in
      let input = inputs[batch.file]
      var builder =
        state.builders.removeValue(forKey: batch.file)
        ?? SegmentBuilder(
          of: input,
          after: state.index.last(of: input),
          examples: examples,
          facts: { Self.known.canonical(of: $0, $1) },
          limit: segmentBytes
        )
      let facts = batch.isLast ? try facts(of: batch) : []
      if let segment = builder.add(batch, facts: facts) {
        do {
          try state.index.append(segment)
        } catch {
          throw BroadsheetError(
            .output,
            "cannot write the counts: \(error); repeat the command to resume"
          )
        }
      }
      if !batch.isLast { state.builders[batch.file] = builder }
    }
  }

  /// What the dump turned out to be; its file must not have changed while it was read.
  private func facts(of batch: PostingBatch) throws -> [UInt8] {
    let input = inputs[batch.file]
    if dumps[batch.file].input(input.file) != input {
      throw BroadsheetError(
        .noInput,
        "\(TextWriter.shown(input.name)) changed while it was read: start over with --restart"
      )
    }
    return batch.facts?.encoded ?? []
  }
}

extension DumpFacts {
  var encoded: [UInt8] {
    var out: [UInt8] = []
    out.append(text: container)
    for number in [storedBytes, textBytes, members, entries] { out.append(varint: number) }
    out.append(word: digest)
    out.append(word: textDigest)
    return out
  }

  init(decoding bytes: [UInt8]) throws(ByteCodingError) {
    var decoder = ByteDecoder(bytes)
    self.init()
    container = try decoder.string()
    storedBytes = try decoder.sum()
    textBytes = try decoder.sum()
    members = try decoder.sum()
    entries = try decoder.sum()
    digest = try decoder.word()
    textDigest = try decoder.word()
  }
}
