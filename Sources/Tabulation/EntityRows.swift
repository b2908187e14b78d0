internal import Aggregation
internal import BroadsheetCore
internal import Indexing
internal import Storage
internal import SystemPackage

/// One entity of the table, with all of its counts.
struct EntityRow {
  var number: UInt32
  var name: [UInt8]
  var type: EntityType
  var counts = EntityCounts()
  var days: ClosedRange<Day>?
  var sources = 0
  var forms = 1

  /// Decodes a record of `EntityRows` into this row.
  fileprivate mutating func read(_ record: ByteDecoder) throws(ByteCodingError) {
    var decoder = record
    counts.mentions = Int(truncatingIfNeeded: ~((try decoder.word() as UInt64)))
    number = try decoder.word()
    guard let type = EntityType(rawValue: try decoder.byte()) else { throw ByteCodingError() }
    self.type = type
    counts.documents = try decoder.varint()
    counts.uniqueMentions = try decoder.varint()
    counts.uniqueDocuments = try decoder.varint()
    sources = try decoder.varint()
    forms = try decoder.varint()
    let (first, last) = (Day(number: try decoder.word()), Day(number: try decoder.word()))
    days = first.isKnown && first <= last ? first...last : nil
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: decoder.bytes[decoder.rest])
  }
}

/// Sorts the rows of the entity table in bounded memory.
///
/// The order is by mentions descending, then by number, which is the order of names and types.
struct EntityRows: ~Copyable {
  private var sorter: ExternalSorter

  init(in folder: FilePath, memory: Int) { sorter = ExternalSorter(in: folder, memory: memory) }

  mutating func add(_ row: EntityRow) throws(Errno) {
    try sorter.add { record in
      record.append(word: ~UInt64(row.counts.mentions))
      record.append(word: row.number)
      record.append(row.type.rawValue)
      record.append(varint: row.counts.documents)
      record.append(varint: row.counts.uniqueMentions)
      record.append(varint: row.counts.uniqueDocuments)
      record.append(varint: row.sources)
      record.append(varint: row.forms)
      record.append(word: (row.days?.lowerBound ?? .unknown).number)
      record.append(word: (row.days?.upperBound ?? .unknown).number)
      record.append(contentsOf: row.name)
    }
  }

  /// Passes all rows to `take`, in their order.
  consuming func forEach(_ take: (EntityRow) throws -> Void) throws {
    var sorted = try sorter.sorted()
    var row = EntityRow(number: 0, name: [], type: .miscellaneous)
    while try sorted.next() {
      try row.read(sorted.decoder)
      try take(row)
    }
  }
}

/// The forms of every entity except its name, in the order of the entities.
struct AliasRows: ~Copyable {
  struct Row {
    var surface: [UInt8] = []
    var type = EntityType.miscellaneous
    var rule = AliasRule.none
    var mentions = 0
  }

  private var sorted: SortedRecords
  private var hasBegun = false
  private var entity: UInt32?
  private var row = Row()

  /// Reads all names once, and adds the mentions of their entities to `totals`.
  init(
    _ names: NumberedNames,
    _ totals: inout MentionTotals,
    in folder: FilePath,
    memory: Int
  ) throws {
    sorted = try Self.sorted(names, &totals, in: folder, memory: memory)
  }

  private static func sorted(
    _ names: NumberedNames,
    _ totals: inout MentionTotals,
    in folder: FilePath,
    memory: Int
  ) throws -> SortedRecords {
    var sorter = ExternalSorter(in: folder, memory: memory)
    var reader = names.log.reader()
    while try reader.next() {
      let number = UInt32(reader.number)
      let (entity, rule) = names.merges.entity(of: number)
      totals.add(reader.own, of: entity)
      let isAmbiguous = rule == .none && names.merges.ambiguous.contains(number)
      if reader.own > 0, rule != .none || isAmbiguous {
        let own = isAmbiguous ? AliasRule.ambiguous : rule
        let row = Row(surface: reader.name, type: reader.type, rule: own, mentions: reader.own)
        try add(row, of: entity, to: &sorter)
      }
      for alias in try reader.aliases {
        var target = entity
        if alias.target != 0 { target = names.merges.entity(of: alias.target).entity }
        if alias.rule == .ambiguous {
          target = names.merges.entity(of: number | Merges.undecided).entity
        }
        totals.add(alias.mentions, of: target)
        let row = Row(
          surface: alias.surface,
          type: reader.type,
          rule: alias.rule,
          mentions: alias.mentions
        )
        try add(row, of: target, to: &sorter)
      }
    }
    return try sorter.sorted()
  }

  private static func add(
    _ row: Row,
    of entity: UInt32,
    to sorter: inout ExternalSorter
  ) throws(Errno) {
    try sorter.add { record in
      record.append(word: entity)
      record.append(contentsOf: row.surface)
      // 0 is below every byte of a name, so that a prefix sorts first.
      record.append(0)
      record.append(row.type.rawValue)
      record.append(row.rule.rawValue)
      record.append(word: row.mentions)
    }
  }

  private mutating func advance() throws {
    guard try sorted.next() else {
      entity = nil
      return
    }
    let record = Array(sorted.record)
    var decoder = ByteDecoder(record)
    entity = try decoder.word()
    guard record.count >= 15 else { throw ByteCodingError() }
    decoder = ByteDecoder(record, (record.count - 10)..<record.count)
    guard let type = EntityType(rawValue: try decoder.byte()),
      let rule = AliasRule(rawValue: try decoder.byte())
    else { throw ByteCodingError() }
    row = Row(
      surface: Array(record[4..<(record.count - 11)]),
      type: type,
      rule: rule,
      mentions: try decoder.word()
    )
  }

  /// Passes the forms of an entity to `take`, in the order of their bytes, each with a rule once.
  ///
  /// Skips the forms of entities before it.
  mutating func next(of number: UInt32, _ take: (Row) throws -> Void) throws {
    if !hasBegun {
      hasBegun = true
      try advance()
    }
    while let entity, entity <= number {
      var current = row
      try advance()
      while self.entity == entity, row.surface == current.surface, row.type == current.type,
        row.rule == current.rule
      {
        current.mentions += row.mentions
        try advance()
      }
      if entity == number { try take(current) }
    }
  }
}
