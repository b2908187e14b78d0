/// Names of two and more words, and the lists that they are in.
///
/// A trie by hashes: the hash of the first k words leads to a slot that tells whether a name ends
/// there, in which lists, and whether longer names continue.
package struct PhraseLexicon: Sendable, Equatable {
  /// Sixteen bits of signature, one bit if longer names continue, and the fingerprint.
  package let slots: [UInt64]
  /// One bit for each list; signature n is at n - 1.
  package let signatures: [UInt32]

  package static let continues: UInt64 = 1 << 16
  package static let fingerprintMask: UInt64 = ~0 << 17
  /// As many lists as there are bits for each part of a name.
  package static let maxLists = 21
  /// Longer names are left out.
  package static let maxWords = 8

  /// About one bit for each slot: most pairs of capitals do not begin a name.
  private let filter: [UInt64]

  package init(slots: [UInt64], signatures: [UInt32]) {
    self.slots = slots
    self.signatures = signatures
    var filter = [UInt64](repeating: 0, count: Self.filterSize)
    for slot in slots where slot != 0 { filter[Self.filterWord(slot)] |= Self.filterBit(slot) }
    self.filter = filter
  }

  /// Words of the filter: 256 KiB, which a core's second cache holds.
  private static let filterSize = 1 << 15

  @inline(__always)
  private static func filterWord(_ hash: UInt64) -> Int { Int(hash >> 23) & (filterSize - 1) }

  @inline(__always)
  private static func filterBit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 17 & 63) }

  /// False if no name begins with this sequence of words.
  @inline(__always)
  func mayBegin(_ hash: UInt64) -> Bool {
    filter[Self.filterWord(hash)] & Self.filterBit(hash) != 0
  }

  package static let empty = PhraseLexicon(slots: [0], signatures: [])

  /// The slot of a sequence of words by its hash; 0 if no name begins with it.
  @inline(__always)
  func slot(_ hash: UInt64) -> UInt64 {
    let mask = slots.count - 1
    let fingerprint = Self.fingerprint(hash)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      if slots[index] & Self.fingerprintMask == fingerprint { return slots[index] }
      index = (index + 1) & mask
    }
    return 0
  }

  package static func fingerprint(_ hash: UInt64) -> UInt64 {
    (hash | 1 << 63) & fingerprintMask
  }

  /// Continues the hash of a candidate by the folded hash of its next word.
  package static func extend(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    TokenHash.extend(hash &+ 0x9E37_79B9_7F4A_7C15, gap: word)
  }
}

/// The lists of the names that one token is part of: a bit for each list and each of three parts,
/// first word, inner word and last word.
package struct PhraseFlags: Sendable, Equatable {
  package var bits: UInt64 = 0
  package static let count = 64

  package enum Part: UInt64, Sendable { case first, inner, last }

  mutating func insert(lists: UInt32, as part: Part) {
    bits |= UInt64(lists) << (part.rawValue * UInt64(PhraseLexicon.maxLists))
  }
}
