package import BroadsheetCore
package import Indexing

/// One mention as a test gives it.
package struct Seen: Hashable {
  package var name: String
  package var surface: String
  package var type: EntityType
  package var rule: AliasRule

  package init(_ name: String, _ surface: String, _ type: EntityType, _ rule: AliasRule) {
    (self.name, self.surface) = (name, surface)
    (self.type, self.rule) = (type, rule)
  }
}

/// One article as a test gives it: its text is the surface forms, a blank between any two.
package struct MadeArticle {
  package var day: Day
  package var source: String
  package var mentions: [Seen]

  package init(day: Day, source: String, mentions: [Seen]) {
    (self.day, self.source, self.mentions) = (day, source, mentions)
  }

  /// Articles of few names, so that every one occurs often, and of surface forms that are none of
  /// them.
  package static func many(_ count: Int, seed: UInt64) -> [MadeArticle] {
    var random = Seeded(state: seed)
    let names = [
      "Annie", "Anna", "Bo Li", "Anton", "Café", "Öland", "Cerro", "Long Name Of Many Words Indeed",
    ]
    return (0..<count).map { _ in
      MadeArticle(
        day: random.below(9) == 0 ? .unknown : Day(number: Int32(random.below(7)) - 3),
        source: ["", "one.example", "two.example", "three"][random.below(4)],
        mentions: (0..<random.below(12)).map { _ in
          let name = names[random.below(names.count)]
          let type = EntityType.allCases[random.below(4)]
          if random.below(3) > 0 { return Seen(name, name, type, .none) }
          let surface = String(name.prefix(1 + random.below(3)))
          let rule: AliasRule = random.below(2) == 0 ? .surname : .acronym
          return Seen(name, surface, type, rule)
        }
      )
    }
  }
}

extension [MadeArticle] {
  /// A batch as a tagger and a resolver give it; records are numbered from `first`.
  package func batch(file: Int = 0, number: Int, first: Int, isLast: Bool) -> MentionBatch {
    var result = MentionBatch(batch: ArticleBatch(file: file, text: []))
    (result.batch.number, result.batch.isLast) = (number, isLast)
    result.batch.report.articles = count
    for (index, made) in enumerated() {
      var article = Article()
      article.record = first + index
      article.day = made.day
      article.source = result.batch.append(made.source)
      let start = result.batch.text.count
      for seen in made.mentions {
        let range = result.batch.append(seen.surface)
        result.batch.text.append(0x20)
        result.append(seen, range, of: index)
      }
      article.body = TextRange(start, result.batch.text.count)
      result.batch.articles.append(article)
    }
    return result
  }

  /// Of a dump of nothing: no container, no bytes, no members.
  package static var facts: [UInt8] { [UInt8](repeating: 0, count: 13) }

  /// The segments of a dump with these articles, cut into batches of a size.
  package func segments(
    of dump: IndexPlan.Input,
    batches size: Int,
    limit: Int = SegmentBuilder.usualLimit,
    examples: Int = 2
  ) -> [[UInt8]] {
    let indexer = Indexer(examples: examples)
    var builder = SegmentBuilder(of: dump, examples: examples, limit: limit)
    let starts = Array<Int>(stride(from: 0, to: Swift.max(count, 1), by: size))
    return starts.enumerated().compactMap { number, start in
      let part = Array(self[start..<Swift.min(start + size, count)])
      let isLast = number == starts.count - 1
      let batch = part.batch(number: number, first: start, isLast: isLast)
      let sketches = part.indices.map {
        Sketch(words: SIMD4(repeating: UInt64(start + $0) &* 0x9E37_79B9_7F4A_7C15))
      }
      let postings = indexer.index(batch, of: dump.id, sketches: sketches)
      return builder.add(postings, facts: isLast ? Self.facts : [])
    }
  }
}

extension ArticleBatch {
  package mutating func append(_ string: String) -> TextRange {
    let start = text.count
    text.append(contentsOf: string.utf8)
    return TextRange(start, text.count)
  }
}

extension MentionBatch {
  package mutating func append(_ seen: Seen, _ range: TextRange, of article: Int) {
    let start = names.count
    names.append(contentsOf: seen.name.utf8)
    let name = TextRange(start, names.count)
    var mention = Mention(article: UInt32(article), range: range, name: name, type: seen.type)
    if seen.rule != .none {
      names.append(contentsOf: seen.surface.utf8)
      mention.surface = TextRange(Int(name.end), names.count)
      mention.rule = seen.rule
    }
    mentions.append(mention)
  }
}

extension IndexPlan {
  package static func made(_ inputs: [Input]) -> IndexPlan {
    IndexPlan(
      version: "1",
      options: [Option(name: "model", value: "made")],
      listed: inputs.count,
      inputs: inputs
    )
  }
}

extension IndexPlan.Input {
  package static func made(_ file: Int) -> IndexPlan.Input {
    IndexPlan.Input(file: file, name: "dump-\(file)", size: 10, changed: 20)
  }
}
