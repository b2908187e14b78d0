import CorpusKit
import Testing

@Suite struct TruthTests {
  static let corpora = [
    options(.jsonl, .ascii, articles: 150), options(.jsonl, .typographic, articles: 150),
    options(.dated, .typographic, articles: 150), options(.dated, .ascii, articles: 60, seed: 3),
    options(.reuters, .ascii, articles: 250),
  ]

  @Test(arguments: corpora) func equalsRecount(of options: CorpusOptions) {
    let (dump, newsroom) = generate(options)
    let truth = TruthWriter(newsroom)
    let matcher = NaiveMatcher(dictionary: String(decoding: truth.names(), as: UTF8.self))
    var mentions: [String: Int] = [:]
    var documents: [String: Int] = [:]
    let records = DumpRecords.records(dump)
    for record in records {
      let found = matcher.mentions(in: record.title) + matcher.mentions(in: record.body)
      for name in found { mentions[name, default: 0] += 1 }
      for name in Set(found) { documents[name, default: 0] += 1 }
    }
    #expect(records.count == options.articles)
    #expect(rows(truth) == mentions.map { "\($0)\t\($1)\t\(documents[$0] ?? 0)" }.sorted())
    #expect(newsroom.mentions == mentions.values.reduce(0, +))
  }

  /// `entity  mentions  documents` of each row, sorted.
  private func rows(_ truth: TruthWriter) -> [String] {
    String(decoding: truth.table(), as: UTF8.self).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: "\t")
      return "\(cells[0])\t\(cells[2])\t\(cells[3])"
    }.sorted()
  }

  @Test func menusMentionNobody() {
    let newsroom = generate(options(.wet, .typographic, articles: 1500)).newsroom
    let names = String(decoding: TruthWriter(newsroom).names(), as: UTF8.self)
    let matcher = NaiveMatcher(dictionary: names)
    #expect(matcher.mentions(in: PageJunk.all.joined(separator: "\t")) == [])
  }

  @Test func tableIsSorted() {
    let truth = TruthWriter(generate(options(articles: 80)).newsroom)
    let lines = String(decoding: truth.table(), as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "entity\ttype\tmentions\tdocuments")
    let keys = lines.dropFirst().map { line in
      let cells = line.split(separator: "\t")
      return (-(Int(cells[2]) ?? 0), Array(cells[0].utf8))
    }
    for (one, next) in zip(keys, keys.dropFirst()) {
      #expect(one.0 < next.0 || (one.0 == next.0 && one.1.lexicographicallyPrecedes(next.1)))
    }
  }

  @Test func noNameBeginsLikeASentence() {
    let table = generate(options(.jsonl, .typographic, articles: 200)).newsroom.truth
    for id in 0..<table.count {
      let first = Array(table.name(id).prefix { $0 != 0x20 })
      #expect(!Reserved.openers.contains(first))
    }
  }
}
