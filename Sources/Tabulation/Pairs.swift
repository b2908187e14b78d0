internal import Aggregation
internal import BroadsheetCore
internal import Tables

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Counts the articles that mention two of the top entities, for each pair of them.
///
/// Exact. Memory grows with the square of their number: 1 MB for 500.
struct Pairs {
  private let entities: [UInt32]
  private let ranks: RankTable
  /// For each pair its documents, and those of them that are not duplicates.
  private var documents: [SIMD2<UInt32>]
  private(set) var articles = 0
  /// The ranks in the current article.
  private var present: [Int] = []

  /// - Parameter entities: the numbers of the top entities, in the order of their table.
  init(of entities: [UInt32]) {
    self.entities = entities
    ranks = RankTable(entities)
    documents = [SIMD2](repeating: .zero, count: entities.count * (entities.count - 1) / 2)
  }

  /// Counts an article with these entities, each given once, in any order.
  mutating func add(_ article: [SegmentArticles.Entity], isUnique: Bool) {
    if isUnique { articles += 1 }
    present.removeAll(keepingCapacity: true)
    for entity in article {
      if let rank = ranks.rank(of: entity.number) { present.append(rank) }
    }
    guard present.count > 1 else { return }
    present.sort()
    let one = SIMD2<UInt32>(1, isUnique ? 1 : 0)
    for high in present.indices {
      let row = present[high] * (present[high] - 1) / 2
      for low in 0..<high { documents[row + present[low]] &+= one }
    }
  }

  /// Writes the pairs that occur, the most frequent first.
  ///
  /// - Throws: `ByteCodingError` if articles and forms of the index disagree about mentions.
  func write(_ topEntities: TopEntities, to table: inout TableWriter) throws {
    guard topEntities.entities.prefix(entities.count).map(\.number) == entities
    else { throw ByteCodingError() }
    for row in sorted() {
      let (low, high) = (Int(row[1] >> 32), Int(row[1] & 0xFFFF_FFFF))
      let (one, other) = (topEntities.entities[low], topEntities.entities[high])
      let documents = documents[high * (high - 1) / 2 + low]
      table.append(text: one.name[...])
      table.append(text: one.type.tagBytes)
      table.append(text: other.name[...])
      table.append(text: other.type.tagBytes)
      table.append(integer: Int(documents[0]))
      table.append(integer: Int(documents[1]))
      table.append(real: npmi(one, other, together: Int(documents[1])))
      try table.endRow()
    }
  }

  /// Returns the pairs that occur: first the sort key, then the lower and the higher rank.
  private func sorted() -> [SIMD2<UInt64>] {
    var rows: [SIMD2<UInt64>] = []
    for low in entities.indices {
      for high in (low + 1)..<max(low + 1, entities.count) {
        let count = documents[high * (high - 1) / 2 + low][0]
        if count > 0 { rows.append(SIMD2(UInt64(~count), UInt64(low) << 32 | UInt64(high))) }
      }
    }
    // The sort is stable: pairs of one count stay in the order of their ranks.
    Radix.sort(&rows)
    return rows
  }

  /// Returns the normalized pointwise mutual information, from -1 to 1, without duplicates.
  ///
  /// Source: Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction" (2009).
  private func npmi(_ one: EntityRow, _ other: EntityRow, together: Int) -> Double {
    guard together > 0 else { return -1 }
    guard together < articles else { return 1 }
    let all = Double(articles)
    let joint = Double(together) / all
    let product =
      Double(one.counts.uniqueDocuments) / all * Double(other.counts.uniqueDocuments) / all
    return log(joint / product) / -log(joint)
  }
}

/// Finds the ranks of a few numbers; most lookups miss.
private struct RankTable {
  /// A number and its rank, from 1; at least four slots per number.
  private var slots: [SIMD2<UInt32>]

  init(_ numbers: [UInt32]) {
    var size = 4
    while size < 4 * numbers.count { size *= 2 }
    slots = [SIMD2](repeating: .zero, count: size)
    for (rank, number) in numbers.enumerated() {
      var place = place(of: number)
      while slots[place][1] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = SIMD2(number, UInt32(rank + 1))
    }
  }

  private func place(of number: UInt32) -> Int {
    Int(number &* 0x9E37_79B1 >> 8) & (slots.count - 1)
  }

  func rank(of number: UInt32) -> Int? {
    var place = place(of: number)
    while slots[place][1] != 0 {
      if slots[place][0] == number { return Int(slots[place][1]) - 1 }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }
}
