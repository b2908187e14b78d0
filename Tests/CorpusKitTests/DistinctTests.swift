import BroadsheetTestSupport
import CorpusKit
import Testing

@Suite struct DistinctTests {
  private func make(_ goal: Int, seed: UInt64 = 3) -> (dump: [UInt8], newsroom: DistinctNewsroom) {
    var newsroom = DistinctNewsroom(options(seed: seed), goal: goal, truth: true)
    var dump: [UInt8] = []
    while !newsroom.isDone { CorpusFormat.jsonl.append(newsroom.next(), to: &dump) }
    return (dump, newsroom)
  }

  @Test func equalsRecount() {
    let (dump, newsroom) = make(2500)
    let tables = newsroom.tables()
    let matcher = NaiveMatcher(dictionary: String(decoding: tables.names, as: UTF8.self))
    var mentions: [String: Int] = [:]
    var documents: [String: Int] = [:]
    for record in DumpRecords.records(dump) {
      let found = matcher.mentions(in: record.title) + matcher.mentions(in: record.body)
      for name in found { mentions[name, default: 0] += 1 }
      for name in Set(found) { documents[name, default: 0] += 1 }
    }
    let truth = Set(cells(tables.truth).map { [$0[0], $0[2], $0[3]] })
    #expect(truth == Set(mentions.map { [$0, "\($1)", "\(documents[$0] ?? 0)"] }))
    #expect(mentions.count == 2500 && newsroom.entities == 2500)
    #expect(newsroom.mentions == mentions.values.reduce(0, +))
  }

  @Test func sameSeedSameBytes() {
    #expect(make(500).dump == make(500).dump)
    #expect(make(500).dump != make(500, seed: 4).dump)
  }

  /// No two names share the word that tells them apart, wherever in the range they are.
  @Test func wordsAreDistinct() {
    let names = DistinctNames()
    let numbers = Array(0..<20_000) + Array((DistinctNames.limit - 20_000)..<DistinctNames.limit)
    let keys = numbers.map { number in
      var name: [UInt8] = []
      names.append(number, to: &name)
      let words = name.split(separator: 0x20)
      return Array(names.type(number) == .person ? words[1] : words[0])
    }
    #expect(Set(keys).count == numbers.count)
    #expect(DistinctNames.limit >= 5_000_000)
  }

  @Test func totalsAreWrittenWithoutTruth() throws {
    let scratch = try ScratchFolder()
    let corpus = Corpus(options(articles: 9))
    let made = try corpus.write(distinct: 100_000, to: scratch.file("distinct"), truth: false)
    #expect(made.articles == 9 && made.entities > 300)
    #expect(try contents(scratch.file("distinct.totals.json")) == made.totals())
  }
}
