import Aggregation
import BroadsheetCore
import Testing

@Suite struct TallyTests {
  struct Seen: Hashable {
    var name: String
    var type: EntityType
  }

  /// A batch whose articles mention these.
  static func batch(_ articles: [[Seen]]) -> MentionBatch {
    var result = MentionBatch(batch: ArticleBatch(file: 0, text: []))
    result.batch.articles = articles.map { _ in Article() }
    for (index, mentions) in articles.enumerated() {
      for mention in mentions {
        let start = result.names.count
        result.names.append(contentsOf: mention.name.utf8)
        result.mentions.append(
          Mention(
            article: UInt32(index),
            range: .empty,
            name: TextRange(start, result.names.count),
            type: mention.type
          )
        )
      }
    }
    return result
  }

  /// The slow twin: dictionaries of what was seen.
  static func naive(_ articles: [[Seen]]) -> [String] {
    var mentions: [Seen: Int] = [:]
    var documents: [Seen: Int] = [:]
    for article in articles {
      for seen in article { mentions[seen, default: 0] += 1 }
      for seen in Set(article) { documents[seen, default: 0] += 1 }
    }
    let order = mentions.keys.sorted { left, right in
      let (a, b) = (mentions[left] ?? 0, mentions[right] ?? 0)
      if a != b { return a > b }
      if left.name != right.name {
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      }
      return left.type.tag < right.type.tag
    }
    return order.map { "\($0.name)/\($0.type.tag) \(mentions[$0] ?? 0) \(documents[$0] ?? 0)" }
  }

  static func rows(_ tally: Tally) -> [String] {
    tally.order().map { tally[$0] }.map { row in
      let name = String(decoding: tally.name(of: row), as: UTF8.self)
      return "\(name)/\(row.type.tag) \(row.mentions) \(row.documents)"
    }
  }

  static func articles(_ count: Int, seed: UInt64) -> [[Seen]] {
    var state = seed
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    return (0..<count).map { _ in
      (0..<next(12)).map { _ in
        let spread = next(3) == 0 ? UInt64(20_000) : 30
        return Seen(
          name: "name \(next(spread))",
          type: EntityType(rawValue: UInt8(next(4))) ?? .person
        )
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func countsWhatTheSlowTwinCounts(seed: UInt64) {
    let articles = Self.articles(3000, seed: seed)
    var tally = Tally()
    for start in stride(from: 0, to: articles.count, by: 250) {
      tally.add(Self.batch(Array(articles[start..<(start + 250)])))
    }
    #expect(Self.rows(tally) == Self.naive(articles))
  }

  @Test func neitherOrderNorGroupingMatters() {
    let articles = Self.articles(1200, seed: 9)
    let parts = stride(from: 0, to: 1200, by: 100).map { start -> Tally in
      var part = Tally()
      part.add(Self.batch(Array(articles[start..<(start + 100)])))
      return part
    }
    var forward = Tally()
    for part in parts { forward.merge(part) }
    var left = Tally()
    for part in parts.prefix(5).reversed() { left.merge(part) }
    var right = Tally()
    for part in parts.dropFirst(5) { right.merge(part) }
    right.merge(left)
    #expect(Self.rows(forward) == Self.naive(articles))
    #expect(Self.rows(right) == Self.rows(forward))
  }

  @Test func namesAreBytesAndNothingElse() {
    let names = ["", "a", "a\u{0}", "é", "e\u{301}", "a\tb", String(repeating: "x", count: 5000)]
    var tally = Tally()
    tally.add(Self.batch([names.map { Seen(name: $0, type: .person) }]))
    #expect(tally.count == names.count)
    #expect(tally.order().map { tally[$0] }.allSatisfy { $0.mentions == 1 && $0.documents == 1 })
  }

  @Test func anEmptyTallyHasNoRows() {
    var tally = Tally()
    tally.add(Self.batch([]))
    tally.merge(Tally())
    #expect(tally.count == 0 && tally.mentions == 0 && tally.order().isEmpty)
  }
}
