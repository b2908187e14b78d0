/// The exact tables of a corpus with resolved names: entities, days, sources and aliases.
package struct EntityTables: Sendable {
  struct Entity: Sendable {
    var id: Int
    var counts = Counts()
    var days: ClosedRange<Int>?
    var sources = 0
    var forms = 0
  }

  struct Alias: Sendable {
    var surface: Int
    var entity: Int
    var rule: AliasPlanter.Rule
    var mentions: Int
  }

  let table: NameTable
  let sources: [String]
  private(set) var list: [Entity] = []
  private(set) var aliasList: [Alias] = []
  private var dailyRows: [UInt8] = []
  private var sourceRows: [UInt8] = []

  package init(_ newsroom: Newsroom) {
    table = newsroom.truth
    sources = newsroom.duplicatePlanter.outlets.names
    let ledger = newsroom.ledger
    let merges = EntityMerges(ledger, newsroom.reporter.planter, in: table)
    let forms = Dictionary(grouping: merges.aliases(ledger)) { $0.entity }
    let postings = Dictionary(grouping: ledger.postings) { merges.entity(of: Int($0.name)) }
    let ids = postings.keys.sorted { [table] one, other in
      table.name(one).lexicographicallyPrecedes(table.name(other))
    }
    for id in ids {
      var entity = Entity(id: id)
      add(postings[id] ?? [], in: ledger, to: &entity)
      let aliases = forms[id] ?? []
      entity.forms = Set(aliases.map { $0.surface }).count
      aliasList += aliases.filter { $0.rule != .none }.sorted { [table] one, other in
        if one.surface == other.surface { return one.rule < other.rule }
        return table.name(one.surface).lexicographicallyPrecedes(table.name(other.surface))
      }
      list.append(entity)
    }
  }

  /// Counts one entity; a record with two of its names counts once.
  private mutating func add(
    _ postings: [Ledger.Posting],
    in ledger: Ledger,
    to entity: inout Entity
  ) {
    var byRecord: [Int: Int] = [:]
    for posting in postings { byRecord[Int(posting.record), default: 0] += Int(posting.mentions) }
    var byDay: [Int: Counts] = [:]
    var bySource: [Int: Counts] = [:]
    for (number, mentions) in byRecord {
      let record = ledger.records[number]
      entity.counts.add(mentions, isCopy: record.isCopy)
      byDay[record.day ?? -1, default: Counts()].add(mentions, isCopy: record.isCopy)
      bySource[record.source ?? -1, default: Counts()].add(mentions, isCopy: record.isCopy)
    }
    for (day, counts) in byDay.sorted(by: { $0.key < $1.key }) {
      if day >= 0 { entity.days = (entity.days?.lowerBound ?? day)...day }
      dailyRows += EntityTables.row(of: cells(of: entity.id), EntityTables.text(day), counts)
    }
    entity.sources = bySource.keys.count { $0 >= 0 }
    for (name, counts) in bySource.map({ ($0 < 0 ? "" : sources[$0], $1) }).sorted(by: {
      $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
    }) {
      sourceRows += EntityTables.row(of: cells(of: entity.id), name, counts)
    }
  }

  private func cells(of id: Int) -> [UInt8] {
    Array(table.name(id)) + [0x09] + Array(table.types[id].rawValue.utf8) + [0x09]
  }

  private static func row(of entity: [UInt8], _ key: String, _ counts: Counts) -> [UInt8] {
    entity + Array("\(key)\t\(counts.cells)\n".utf8)
  }

  private static func text(_ day: Int) -> String {
    day < 0 ? "" : String(decoding: Day(number: day).iso, as: UTF8.self)
  }

  // MARK: Tables

  package var count: Int { list.count }

  /// Writes one row per entity, by mentions descending, then by bytes.
  package func entities() -> [UInt8] {
    var out = Array("entity\ttype\t\(Counts.header)\tfirst_day\tlast_day\tsources\t".utf8)
    out.put("surface_forms\n")
    // The list is in the order of bytes, and the sort is stable.
    for entity in list.sorted(by: { $0.counts.mentions > $1.counts.mentions }) {
      let (first, last) = (entity.days?.lowerBound ?? -1, entity.days?.upperBound ?? -1)
      out += cells(of: entity.id)
      out.put("\(entity.counts.cells)\t\(EntityTables.text(first))\t\(EntityTables.text(last))\t")
      out.put("\(entity.sources)\t\(entity.forms)\n")
    }
    return out
  }

  /// Writes one row per entity and day, by bytes and day; records without a date come first.
  package func daily() -> [UInt8] {
    Array("entity\ttype\tday\t\(Counts.header)\n".utf8) + dailyRows
  }

  /// Writes one row per entity and publisher, by the bytes of both.
  package func bySource() -> [UInt8] {
    Array("entity\ttype\tsource\t\(Counts.header)\n".utf8) + sourceRows
  }

  /// Writes one row per rule and form except the name, by the bytes of the entity and the form.
  package func aliases() -> [UInt8] {
    var out = Array("surface\ttype\tentity\trule\tmentions\n".utf8)
    for alias in aliasList {
      out += cells(of: alias.surface)
      out += table.name(alias.entity)
      out.put("\t\(alias.rule.rawValue)\t\(alias.mentions)\n")
    }
    return out
  }
}
