/// Every name of the corpus with its type and its exact counts: the truth.
///
/// Names are bytes in one pool; an open-addressed index finds a spelling in O(1). Takes about 40 bytes
/// per name and its spelling. Ids are in the order of coining.
package struct NameTable: Sendable {
  private var pool: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots = [UInt32](repeating: 0, count: 1 << 10)
  private var lastDocument: [UInt32] = []
  private var documentOrdinal: UInt32 = 0
  package private(set) var types: [EntityType] = []
  package private(set) var mentions: [UInt64] = []
  package private(set) var documents: [UInt64] = []

  package init() {}

  package var count: Int { types.count }

  package func name(_ id: Int) -> ArraySlice<UInt8> {
    pool[ends[id]..<ends[id + 1]]
  }

  package func id(of name: [UInt8]) -> Int? {
    let slot = slots[place(of: name[...])]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// Adds a new name and returns its id.
  package mutating func add(_ name: [UInt8], _ type: EntityType) -> Int {
    if count * 2 >= slots.count { grow() }
    slots[place(of: name[...])] = UInt32(count + 1)
    pool.append(contentsOf: name)
    ends.append(pool.count)
    types.append(type)
    mentions.append(0)
    documents.append(0)
    lastDocument.append(0)
    return count - 1
  }

  /// Counts the mentions of one record; the same id may come many times.
  package mutating func countRecord(_ ids: [UInt32]) {
    documentOrdinal += 1
    for id in ids.lazy.map({ Int($0) }) {
      mentions[id] += 1
      guard lastDocument[id] != documentOrdinal else { continue }
      lastDocument[id] = documentOrdinal
      documents[id] += 1
    }
  }

  /// Returns the slot of `name`, or the empty slot for it.
  private func place(of name: ArraySlice<UInt8>) -> Int {
    var slot = NameTable.hash(name) & (slots.count - 1)
    while slots[slot] != 0, self.name(Int(slots[slot]) - 1) != name {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in 0..<count { slots[place(of: name(id))] = UInt32(id + 1) }
  }

  /// FNV-1a; it decides only slots, never output.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: Random.mix(hash) >> 1)
  }
}
