import BroadsheetCore
import BroadsheetTestSupport
import Testing
import Training

/// A made-up language: every sentence is determiner, adjective, noun, verb, name, and every class
/// has words that nothing but their places tells apart.
private enum Language {
  static let classes = ["d", "a", "n", "v", "N"]
  static let wordsPerClass = 12

  static func word(_ kind: Int, _ number: Int) -> String {
    "\(classes[kind])o\(String(UnicodeScalar(UInt8(97 + number))))"
  }

  /// The class that a word begins with.
  static func kind(of word: Substring) -> Int? {
    classes.firstIndex { word.hasPrefix("\($0)o") && word.count == 3 }
  }

  static func text(sentences: Int, seed: UInt64) -> String {
    var random = Seeded(state: seed)
    return (0..<sentences).map { _ in
      classes.indices.map { word($0, random.below(wordsPerClass)) }.joined(separator: " ") + " ."
    }.joined(separator: "\n\n")
  }
}

private func batch(_ texts: String...) -> ArticleBatch {
  var batch = ArticleBatch(file: 0, text: [])
  for text in texts {
    var article = Article()
    article.body = TextRange(batch.text.count, batch.text.count + text.utf8.count)
    batch.text += Array(text.utf8)
    batch.articles.append(article)
  }
  return batch
}

private func induced(
  _ batch: ArticleBatch,
  _ options: ClusteringOptions,
  minimum: Int = 2
) -> String {
  var words = WordCounter()
  words.add(batch)
  let vocabulary = words.vocabulary(minimum: minimum)
  var pairs = PairCounter(vocabulary)
  pairs.add(batch)
  let rows = ClusterInducer(options).rows(vocabulary, pairs.neighbours()) { _ in }
  return String(decoding: rows, as: UTF8.self)
}

private func options(_ clusters: Int, rounds: Int = 10, seed: UInt64 = 1) -> ClusteringOptions {
  var options = ClusteringOptions()
  options.clusters = clusters
  options.rounds = rounds
  options.seed = seed
  return options
}

/// Word, path and count of each row.
private func fields(_ rows: String) -> [[Substring]] {
  rows.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
}

@Suite struct ClusterTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func noClusterMixesClasses(_ seed: UInt64) {
    let text = Language.text(sentences: 1500, seed: seed)
    let rows = fields(induced(batch(text), options(16, seed: seed)))
    #expect(rows.count == Language.classes.count * Language.wordsPerClass + 1)
    let clusters = Dictionary(grouping: rows) { $0[1] }
      .mapValues { Set($0.map { Language.kind(of: $0[0]) }) }
    #expect(clusters.count == 16)
    #expect(clusters.values.allSatisfy { $0.count == 1 }, "\(clusters)")
  }

  @Test func rowsAreByFrequencyThenByBytes() {
    let rows = fields(induced(batch("b c a a c b", "é a"), options(2), minimum: 1))
    #expect(rows.map { $0[0] } == ["a", "b", "c", "é"])
    #expect(rows.map { $0[2] } == ["3", "2", "2", "1"])
  }

  /// No path is the beginning of another, so that a path names one cluster.
  @Test func pathsAreLeavesOfATree() {
    let text = Language.text(sentences: 400, seed: 7)
    let paths = Set(fields(induced(batch(text), options(20))).map { $0[1] })
    #expect(paths.count == 20)
    #expect(paths.allSatisfy { path in path.allSatisfy { $0 == "0" || $0 == "1" } })
    for path in paths {
      #expect(!paths.contains { $0 != path && $0.hasPrefix(path) })
    }
  }

  @Test func everySeedIsReproducible() {
    let text = batch(Language.text(sentences: 300, seed: 3))
    let once = induced(text, options(12, rounds: 2, seed: 5))
    #expect(once == induced(text, options(12, rounds: 2, seed: 5)))
    #expect(once != induced(text, options(12, rounds: 2, seed: 6)))
  }

  @Test func severalBatchesCountAsOne() {
    let (first, second) = (
      Language.text(sentences: 50, seed: 1), Language.text(sentences: 50, seed: 2)
    )
    var words = WordCounter()
    words.add(batch(first))
    words.add(batch(second))
    var pairs = PairCounter(words.vocabulary(minimum: 2))
    pairs.add(batch(first))
    pairs.add(batch(second))
    let rows = ClusterInducer(options(8))
      .rows(words.vocabulary(minimum: 2), pairs.neighbours()) { _ in }
    #expect(String(decoding: rows, as: UTF8.self) == induced(batch(first, second), options(8)))
  }

  @Test(arguments: [("", 0), ("one", 0), ("one one", 1), ("one one two two", 2)])
  func fewWordsAreAClusterEach(_ text: String, _ count: Int) {
    let rows = fields(induced(batch(text), options(100)))
    #expect(rows.count == count)
    #expect(Set(rows.map { $0[1] }).count == count)
  }

  @Test func anyBytesWillDo() {
    var random = Seeded(state: 11)
    var soup = ArticleBatch(file: 0, text: random.bytes(20_000, from: Array(0...255)))
    var article = Article()
    article.title = TextRange(0, 5_000)
    article.body = TextRange(5_000, 20_000)
    soup.articles = [article]
    #expect(induced(soup, options(16)) == induced(soup, options(16)))
  }

  @Test func theTrainerReadsThem() {
    var sources = WordSources()
    let rows = induced(batch(Language.text(sentences: 100, seed: 1)), options(6))
    sources.add(clusters: Array(rows.utf8))
    #expect(sources.lexicon.count == fields(rows).count)
  }
}
