/// Finds the entities with the most mentions from the forms alone, before articles are read.
///
/// Memory grows with the number of entities that have several names, and with `count`.
struct MentionTotals {
  private struct Total {
    var number: UInt32
    var mentions: Int

    /// The order of the entity table.
    func precedes(_ other: Total) -> Bool {
      (other.mentions, number) < (mentions, other.number)
    }
  }

  private let count: Int
  private let merges: Merges
  private var shared: [UInt32: Int] = [:]
  /// The top ones of all other entities, and some more.
  private var firsts: [Total] = []
  private var current = Total(number: 0, mentions: 0)

  /// Finds the first `count` entities.
  init(_ count: Int, _ merges: Merges) { (self.count, self.merges) = (count, merges) }

  /// Adds mentions of an entity; the forms of one name must come one after the other.
  mutating func add(_ mentions: Int, of entity: UInt32) {
    guard mentions > 0 else { return }
    if merges.isShared(entity) { return shared[entity, default: 0] += mentions }
    if entity != current.number { endName() }
    current.number = entity
    current.mentions += mentions
  }

  private mutating func endName() {
    if current.mentions > 0, !merges.stopped.contains(current.number) { firsts.append(current) }
    current.mentions = 0
    if firsts.count > 4 * count + 4096 { cut() }
  }

  private mutating func cut() {
    firsts.sort { $0.precedes($1) }
    firsts.removeLast(max(0, firsts.count - count))
  }

  /// Returns the numbers of the top entities, in the order of the entity table.
  consuming func numbers() -> [UInt32] {
    endName()
    for (number, mentions) in shared where !merges.stopped.contains(number) {
      firsts.append(Total(number: number, mentions: mentions))
    }
    cut()
    return firsts.map(\.number)
  }
}
