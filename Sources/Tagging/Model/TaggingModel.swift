/// A linear-chain model of mentions, ready to use: immutable, shared by all workers.
///
/// Every property that the model weighs belongs to one word and one place relative to the token
/// that is scored, so what it knows of a word is one row of 16 small integers for each of the
/// `RowSlot`s: a token's scores are the sum of its own row and of its neighbours' rows.
package final class TaggingModel: Sendable {
  /// The parts, as the compiler of models fills them and the file holds them.
  package struct Parts: Sendable, Equatable {
    package var name: [UInt8] = []
    package var lexicon = Lexicon.empty
    package var phrases = PhraseLexicon.empty
    package var attributes = AttributeTable.empty
    package var bias: [SIMD16<Int16>] = []
    package var phraseRows: [SIMD16<Int16>] = []
    package var evidence: [SIMD16<Int16>] = []
    package var pairs = PairTable.empty
    package var steps = Steps()

    package init() {}
  }

  package let parts: Parts

  package init(_ parts: Parts) {
    self.parts = parts
  }

  /// What the model calls itself, for manifests.
  package var name: String { String(decoding: parts.name, as: UTF8.self) }
}

/// Where a word stands relative to the token that its row is added to.
package enum RowSlot: Int, CaseIterable, Sendable {
  case center, previous, next, previous2, next2
  /// Beside the unbroken run of capitals that the token stands in.
  case left, right
  /// Beside a digit or a connecting word.
  case previousOfLight, nextOfLight
  /// Beside the same word elsewhere in the passage.
  case previousElsewhere, nextElsewhere

  package static let count = 11
}

/// Weights by property: what the rows of words are summed from.
package struct AttributeTable: Sendable, Equatable {
  /// Open addressing: the high half of the key's hash, where its weights begin, and how many.
  package let slots: [UInt64]
  /// Slot and lane as one number, and the weight in `1 << fraction`ths of a row's unit, sixteen
  /// bits each.
  package let weights: [UInt32]

  package static let fraction = 5

  package init(slots: [UInt64], weights: [UInt32]) {
    self.slots = slots
    self.weights = weights
  }

  package static let empty = AttributeTable(slots: [0], weights: [])

  package static func slot(_ key: AttributeKey, start: Int, count: Int) -> UInt64 {
    key.hash & 0xFFFF_FFFF_0000_0000 | UInt64(start) << 8 | UInt64(count)
  }

  package static func weight(_ slot: RowSlot, lane: Int, _ value: Int16) -> UInt32 {
    UInt32(slot.rawValue * TagLane.count + lane) << 16 | UInt32(UInt16(bitPattern: value))
  }

  /// Where the weights of a property stand; empty where it has none.
  @inline(__always)
  func range(of key: AttributeKey) -> Range<Int> {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index] != 0 {
      if (slots[index] ^ key.hash) >> 32 == 0 {
        let start = Int(slots[index] >> 8 & 0xFF_FFFF)
        return start..<(start + Int(slots[index] & 0xFF))
      }
      index = (index + 1) & mask
    }
    return 0..<0
  }
}
