internal import BroadsheetCore

/// Records in memory, one after the other, with what settles the order of most of them.
struct RecordBuffer {
  private(set) var bytes: [UInt8] = []
  /// For each record its first eight bytes as a number of the same order, then its place: offset
  /// and length.
  private var keys: [SIMD2<UInt64>] = []

  var count: Int { keys.count }
  /// Bytes that it takes, the second copy of the keys while they are sorted included.
  var size: Int { bytes.count + 2 * keys.count * MemoryLayout<SIMD2<UInt64>>.stride }

  /// PERF: room for what is likely to come, up to 12 MB: growing would copy all of it again and again,
  /// and room that is never used takes no memory.
  mutating func reserve(_ budget: Int) {
    bytes.reserveCapacity(min(budget, 8 << 20))
    keys.reserveCapacity(min(budget, 8 << 20) / 32)
  }

  mutating func add(_ write: (inout [UInt8]) -> Void) {
    let offset = bytes.count
    write(&bytes)
    var start: UInt64 = 0
    for place in offset..<(offset + 8) {
      start = start << 8 | UInt64(place < bytes.count ? bytes[place] : 0)
    }
    keys.append(SIMD2(start, UInt64(offset) << 32 | UInt64(bytes.count - offset)))
  }

  mutating func add(words: SIMD4<UInt32>) {
    let offset = bytes.count
    for lane in 0..<4 { bytes.append(word: words[lane]) }
    let start = UInt64(words[0]) << 32 | UInt64(words[1])
    keys.append(SIMD2(start, UInt64(offset) << 32 | 16))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }

  /// The range of `bytes` that holds the record at an index of the order.
  func record(_ index: Int) -> Range<Int> {
    Self.range(keys[index])
  }

  /// PERF: prefetches a record that is needed soon; the order of the records is not that of their
  /// places.
  func prefetch(_ index: Int) {
    if index < keys.count { ByteScan.prefetch(bytes.span, record(index).lowerBound) }
  }

  private static func range(_ key: SIMD2<UInt64>) -> Range<Int> {
    let offset = Int(key[1] >> 32)
    return offset..<(offset + Int(truncatingIfNeeded: key[1] & 0xFFFF_FFFF))
  }

  mutating func sort() {
    Radix.sort(&keys)
    var first = 0
    while first < keys.count {
      var end = first + 1
      while end < keys.count, keys[end][0] == keys[first][0] { end += 1 }
      if end - first > 1 { sort(first..<end) }
      first = end
    }
  }

  /// Orders records that begin alike.
  private mutating func sort(_ range: Range<Int>) {
    let bytes = bytes
    keys[range].sort { left, right in
      bytes[Self.range(left)].lexicographicallyPrecedes(bytes[Self.range(right)])
    }
  }
}
