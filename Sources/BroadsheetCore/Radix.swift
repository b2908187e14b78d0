/// Sorting by counting bytes: for long lists with short keys.
package enum Radix {
  /// Sorts stably by the first number of each pair.
  ///
  /// O(n) for each byte in which the numbers differ.
  package static func sort(_ pairs: inout [SIMD2<UInt64>]) { sort(&pairs) { $0[0] } }

  /// Sorts stably by the first word of each record, then the second.
  package static func sort(_ records: inout [SIMD4<UInt32>]) {
    sort(&records) { UInt64($0[0]) << 32 | UInt64($0[1]) }
  }

  @inline(__always)
  private static func sort<Record>(_ records: inout [Record], by key: (Record) -> UInt64) {
    // PERF: for all bytes at once, for the records are more than a cache holds.
    var places = [Int](repeating: 0, count: 8 << 8)
    for record in records {
      let key = key(record)
      for digit in 0..<8 { places[slot(key, digit)] += 1 }
    }
    var other = records
    for digit in 0..<8 where places.addUp(digit << 8..<(digit + 1) << 8, unlessOneIs: records.count)
    {
      for record in records {
        let slot = slot(key(record), digit)
        other[places[slot]] = record
        places[slot] += 1
      }
      swap(&records, &other)
    }
  }

  /// Where a byte of a key is counted; the lowest byte is the first digit.
  @inline(__always)
  private static func slot(_ key: UInt64, _ digit: Int) -> Int {
    digit << 8 | Int(truncatingIfNeeded: key &>> UInt64(8 * digit) & 0xFF)
  }
}

extension [Int] {
  /// Makes of counts the places where each value begins; false where all values are one.
  fileprivate mutating func addUp(_ range: Range<Int>, unlessOneIs all: Int) -> Bool {
    if self[range].contains(all) { return false }
    var next = 0
    for value in range { (self[value], next) = (next, next + self[value]) }
    return true
  }
}
