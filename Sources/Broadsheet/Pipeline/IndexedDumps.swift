internal import BroadsheetCore
internal import Decompression
internal import Indexing
internal import Synchronization
internal import Tables
internal import Tagging

/// The dumps of a run, and the index that their postings go to.
///
/// Used by the one task that writes segments; a lock keeps the compiler and the readers content.
final class IndexedDumps: Sendable {
  /// The dumps of the run, as the index knows them.
  let inputs: [IndexPlan.Input]
  /// For each dump how many of its batches an earlier run has done; all of them where it is finished.
  let batches: [Int]
  private let dumps: [Dump]
  private let state: Mutex<State>

  private struct State {
    var index: IndexFile
    /// Of the dumps that are open, by their index in the run.
    var builders: [Int: SegmentBuilder] = [:]
  }

  private let options: Options
  /// Loaded when the first segment is closed, while dumps are read.
  private static let known = AliasFacts.builtIn()

  /// For dumps that are to be read, and the same as the plan of `index` has them.
  init(_ dumps: [Dump], _ inputs: [IndexPlan.Input], in index: IndexFile, _ options: Options) {
    (self.dumps, self.inputs, self.options) = (dumps, inputs, options)
    batches = inputs.map { input in
      guard let last = index.last(of: input) else { return 0 }
      return last.isLast ? .max : last.batches
    }
    state = Mutex(State(index: index))
  }

  /// The index with all that was added.
  var index: IndexFile { state.withLock { $0.index } }

  /// Adds the next batch of a dump; writes a segment when one is full.
  func add(_ batch: PostingBatch, _ ledger: DumpLedger) throws {
    try state.withLock { state in
      let input = inputs[batch.file]
      var builder =
        state.builders.removeValue(forKey: batch.file)
        ?? SegmentBuilder(
          of: input,
          after: state.index.last(of: input),
          examples: options.examples,
          facts: { Self.known.canonical(of: $0, $1) },
          limit: options.segmentBytes
        )
      let facts = batch.isLast ? try facts(of: batch.file, ledger) : []
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

  /// What a dump was, once it is read; it must still be the file that it was at first.
  private func facts(of file: Int, _ ledger: DumpLedger) throws -> [UInt8] {
    let input = inputs[file]
    if dumps[file].input(input.file) != input {
      throw BroadsheetError(
        .noInput,
        "\(TextWriter.shown(input.name)) changed while it was read: start over with --restart"
      )
    }
    return ledger.all[file]?.encoded ?? []
  }
}

extension DumpFacts {
  var encoded: [UInt8] {
    var out: [UInt8] = []
    out.append(text: container)
    for number in [storedBytes, textBytes, members, entries] { out.append(varint: number) }
    out.append(word: digest)
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
  }
}
