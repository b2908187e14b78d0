internal import Aggregation
internal import BroadsheetCore
internal import Tables

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// In how many articles each two of the first entities stand together.
///
/// Exact; memory is that of a triangle of their number: 1 MB for 500.
struct Pairs {
  private let size: Int
  /// For each pair documents, and those that are no copies, in halves of a word.
  private var documents: [UInt32]
  private var unique: [UInt32]
  private(set) var articles = 0

  init(of entities: Int) {
    size = entities
    documents = [UInt32](repeating: 0, count: entities * (entities - 1) / 2)
    unique = documents
  }

  /// Counts an article with these entities, each once, in any order.
  mutating func add(_ entities: [Int], isUnique: Bool) {
    if isUnique { articles += 1 }
    let sorted = entities.sorted()
    for high in sorted.indices {
      let row = sorted[high] * (sorted[high] - 1) / 2
      for low in 0..<high {
        documents[row + sorted[low]] += 1
        if isUnique { unique[row + sorted[low]] += 1 }
      }
    }
  }

  /// The pairs that occur, the most frequent first.
  func write(_ leaders: Leaders, to table: inout TableWriter) throws {
    var rows: [(low: Int, high: Int, place: Int)] = []
    for high in 0..<size {
      for low in 0..<high where documents[high * (high - 1) / 2 + low] > 0 {
        rows.append((low, high, high * (high - 1) / 2 + low))
      }
    }
    rows.sort { left, right in
      (documents[right.place], left.low, left.high) < (documents[left.place], right.low, right.high)
    }
    for row in rows {
      let (one, other) = (leaders.entities[row.low], leaders.entities[row.high])
      table.append(text: one.name[...])
      table.append(text: one.type.tagBytes)
      table.append(text: other.name[...])
      table.append(text: other.type.tagBytes)
      table.append(integer: Int(documents[row.place]))
      table.append(integer: Int(unique[row.place]))
      table.append(real: npmi(one, other, together: Int(unique[row.place])))
      try table.endRow()
    }
  }

  /// Normalized pointwise mutual information, from -1 to 1, over articles that are no copies.
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
