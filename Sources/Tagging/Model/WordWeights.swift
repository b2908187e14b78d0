internal import BroadsheetCore

/// The rows of the words that a worker has met, folded once each.
///
/// A worker's own, so that nothing is locked; it forgets everything when it is full, which changes
/// no row: a row depends on its word and the model alone.
struct WordWeights: Sendable {
  /// High bits of the hash and the number of the word.
  private var slots: [UInt64]
  private(set) var rows: [SIMD16<Int8>] = []
  /// What each word counts as in pairs; none where the model has no pairs.
  private(set) var identities: [WordIdentity] = []
  private var folder: WeightSummer
  /// The words that have numbers and no rows yet.
  private var new: [Range<Int>] = []
  private var count = 0

  /// Words that are held at once, if nothing else is said: with 13 rows of 16 bytes and a slot, some
  /// 20 MB if all are met.
  static let usualCapacity = 3 << 15
  /// Fewer would be forgotten all the time.
  static let leastCapacity = 1 << 14
  /// More than the longest passage has words, whatever is held else.
  private static let slotCount = 1 << 17
  private let capacity: Int
  private static let numberMask: UInt64 = 0xFF_FFFF
  /// The number of the word that stands for a sentence's boundary.
  static let boundary = 0

  /// Holds so many words of a model, but not fewer than `leastCapacity`.
  init(_ model: TaggingModel, capacity: Int = usualCapacity) {
    self.capacity = max(capacity, Self.leastCapacity)
    folder = WeightSummer(model)
    slots = [UInt64](repeating: 0, count: Self.slotCount)
    // Asked for at once, and touched as it fills: growing would copy it over and over.
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
    foldNew([UInt8]().span)
    count = 1
  }

  /// Asks for the slot of a word that is looked up soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    TokenHash.prefetch(slots.span, Int(truncatingIfNeeded: hash) & (slots.count - 1))
  }

  /// Asks for the rows of a word that are added soon.
  @inline(__always)
  func prefetchRows(of number: Int) {
    TokenHash.prefetch(rows.span, number * WeightSlot.count)
    TokenHash.prefetch(rows.span, number * WeightSlot.count + 4)
    TokenHash.prefetch(rows.span, number * WeightSlot.count + 8)
  }

  /// The number of a word, whose rows begin at `WeightSlot.count` times it once `foldNew` was called.
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
    folder.prefetch(hash)
    count += 1
    return count - 1
  }

  /// Folds the words that were given their numbers since.
  mutating func foldNew(_ text: borrowing Span<UInt8>) {
    folder.fold(new, text, into: &rows, &identities)
    new.removeAll(keepingCapacity: true)
  }
}
