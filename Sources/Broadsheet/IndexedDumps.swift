internal import BroadsheetCore
internal import Decompression
internal import Indexing
internal import Synchronization
internal import Tables

/// The dumps of a run, and the index that their postings go to.
///
/// Used by the one task that writes segments; a lock keeps the compiler and the readers content.
final class IndexedDumps: Sendable {
  /// For each dump of the run its place in the user's list.
  let files: [Int]
  /// For each dump how many of its batches an earlier run has done; all of them where it is finished.
  let batches: [Int]
  private let dumps: [Dump]
  private let plan: IndexPlan
  private let state: Mutex<State>

  private struct State {
    var index: IndexFile
    /// Of the dumps that are open, by their place in the user's list.
    var builders: [Int: SegmentBuilder] = [:]
  }

  private let examples: Int

  /// - Parameters:
  ///   - dumps: those that are not finished in `index`.
  ///   - files: their places in the user's list.
  init(_ dumps: [Dump], files: [Int], in index: IndexFile, examples: Int) {
    (self.dumps, self.files, self.examples) = (dumps, files, examples)
    plan = index.plan
    batches = files.map { file in
      guard let last = index.last(of: file) else { return 0 }
      return last.isLast ? .max : last.batches
    }
    state = Mutex(State(index: index))
  }

  /// The index with all that was added.
  var index: IndexFile { state.withLock { $0.index } }

  /// Adds the next batch of a dump; writes a segment when one is full.
  func add(_ batch: PostingBatch, _ ledger: DumpLedger) throws {
    try state.withLock { state in
      var builder =
        state.builders.removeValue(forKey: batch.file)
        ?? SegmentBuilder(
          file: batch.file,
          after: state.index.last(of: batch.file),
          examples: examples
        )
      let facts = batch.isLast ? try facts(of: batch.file, ledger) : []
      if let segment = builder.add(batch, facts: facts) {
        do {
          try state.index.append(segment)
        } catch {
          throw BroadsheetError(.output, "cannot write the counts so far: \(error)")
        }
      }
      if !batch.isLast { state.builders[batch.file] = builder }
    }
  }

  /// What a dump was, once it is read; it must still be the file that it was at first.
  private func facts(of file: Int, _ ledger: DumpLedger) throws -> [UInt8] {
    guard let number = files.firstIndex(of: file) else { return [] }
    let planned = plan.inputs.first { $0.file == file }
    if let planned, dumps[number].input(file) != planned {
      throw BroadsheetError(
        .noInput,
        "\(TextWriter.shown(planned.name)) changed while it was read: run the command again"
      )
    }
    return ledger.all[number]?.encoded ?? []
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
    storedBytes = try decoder.varint()
    textBytes = try decoder.varint()
    members = try decoder.varint()
    entries = try decoder.varint()
    digest = try decoder.word()
  }
}
