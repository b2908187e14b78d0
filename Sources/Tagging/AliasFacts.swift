package import BroadsheetCore

/// Names of the built-in gazetteer that belong to one entity: "U.S." and "United States".
///
/// Exact names, each of one type, without names that several entities share. Immutable. About 1 MB;
/// a look-up is a hash and a comparison.
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

  /// The facts of the built-in gazetteer, as the rules of its language correct them.
  package static func builtIn(rules: LanguageRules = .builtIn) -> AliasFacts {
    Gazetteer.withBuiltInBytes { AliasFacts($0, lists: rules.aliases) }
  }

  /// The facts of a compiled gazetteer and of a list, without the doubtful ones.
  init(_ encoded: borrowing Span<UInt8>, lists: AliasLists) {
    let (names, entries) = Gazetteer.aliases(in: encoded)
    self.names = names
    let more = lists.added.utf8.split(separator: 0x0A)
    var size = 16
    while size < 2 * (entries.count + more.count) { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    facts.reserveCapacity(entries.count + more.count)
    for entry in entries where !Self.isDoubtful(entry, names) {
      insert(Fact(name: entry.name, canonical: entry.canonical, type: entry.type))
    }
    for line in more { insert(line: Array(line)) }
    for line in lists.doubtful.utf8.split(separator: 0x0A) { remove(Array(line)) }
  }

  package var count: Int { facts.count { !$0.canonical.isEmpty } }

  /// The canonical name of an entity's exact name; nil if the name is not an alias, or may be that
  /// of another entity.
  package func canonical(of name: ArraySlice<UInt8>, _ type: EntityType) -> ArraySlice<UInt8>? {
    let slot = slots[index(of: name)]
    guard slot != 0 else { return nil }
    let fact = facts[Int(slot) - 1]
    guard fact.type.rawValue == type.rawValue, !fact.canonical.isEmpty else { return nil }
    return names[fact.canonical.bounds]
  }

  /// Whether a person's name has two words or fewer: many people share such a name.
  private static func isDoubtful(_ entry: Gazetteer.Entry, _ names: [UInt8]) -> Bool {
    guard case .person = entry.type else { return false }
    return names[entry.name.bounds].count { $0 == 0x20 } < 2
  }
}

// MARK: - The table

extension AliasFacts {
  /// The index of a name's slot, or of the empty slot where it belongs.
  private func index(of name: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    let hash = ByteScan.hash(name.span, 0..<name.count, seed: 0)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      let own = facts[Int(slots[index]) - 1].name.bounds
      if ByteScan.equal(names.span, at: own, to: name.span, at: 0..<name.count) { break }
      index = (index + 1) & mask
    }
    return index
  }

  /// Adds a fact; two facts on one name cancel each other.
  private mutating func insert(_ fact: Fact) {
    let index = index(of: names[fact.name.bounds])
    guard slots[index] == 0 else {
      facts[Int(slots[index]) - 1].canonical = .empty
      return
    }
    facts.append(fact)
    slots[index] = UInt32(facts.count)
  }

  /// Adds "name=canonical=type", which replaces any other fact on the name.
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
    let index = index(of: parts[0])
    facts.append(Fact(name: ranges[0], canonical: ranges[1], type: type))
    slots[index] = UInt32(facts.count)
  }

  private mutating func remove(_ name: [UInt8]) {
    let slot = slots[index(of: name[...])]
    if slot != 0 { facts[Int(slot) - 1].canonical = .empty }
  }
}
