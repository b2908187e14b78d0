package import BroadsheetCore

/// An error in a list of aliases or of stop names, and its line.
package struct AliasListError: Error, Equatable {
  package enum Reason: Equatable, Sendable {
    /// No name at the start of the line.
    case noName
    /// No tab, or nothing behind it: so no entity.
    case noEntity
    case unknownType
    /// More columns than the list has.
    case tooManyColumns
    /// An earlier line gives the same name to another entity.
    case conflict
    /// The entity is an alias of yet another one, here or on an earlier line.
    case chain
  }

  /// Counted from 1.
  package var line: Int
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

/// The user's lists: which names are one entity, and which are not entities.
///
/// They win over all rules. A name that is its own entity ("Georgia", "Georgia") is never merged by
/// the rules. Names are exact bytes.
package struct AliasList: Sendable {
  /// An entity of the list; of every type where it has none.
  package struct Entity: Sendable, Hashable {
    package var name: ArraySlice<UInt8>
    package var type: EntityType?
  }

  private struct Line {
    var surface: Entity
    var entity: ArraySlice<UInt8>
    var number: Int
  }

  private var aliases: [Entity: ArraySlice<UInt8>] = [:]
  private var stopped: Set<Entity> = []

  package init() {}

  /// Whether there is nothing in it.
  package var isEmpty: Bool { aliases.isEmpty && stopped.isEmpty }

  /// The entity of a name by the list; a line with a type wins over one without.
  package func entity(for surface: ArraySlice<UInt8>, _ type: EntityType) -> ArraySlice<UInt8>? {
    aliases[Entity(name: surface, type: type)] ?? aliases[Entity(name: surface, type: nil)]
  }

  /// Whether a name must not be in the table.
  package func isStopped(_ name: ArraySlice<UInt8>, _ type: EntityType) -> Bool {
    guard !stopped.isEmpty else { return false }
    return stopped.contains(Entity(name: name, type: type))
      || stopped.contains(Entity(name: name, type: nil))
  }

  /// The entities of the list, each once, in order of their bytes, then of their types; first the
  /// one without.
  package var entities: [Entity] {
    Set(aliases.map { Entity(name: $1, type: $0.type) }).sorted { left, right in
      if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
      return left.order < right.order
    }
  }
}

extension AliasList.Entity {
  fileprivate var order: Int { type.map { Int($0.rawValue) + 1 } ?? 0 }
}

// MARK: - Reading

extension AliasList {
  /// Adds a list of aliases: one `surface<TAB>entity[<TAB>type]` a line, UTF-8.
  ///
  /// Skips empty lines and lines that start with `#`; types are PER, ORG, LOC and MISC.
  package mutating func add(aliases bytes: [UInt8]) throws(AliasListError) {
    var lines: [Line] = []
    try ListColumns.read(bytes) { number, columns throws(AliasListError) in
      guard columns.count > 1, !columns[1].isEmpty else {
        throw AliasListError(line: number, reason: .noEntity)
      }
      let type = try ListColumns.type(columns, 2, line: number)
      lines.append(
        Line(
          surface: Entity(name: columns[0], type: type),
          entity: columns[1],
          number: number
        )
      )
    }
    for line in lines {
      let known = aliases.updateValue(line.entity, forKey: line.surface)
      guard known == nil || known == line.entity else {
        throw AliasListError(line: line.number, reason: .conflict)
      }
    }
    try refuseChains(lines)
  }

  /// Adds a list of names that are not entities: one `name[<TAB>type]` a line.
  package mutating func add(stoplist bytes: [UInt8]) throws(AliasListError) {
    try ListColumns.read(bytes) { number, columns throws(AliasListError) in
      let type = try ListColumns.type(columns, 1, line: number)
      stopped.insert(Entity(name: columns[0], type: type))
    }
  }

  /// An alias of an alias would leave open which of the two entities is meant.
  private func refuseChains(_ lines: [Line]) throws(AliasListError) {
    for line in lines {
      let types: [EntityType?] =
        line.surface.type.map { [$0, nil] } ?? [nil] + EntityType.allCases.map { $0 }
      for type in types {
        let next = aliases[Entity(name: line.entity, type: type)]
        guard next == nil || next == line.entity else {
          throw AliasListError(line: line.number, reason: .chain)
        }
      }
    }
  }
}

/// Lines of tab-separated columns.
private enum ListColumns {
  static func read(
    _ bytes: [UInt8],
    _ take: (Int, [ArraySlice<UInt8>]) throws(AliasListError) -> Void
  ) throws(AliasListError) {
    var lines = ListLines(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    while let (number, line) = lines.next() {
      let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard !columns[0].isEmpty else { throw AliasListError(line: number, reason: .noName) }
      try take(number, columns)
    }
  }

  /// The type in a column, which is the last one; nil where there is none.
  static func type(
    _ columns: [ArraySlice<UInt8>],
    _ index: Int,
    line: Int
  ) throws(AliasListError) -> EntityType? {
    guard columns.count <= index + 1 else {
      throw AliasListError(line: line, reason: .tooManyColumns)
    }
    guard columns.count > index, !columns[index].isEmpty else { return nil }
    guard columns[index].count <= 4,
      let type = EntityType(tag: String(decoding: columns[index], as: UTF8.self))
    else { throw AliasListError(line: line, reason: .unknownType) }
    return type
  }
}
