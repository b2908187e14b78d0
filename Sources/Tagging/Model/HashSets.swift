internal import BroadsheetCore

/// Numbers keys in the order of their first appearance.
struct KeyTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    var number: Int = 0
  }

  private var slots: [Slot] = []
  private(set) var count = 0

  /// Forgets everything, and reserves space for `expected` keys.
  mutating func removeAll(expecting expected: Int) {
    var size = 16
    while size < 2 * expected { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(Slot(), count: size))
    count = 0
  }

  /// The number of a key; a new one gets the next.
  @inline(__always)
  mutating func index(of key: UInt64) -> Int {
    let key = key | 1
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 7) & mask
    while slots[slot].key != 0 {
      if slots[slot].key == key { return slots[slot].number }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(key: key, number: count)
    count += 1
    return count - 1
  }
}

/// A set of a few words, by their hashes.
struct HashSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: size)

  private static let size = 1024

  init(_ lists: WordSet...) {
    for word in lists.flatMap(\.all) {
      var slot = Int(truncatingIfNeeded: word) & (Self.size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
      slots[slot] = word
    }
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (Self.size - 1)
    }
    return false
  }
}
