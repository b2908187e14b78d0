internal import BroadsheetCore
internal import Tables

/// Finds an entity by its name, by a surface form, or by either in other capitals.
struct EntityFinder {
  private let folder: TableFolder
  private let asked: String
  /// The type of the entity; nil for any.
  private let type: String?

  init(_ folder: TableFolder, _ asked: String, type: String?) {
    self.folder = folder
    self.asked = asked
    self.type = type
  }

  /// Returns the entity, or nil if none matches.
  func find() throws -> FoundEntity? {
    try byName(Array(asked.utf8)) ?? byAlias() ?? inAnyCase()
  }

  /// Returns the entity with the most mentions among those with exactly this name.
  private func byName(_ name: [UInt8], type wanted: String? = nil) throws -> FoundEntity? {
    var found: [FoundEntity] = []
    try folder.rows(of: "entities", where: ["entity"], is: name) { row in
      found.append(try FoundEntity(row))
      return true
    }
    return largest(of: found, wanted ?? type)
  }

  private func largest(of all: [FoundEntity], _ type: String?) -> FoundEntity? {
    let found = all.sorted { ($1.mentions, $0.type) < ($0.mentions, $1.type) }
    guard var first = found.first(where: { type == nil || $0.type == type }) else { return nil }
    first.others = found.filter { $0.type != first.type && $0.bytes == first.bytes }
      .map { ($0.type, $0.mentions) }
    return first
  }

  /// Returns the entity with the most mentions by this surface form.
  private func byAlias() throws -> FoundEntity? {
    var rows: [TableRow] = []
    try folder.rows(of: "aliases", where: ["surface"], is: Array(asked.utf8)) { row in
      rows.append(row)
      return true
    }
    return try entity(of: rows)
  }

  private func entity(of aliases: [TableRow]) throws -> FoundEntity? {
    let rows = try aliases.filter { row in
      row.text("rule") != "ambiguous" && (type == nil || row.text("type") == type)
    }
    .map { (row: $0, name: $0.text("entity"), mentions: try $0.integer("mentions") ?? 0) }
    .sorted { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
    guard let best = rows.first,
      var found = try byName(best.row.bytes("entity") ?? [], type: best.row.text("type"))
    else { return nil }
    let others = Set(rows.map(\.name)).subtracting([best.name]).sorted()
    found.way = .alias(
      FoundEntity.Alias(
        surface: best.row.text("surface"),
        rule: best.row.text("rule"),
        alsoFor: others
      )
    )
    return found
  }

  /// Searches every name of both tables, after the other lookups failed.
  private func inAnyCase() throws -> FoundEntity? {
    let wanted = NameLikeness(asked)
    var found: [FoundEntity] = []
    try folder.rows(of: "entities") { row in
      if wanted.matches(row.bytes("entity") ?? []) { found.append(try FoundEntity(row)) }
      return true
    }
    if var entity = largest(of: found, type) {
      entity.way = .otherCase
      return entity
    }
    var aliases: [TableRow] = []
    try folder.rows(of: "aliases") { row in
      if wanted.matches(row.bytes("surface") ?? []) { aliases.append(row) }
      return true
    }
    return try entity(of: aliases)
  }
}

extension EntityFinder {
  /// How many of the largest entities are compared for suggestions.
  private static let reach = 100_000

  /// Returns similar names, the most likely first.
  func suggestions(_ most: Int = 3) throws -> [String] {
    let wanted = NameLikeness(asked)
    var seen = 0
    var near: [(distance: Int, order: Int, name: String)] = []
    try folder.rows(of: "entities") { row in
      seen += 1
      let name = row.bytes("entity") ?? []
      if type == nil || row.text("type") == type, let distance = wanted.distance(to: name) {
        near.append((distance, seen, String(decoding: name, as: UTF8.self)))
      }
      return seen < Self.reach
    }
    near.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    var names: [String] = []
    for entry in near where !names.contains(entry.name) && names.count < most {
      names.append(entry.name)
    }
    return names
  }
}
