package import BroadsheetCore

/// Counts mentions and documents of every entity, exactly.
///
/// `MentionBatch`es come in, in any order; rows come out, in one total order. Adding commutes and
/// merging is associative, so that no result depends on timing. It never drops, samples or rounds.
/// Memory: about 60 bytes an entity and its name.
package struct Tally: Sendable {
  /// One entity of one type with its counts.
  package struct Row: Sendable, Equatable, BitwiseCopyable {
    fileprivate(set) var nameStart: Int
    fileprivate(set) var nameCount: Int
    package var type: EntityType
    package var mentions: Int
    /// Articles that mention it at least once.
    package var documents: Int
    /// The article that was counted last, so that each counts once.
    fileprivate var lastArticle: Int
    fileprivate var hash: UInt64
  }

  private(set) var rows: [Row] = []
  private(set) var names: [UInt8] = []
  /// Open addressing, linear probing: index of a row plus one, or zero.
  ///
  /// At most 5/8 full.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  /// Secret, so that no dump can be written to make the probes long.
  ///
  /// Never shows in a result.
  private let seed = UInt64.random(in: .min ... .max)
  private var articlesSeen = 0
  /// Those of the mentions of one batch.
  private var hashes: [UInt64] = []

  package init() {}

  package var count: Int { rows.count }
  /// Bytes of what is counted, without what the arrays have to spare.
  var size: Int { rows.count * MemoryLayout<Row>.stride + names.count + 4 * slots.count }
  package var mentions: Int { rows.reduce(0) { $0 + $1.mentions } }

  package func mentions(of type: EntityType) -> Int {
    rows.reduce(0) { $1.type == type ? $0 + $1.mentions : $0 }
  }

  package subscript(_ index: Int) -> Row { rows[index] }

  package func name(of row: Row) -> ArraySlice<UInt8> {
    names[row.nameStart..<(row.nameStart + row.nameCount)]
  }

  /// Counts the mentions of a batch.
  ///
  /// An article's mentions must all be in one batch.
  package mutating func add(_ batch: borrowing MentionBatch) {
    hash(batch)
    askForRows()
    for (number, mention) in batch.mentions.enumerated() {
      let article = articlesSeen + Int(mention.article) + 1
      let index = row(named: batch.names, mention.name.bounds, mention.type, hash: hashes[number])
      rows[index].mentions += 1
      if rows[index].lastArticle != article {
        rows[index].lastArticle = article
        rows[index].documents += 1
      }
    }
    articlesSeen += batch.batch.articles.count
  }

  /// Forgets all counts, and keeps the room that they took.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  /// Adds the counts of a tally of other articles.
  package mutating func merge(_ other: Tally) {
    for theirs in other.rows {
      let name = theirs.nameStart..<(theirs.nameStart + theirs.nameCount)
      let hash = hash(of: other.names, name, theirs.type)
      let index = row(named: other.names, name, theirs.type, hash: hash)
      rows[index].mentions += theirs.mentions
      rows[index].documents += theirs.documents
    }
  }
}

// MARK: - The table

extension Tally {
  private func hash(of bytes: [UInt8], _ name: Range<Int>, _ type: EntityType) -> UInt64 {
    ByteScan.hash(bytes.span, name, seed: seed &+ UInt64(type.rawValue))
  }

  /// Hashes the mentions of a batch and prefetches their slots.
  private mutating func hash(_ batch: borrowing MentionBatch) {
    hashes.removeAll(keepingCapacity: true)
    for mention in batch.mentions {
      let hash = hash(of: batch.names, mention.name.bounds, mention.type)
      hashes.append(hash)
      ByteScan.prefetch(slots.span, Int(truncatingIfNeeded: hash) & (slots.count - 1))
    }
  }

  /// Asks for the rows that the slots of the batch's mentions lead to: the table is larger than a
  /// core's caches, and most of counting is waiting for it.
  private func askForRows() {
    let (slots, rows) = (slots.span, rows.span)
    for hash in hashes {
      let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
      if slot > 0 { ByteScan.prefetch(rows, Int(slot) - 1) }
    }
  }

  /// The index of the row for a name and a type, made if there is none.
  private mutating func row(
    named bytes: [UInt8],
    _ name: Range<Int>,
    _ type: EntityType,
    hash: UInt64
  ) -> Int {
    let slot = slot(of: bytes, name, type, hash: hash)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(rows.count + 1)
    return append(bytes, name, type: type, hash: hash)
  }

  /// The slot of a name and a type, or the empty slot for them.
  private func slot(
    of bytes: [UInt8],
    _ name: Range<Int>,
    _ type: EntityType,
    hash: UInt64
  ) -> Int {
    let (slots, rows, names) = (slots.span, rows.span, names.span)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = rows[Int(slots[slot]) - 1]
      if row.hash == hash, row.type == type {
        let own = row.nameStart..<(row.nameStart + row.nameCount)
        if ByteScan.equal(names, at: own, to: bytes.span, at: name) { return slot }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func append(
    _ bytes: [UInt8],
    _ name: Range<Int>,
    type: EntityType,
    hash: UInt64
  ) -> Int {
    rows.append(
      Row(
        nameStart: names.count,
        nameCount: name.count,
        type: type,
        mentions: 0,
        documents: 0,
        lastArticle: 0,
        hash: hash
      )
    )
    names.append(contentsOf: bytes[name])
    if rows.count * 8 > slots.count * 5 { grow() }
    return rows.count - 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, row) in rows.enumerated() {
      var slot = Int(truncatingIfNeeded: row.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }
}
