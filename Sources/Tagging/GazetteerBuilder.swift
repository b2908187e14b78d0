package import BroadsheetCore

/// Compiles names into a `Gazetteer`.
///
/// 10^6 names take under a second.
package struct GazetteerBuilder {
  /// The first tokens of a name.
  private struct Prefix {
    var hash: UInt64
    var payload: Gazetteer.Slot
    var isFirstToken: Bool
  }

  private var gazetteer = Gazetteer()
  private var firstTokens = 0
  private var longerPrefixes = 0

  package init() {}

  package var count: Int { gazetteer.entries.count }

  /// Adds a name; false if it has no token, or too many, or is too long.
  ///
  /// Of two names with the same bytes the first one wins.
  @discardableResult
  package mutating func add(
    _ name: some Collection<UInt8>,
    type: EntityType,
    canonical: (some Collection<UInt8>)? = [UInt8]?.none,
    contexts: NameContexts = .all
  ) -> Bool {
    let start = gazetteer.names.count
    gazetteer.names.append(contentsOf: name)
    let end = gazetteer.names.count
    guard let tail = tail(of: start..<end) else {
      gazetteer.names.removeLast(end - start)
      return false
    }
    if let canonical { gazetteer.names.append(contentsOf: canonical) }
    let range = TextRange(start, end)
    gazetteer.entries.append(
      Gazetteer.Entry(
        name: range,
        canonical: canonical == nil ? range : TextRange(end, gazetteer.names.count),
        type: type,
        contexts: contexts,
        tail: tail
      )
    )
    return true
  }

  /// Adds the names of another gazetteer, behind the names so far.
  package mutating func add(_ other: Gazetteer) {
    for entry in other.entries {
      let canonical = entry.canonical == entry.name ? nil : other.names[entry.canonical.bounds]
      add(
        other.names[entry.name.bounds],
        type: entry.type,
        canonical: canonical,
        contexts: entry.contexts
      )
    }
  }

  /// The compiled gazetteer.
  ///
  /// Hashes the names three times instead of keeping the hashes: a million names have three million
  /// prefixes.
  package consuming func build() -> Gazetteer {
    chainEqualTokens()
    makeSlots()
    fillSlots()
    fillFilters()
    return gazetteer
  }
}

// MARK: - Tokens

extension GazetteerBuilder {
  /// How many bytes follow the last token of a name; nil if the name cannot be matched.
  private func tail(of name: Range<Int>) -> UInt8? {
    let bytes = gazetteer.names.span
    var position = name.lowerBound
    guard !name.isEmpty, name.count < 1 << 10 else { return nil }
    for _ in 0..<NameTokens.maxTokens {
      let end = NameTokens.end(bytes, from: position, limit: name.upperBound)
      guard end > position else { return nil }
      guard let gap = NameTokens.gap(bytes, from: end, limit: name.upperBound) else {
        let rest = name.upperBound - end
        let isPlain = (end..<name.upperBound).allSatisfy { bytes[$0] > 0x20 && bytes[$0] < 0x7F }
        return rest <= NameTokens.maxGap && isPlain ? UInt8(rest) : nil
      }
      position = gap.end
    }
    return nil
  }

  /// The hash of the first token, then of every longer prefix, up to the whole name.
  private func prefixHashes(of entry: Gazetteer.Entry, into hashes: inout [UInt64]) {
    hashes.removeAll(keepingCapacity: true)
    let limit = Int(entry.name.end) - Int(entry.tail)
    var position = Int(entry.name.start)
    var hash: UInt64 = 0
    while true {
      let end = NameTokens.end(gazetteer.names.span, from: position, limit: limit)
      hash = TokenHash.extend(hash, gazetteer.names.span, by: position..<end)
      hashes.append(hash)
      guard let gap = NameTokens.gap(gazetteer.names.span, from: end, limit: limit) else { return }
      hash = TokenHash.extend(hash, gap: gap.packed)
      position = gap.end
    }
  }
}

// MARK: - The table

extension GazetteerBuilder {
  /// Sorts the entries so that those with the same tokens are neighbours, and drops repeats.
  private mutating func chainEqualTokens() {
    var hashes: [UInt64] = []
    var order: [(hash: UInt64, index: Int)] = []
    order.reserveCapacity(gazetteer.entries.count)
    for index in gazetteer.entries.indices {
      prefixHashes(of: gazetteer.entries[index], into: &hashes)
      order.append((hashes.last ?? 0, index))
    }
    order.sort { $0 < $1 }
    var sorted: [Gazetteer.Entry] = []
    sorted.reserveCapacity(order.count)
    var rest = order[...]
    while let first = rest.first {
      let group = rest.prefix { $0.hash == first.hash }
      append(group, to: &sorted)
      rest = rest.dropFirst(group.count)
    }
    gazetteer.entries = sorted
  }

  /// Appends the entries of one chain: each name once, "U.S." before "U.S".
  private func append(
    _ group: ArraySlice<(hash: UInt64, index: Int)>,
    to sorted: inout [Gazetteer.Entry]
  ) {
    guard group.count > 1 else {
      return sorted.append(contentsOf: group.map { gazetteer.entries[$0.index] })
    }
    var chain: [Gazetteer.Entry] = []
    for (_, index) in group {
      let entry = gazetteer.entries[index]
      let name = gazetteer.names[entry.name.bounds]
      if chain.contains(where: { gazetteer.names[$0.name.bounds] == name }) { continue }
      chain.append(entry)
    }
    chain.sort { ($1.name.count, $0.name.start) < ($0.name.count, $1.name.start) }
    for index in chain.indices.dropLast() { chain[index].isChained = true }
    sorted.append(contentsOf: chain)
  }

  /// The prefixes of one name: all but the last continue.
  ///
  /// The first entry of a chain leads to the others.
  private func prefixes(of index: Int, _ hashes: inout [UInt64], into prefixes: inout [Prefix]) {
    let entry = gazetteer.entries[index]
    let isFirstOfChain = index == 0 || !gazetteer.entries[index - 1].isChained
    prefixHashes(of: entry, into: &hashes)
    prefixes.removeAll(keepingCapacity: true)
    for (depth, hash) in hashes.enumerated() {
      let isWhole = depth == hashes.count - 1
      guard !isWhole || isFirstOfChain else { continue }
      let payload = isWhole ? Gazetteer.Slot(index + 1) : Gazetteer.continues
      prefixes.append(Prefix(hash: hash, payload: payload, isFirstToken: depth == 0))
    }
  }

  /// Sizes the table: at most three quarters full, since the filters keep most misses away and the
  /// probes of one look-up share a cache line.
  private mutating func makeSlots() {
    var hashes: [UInt64] = []
    var prefixes: [Prefix] = []
    var count = 0
    for index in gazetteer.entries.indices {
      self.prefixes(of: index, &hashes, into: &prefixes)
      count += prefixes.count
    }
    let size = max(16, (count * 4 / 3).roundedUpToPowerOfTwo)
    gazetteer.slots = [Gazetteer.Slot](repeating: 0, count: size)
  }

  private mutating func fillSlots() {
    var hashes: [UInt64] = []
    var prefixes: [Prefix] = []
    for index in gazetteer.entries.indices {
      noteSmallStart(gazetteer.entries[index])
      self.prefixes(of: index, &hashes, into: &prefixes)
      for prefix in prefixes where insert(prefix) {
        if prefix.isFirstToken { firstTokens += 1 } else { longerPrefixes += 1 }
      }
    }
  }

  /// Fills the filters, eight bits a hash: about one unknown hash in forty passes.
  private mutating func fillFilters() {
    let firstMask = max(1, (firstTokens / 8).roundedUpToPowerOfTwo) - 1
    let longerMask = max(1, (longerPrefixes / 8).roundedUpToPowerOfTwo) - 1
    gazetteer.firstFilter = [UInt64](repeating: 0, count: firstMask + 1)
    gazetteer.longerFilter = [UInt64](repeating: 0, count: longerMask + 1)
    var hashes: [UInt64] = []
    for entry in gazetteer.entries {
      prefixHashes(of: entry, into: &hashes)
      for (depth, hash) in hashes.enumerated() {
        let bits = TokenHash.filterBits(hash)
        if depth == 0 {
          gazetteer.firstFilter[TokenHash.filterWord(hash, mask: firstMask)] |= bits
        } else {
          gazetteer.longerFilter[TokenHash.filterWord(hash, mask: longerMask)] |= bits
        }
      }
    }
  }

  private mutating func noteSmallStart(_ entry: Gazetteer.Entry) {
    let name = gazetteer.names[entry.name.bounds]
    guard let first = name.first, first < 0x80, !NameTokens.isUpper(first) else { return }
    if gazetteer.smallStarts.isEmpty {
      gazetteer.smallStarts = [UInt64](repeating: 0, count: NameTokens.startWords)
    }
    let (word, bit) = NameTokens.startBit(first, name.dropFirst().first ?? 0)
    gazetteer.smallStarts[word] |= bit
  }

  /// Inserts a prefix; true if it takes a slot of its own.
  ///
  /// Two prefixes of one hash share a slot if at most one of them ends a name. Otherwise each has
  /// its own, and a look-up tries both.
  private mutating func insert(_ prefix: Prefix) -> Bool {
    let mask = gazetteer.slots.count - 1
    let fingerprint = TokenHash.fingerprint(prefix.hash)
    var slot = TokenHash.slot(prefix.hash, mask: mask)
    while gazetteer.slots[slot] != 0 {
      let found = gazetteer.slots[slot]
      let ends = found & Gazetteer.entryMask != 0 && prefix.payload & Gazetteer.entryMask != 0
      if TokenHash.fingerprint(found) == fingerprint, !ends { break }
      slot = (slot + 1) & mask
    }
    defer { gazetteer.slots[slot] |= fingerprint | prefix.payload }
    return gazetteer.slots[slot] == 0
  }
}

extension Int {
  fileprivate var roundedUpToPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
