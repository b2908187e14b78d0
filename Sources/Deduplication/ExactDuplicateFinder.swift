/// Finds exact copies, in the order of the input, by the hashes that `Sketcher.exact` makes.
///
/// A small open-addressing set: at most 24 bytes a hash, also while it grows (and 8 KB). A look-up
/// probes at most `mostProbes` slots.
package struct ExactDuplicateFinder: Sendable {
  /// A hash that finds so many slots taken is not kept, and its copies are not found.
  private static let mostProbes = 1024
  private static let fewestSlots = 1024

  /// 0 is empty.
  private var slots = [UInt64](repeating: 0, count: fewestSlots)
  package private(set) var originals = 0

  package init() {}

  /// The memory that the finder holds.
  package var bytes: Int { slots.capacity * MemoryLayout<UInt64>.stride }

  /// Whether an article is a copy of an earlier one; 0, that of an article without text, never is.
  package mutating func isCopy(_ hash: UInt64) -> Bool {
    guard hash != 0 else { return false }
    if originals * 5 >= slots.count * 4 { grow() }
    return !insert(hash)
  }

  /// Whether a hash is new.
  private mutating func insert(_ hash: UInt64) -> Bool {
    var slot = Int(hash.multipliedFullWidth(by: UInt64(slots.count)).high)
    for _ in 0..<Self.mostProbes {
      if slots[slot] == hash { return false }
      if slots[slot] == 0 {
        slots[slot] = hash
        originals += 1
        return true
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count / 8 * 11)
    originals = 0
    for hash in old where hash != 0 { _ = insert(hash) }
  }
}
