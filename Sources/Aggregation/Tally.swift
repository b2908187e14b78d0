package import BroadsheetCore

/// Counts mentions and documents of every entity, exactly.
///
/// `MentionBatch`es come in, in any order; rows come out, in one total order. Adding commutes and
/// merging is associative, so that no result depends on timing. It never drops, samples or rounds.
/// Memory: about 60 bytes an entity and its name.
package struct Tally: Sendable {
  /// One entity of one type with its counts.
  package struct Row: Sendable, Equatable {
    fileprivate var nameStart: Int
    fileprivate var nameCount: Int
    package var type: EntityType
    package var mentions: Int
    /// Articles that mention it at least once.
    package var documents: Int
    /// The article that was counted last, so that each counts once.
    fileprivate var lastArticle: Int
    fileprivate var hash: UInt64
  }

  private var rows: [Row] = []
  private var names: [UInt8] = []
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
  package var mentions: Int { rows.reduce(0) { $0 + $1.mentions } }

  package func mentions(of type: EntityType) -> Int {
    rows.reduce(0) { $1.type == type ? $0 + $1.mentions : $0 }
  }

  package func name(of row: Row) -> ArraySlice<UInt8> {
    names[row.nameStart..<(row.nameStart + row.nameCount)]
  }

  /// Counts the mentions of a batch.
  ///
  /// An article's mentions must all be in one batch.
  package mutating func add(_ batch: borrowing MentionBatch) {
    hash(batch)
    for (number, mention) in batch.mentions.enumerated() {
      let article = articlesSeen + Int(mention.article) + 1
      let name = mention.name.bounds
      let index = row(named: batch.names, name, mention.type, hash: hashes[number])
      rows[index].mentions += 1
      if rows[index].lastArticle != article {
        rows[index].lastArticle = article
        rows[index].documents += 1
      }
    }
    articlesSeen += batch.batch.articles.count
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

  /// The rows by mentions descending, then name bytes ascending, then type.
  package func sorted() -> [Row] {
    let keyed = rows.indices.map { (index: $0, start: beginning(of: rows[$0])) }
    return keyed.sorted { precedes($0, $1) }.map { rows[$0.index] }
  }

  private func precedes(_ left: (index: Int, start: UInt64), _ right: (index: Int, start: UInt64))
    -> Bool
  {
    let (a, b) = (rows[left.index], rows[right.index])
    if a.mentions != b.mentions { return a.mentions > b.mentions }
    if left.start != right.start { return left.start < right.start }
    let (first, second) = (name(of: a), name(of: b))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return a.type.rawValue < b.type.rawValue
  }

  /// The first eight bytes of a name as a number that orders as they do: most names differ there.
  private func beginning(of row: Row) -> UInt64 {
    var start: UInt64 = 0
    for offset in 0..<8 {
      let byte = offset < row.nameCount ? names[row.nameStart + offset] : 0
      start = start << 8 | UInt64(byte)
    }
    return start
  }
}

// MARK: - The table

extension Tally {
  private func hash(of bytes: [UInt8], _ name: Range<Int>, _ type: EntityType) -> UInt64 {
    ByteScan.hash(bytes.span, name, seed: seed &+ UInt64(type.rawValue))
  }

  /// Hashes the mentions of a batch and asks for their slots.
  private mutating func hash(_ batch: borrowing MentionBatch) {
    hashes.removeAll(keepingCapacity: true)
    for mention in batch.mentions {
      let hash = hash(of: batch.names, mention.name.bounds, mention.type)
      hashes.append(hash)
      ByteScan.prefetch(slots.span, Int(truncatingIfNeeded: hash) & (slots.count - 1))
    }
  }

  /// The index of the row for a name and a type, made if there is none.
  private mutating func row(
    named bytes: [UInt8],
    _ name: Range<Int>,
    _ type: EntityType,
    hash: UInt64
  ) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if rows[index].hash == hash, matches(rows[index], bytes, name, type) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(rows.count + 1)
    return append(bytes[name], type, hash)
  }

  private func matches(
    _ row: Row,
    _ bytes: [UInt8],
    _ name: Range<Int>,
    _ type: EntityType
  ) -> Bool {
    let own = row.nameStart..<(row.nameStart + row.nameCount)
    return row.type == type && ByteScan.equal(names.span, own, bytes.span, name)
  }

  private mutating func append(
    _ name: ArraySlice<UInt8>,
    _ type: EntityType,
    _ hash: UInt64
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
    names.append(contentsOf: name)
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
