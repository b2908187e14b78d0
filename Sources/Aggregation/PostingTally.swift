package import BroadsheetCore
internal import Storage
package import SystemPackage

/// What is counted of an entity, in one period, source or all told: everything, and without copies.
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

  package mutating func add(_ other: EntityCounts) {
    mentions += other.mentions
    documents += other.documents
    uniqueMentions += other.uniqueMentions
    uniqueDocuments += other.uniqueDocuments
  }
}

/// Counts entities by day and source in bounded memory: postings come in, in any order; the entities
/// come out in the order of their numbers, each with all of its counts.
package struct PostingTally: ~Copyable {
  private var sorter: RunSorter

  package init(in folder: FilePath, memory: Int) {
    sorter = RunSorter(in: folder, memory: memory)
  }

  /// Counts one article that mentions an entity; every article once an entity.
  package mutating func add(
    _ entity: UInt32,
    day: Day,
    source: Int,
    mentions: Int,
    isUnique: Bool
  ) throws(Errno) {
    try sorter.add(
      words: SIMD4(
        entity,
        UInt32(bitPattern: day.number) ^ 1 << 31,
        UInt32(source) << 1 | (isUnique ? 1 : 0),
        UInt32(clamping: mentions)
      )
    )
  }

  package consuming func groups() throws(Errno) -> PostingGroups {
    try PostingGroups(sorter.sorted())
  }
}

/// The counts of one entity after the other.
package struct PostingGroups: ~Copyable {
  private var records: SortedRecords
  private var hasRecord: Bool
  /// The entity of the record that comes next.
  package private(set) var entity: UInt32 = 0
  private var day = Day.unknown
  private var source = 0
  private var isUnique = false
  private var mentions = 0

  init(_ records: consuming SortedRecords) throws(Errno) {
    self.records = records
    hasRecord = true
    try advance()
  }

  /// Whether there is another entity.
  package var hasNext: Bool { hasRecord }

  private mutating func advance() throws(Errno) {
    hasRecord = try records.next()
    guard hasRecord else { return }
    let words = records.words
    entity = words[0]
    day = Day(number: Int32(bitPattern: words[1] ^ 1 << 31))
    (source, isUnique) = (Int(words[2] >> 1), words[2] & 1 == 1)
    mentions = Int(words[3])
  }

  /// Hands all articles of the next entity to `take`, in the order of their days.
  package mutating func next(
    _ take: (_ day: Day, _ source: Int, _ mentions: Int, _ isUnique: Bool) throws -> Void
  ) throws {
    let current = entity
    while hasRecord, entity == current {
      try take(day, source, mentions, isUnique)
      try advance()
    }
  }
}
