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

  private static let web = [
    ("web.warc.gz", CorpusFormat.warc), ("web-whole.warc.gz", .warc), ("web.warc.wet.gz", .wet),
    ("web.json.gz", .json), ("web.csv.gz", .csv), ("web.rss.gz", .rss),
  ]

  /// One text in five formats, and so one truth.
  @Test(arguments: web) func webIsCurrent(name: String, format: CorpusFormat) throws {
    var options = options(format, .typographic, articles: 40, seed: 14)
    options.mu = 5.2
    let (dump, newsroom) = generate(options)
    #expect(try contents(CommittedTests.corpora + name) == dump)
    let truth = try contents(CommittedTests.corpora + "web.truth.tsv")
    #expect(truth == TruthWriter(newsroom).table())
  }

  @Test func wireIsCurrent() throws {
    var wire = options(.gigaword, articles: 90, seed: 15)
    wire.mu = 5.2
    #expect(try contents(CommittedTests.corpora + "wire.sgml.gz") == generate(wire).dump)
  }

  @Test func syndicatedIsCurrent() throws {
    var syndicated = options(.jsonl, articles: 300, seed: 69)
    syndicated.mu = 4.45
    syndicated.sigma = 0.45
    syndicated.sources = 12
    syndicated.copies = 150
    syndicated.resemblance = 700
    syndicated.aliases = true
    let (dump, newsroom) = generate(syndicated)
    let tables = EntityTables(newsroom)
    let made = [
      "jsonl.gz": dump, "truth.tsv": TruthWriter(newsroom).table(), "copies.tsv": newsroom.copies(),
      "entities.tsv": tables.entities(), "daily.tsv": tables.daily(),
      "sources.tsv": tables.bySource(), "aliases.tsv": tables.aliases(),
    ]
    for (suffix, bytes) in made {
      #expect(try contents(CommittedTests.corpora + "syndicated." + suffix) == bytes)
    }
  }

  @Test func reutersTruthIsCurrent() throws {
    var reuters = options(.reuters, articles: 130, seed: 13)
    reuters.mu = 4.7
    let committed = try contents(CommittedTests.corpora + "reuters.truth.tsv")
    #expect(committed == TruthWriter(generate(reuters).newsroom).table())
  }
}
