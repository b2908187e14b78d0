/// Weights by property; the row of a word is a sum of these.
package struct AttributeTable: Sendable, Equatable {
  /// Open addressing: the high half of the key's hash, the index of its first row, and their
  /// number.
  package let slots: [UInt64]
  /// The position that each row weighs on, as `WeightSlot`.
  package let positions: [UInt8]
  /// In `1 << fraction`ths of the unit of a word's rows.
  package let rows: [SIMD16<Int8>]

  package static let fraction = 2

  package init(slots: [UInt64], positions: [UInt8], rows: [SIMD16<Int8>]) {
    self.slots = slots
    self.positions = positions
    self.rows = rows
  }

  package static let empty = AttributeTable(slots: [0], positions: [], rows: [])

  package static func slot(_ key: AttributeKey, start: Int, count: Int) -> UInt64 {
    key.hash & 0xFFFF_FFFF_0000_0000 | UInt64(start) << 8 | UInt64(count)
  }

  /// The rows of a slot.
  @inline(__always)
  static func range(_ slot: UInt64) -> Range<Int> {
    let start = Int(slot >> 8 & 0xFF_FFFF)
    return start..<(start + Int(slot & 0xFF))
  }

  /// Prefetches the slot of a property that is looked up soon.
  @inline(__always)
  func prefetch(_ key: AttributeKey) {
    TokenHash.prefetch(slots.span, Int(truncatingIfNeeded: key.hash) & (slots.count - 1))
  }

  /// Prefetches rows that are added soon.
  @inline(__always)
  func prefetchRows(_ range: Range<Int>) {
    TokenHash.prefetch(positions.span, range.lowerBound)
    // Four rows a cache line.
    for row in stride(from: range.lowerBound, to: range.upperBound + 3, by: 4) {
      TokenHash.prefetch(rows.span, row)
    }
  }

  /// The rows of a property; none if it has no weight.
  @inline(__always)
  func range(of key: AttributeKey) -> Range<Int> {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index] != 0 {
      if (slots[index] ^ key.hash) >> 32 == 0 { return Self.range(slots[index]) }
      index = (index + 1) & mask
    }
    return 0..<0
  }
}
