package import BroadsheetCore

/// The names that the built-in gazetteer knows for one and the same entity: "U.S." and "United
/// States".
///
/// Exact names, each of one type; what several entities go by is left out (`AliasFacts+Lists`).
/// Immutable. About 1 MB; a look-up is a hash and a comparison.
package struct AliasFacts: Sendable {
  private struct Fact: Sendable {
    var name: TextRange
    var canonical: TextRange
    var type: EntityType
  }

  private var names: [UInt8]
  private var facts: [Fact] = []
  /// Open addressing, linear probing: index of a fact plus one, or zero; at most half full.
  private var slots: [UInt32]

  /// The facts of the built-in gazetteer.
  package static func builtIn() -> AliasFacts {
    Gazetteer.withBuiltInBytes { AliasFacts($0, added: added, doubtful: doubtful) }
  }

  /// The facts of a compiled gazetteer and of a list, without some that are not true everywhere.
  init(_ encoded: borrowing Span<UInt8>, added: String, doubtful: String) {
    let (names, entries) = Gazetteer.aliases(in: encoded)
    self.names = names
    let more = added.utf8.split(separator: 0x0A)
    var size = 16
    while size < 2 * (entries.count + more.count) { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    facts.reserveCapacity(entries.count + more.count)
    for entry in entries where !Self.isDoubtful(entry, names) {
      insert(Fact(name: entry.name, canonical: entry.canonical, type: entry.type))
    }
    for line in more { insert(line: Array(line)) }
    for line in doubtful.utf8.split(separator: 0x0A) { remove(Array(line)) }
  }

  package var count: Int { facts.count { !$0.canonical.isEmpty } }

  /// The canonical name of an entity's exact name; nil where the name is no alias, or may be that
  /// of another entity.
  package func canonical(of name: ArraySlice<UInt8>, _ type: EntityType) -> ArraySlice<UInt8>? {
    let slot = slots[place(of: name)]
    guard slot != 0 else { return nil }
    let fact = facts[Int(slot) - 1]
    guard fact.type.rawValue == type.rawValue, !fact.canonical.isEmpty else { return nil }
    return names[fact.canonical.bounds]
  }

  /// Whether a person's name is of two words: more people than the senator are called "John Reed".
  private static func isDoubtful(_ entry: Gazetteer.Entry, _ names: [UInt8]) -> Bool {
    guard case .person = entry.type else { return false }
    return names[entry.name.bounds].count { $0 == 0x20 } < 2
  }
}

// MARK: - The table

extension AliasFacts {
  /// The slot of a name, or the empty one where it belongs.
  private func place(of name: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    let hash = ByteScan.hash(name.span, 0..<name.count, seed: 0)
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let own = facts[Int(slots[place]) - 1].name.bounds
      if ByteScan.equal(names.span, own, name.span, 0..<name.count) { break }
      place = (place + 1) & mask
    }
    return place
  }

  /// Of two facts on one name, none counts.
  private mutating func insert(_ fact: Fact) {
    let place = place(of: names[fact.name.bounds])
    guard slots[place] == 0 else {
      facts[Int(slots[place]) - 1].canonical = .empty
      return
    }
    facts.append(fact)
    slots[place] = UInt32(facts.count)
  }

  /// "name = canonical = type".
  private mutating func insert(line: [UInt8]) {
    let parts = line.split(separator: UInt8(ascii: "="))
    guard parts.count == 3,
      let type = EntityType(tag: String(decoding: parts[2], as: UTF8.self))
    else { return }
    let ranges = parts.dropLast().map { part in
      names.append(contentsOf: part)
      return TextRange(names.count - part.count, names.count)
    }
    remove(Array(parts[0]))
    let place = place(of: parts[0])
    facts.append(Fact(name: ranges[0], canonical: ranges[1], type: type))
    slots[place] = UInt32(facts.count)
  }

  private mutating func remove(_ name: [UInt8]) {
    let slot = slots[place(of: name[...])]
    if slot != 0 { facts[Int(slot) - 1].canonical = .empty }
  }
}
