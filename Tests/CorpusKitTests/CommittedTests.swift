import CorpusKit
import Testing

/// The files in `Corpora/` are what the generator makes today: this catches a forgotten rerun of
/// `scripts/make-corpus`, and a machine on which the bytes come out otherwise.
@Suite struct CommittedTests {
  private static let corpora =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Corpora/"

  @Test func asciiIsCurrent() throws {
    let committed = try contents(CommittedTests.corpora + "ascii.jsonl.gz")
    #expect(committed == generate(options(articles: 100, seed: 11)).dump)
  }

  @Test(arguments: ["members", "split", "records"]) func variantsHoldTheSameText(kind: String)
    throws
  {
    let one = try contents(CommittedTests.corpora + "ascii.jsonl.gz")
    #expect(try contents(CommittedTests.corpora + "ascii-\(kind).jsonl.gz") == one)
  }

  @Test func reutersTruthIsCurrent() throws {
    var reuters = options(.reuters, articles: 130, seed: 13)
    reuters.mu = 4.7
    let committed = try contents(CommittedTests.corpora + "reuters.truth.tsv")
    #expect(committed == TruthWriter(generate(reuters).newsroom).table())
  }
}
