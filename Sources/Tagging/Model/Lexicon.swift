/// Knowledge of words beyond their spelling: the clusters and the lists that they are in.
///
/// A word maps to one small number for each column (a file of clusters, or the signature of its
/// lists), all packed into the 64-bit slot that also identifies the word; a number means a set of
/// `AttributeKey`s. Words are found by hash alone: about one look-up in a million is a false match,
/// which gives an unknown word some wrong properties.
package struct Lexicon: Sendable, Equatable {
  /// How many bits of a slot each column takes, from the lowest bit up; the others identify the
  /// word.
  package let widths: [UInt8]
  /// Open addressing, linear probing; 0 is an empty slot.
  package let slots: [UInt64]
  /// The set of keys that number 1 of each column means.
  package let firstSets: [UInt32]
  /// The end of each set of keys in `keys`; it begins at the end of the one before.
  package let ends: [UInt32]
  package let keys: [AttributeKey]

  package static let maxColumns = 4

  package init(
    widths: [UInt8],
    slots: [UInt64],
    firstSets: [UInt32],
    ends: [UInt32],
    keys: [AttributeKey]
  ) {
    self.widths = widths
    self.slots = slots
    self.firstSets = firstSets
    self.ends = ends
    self.keys = keys
    payload = Self.payload(widths)
    masks = widths.indices.map { column in
      Self.payload(Array(widths[...column])) & ~Self.payload(Array(widths[..<column]))
    }
  }

  /// The bits of a slot that columns of these widths take.
  package static func payload(_ widths: [UInt8]) -> UInt64 {
    1 << widths.reduce(0) { $0 + UInt64($1) } - 1
  }

  package static let empty = Lexicon(
    widths: [],
    slots: [0],
    firstSets: [],
    ends: [],
    keys: []
  )

  /// The bits of a slot that are numbers.
  private let payload: UInt64
  /// The bits of each column.
  private let masks: [UInt64]

  /// The numbers of a word in all columns, packed; 0 for an unknown word.
  package func numbers(of hash: UInt64) -> UInt64 {
    let fingerprint = Self.fingerprint(hash, payload)
    var slot = Self.home(of: hash, slots.count)
    while slots[slot] != 0 {
      if slots[slot] & ~payload == fingerprint { return slots[slot] & payload }
      slot = slot + 1 < slots.count ? slot + 1 : 0
    }
    return 0
  }

  /// The first slot to probe for a hash, from its low half: the high half is the fingerprint.
  package static func home(of hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(count)) >> 32)
  }

  /// Prefetches the slot of a word that is looked up soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    TokenHash.prefetch(slots.span, Self.home(of: hash, slots.count))
  }

  /// Whether every column has a number.
  func isComplete(_ numbers: UInt64) -> Bool { completed(numbers, by: ~0) == numbers }

  /// The numbers of a word, with those of another spelling in the columns without a number.
  func completed(_ numbers: UInt64, by other: UInt64) -> UInt64 {
    var completed = numbers
    for mask in masks where numbers & mask == 0 { completed |= other & mask }
    return completed
  }

  /// The bits of a hash that identify its word; never 0.
  package static func fingerprint(_ hash: UInt64, _ payload: UInt64) -> UInt64 {
    (hash | 1 << 63) & ~payload
  }

  /// The number in the first column.
  func firstNumber(of numbers: UInt64) -> UInt64 {
    widths.first.map { numbers & (1 << UInt64($0) - 1) } ?? 0
  }

  /// Appends the sets of keys that packed numbers mean.
  func appendSets(of numbers: UInt64, to list: inout [Int]) {
    var rest = numbers
    for column in widths.indices {
      let width = UInt64(widths[column])
      let number = Int(rest & (1 << width - 1))
      rest >>= width
      guard number > 0 else { continue }
      let set = Int(firstSets[column]) + number - 1
      if set < ends.count { list.append(set) }
    }
  }

  /// The keys of a set.
  package func keys(ofSet set: Int) -> ArraySlice<AttributeKey> {
    keys[(set > 0 ? Int(ends[set - 1]) : 0)..<Int(ends[set])]
  }
}
