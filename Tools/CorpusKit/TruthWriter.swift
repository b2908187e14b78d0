/// Writes the counts of a perfect tagger: the table, its dictionary and the totals.
package struct TruthWriter: Sendable {
  private let newsroom: Newsroom
  private let ids: [Int]

  package init(_ newsroom: Newsroom) {
    self.newsroom = newsroom
    let table = newsroom.truth
    ids = table.mentions.indices.filter { table.mentions[$0] > 0 }
      .sorted { TruthWriter.precedes($0, $1, in: table) }
  }

  package var entities: Int { ids.count }

  /// Mentions descending, then the bytes of the name ascending; no name has two types.
  private static func precedes(_ one: Int, _ other: Int, in table: NameTable) -> Bool {
    if table.mentions[one] != table.mentions[other] {
      return table.mentions[one] > table.mentions[other]
    }
    return table.name(one).lexicographicallyPrecedes(table.name(other))
  }

  /// Writes `entity  type  mentions  documents`: a header and one line per name.
  package func table() -> [UInt8] {
    let truth = newsroom.truth
    var out = Array("entity\ttype\tmentions\tdocuments\n".utf8)
    for id in ids {
      line(id, "\t\(truth.mentions[id])\t\(truth.documents[id])\n", to: &out)
    }
    return out
  }

  /// Writes `name  type` for every name that occurs, sorted by bytes, without a header.
  package func names() -> [UInt8] {
    let truth = newsroom.truth
    var out: [UInt8] = []
    for id in ids.sorted(by: { truth.name($0).lexicographicallyPrecedes(truth.name($1)) }) {
      line(id, "\n", to: &out)
    }
    return out
  }

  /// Writes one JSON object of totals.
  package func totals() -> [UInt8] {
    Array(
      """
      {"articles": \(newsroom.articles), "mentions": \(newsroom.mentions), \
      "entities": \(entities), "text_bytes": \(newsroom.textBytes)}\n
      """.utf8
    )
  }

  private func line(_ id: Int, _ rest: String, to out: inout [UInt8]) {
    out.append(contentsOf: newsroom.truth.name(id))
    out.append(0x09)
    out.append(contentsOf: newsroom.truth.types[id].rawValue.utf8)
    out.append(contentsOf: rest.utf8)
  }
}
