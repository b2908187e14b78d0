package import BroadsheetCore
internal import Storage
package import SystemPackage

/// The counts of an entity, in one period, in one source or in all: with copies, and without.
package struct EntityCounts: Sendable, Equatable {
  package var mentions = 0
  package var documents = 0
  package var uniqueMentions = 0
  package var uniqueDocuments = 0

  package init() {}

  package mutating func add(mentions: Int, isUnique: Bool) {
    self.mentions += mentions
    documents += 1
    guard isUnique else { return }
    uniqueMentions += mentions
    uniqueDocuments += 1
  }
}

/// Counts entities by day and source in bounded memory: postings come in, in any order; the entities
/// come out in the order of their numbers, each with all of its counts.
package struct PostingTally: ~Copyable {
  /// The postings in memory: entity, day, source and whether it is unique, mentions.
  private var words: [SIMD4<UInt32>] = []
  /// Takes them where they become too many.
  private var sorter: ExternalSorter
  private let limit: Int

  package init(in folder: FilePath, memory: Int) {
    sorter = ExternalSorter(in: folder, memory: memory / 2)
    // Twice, for they are sorted from one array into another.
    limit = max(1 << 12, memory / 2 / (2 * MemoryLayout<SIMD4<UInt32>>.stride))
  }

  /// Counts one article that mentions an entity; every article once an entity.
  package mutating func add(
    _ entity: UInt32,
    day: Day,
    source: Int,
    mentions: Int,
    isUnique: Bool
  ) throws(Errno) {
    // PERF: room for a million, which takes no memory before it is used: growing would copy all of it.
    if words.isEmpty { words.reserveCapacity(min(limit, 1 << 20)) }
    words.append(
      SIMD4(
        entity,
        UInt32(bitPattern: day.number) ^ 1 << 31,
        UInt32(source) << 1 | (isUnique ? 1 : 0),
        UInt32(clamping: mentions)
      )
    )
    if words.count >= limit { try spill() }
  }

  private mutating func spill() throws(Errno) {
    for word in words { try sorter.add(words: word) }
    words.removeAll(keepingCapacity: true)
  }

  package consuming func groups() throws(Errno) -> PostingGroups {
    guard sorter.hasSpilled || sorter.hasRecords else {
      Radix.sort(&words)
      return PostingGroups(words)
    }
    try spill()
    words = []
    return try PostingGroups(sorter.sorted())
  }
}

/// The counts of one entity after the other.
package struct PostingGroups: ~Copyable {
  private var words: [SIMD4<UInt32>] = []
  private var place = 0
  private var records: SortedRecords?
  /// The record that comes next.
  private var current = SIMD4<UInt32>.zero
  /// Whether there is another entity.
  package private(set) var hasNext = false

  init(_ words: [SIMD4<UInt32>]) {
    self.words = words
    hasNext = !words.isEmpty
    if let first = words.first { current = first }
  }

  init(_ sorted: consuming SortedRecords) throws(Errno) {
    hasNext = try sorted.next()
    if hasNext { current = sorted.words }
    records = consume sorted
  }

  /// The entity that comes next.
  package var entity: UInt32 { current[0] }

  private mutating func advance() throws(Errno) {
    if records == nil {
      place += 1
      hasNext = place < words.count
      if hasNext { current = words[place] }
    } else {
      hasNext = try records?.next() ?? false
      if hasNext { current = records?.words ?? .zero }
    }
  }

  /// Hands all articles of the next entity to `take`, in the order of their days.
  package mutating func next(
    _ take: (_ day: Day, _ source: Int, _ mentions: Int, _ isUnique: Bool) throws -> Void
  ) throws {
    let entity = entity
    while hasNext, current[0] == entity {
      let day = Day(number: Int32(bitPattern: current[1] ^ 1 << 31))
      try take(day, Int(current[2] >> 1), Int(current[3]), current[2] & 1 == 1)
      try advance()
    }
  }
}
