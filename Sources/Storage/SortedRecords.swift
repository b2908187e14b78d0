package import BroadsheetCore
package import SystemPackage

/// Records in their order, one at a time, from memory or from parts on disk.
package struct SortedRecords: ~Copyable {
  private var buffer: RecordBuffer
  private var place = -1
  /// A heap: the part whose record is least is first.
  private var parts: [PartReader]
  private var started = false

  init(_ buffer: consuming RecordBuffer) {
    self.buffer = buffer
    parts = []
  }

  init(_ readers: [PartReader]) throws(Errno) {
    buffer = RecordBuffer()
    parts = []
    for var reader in readers where try reader.next() { parts.append(reader) }
    parts.sort { $0.precedes($1) }
  }

  /// Goes to the next record, the first at first; false where there is none.
  package mutating func next() throws(Errno) -> Bool {
    if parts.isEmpty {
      place += 1
      buffer.prefetch(place + 8)
      return place < buffer.count
    }
    guard started else {
      started = true
      return true
    }
    if try parts[0].next() { sink() } else { removeFirst() }
    return !parts.isEmpty
  }

  private mutating func removeFirst() {
    parts.swapAt(0, parts.count - 1)
    parts.removeLast()
    // The end, not a buffer in memory that would begin.
    place = 0
    if parts.count > 1 { sink() }
  }

  /// Moves the first part to its place in the heap.
  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < parts.count && parts[child].precedes(parts[least]) { least = child }
      guard least != parent else { return }
      parts.swapAt(parent, least)
      parent = least
    }
  }

  /// Reads the record at hand, without a copy of it.
  package var decoder: ByteDecoder {
    if parts.isEmpty { return ByteDecoder(buffer.bytes, buffer.record(place)) }
    return parts[0].decoder
  }

  /// The bytes of the record at hand.
  package var record: ArraySlice<UInt8> {
    if parts.isEmpty { return buffer.bytes[buffer.record(place)] }
    return parts[0].record
  }
}

extension SortedRecords {
  /// A record of four words.
  package var words: SIMD4<UInt32> {
    if parts.isEmpty { return Self.words(buffer.bytes.span, buffer.record(place)) }
    return Self.words(parts[0].record.span, 0..<parts[0].record.count)
  }

  private static func words(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> SIMD4<UInt32> {
    var words = SIMD4<UInt32>.zero
    guard range.count == 16 else { return words }
    for lane in 0..<4 {
      for place in (range.lowerBound + 4 * lane)..<(range.lowerBound + 4 * lane + 4) {
        words[lane] = words[lane] << 8 | UInt32(bytes[place])
      }
    }
    return words
  }
}

/// Reads one sorted part.
struct PartReader {
  private var window: RecordWindow

  init(_ file: StoredFile, _ part: Range<Int>, window: Int) {
    self.window = RecordWindow(file, part, size: window)
  }

  var record: ArraySlice<UInt8> { window.record }

  var decoder: ByteDecoder { window.decoder }

  func precedes(_ other: PartReader) -> Bool { record.lexicographicallyPrecedes(other.record) }

  /// Goes to the next record; false at the part's end.
  mutating func next() throws(Errno) -> Bool {
    do {
      return try window.next()
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}
