internal import BroadsheetCore
internal import Indexing
internal import Tables

/// A few mentions of each top entity, with the words around them.
///
/// Keeps the mentions of the smallest rank, so that the order of merges does not matter.
struct Examples {
  private struct Example {
    var rank: UInt64
    /// The position of the dump among the inputs.
    var dump: Int
    var source: Int
    var context: StoredContext
  }

  private let topEntities: TopEntities
  private let count: Int
  private var lists: [[Example]]
  private let inputs: [IndexPlan.Input]

  init(for topEntities: TopEntities, of count: Int, _ plan: IndexPlan) {
    self.topEntities = topEntities
    self.count = count
    let entities = min(topEntities.entities.count, TableSettings.exampleEntities)
    lists = [[Example]](repeating: [], count: entities)
    inputs = plan.inputs
  }

  /// Adds the contexts of a segment with ranks up to `limit`.
  ///
  /// - Parameters:
  ///   - bytes: the section of contexts.
  ///   - dump: the position of the dump among the inputs.
  ///   - entities: the number of the entity of each form in the segment.
  ///   - sources: the number of each source in the segment.
  ///   - limit: the highest rank to keep.
  /// - Throws: `ByteCodingError` if the bytes are malformed.
  mutating func add(
    contexts bytes: [UInt8],
    of dump: Int,
    entities: [UInt32],
    sources: [Int],
    limit: UInt64
  ) throws {
    guard count > 0 else { return }
    try SegmentSections.contexts(bytes) { form in
      form < entities.count && rank(of: entities[form]) != nil
    } take: { context in
      let rank = ContextSampler.rank(dump: inputs[dump].id, record: context.record)
      guard rank <= limit, let place = self.rank(of: entities[context.form]) else { return }
      guard context.source < sources.count else { return }
      let source = sources[context.source]
      insert(Example(rank: rank, dump: dump, source: source, context: context), at: place)
    }
  }

  private func rank(of entity: UInt32) -> Int? {
    topEntities.rank(of: entity).flatMap { $0 < lists.count ? $0 : nil }
  }

  /// Keeps the example if its rank is among the smallest; one per article.
  private mutating func insert(_ example: Example, at place: Int) {
    let key = { (one: Example) in (one.rank, one.dump, one.context.record) }
    if let same = lists[place].firstIndex(where: { key($0) == key(example) }) {
      let known = lists[place][same].context
      if example.context.precedes(known) { lists[place][same] = example }
      return
    }
    let index = lists[place].firstIndex { key(example) < key($0) } ?? lists[place].count
    guard index < count else { return }
    lists[place].insert(example, at: index)
    if lists[place].count > count { lists[place].removeLast() }
  }

  func write(_ sources: SourceNames, to table: inout TableWriter) throws {
    for (entity, list) in zip(topEntities.entities, lists) {
      for example in list {
        table.append(text: entity.name[...])
        table.append(text: entity.type.tagBytes)
        table.append(text: inputs[example.dump].name)
        table.append(integer: example.context.record)
        table.append(day: example.context.day)
        table.append(text: sources.names[example.source][...])
        table.append(text: example.context.before[...])
        table.append(text: example.context.mention[...])
        table.append(text: example.context.after[...])
        try table.endRow()
      }
    }
  }
}

extension StoredContext {
  /// Decides which of two mentions in one article to show, independent of their order.
  fileprivate func precedes(_ other: StoredContext) -> Bool {
    if mention != other.mention { return mention.lexicographicallyPrecedes(other.mention) }
    if before != other.before { return before.lexicographicallyPrecedes(other.before) }
    return after.lexicographicallyPrecedes(other.after)
  }
}
