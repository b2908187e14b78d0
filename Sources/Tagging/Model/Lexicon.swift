/// What is known of words beyond their spelling: the clusters and the lists that they are in.
///
/// A word maps to one small number a column (a file of clusters, or the signature of its lists),
/// all packed into the 64-bit slot that also identifies it; a number stands for a set of
/// `AttributeKey`s. Found by hash alone: a false match has a chance of about one in a million a
/// look-up, and costs an unknown word some wrong features.
package struct Lexicon: Sendable, Equatable {
  /// How many bits of a slot a column takes, the lowest first; what is left identifies the word.
  package let widths: [UInt8]
  /// Open addressing, linear probing; 0 where none is.
  package let slots: [UInt64]
  /// The number of the set of keys that stands for number 1 of each column.
  package let firstSets: [UInt32]
  /// Where each set of keys ends in `keys`; it begins where the one before it ends.
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

  /// The numbers of a word in all columns, packed; 0 for a word that is not there.
  package func numbers(of hash: UInt64) -> UInt64 {
    let fingerprint = Self.fingerprint(hash, payload)
    var slot = Self.home(of: hash, slots.count)
    while slots[slot] != 0 {
      if slots[slot] & ~payload == fingerprint { return slots[slot] & payload }
      slot = slot + 1 < slots.count ? slot + 1 : 0
    }
    return 0
  }

  /// Where the probing for a hash begins, by its low half: the high one is the fingerprint.
  package static func home(of hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(count)) >> 32)
  }

  /// Asks for the slot of a word that is looked up soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    TokenHash.prefetch(slots.span, Self.home(of: hash, slots.count))
  }

  /// Whether there is a number in every column.
  func isComplete(_ numbers: UInt64) -> Bool { completed(numbers, by: ~0) == numbers }

  /// The numbers of a word, in each column where there is none those of another spelling.
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

  /// Appends the sets of keys behind packed numbers.
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
