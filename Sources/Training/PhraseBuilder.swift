package import Tagging

/// Collects names of several words and packs them into a `PhraseLexicon`.
package struct PhraseBuilder {
  /// The lists with a sequence of words as a whole name, and whether longer names begin with it.
  private struct Entry {
    var lists: UInt32 = 0
    var continues = false
  }

  private var entries: [UInt64: Entry] = [:]
  private var order: [UInt64] = []

  package init() {}

  /// Adds a name by the folded hashes of its words.
  package mutating func add(_ words: [UInt64], list: Int) {
    guard words.count > 1, words.count <= PhraseLexicon.maxWords, list < PhraseLexicon.maxLists
    else { return }
    var hash: UInt64 = 0
    for (index, word) in words.enumerated() {
      hash = PhraseLexicon.extend(hash, word)
      if entries[hash] == nil { order.append(hash) }
      if index == words.count - 1 {
        entries[hash, default: Entry()].lists |= 1 << UInt32(list)
      } else {
        entries[hash, default: Entry()].continues = true
      }
    }
  }

  package func phrases() -> PhraseLexicon {
    var signatures: [UInt32] = []
    var numbers: [UInt32: UInt64] = [0: 0]
    var size = 2
    while size * 3 < order.count * 4 + 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in order {
      let entry = entries[hash, default: Entry()]
      if numbers[entry.lists] == nil {
        signatures.append(entry.lists)
        numbers[entry.lists] = UInt64(signatures.count)
      }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      let flag = entry.continues ? PhraseLexicon.continues : 0
      slots[slot] = PhraseLexicon.fingerprint(hash) | flag | numbers[entry.lists, default: 0]
    }
    return PhraseLexicon(slots: slots, signatures: signatures)
  }
}
