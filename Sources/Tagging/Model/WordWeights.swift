internal import BroadsheetCore

/// The rows of the words that a worker has met, each summed once.
///
/// Each worker has its own, so it needs no lock. It forgets everything when it is full, which
/// changes no result: a row depends only on its word and the model.
struct WordWeights: Sendable {
  /// High bits of the hash and the number of the word.
  private var slots: [UInt64]
  private(set) var rows: [SIMD16<Int8>] = []
  /// The identity of each word in pairs; empty if the model has no pairs.
  private(set) var identities: [WordIdentity] = []
  private var summer: WeightSummer
  /// The words that have a number, but no rows yet.
  private var new: [Range<Int>] = []
  private var count = 0

  /// How many words are held by default: about 20 MB if all are met, with 13 rows of 16 bytes and a
  /// slot for each.
  static let usualCapacity = 3 << 15
  /// With fewer, it would forget all the time.
  static let leastCapacity = 1 << 14
  /// More than the capacity and the words of the longest passage.
  private static let slotCount = 1 << 17
  private let capacity: Int
  private static let numberMask: UInt64 = 0xFF_FFFF
  /// The number of the boundary of a sentence, which counts as a word.
  static let boundary = 0

  /// Holds `capacity` words of a model, but not fewer than `leastCapacity`.
  init(_ model: TaggingModel, capacity: Int = usualCapacity) {
    self.capacity = max(capacity, Self.leastCapacity)
    summer = WeightSummer(model)
    slots = [UInt64](repeating: 0, count: Self.slotCount)
    // Reserved at once and touched as it fills: growing would copy it many times.
    rows.reserveCapacity(self.capacity * WeightSlot.count)
    if !model.parts.pairs.isEmpty { identities.reserveCapacity(self.capacity) }
    forget()
  }

  /// Whether fewer than `needed` words fit.
  func isFull(for needed: Int) -> Bool { count + needed > capacity }

  /// Forgets all words but the boundary.
  mutating func forget() {
    for index in slots.indices { slots[index] = 0 }
    rows.removeAll(keepingCapacity: true)
    identities.removeAll(keepingCapacity: true)
    new.append(0..<0)
    sumNew([UInt8]().span)
    count = 1
  }

  /// Prefetches the slot of a word that is looked up soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    TokenHash.prefetch(slots.span, Int(truncatingIfNeeded: hash) & (slots.count - 1))
  }

  /// Prefetches the rows of a word that are added soon.
  @inline(__always)
  func prefetchRows(of number: Int) {
    TokenHash.prefetch(rows.span, number * WeightSlot.count)
    TokenHash.prefetch(rows.span, number * WeightSlot.count + 4)
    TokenHash.prefetch(rows.span, number * WeightSlot.count + 8)
  }

  /// The number of a word; its rows begin at `WeightSlot.count` times the number after `sumNew`.
  @inline(__always)
  mutating func number(of hash: UInt64, _ word: Range<Int>) -> Int {
    let mask = slots.count - 1
    let fingerprint = (hash | 1 << 63) & ~Self.numberMask
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & ~Self.numberMask == fingerprint {
        return Int(slots[slot] & Self.numberMask)
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = fingerprint | UInt64(count)
    new.append(word)
    summer.prefetch(hash)
    count += 1
    return count - 1
  }

  /// Sums the rows of the words that got their numbers since the last call.
  mutating func sumNew(_ text: borrowing Span<UInt8>) {
    summer.sum(new, in: text, into: &rows, identities: &identities)
    new.removeAll(keepingCapacity: true)
  }
}
