internal import BroadsheetCore
internal import Indexing
internal import Resolution
internal import Tables

/// The user's aliases and stop list.
package struct UserLists: Sendable {
  private var list = AliasList()

  /// - Parameters:
  ///   - aliases: lines `surface<TAB>entity[<TAB>type]`, UTF-8.
  ///   - stoplist: lines `name[<TAB>type]`, UTF-8.
  /// - Throws: `TableError` of kind `usage` with the first bad line.
  package init(aliases: [UInt8] = [], stoplist: [UInt8] = []) throws {
    do {
      try list.add(aliases: aliases)
    } catch {
      throw TableError(.usage, "aliases line \(error.line): \(Self.explanation(error.reason))")
    }
    do {
      try list.add(stoplist: stoplist)
    } catch {
      throw TableError(
        .usage,
        "stoplist line \(error.line): \(Self.explanation(error.reason))"
      )
    }
  }

  private static func explanation(_ reason: AliasListError.Reason) -> String {
    switch reason {
    case .noName: "no name at the start"
    case .noEntity: "no entity: expected surface<TAB>entity[<TAB>type]"
    case .unknownType: "unknown type: use PER, ORG, LOC or MISC"
    case .tooManyColumns: "too many columns"
    case .conflict: "an earlier line gives this name to another entity: keep one of them"
    case .chain: "its entity is an alias of another entity: use that entity"
    }
  }

  init() {}

  /// Every entity of the list, in order, with every type that it may have.
  var entities: [FormMerge.Extra] {
    let keys = list.entities.flatMap { entity in
      (entity.type.map { [$0] } ?? EntityType.allCases).map {
        NameKey(name: Array(entity.name), type: $0)
      }
    }
    return Set(keys).map { FormMerge.Extra(name: $0.name, type: $0.type) }
      .sorted { $0.precedes($1.name, $1.type) }
  }

  func entity(for name: [UInt8], _ type: EntityType) -> [UInt8]? {
    list.entity(for: name[...], type).map { Array($0) }
  }

  func isStopped(_ name: [UInt8], _ type: EntityType) -> Bool { list.isStopped(name[...], type) }

  var isEmpty: Bool { list.isEmpty }
}

/// Finds the numbers of the names in the user's list, while names get their numbers.
struct ListTargets {
  private let lists: UserLists
  private var numbers: [NameKey: UInt32]
  /// Names that mean an entity of the list.
  private var wanted: [(number: UInt32, target: NameKey)] = []
  /// Entities that take forms of other names.
  private var redirected: [NameKey] = []
  private var places: [NameKey: UInt32] = [:]

  init(_ lists: UserLists) {
    self.lists = lists
    let keys = lists.entities.map { (NameKey(name: $0.name, type: $0.type), UInt32(0)) }
    numbers = Dictionary(uniqueKeysWithValues: keys)
  }

  /// Notes the number of a name.
  mutating func note(_ name: [UInt8], _ type: EntityType, number: UInt32) {
    guard !numbers.isEmpty else { return }
    let key = NameKey(name: name, type: type)
    if numbers[key] != nil { numbers[key] = number }
    guard let entity = lists.entity(for: name, type) else { return }
    wanted.append((number, NameKey(name: entity, type: type)))
  }

  /// Returns the entry for the entity of a form; nil if the list does not name the form.
  mutating func redirection(of surface: [UInt8], _ type: EntityType) -> UInt32? {
    guard !numbers.isEmpty, let entity = lists.entity(for: surface, type) else { return nil }
    let key = NameKey(name: entity, type: type)
    if let known = places[key] { return known }
    let place = Merges.redirection | UInt32(redirected.count)
    places[key] = place
    redirected.append(key)
    return place
  }

  func add(to merges: inout Merges) {
    for (number, key) in wanted { merges.listed[number] = numbers[key] }
    merges.redirected = redirected.map { numbers[$0] ?? 0 }
  }
}
