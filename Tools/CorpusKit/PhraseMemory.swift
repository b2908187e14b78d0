/// Chooses the next phrase: an old one of the article, of its topic or of the corpus, or a new one.
package struct PhraseMemory: Sendable {
  private static let topics = 400
  private static let recentLimit = 40
  private static let topicRanks = ZipfTable(count: 300, slope: 0.8, shift: 2)
  private static let commonRanks = ZipfTable(count: 12_000, slope: 0.95, shift: 8)

  private var topic: UInt64 = 0
  private var recent = [[UInt64]](repeating: [], count: Phrasebook.Kind.allCases.count)

  package init() {}

  package mutating func startArticle(_ random: inout Random) {
    topic = UInt64(random.below(PhraseMemory.topics) + 1)
    for kind in recent.indices { recent[kind].removeAll(keepingCapacity: true) }
  }

  package mutating func next(_ kind: Phrasebook.Kind, _ random: inout Random) -> UInt64 {
    let choice = random.below(100)
    if choice < 14, !recent[kind.rawValue].isEmpty { return random.pick(recent[kind.rawValue]) }
    let seed: UInt64
    switch choice {
    case ..<30: seed = keyed(kind, topic: topic, rank: PhraseMemory.topicRanks.draw(&random))
    case ..<62: seed = keyed(kind, topic: 0, rank: PhraseMemory.commonRanks.draw(&random))
    default: seed = random.next()
    }
    remember(seed, of: kind, &random)
    return seed
  }

  private func keyed(_ kind: Phrasebook.Kind, topic: UInt64, rank: Int) -> UInt64 {
    Random.mix(topic << 40 ^ UInt64(kind.rawValue) << 32 ^ UInt64(rank))
  }

  private mutating func remember(
    _ seed: UInt64,
    of kind: Phrasebook.Kind,
    _ random: inout Random
  ) {
    if recent[kind.rawValue].count < PhraseMemory.recentLimit {
      return recent[kind.rawValue].append(seed)
    }
    recent[kind.rawValue][random.below(PhraseMemory.recentLimit)] = seed
  }
}
