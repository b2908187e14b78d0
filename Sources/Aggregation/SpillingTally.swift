package import BroadsheetCore
internal import Storage
package import SystemPackage

/// A `Tally` of any number of names in bounded memory: what does not fit goes to sorted parts on disk,
/// which are put together in the end.
package struct SpillingTally: ~Copyable {
  private var tally = Tally()
  private var sorter: ExternalSorter
  private let folder: FilePath
  private let memory: Int

  /// - Parameters:
  ///   - folder: where records go that do not fit, unnamed.
  ///   - memory: bytes that names may take in memory; a few names more do no harm.
  package init(in folder: FilePath, memory: Int) {
    (self.folder, self.memory) = (folder, memory)
    sorter = ExternalSorter(in: folder, memory: memory / 4)
  }

  /// Counts the mentions of a batch, as `Tally` does.
  package mutating func add(_ batch: borrowing MentionBatch) throws(Errno) {
    tally.add(batch)
    // Arrays that grow hold twice what is in them, and three times while they do.
    if tally.size > memory / 4 { try spill() }
  }

  private mutating func spill() throws(Errno) {
    for index in 0..<tally.count { try add(tally[index]) }
    tally.removeAll()
  }

  private mutating func add(_ row: Tally.Row) throws(Errno) {
    let name = tally.name(of: row)
    try sorter.add { record in
      record.append(contentsOf: name)
      // Below every byte of a name: a shorter one comes first.
      record.append(0)
      record.append(row.type.rawValue)
      record.append(word: row.mentions)
      record.append(word: row.documents)
    }
  }

  /// All rows, in the order of `Tally.order`.
  package consuming func rows() throws(Errno) -> TallyRows {
    guard sorter.hasSpilled || sorter.hasRecords else { return TallyRows(tally) }
    try spill()
    var ranked = ExternalSorter(in: folder, memory: memory / 2)
    var current: [UInt8] = []
    var counts = (mentions: 0, documents: 0)
    var sorted = try sorter.sorted()
    while try sorted.next() {
      let record = sorted.record
      let key = record.dropLast(16)
      if key != current[...] {
        try Self.rank(current, counts, into: &ranked)
        current = Array(key)
        counts = (0, 0)
      }
      counts.mentions += Self.word(record.dropFirst(key.count))
      counts.documents += Self.word(record.dropFirst(key.count + 8))
    }
    try Self.rank(current, counts, into: &ranked)
    return try TallyRows(ranked.sorted(), in: folder)
  }

  private static func rank(
    _ key: [UInt8],
    _ counts: (mentions: Int, documents: Int),
    into ranked: inout ExternalSorter
  ) throws(Errno) {
    guard counts.documents > 0 else { return }
    try ranked.add { record in
      record.append(word: ~UInt64(counts.mentions))
      record.append(contentsOf: key)
      record.append(word: counts.documents)
    }
  }

  fileprivate static func word(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The rows of a tally in their order, in memory or on disk.
package struct TallyRows: Sendable {
  private let tally: Tally
  /// Indices of rows.
  private let order: [Int]
  private let records: RecordWindow?
  package let count: Int
  package let mentions: Int

  init(_ tally: consuming Tally) {
    order = tally.order()
    count = order.count
    mentions = tally.mentions
    self.tally = tally
    records = nil
  }

  /// Writes ranked records to a file of their own.
  init(_ sorted: consuming SortedRecords, in folder: FilePath) throws(Errno) {
    let file = try StoredFile(scratchIn: folder)
    var (count, mentions, end) = (0, 0, 0)
    var piece: [UInt8] = []
    while try sorted.next() {
      let record = sorted.record
      count += 1
      mentions += Int(~UInt64(bitPattern: Int64(SpillingTally.word(record))))
      piece.append(text: record)
      guard piece.count >= 1 << 16 else { continue }
      try file.write(piece, at: end)
      end += piece.count
      piece.removeAll(keepingCapacity: true)
    }
    try file.write(piece, at: end)
    end += piece.count
    (self.count, self.mentions) = (count, mentions)
    records = RecordWindow(file, 0..<end)
    tally = Tally()
    order = []
  }

  /// Hands the first `top` rows, or all of them, to `take`: name, type, mentions, documents.
  package func forEach(
    top: Int?,
    _ take: (ArraySlice<UInt8>, EntityType, Int, Int) throws -> Void
  ) throws {
    let top = max(0, top ?? count)
    guard var records else {
      for index in order.prefix(top) {
        let row = tally[index]
        try take(tally.name(of: row), row.type, row.mentions, row.documents)
      }
      return
    }
    try Self.read(&records, top: top, take)
  }

  private static func read(
    _ records: inout RecordWindow,
    top: Int,
    _ take: (ArraySlice<UInt8>, EntityType, Int, Int) throws -> Void
  ) throws {
    var rest = top
    while rest > 0, try records.next() {
      rest -= 1
      let record = records.record
      let mentions = Int(~UInt64(bitPattern: Int64(SpillingTally.word(record))))
      guard record.count >= 18, let type = EntityType(rawValue: record[record.endIndex - 9])
      else { throw ByteCodingError() }
      let documents = SpillingTally.word(record.suffix(8))
      try take(record.dropFirst(8).dropLast(10), type, mentions, documents)
    }
  }
}
