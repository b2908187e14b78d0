package import BroadsheetCore
internal import CScan

/// Compiles names into a `Gazetteer`.
///
/// 10^6 names take under a second.
package struct GazetteerBuilder {
  private struct Node {
    var hash: UInt64
    var payload: UInt64
    var isFirstToken: Bool
  }

  private var gazetteer = Gazetteer()

  package init() {}

  package var count: Int { gazetteer.entries.count }

  /// Adds a name; false where it has no token, or too many, or is too long to be one.
  ///
  /// Of two names with the same bytes the one that was added first wins.
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

  /// Adds the names of another gazetteer, after those that are there already.
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
  package consuming func build() -> Gazetteer {
    chainEqualTokens()
    let nodes = self.nodes()
    fillSlots(nodes)
    gazetteer.firstFilter = Self.filter(Set(nodes.lazy.filter(\.isFirstToken).map(\.hash)))
    gazetteer.runFilter = Self.filter(Set(nodes.lazy.filter { !$0.isFirstToken }.map(\.hash)))
    return gazetteer
  }
}

// MARK: - Tokens

extension GazetteerBuilder {
  /// How many bytes follow the last token of a name; nil where the name cannot be matched.
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

  /// The hash of the first token, then of every longer run, up to the whole name.
  private func prefixHashes(of entry: Gazetteer.Entry, into hashes: inout [UInt64]) {
    hashes.removeAll(keepingCapacity: true)
    let limit = Int(entry.name.end) - Int(entry.tail)
    var position = Int(entry.name.start)
    var hash: UInt64 = 0
    while true {
      let end = NameTokens.end(gazetteer.names.span, from: position, limit: limit)
      hash = TokenHash.extend(hash, gazetteer.names.span, position..<end)
      hashes.append(hash)
      guard let gap = NameTokens.gap(gazetteer.names.span, from: end, limit: limit) else { return }
      hash = TokenHash.extend(hash, gap: gap.packed)
      position = gap.end
    }
  }

  private func wholeHash(of entry: Gazetteer.Entry) -> UInt64 {
    var hashes: [UInt64] = []
    prefixHashes(of: entry, into: &hashes)
    return hashes.last ?? 0
  }
}

// MARK: - The table

extension GazetteerBuilder {
  /// Sorts the entries so that those with the same tokens stand together, and drops repeats.
  private mutating func chainEqualTokens() {
    let names = gazetteer.names
    let keyed = gazetteer.entries.enumerated().map {
      (hash: wholeHash(of: $0.element), order: $0.offset)
    }
    // "U.S." before "U.S": of two names with the same tokens the longer is tried first.
    let order = keyed.sorted {
      ($0.hash, gazetteer.entries[$1.order].name.count, $0.order)
        < ($1.hash, gazetteer.entries[$0.order].name.count, $1.order)
    }
    var sorted: [Gazetteer.Entry] = []
    var hashes: [UInt64] = []
    sorted.reserveCapacity(order.count)
    for (hash, index) in order {
      let entry = gazetteer.entries[index]
      var group = sorted.count
      while group > 0, hashes[group - 1] == hash { group -= 1 }
      let isRepeat = (group..<sorted.count).contains {
        names[sorted[$0].name.bounds] == names[entry.name.bounds]
      }
      if isRepeat { continue }
      if group < sorted.count { sorted[sorted.count - 1].isChained = true }
      sorted.append(entry)
      hashes.append(hash)
    }
    gazetteer.entries = sorted
  }

  private mutating func nodes() -> [Node] {
    var nodes: [Node] = []
    var hashes: [UInt64] = []
    for (index, entry) in gazetteer.entries.enumerated() {
      noteSmallStart(entry)
      prefixHashes(of: entry, into: &hashes)
      for (depth, hash) in hashes.dropLast().enumerated() {
        nodes.append(Node(hash: hash, payload: Gazetteer.continues, isFirstToken: depth == 0))
      }
      // A chained entry is reached through the first of its chain.
      if index == 0 || !gazetteer.entries[index - 1].isChained, let whole = hashes.last {
        nodes.append(
          Node(hash: whole, payload: UInt64(index + 1), isFirstToken: hashes.count == 1)
        )
      }
    }
    return nodes
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

  /// At most three quarters full: the filter keeps most misses away, and probes share a line.
  private mutating func fillSlots(_ nodes: [Node]) {
    let size = max(16, (nodes.count * 4 / 3).roundedUpToPowerOfTwo)
    gazetteer.slots = [Gazetteer.Slot](repeating: 0, count: size)
    for node in nodes { insert(node, mask: size - 1) }
  }

  /// Two nodes may share a slot if at most one of them ends a name; else each has its own, and a
  /// look-up tries both.
  private mutating func insert(_ node: Node, mask: Int) {
    let fingerprint = TokenHash.fingerprint(node.hash)
    var slot = TokenHash.slot(node.hash, mask: mask)
    while gazetteer.slots[slot] != 0 {
      let found = gazetteer.slots[slot]
      let ends = found & Gazetteer.entryMask != 0 && node.payload & Gazetteer.entryMask != 0
      if TokenHash.fingerprint(found) == fingerprint, !ends { break }
      slot = (slot + 1) & mask
    }
    gazetteer.slots[slot] |= fingerprint | node.payload
  }

  /// Eight bits a hash: about one stranger in forty passes.
  private static func filter(_ hashes: Set<UInt64>) -> [UInt64] {
    let words = max(1, (hashes.count / 8).roundedUpToPowerOfTwo)
    var filter = [UInt64](repeating: 0, count: words)
    for hash in hashes {
      filter[TokenHash.filterWord(hash, mask: words - 1)] |= TokenHash.filterBits(hash)
    }
    return filter
  }
}

extension Int {
  fileprivate var roundedUpToPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
