/// The first entities of a table: those that pairs and examples are made for.
struct TopEntities {
  private(set) var entities: [EntityRow] = []
  private var ranks: [UInt32: Int] = [:]

  mutating func append(_ entity: EntityRow) {
    ranks[entity.number] = entities.count
    entities.append(entity)
  }

  /// The place of an entity among them; nil for all others.
  func rank(of number: UInt32) -> Int? { ranks[number] }
}
