/// A hash table for one article, emptied in constant time: an article has few names, and the next
/// one has others.
///
/// Open addressing, at most half full. Keys are compared whole; the caller handles names that share
/// a key by chance.
struct ArticleTable: Sendable {
  private struct Slot: BitwiseCopyable {
    var key: UInt64
    /// The article that it was filled in.
    var stamp: UInt32
    var value: Int32
  }

  /// The size after an article with many names.
  private static let usualSize = 256

  private var slots = [Slot](repeating: Slot(key: 0, stamp: 0, value: 0), count: usualSize)
  private var stamp: UInt32 = 1
  private(set) var count = 0
  /// Secret and odd, so that nobody can write an article that makes the probes long.
  ///
  /// Never shows in a result.
  private let factor: UInt64

  init(factor: UInt64) { self.factor = factor | 1 }

  mutating func removeAll() {
    count = 0
    stamp &+= 1
    guard stamp == 0 || slots.count > Self.usualSize else { return }
    slots = [Slot](repeating: Slot(key: 0, stamp: 0, value: 0), count: Self.usualSize)
    stamp = 1
  }

  subscript(key: UInt64) -> Int? {
    let slot = slots[place(of: key)]
    return slot.stamp == stamp ? Int(slot.value) : nil
  }

  mutating func set(_ key: UInt64, _ value: Int) {
    if 2 * count >= slots.count { grow() }
    let place = place(of: key)
    if slots[place].stamp != stamp { count += 1 }
    slots[place] = Slot(key: key, stamp: stamp, value: Int32(truncatingIfNeeded: value))
  }

  /// The slot that has the key, or the empty one where it belongs.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key &* factor >> 32) & mask
    while slots[place].stamp == stamp, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots.filter { $0.stamp == stamp }
    slots = [Slot](repeating: Slot(key: 0, stamp: 0, value: 0), count: 2 * slots.count)
    for slot in old { slots[place(of: slot.key)] = slot }
  }
}
