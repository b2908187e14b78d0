/// Sorting by counting bytes: for long lists with short keys.
package enum Radix {
  /// Sorts stably by the first number of each pair.
  ///
  /// O(n) for each byte in which the numbers differ.
  package static func sort(_ pairs: inout [SIMD2<UInt64>]) {
    var other = pairs
    for digit in 0..<8 { sort(&pairs, by: UInt64(8 * digit), &other) }
  }

  /// Sorts stably by the first word of each record, then the second.
  package static func sort(_ records: inout [SIMD4<UInt32>]) {
    var other = records
    for lane in [1, 0] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) { sort(&records, lane, shift, &other) }
    }
  }

  private static func sort(
    _ pairs: inout [SIMD2<UInt64>],
    by shift: UInt64,
    _ other: inout [SIMD2<UInt64>]
  ) {
    var places = [Int](repeating: 0, count: 256)
    for pair in pairs { places[Int(truncatingIfNeeded: pair[0] &>> shift & 0xFF)] += 1 }
    guard places.addUp(unlessOneIs: pairs.count) else { return }
    for pair in pairs {
      let value = Int(truncatingIfNeeded: pair[0] &>> shift & 0xFF)
      other[places[value]] = pair
      places[value] += 1
    }
    swap(&pairs, &other)
  }

  private static func sort(
    _ records: inout [SIMD4<UInt32>],
    _ lane: Int,
    _ shift: UInt32,
    _ other: inout [SIMD4<UInt32>]
  ) {
    var places = [Int](repeating: 0, count: 256)
    for record in records { places[Int(record[lane] &>> shift & 0xFF)] += 1 }
    guard places.addUp(unlessOneIs: records.count) else { return }
    for record in records {
      let value = Int(record[lane] &>> shift & 0xFF)
      other[places[value]] = record
      places[value] += 1
    }
    swap(&records, &other)
  }
}

extension [Int] {
  /// Makes of counts the places where each value begins; false where all values are one.
  fileprivate mutating func addUp(unlessOneIs all: Int) -> Bool {
    if contains(all) { return false }
    var next = 0
    for value in indices { (self[value], next) = (next, next + self[value]) }
    return true
  }
}
