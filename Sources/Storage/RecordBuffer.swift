internal import BroadsheetCore

/// Records in memory, one after the other, with what settles the order of most of them.
struct RecordBuffer {
  /// The first eight bytes of a record as a number that orders as they do, and where it stands.
  private struct Key {
    var start: UInt64
    var offset: UInt32
    var length: UInt32
  }

  private(set) var bytes: [UInt8] = []
  private var keys: [Key] = []

  var count: Int { keys.count }
  /// Bytes that it takes, the second copy of the keys while they are sorted included.
  var size: Int { bytes.count + 2 * keys.count * MemoryLayout<Key>.stride }

  mutating func add(_ write: (inout [UInt8]) -> Void) {
    let offset = bytes.count
    write(&bytes)
    var start: UInt64 = 0
    for place in offset..<(offset + 8) {
      start = start << 8 | UInt64(place < bytes.count ? bytes[place] : 0)
    }
    keys.append(
      Key(start: start, offset: UInt32(offset), length: UInt32(bytes.count - offset))
    )
  }

  mutating func add(words: SIMD4<UInt32>) {
    let offset = bytes.count
    for lane in 0..<4 { bytes.append(word: words[lane]) }
    let start = UInt64(words[0]) << 32 | UInt64(words[1])
    keys.append(Key(start: start, offset: UInt32(offset), length: 16))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }

  /// Where the record of a place in the order stands in `bytes`.
  func record(_ index: Int) -> Range<Int> {
    let key = keys[index]
    return Int(key.offset)..<(Int(key.offset) + Int(key.length))
  }

  mutating func sort() {
    var other = keys
    for digit in 0..<8 { Self.sort(&keys, by: digit, &other) }
    var first = 0
    while first < keys.count {
      var end = first + 1
      while end < keys.count, keys[end].start == keys[first].start { end += 1 }
      if end - first > 1 { sort(first..<end) }
      first = end
    }
  }

  /// Orders records that begin alike.
  private mutating func sort(_ range: Range<Int>) {
    let bytes = bytes
    keys[range].sort { left, right in
      let one = bytes[Int(left.offset)..<Int(left.offset + left.length)]
      let other = bytes[Int(right.offset)..<Int(right.offset + right.length)]
      return one.lexicographicallyPrecedes(other)
    }
  }

  /// Sorts stably by one byte, the last being digit 0, by counting.
  private static func sort(_ keys: inout [Key], by digit: Int, _ other: inout [Key]) {
    let shift = UInt64(8 * digit)
    var counts = [Int](repeating: 0, count: 256)
    for key in keys { counts[Int(key.start >> shift & 0xFF)] += 1 }
    if counts.contains(keys.count) { return }
    var next = 0
    for value in counts.indices { (counts[value], next) = (next, next + counts[value]) }
    for key in keys {
      let value = Int(key.start >> shift & 0xFF)
      other[counts[value]] = key
      counts[value] += 1
    }
    swap(&keys, &other)
  }
}
