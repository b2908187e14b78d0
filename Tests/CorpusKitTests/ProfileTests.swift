import CorpusKit
import Testing

@Suite struct ProfileTests {
  /// About 2.5 MB of text, by the figures of real news in `Corpora/README.md`.
  @Test(arguments: CorpusOptions.Profile.allCases)
  func looksLikeRealNews(profile: CorpusOptions.Profile) {
    let dump = generate(options(.jsonl, profile, articles: 1000)).dump
    let measured = CorpusProfile(DumpRecords.records(dump))
    #expect((2.6...3.1).contains(measured.ratio))
    #expect((0.48...0.66).contains(measured.heaps))
    #expect((0.78...0.94).contains(measured.nameGrowth))
    #expect((60...74).contains(measured.namesSeenOnce))
    #expect((50...90).contains(measured.namesPerThousand))
    let nonASCII = profile == .ascii ? 0...0 : 1.0...4.0
    #expect(nonASCII.contains(measured.nonASCIIShare))
  }

  @Test func readsJSONEscapes() {
    let line = #"{"id": "a", "date": null, "title": "", "text": "a \"b\" \ud83c\udf0d\u2019s\n"}"#
    let records = DumpRecords.records(Array(line.utf8))
    #expect(records.map { $0.body } == ["a \"b\" \u{1F30D}\u{2019}s\n"])
    #expect(records.map { $0.title } == [""])
  }
}
