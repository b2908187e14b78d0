/// Writes short articles full of new names, to test counts of millions of entities.
///
/// One name in six is an earlier one. Memory: 12 bytes per name, or nothing without the truth.
package struct DistinctNewsroom: Sendable {
  private static let namesEach = 60
  private static let firstDay = 19_723

  private let options: CorpusOptions
  private let goal: Int
  private let names = DistinctNames()
  private let lexicon = Lexicon()
  private let outlets: Outlets
  private var random: Random
  private let keepsTruth: Bool
  private var mentionCounts: [UInt32] = []
  private var documentCounts: [UInt32] = []
  private var lastDocument: [UInt32] = []
  /// The number of distinct names so far.
  package private(set) var entities = 0
  package private(set) var articles = 0
  package private(set) var mentions = 0
  package private(set) var textBytes = 0

  package init(_ options: CorpusOptions, goal: Int, truth: Bool) {
    self.options = options
    self.goal = min(goal, DistinctNames.limit)
    keepsTruth = truth
    outlets = Outlets(options.sources)
    random = Random(seed: Random.mix(options.seed &+ 0xD157))
  }

  package var isDone: Bool { entities >= goal }

  package mutating func next() -> Article {
    articles += 1
    var article = Article()
    article.number = articles
    article.day = Day(number: DistinctNewsroom.firstDay + random.below(options.days))
    let outlet = outlets.draw(&random)
    article.source = outlet < 0 ? "" : outlets.names[outlet]
    article.noise = random.next()
    mention(in: &article.title)
    word(.past, &article.title)
    word(.noun, &article.title)
    article.body.reserveCapacity(2560)
    for sentence in 0..<(DistinctNewsroom.namesEach / 3) {
      if sentence > 0 { article.body.put(sentence % 4 == 0 ? "\n\n" : " ") }
      self.sentence(in: &article.body)
    }
    textBytes += article.title.count + article.body.count
    return article
  }

  private mutating func sentence(in out: inout [UInt8]) {
    mention(in: &out)
    word(.past, &out)
    out.put(" the")
    word(.noun, &out)
    out.put(" of ")
    mention(in: &out)
    out.put(random.chance(500) ? " and a" : ", but no")
    word(.noun, &out)
    out.put(" from ")
    mention(in: &out)
    out.put(".")
  }

  private mutating func word(_ wordClass: Lexicon.Class, _ out: inout [UInt8]) {
    out.append(0x20)
    lexicon.append(wordClass, &random, to: &out)
  }

  private mutating func mention(in out: inout [UInt8]) {
    let isNew = entities == 0 || entities < goal && random.below(6) > 0
    let number = isNew ? entities : random.below(entities)
    if isNew { entities += 1 }
    names.append(number, to: &out)
    mentions += 1
    if keepsTruth { count(number) }
  }

  private mutating func count(_ number: Int) {
    if number == mentionCounts.count {
      mentionCounts.append(0)
      documentCounts.append(0)
      lastDocument.append(0)
    }
    mentionCounts[number] += 1
    guard lastDocument[number] != UInt32(articles) else { return }
    lastDocument[number] = UInt32(articles)
    documentCounts[number] += 1
  }

  // MARK: Truth

  /// Writes `entity  type  mentions  documents`, a header and one line per name, by mentions and bytes;
  /// and `name  type`, by bytes.
  package func tables() -> (truth: [UInt8], names: [UInt8]) {
    var pool: [UInt8] = []
    var ends = [0]
    for number in 0..<entities {
      names.append(number, to: &pool)
      ends.append(pool.count)
    }
    let order = (0..<entities).sorted { one, other in
      pool[ends[one]..<ends[one + 1]].lexicographicallyPrecedes(pool[ends[other]..<ends[other + 1]])
    }
    var list: [UInt8] = []
    for number in order {
      list.append(contentsOf: pool[ends[number]..<ends[number + 1]])
      list.put("\t\(names.type(number).rawValue)\n")
    }
    var truth = Array("entity\ttype\tmentions\tdocuments\n".utf8)
    // The sort is stable.
    for number in order.sorted(by: { mentionCounts[$0] > mentionCounts[$1] }) {
      truth.append(contentsOf: pool[ends[number]..<ends[number + 1]])
      truth.put("\t\(names.type(number).rawValue)\t\(mentionCounts[number])")
      truth.put("\t\(documentCounts[number])\n")
    }
    return (truth, list)
  }

  /// Writes one JSON object of totals.
  package func totals() -> [UInt8] {
    Array(
      """
      {"articles": \(articles), "mentions": \(mentions), "entities": \(entities), \
      "text_bytes": \(textBytes)}\n
      """.utf8
    )
  }
}
