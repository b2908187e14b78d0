import Aggregation
import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import SystemPackage
import Tables
import Testing

@testable import Tabulation

/// Pairs and the order of entities, against sets and sorted arrays.
@Suite struct PairsTests {
  private struct Made {
    var entities: Set<Int>
    var isUnique: Bool
  }

  private static func row(_ number: Int, _ articles: [Made]) -> EntityRow {
    var row = EntityRow(number: UInt32(number), name: bytes("n\(number)"), type: .person)
    for article in articles where article.entities.contains(number) {
      row.counts.add(mentions: 1, isUnique: article.isUnique)
    }
    return row
  }

  /// NPMI by its definition, over articles that are no duplicates.
  private static func npmi(_ one: EntityRow, _ other: EntityRow, _ both: Int, _ all: Int) -> String
  {
    guard both > 0 else { return "-1.0000" }
    guard both < all else { return "1.0000" }
    let share = { (count: Int) in Double(count) / Double(all) }
    let product = share(one.counts.uniqueDocuments) * share(other.counts.uniqueDocuments)
    let text = String(format: "%.4f", log(share(both) / product) / -log(share(both)))
    return text == "-0.0000" ? "0.0000" : text
  }

  @Test func pairsAreThoseOfAllSets() throws {
    var random = Seeded(state: 12)
    let articles = (0..<400).map { _ in
      Made(
        entities: Set((0..<random.below(9)).map { _ in random.below(30) * random.below(30) }),
        isUnique: random.below(4) > 0
      )
    }
    let rows = Set(articles.flatMap(\.entities)).map { Self.row($0, articles) }
      .sorted { ($1.counts.mentions, $0.number) < ($0.counts.mentions, $1.number) }
    let first = Array(rows.prefix(40))
    var pairs = Pairs(of: first.map(\.number))
    for article in articles {
      let entities = article.entities.shuffled(using: &random).map {
        SegmentArticles.Entity(number: UInt32($0), mentions: 1)
      }
      pairs.add(entities, isUnique: article.isUnique)
    }
    var top = TopEntities()
    for row in rows { top.append(row) }
    let written = Written()
    var table = written.writer(.pairs)
    try pairs.write(top, to: &table)
    try table.finish()
    #expect(written.rows == Self.naive(first, articles))
  }

  private static func naive(_ first: [EntityRow], _ articles: [Made]) -> [String] {
    var lines: [(count: Int, text: String)] = []
    let all = articles.count(where: \.isUnique)
    for (rank, one) in first.enumerated() {
      for other in first.dropFirst(rank + 1) {
        let both = articles.filter {
          $0.entities.isSuperset(of: [Int(one.number), Int(other.number)])
        }
        guard !both.isEmpty else { continue }
        let unique = both.count(where: \.isUnique)
        let names = "n\(one.number)\tPER\tn\(other.number)\tPER"
        let text = "\(names)\t\(both.count)\t\(unique)\t\(npmi(one, other, unique, all))"
        lines.append((both.count, text))
      }
    }
    // A stable sort: pairs of one count stay in the order of ranks.
    return lines.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element.text)
  }

  /// Other entities than those that were counted are an index that contradicts itself.
  @Test func otherEntitiesAreRefused() {
    let pairs = Pairs(of: [1, 2])
    var top = TopEntities()
    top.append(Self.row(2, []))
    let written = Written()
    #expect(throws: ByteCodingError.self) {
      var table = written.writer(.pairs)
      try pairs.write(top, to: &table)
    }
  }

  /// By mentions, then by number; every figure comes back.
  @Test func rowsOfEntitiesAreSorted() throws {
    var random = Seeded(state: 13)
    let scratch = try ScratchFolder()
    var rows = EntityRows(in: FilePath(scratch.path), memory: 1 << 16)
    var made: [EntityRow] = []
    for number in 0..<3000 {
      let name = random.bytes(random.below(20), from: Array("ab é".utf8))
      var row = EntityRow(number: UInt32(number), name: name, type: EntityType.allCases[number % 4])
      for _ in 0..<random.below(5) {
        row.counts.add(mentions: random.below(4), isUnique: random.below(2) == 0)
      }
      let first = Day(number: Int32(random.below(99)) - 50)
      row.days = random.below(5) == 0 ? nil : first...Day(number: first.number + 3)
      (row.sources, row.forms) = (random.below(300), random.below(300))
      made.append(row)
      try rows.add(row)
    }
    var found: [String] = []
    try rows.forEach { found.append("\($0)") }
    let sorted = made.sorted {
      ($1.counts.mentions, $0.number) < ($0.counts.mentions, $1.number)
    }
    #expect(found == sorted.map { "\($0)" })
  }
}
