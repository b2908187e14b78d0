internal import BroadsheetCore
package import SystemPackage

/// Sorts any number of records in bounded memory: sorted parts on disk, merged while they are read.
///
/// A record is a string of bytes, and bytes are its order: numbers go in big-endian. What fits in memory
/// never touches the disk.
/// Source: Knuth, The Art of Computer Programming 3, 5.4: replacement of memory by merging.
package struct ExternalSorter: ~Copyable {
  private let folder: FilePath
  private let budget: Int
  private var buffer = RecordBuffer()
  private var parts: [Range<Int>] = []
  private var file: StoredFile?
  private var end = 0

  /// - Parameters:
  ///   - folder: where parts go, unnamed.
  ///   - memory: bytes that records may take before they are written.
  package init(in folder: FilePath, memory: Int) {
    self.folder = folder
    // Places in memory are 32 bits.
    budget = min(max(memory, 1 << 16), 1 << 31)
  }

  /// Whether records had to be written to disk.
  package var hasSpilled: Bool { !parts.isEmpty }

  /// Whether there are any in memory.
  package var hasRecords: Bool { buffer.count > 0 }

  /// Adds a record, which `write` appends to the bytes that it is given.
  package mutating func add(_ write: (inout [UInt8]) -> Void) throws(Errno) {
    if buffer.count == 0 { buffer.reserve(budget) }
    buffer.add(write)
    if buffer.size >= budget { try spill() }
  }

  /// Adds a record of four words.
  package mutating func add(words: SIMD4<UInt32>) throws(Errno) {
    buffer.add(words: words)
    if buffer.size >= budget { try spill() }
  }

  private mutating func spill() throws(Errno) {
    buffer.sort()
    if file == nil { file = try StoredFile(scratchIn: folder) }
    guard let file else { return }
    let start = end
    var piece: [UInt8] = []
    for index in 0..<buffer.count {
      let record = buffer.record(index)
      piece.append(text: buffer.bytes[record])
      guard piece.count >= Self.piece || index == buffer.count - 1 else { continue }
      try file.write(piece, at: end)
      end += piece.count
      piece.removeAll(keepingCapacity: true)
    }
    parts.append(start..<end)
    buffer.removeAll()
  }

  private static let piece = 256 << 10

  /// All records, in their order; the sorter is empty then.
  package consuming func sorted() throws(Errno) -> SortedRecords {
    if parts.isEmpty {
      buffer.sort()
      return SortedRecords(buffer)
    }
    if buffer.count > 0 { try spill() }
    guard let file else { throw Errno.ioError }
    let window = max(4 << 10, min(Self.piece, budget / parts.count))
    return try SortedRecords(parts.map { PartReader(file, $0, window: window) })
  }
}
