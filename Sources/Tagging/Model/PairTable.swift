internal import CScan

/// The identity of a word in a pair with its neighbour: its letters, its cluster and its shape,
/// each as a hash.
package struct WordIdentity: Sendable, Equatable {
  package var letters: UInt64
  package var cluster: UInt64
  package var shape: UInt64

  package static let boundary = WordIdentity(letters: 1, cluster: 0, shape: 1)

  /// A word without a cluster gets its shape instead.
  init(letters: UInt64, cluster: UInt64, shape: UInt64) {
    self.letters = letters
    self.cluster = cluster > 0 ? cluster &* 0x9E37_79B9_7F4A_7C15 : shape
    self.shape = shape
  }
}

/// Weights of neighbouring words taken together.
///
/// These are the only properties that depend on two words and so cannot be part of one word's row.
/// Each costs a look-up, most of which end at one bit of the filter. A model may have none.
package struct PairTable: Sendable, Equatable {
  /// One bit for each pair, by its hash: most pairs of a text are not in the table.
  package let filter: [UInt64]
  /// Fingerprint and number of the row.
  package let slots: [UInt64]
  package let rows: [SIMD16<Int8>]

  package static let kinds = 7
  package static let numberMask: UInt64 = 0xF_FFFF

  package init(filter: [UInt64], slots: [UInt64], rows: [SIMD16<Int8>]) {
    self.filter = filter
    self.slots = slots
    self.rows = rows
  }

  /// A table of these pairs, each hash once.
  package init(_ pairs: [(hash: UInt64, row: SIMD16<Int8>)]) {
    var size = 1
    while !pairs.isEmpty, size * 3 < pairs.count * 4 + 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var filter = [UInt64](repeating: 0, count: pairs.isEmpty ? 1 : Self.filterSize)
    for (number, pair) in pairs.enumerated() {
      let (word, bit) = Self.filterBit(pair.hash, words: filter.count)
      filter[word] |= bit
      var slot = Int(truncatingIfNeeded: pair.hash >> 20) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = (pair.hash | 1 << 63) & ~Self.numberMask | UInt64(number)
    }
    self.init(filter: filter, slots: slots, rows: pairs.map(\.row))
  }

  /// Words of the filter: 256 KiB.
  private static let filterSize = 1 << 15

  package static let empty = PairTable(filter: [0], slots: [0], rows: [])

  /// Whether the model has no pairs.
  var isEmpty: Bool { slots.count == 1 }

  /// The hashes of the pairs of a token and its neighbours.
  @inline(__always)
  package static func hashes(
    of word: WordIdentity,
    after before: WordIdentity,
    before after: WordIdentity
  ) -> (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) {
    let shapes = mix(before.shape, word.shape, kind: 7)
    return (
      mix(before.letters, word.letters, kind: 1), mix(word.letters, after.letters, kind: 2),
      mix(before.cluster, word.cluster, kind: 3), mix(word.cluster, after.cluster, kind: 4),
      mix(before.cluster, after.cluster, kind: 5), mix(before.letters, after.letters, kind: 6),
      mix(shapes, after.shape, kind: 8)
    )
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64, kind: UInt64) -> UInt64 {
    TokenHash.extend(a &+ kind &* 0x9E37_79B9_7F4A_7C15, gap: b)
  }

  @inline(__always)
  package static func filterBit(_ hash: UInt64, words: Int) -> (word: Int, bit: UInt64) {
    (Int(truncatingIfNeeded: hash >> 6) & (words - 1), 1 << (hash & 63))
  }

  /// Adds the row of a pair if it has one.
  @inline(__always)
  func add(_ hash: UInt64, to sum: SIMD16<Int16>) -> SIMD16<Int16> {
    guard let row = row(hash) else { return sum }
    return score_add(sum, rows[row])
  }

  /// The index of the row of a pair; nil for a pair without weight.
  @inline(__always)
  private func row(_ hash: UInt64) -> Int? {
    let (word, bit) = Self.filterBit(hash, words: filter.count)
    guard filter[word] & bit != 0 else { return nil }
    let mask = slots.count - 1
    let fingerprint = (hash | 1 << 63) & ~Self.numberMask
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] != 0 {
      if slots[slot] & ~Self.numberMask == fingerprint {
        return Int(slots[slot] & Self.numberMask)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
