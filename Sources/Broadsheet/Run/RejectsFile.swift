internal import Storage
internal import Synchronization
internal import SystemPackage
internal import Tables

/// The file of rejected records and damaged places: the lines of all dumps, in the order of the dumps.
///
/// Dumps are read side by side. The lines of the first unfinished one are written at once; those of
/// a later one wait in a file of their own, so that memory is bounded whatever is damaged.
final class RejectsFile: RejectSink {
  private struct State {
    /// The first dump that is not finished.
    var current = 0
    var finished: Set<Int> = []
    /// Dumps that have lines waiting.
    var waiting: Set<Int> = []
  }

  private let sink: OutputSink
  private let path: FilePath
  private let state = Mutex(State())

  /// - Parameters:
  ///   - sink: takes the file's bytes.
  ///   - path: its name, beside which lines wait.
  /// - Throws: `BroadsheetError` of kind `output`.
  init(_ sink: OutputSink, parts path: FilePath) throws {
    self.sink = sink
    self.path = path
    try sink.write(RejectList.header)
  }

  deinit {
    state.withLock { for dump in $0.waiting { remove(dump) } }
  }

  func write(_ lines: [UInt8], of dump: Int) throws {
    try state.withLock { state in
      if dump == state.current { return try sink.write(lines) }
      // What a run left that was killed is none of ours.
      if state.waiting.insert(dump).inserted { remove(dump) }
      try append(lines, to: dump)
    }
  }

  func finish(_ dump: Int) throws {
    try state.withLock { state in
      state.finished.insert(dump)
      // Nor is what it left of a dump that has nothing to wait.
      if !state.waiting.contains(dump) { remove(dump) }
      while state.finished.remove(state.current) != nil {
        state.current += 1
        if state.waiting.remove(state.current) != nil { try release(state.current) }
      }
    }
  }

  private func part(_ dump: Int) -> FilePath { FilePath("\(path).\(dump).tmp") }

  private func append(_ lines: [UInt8], to dump: Int) throws {
    do {
      let file = try FileDescriptor.open(
        part(dump),
        .writeOnly,
        options: [.create, .append],
        permissions: .ownerReadWrite
      )
      try file.closeAfter { _ = try file.writeAll(lines) }
    } catch {
      let path = TextWriter.shown(part(dump).string)
      throw BroadsheetError(.output, "cannot write \(path): \(error)")
    }
  }

  /// Writes the lines that waited.
  private func release(_ dump: Int) throws {
    do {
      let file = try StoredFile(part(dump))
      var (piece, offset) = ([UInt8](), 0)
      repeat {
        piece.removeAll(keepingCapacity: true)
        try file.read(1 << 16, at: offset, into: &piece)
        offset += piece.count
        try sink.write(piece)
      } while !piece.isEmpty
    } catch let error as Errno {
      let path = TextWriter.shown(part(dump).string)
      throw BroadsheetError(.output, "cannot read \(path): \(error)")
    }
    remove(dump)
  }

  private func remove(_ dump: Int) {
    try? Durable.remove(part(dump))
  }
}
