/// The first entities of the table, which pairs and examples are made for.
struct TopEntities {
  private(set) var entities: [EntityRow] = []
  private var ranks: [UInt32: Int] = [:]

  mutating func append(_ entity: EntityRow) {
    ranks[entity.number] = entities.count
    entities.append(entity)
  }

  /// Returns the rank of an entity; nil if it is not among them.
  func rank(of number: UInt32) -> Int? { ranks[number] }
}
