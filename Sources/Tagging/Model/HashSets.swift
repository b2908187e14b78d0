internal import BroadsheetCore

/// Numbers keys in the order of their first appearance.
struct KeyTable: Sendable {
  private var keys: [UInt64] = [0]
  private var numbers: [Int32] = [0]
  private var count = 0

  /// Forgets everything, with room for `expected` keys.
  mutating func removeAll(expecting expected: Int) {
    var size = 16
    while size < 2 * expected { size *= 2 }
    count = 0
    if keys.count < size || keys.count > 8 * size {
      keys = [UInt64](repeating: 0, count: size)
      numbers = [Int32](repeating: 0, count: size)
    } else {
      for index in keys.indices { keys[index] = 0 }
    }
  }

  /// The number of a key; a new one gets the next.
  @inline(__always)
  mutating func index(of key: UInt64) -> Int {
    let key = key | 1
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key >> 7) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(numbers[slot]) }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    return count - 1
  }
}

/// A few words, known by their hashes.
struct HashSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: 256)

  init(_ words: WordSet) {
    for word in words.all {
      var slot = Int(truncatingIfNeeded: word) & 255
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = word
    }
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & 255
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & 255
    }
    return false
  }
}
