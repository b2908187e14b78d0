/// Writes records into one file, in a container.
///
/// Holds about one member in memory.
package struct DumpWriter: ~Copyable {
  private static let chunk = 1 << 18

  private let options: CorpusOptions
  private let file: OutputFile
  private var deflater: Deflater
  private var pending: [UInt8]
  private var packed: [UInt8] = []
  /// Uncompressed bytes taken in so far.
  package private(set) var bytes: Int

  package init(path: String, _ options: CorpusOptions) throws(FileError) {
    self.options = options
    file = try OutputFile(path: path)
    deflater = Deflater(level: options.level)
    pending = options.format.preamble
    bytes = pending.count
  }

  package mutating func add(_ article: Article) throws(FileError) {
    let start = pending.count
    let ends = options.format.append(article, to: &pending)
    bytes += pending.count - start
    switch options.container {
    case .plain, .gzip:
      if pending.count >= DumpWriter.chunk { try flush(pending.count, end: false) }
    case .records:
      // The bytes before the first record are a member, too.
      var cut = 0
      for end in [start] + ends where end > cut {
        try flush(end - cut, end: true)
        cut = end
      }
    case .members: while let cut = lineCut() { try flush(cut, end: true) }
    case .split:
      while pending.count > options.memberBytes { try flush(options.memberBytes, end: true) }
    }
  }

  package consuming func finish() throws(FileError) {
    pending += options.format.postamble
    if !pending.isEmpty || options.container == .gzip { try flush(pending.count, end: true) }
    try file.close()
  }

  /// The end of the current member: after the first line end at or after its size.
  private func lineCut() -> Int? {
    guard pending.count >= options.memberBytes else { return nil }
    return pending[(options.memberBytes - 1)...].firstIndex(of: 0x0A).map { $0 + 1 }
  }

  private mutating func flush(_ count: Int, end: Bool) throws(FileError) {
    if options.container == .plain {
      try file.write(pending[..<count])
    } else {
      packed.removeAll(keepingCapacity: true)
      deflater.deflate(pending[..<count], end: end, into: &packed)
      try file.write(packed[...])
    }
    pending.removeFirst(count)
  }
}
