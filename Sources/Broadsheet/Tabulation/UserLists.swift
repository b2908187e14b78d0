internal import BroadsheetCore
internal import Indexing

/// What the user says about names: which to count for which entity, and which to leave out.
struct UserLists: Sendable {
  /// The entities of the list, in order.
  var entities: [FormMerge.Extra] { [] }

  func entity(for name: [UInt8], _ type: EntityType) -> FormMerge.Extra? { nil }
  func isStopped(_ name: [UInt8], _ type: EntityType) -> Bool { false }
}

/// Finds the numbers of the names that the user's list speaks of, while they are given.
struct ListTargets {
  private let lists: UserLists
  private var numbers: [FormKey: UInt32] = [:]
  private var wanted: [(number: UInt32, key: FormKey)] = []

  private struct FormKey: Hashable {
    var name: [UInt8]
    var type: EntityType
  }

  init(_ lists: UserLists) {
    self.lists = lists
    for extra in lists.entities { numbers[FormKey(name: extra.name, type: extra.type)] = 0 }
  }

  mutating func note(_ name: [UInt8], _ type: EntityType, _ number: UInt32) {
    guard !numbers.isEmpty else { return }
    let key = FormKey(name: name, type: type)
    if numbers[key] != nil { numbers[key] = number }
    guard let entity = lists.entity(for: name, type) else { return }
    wanted.append((number, FormKey(name: entity.name, type: entity.type)))
  }

  func add(to merges: inout Merges) {
    for (number, key) in wanted {
      if let target = numbers[key], target != number { merges.listed[number] = target }
    }
  }
}
