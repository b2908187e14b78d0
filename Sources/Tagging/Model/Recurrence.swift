internal import BroadsheetCore

/// Finds, for each token of a run, where its word stands elsewhere in the passage.
struct Recurrence: Sendable {
  private var table = KeyTable()
  /// For each word its first five tokens; -1 where there are fewer.
  private var firsts: [SIMD8<Int32>] = []
  private var words: [Int32] = []

  mutating func mark(_ run: inout [RunToken]) {
    table.removeAll(expecting: run.count)
    firsts.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    for token in run { words.append(token.isLight ? -1 : note(token)) }
    for index in run.indices where words[index] >= 0 {
      let all = firsts[Int(words[index])]
      if all[1] >= 0 { run[index].elsewhere = Self.others(all, than: run[index].token) }
    }
  }

  private mutating func note(_ token: RunToken) -> Int32 {
    let word = table.index(of: token.key)
    if word == firsts.count { firsts.append(SIMD8(repeating: -1)) }
    for place in 0..<5 where firsts[word][place] < 0 {
      firsts[word][place] = token.token
      break
    }
    return Int32(word)
  }

  private static func others(_ all: SIMD8<Int32>, than token: Int32) -> SIMD4<Int32> {
    var others = SIMD4<Int32>(repeating: -1)
    var next = 0
    for place in 0..<5 where all[place] >= 0 && all[place] != token && next < 4 {
      others[next] = all[place]
      next += 1
    }
    return others
  }
}

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

/// A small set of hashes that may hold more than was put in, never less: two bits a hash in 32,768.
struct HashFilter: Sendable {
  private var words = [UInt64](repeating: 0, count: 512)

  mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }

  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    words[Int(hash >> 6 & 511)] |= Self.bits(hash)
  }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    words[Int(hash >> 6 & 511)] & Self.bits(hash) == Self.bits(hash)
  }

  /// Two bits of one word.
  @inline(__always)
  private static func bits(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) | 1 << (hash >> 15 & 63) }
}
