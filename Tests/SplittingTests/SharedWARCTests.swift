import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Splitting
import Testing

/// Real pages and crawls, and public cases of damage, where a developer has them beside the clone.
@Suite(.enabled(if: SharedData.isPresent, "../shared is missing"))
struct SharedWARCTests {
  private static func options() -> SplitOptions {
    var options = SplitOptions()
    options.inflate = { stored, _ in
      guard let bytes = try? output(of: ["gzip", "-dc"], on: Array(stored)) else { return nil }
      return (bytes, !bytes.isEmpty)
    }
    return options
  }

  private func read(_ name: String, blockSize: Int = 50_000) throws -> Outcome {
    let bytes = try SharedData.bytes(of: name)
    let isGzip = bytes.starts(with: [0x1F, 0x8B])
    let text = isGzip ? try SharedData.inflated(name) : bytes
    return split(text, blockSize: blockSize, options: Self.options())
  }

  static let clean: [(String, Int, [SkipReason: Int])] = [
    ("news.warc.gz", 45, [.request: 45, .warcinfo: 1]),
    ("news.warc.wet.gz", 45, [.warcinfo: 1]),
    (
      "news-quirks.warc.gz", 13,
      [.status: 1, .media: 1, .revisit: 1, .metadata: 1, .warcinfo: 1]
    ),
    ("real-warc/whirlwind.warc.gz", 1, [.warcinfo: 1, .request: 1, .metadata: 1]),
    ("real-warc/whirlwind.warc.wet.gz", 1, [.warcinfo: 1]),
    ("real-warc/whirlwind.warc.wat.gz", 0, [.warcinfo: 1, .metadata: 1]),
  ]

  @Test(arguments: clean)
  func crawlsAreReadWhole(_ name: String, _ articles: Int, _ skipped: [SkipReason: Int]) throws {
    for size in [1000, 1 << 20] {
      let outcome = try read("corpora/" + name, blockSize: size)
      #expect(outcome.report.isClean)
      #expect(outcome.report.articles == articles)
      #expect(outcome.report.skippedRecords == skipped)
    }
  }

  private struct Expected: Decodable {
    let n: Int
    let url: String
    let article: Bool
    let title: String?
    let must_contain: String?
  }

  /// Records whose expected string is not the article's: a picture's caption, a reader's comment.
  private static let besides = [6, 16]

  @Test func quirksOfRealCrawlsAreRead() throws {
    let outcome = try read("corpora/news-quirks.warc.gz")
    let json = Data(try SharedData.bytes(of: "corpora/news-quirks.expected.json"))
    let expected = try JSONDecoder().decode([Expected].self, from: json).filter(\.article)
    #expect(expected.count == 13 && outcome.articles.count == 13)
    for (record, article) in zip(expected, outcome.articles) {
      #expect(record.url == article.url)
      let title = plain(record.title ?? "")
      #expect(!article.title.isEmpty && title.hasPrefix(plain(article.title)), "\(record.n)")
      #expect(article.body.count > 200)
      let part = plain(record.must_contain ?? "")
      #expect(plain(article.body).contains(part) || Self.besides.contains(record.n), "\(record.n)")
    }
    #expect(outcome.report.converted == ["windows-1252": 1])
  }

  /// Without what Normalization is to do.
  private func plain(_ text: String) -> String {
    [
      ("&#8217;", "'"), ("’", "'"), ("&rsquo;", "'"), ("&#039;", "'"), ("&#39;", "'"),
      ("&#x27;", "'"), ("&amp;", "&"), ("\u{A0}", " "), ("&quot;", "\""),
    ].reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func articlesAgreeWithTheirGoldText() throws {
    let gold = try SharedData.inflated("corpora/news.jsonl.gz")
    let outcome = try read("corpora/news.warc.gz")
    let pages = outcome.articles
    #expect(outcome.report.undated == 2)
    var scores: [Double] = []
    for article in split(gold).articles where !article.url.isEmpty {
      guard let page = pages.first(where: { $0.url == article.url }) else { continue }
      scores.append(F1(page.body, article.body))
    }
    let mean = scores.reduce(0, +) / Double(scores.count)
    #expect(scores.count >= 30 && mean > 0.97, "\(mean) over \(scores.count) pages")
  }

  /// Of the words that both hold.
  private func F1(_ text: String, _ gold: String) -> Double {
    var counts: [Substring: Int] = [:]
    let words = plain(gold).split { !$0.isLetter && !$0.isNumber }
    let read = plain(text).split { !$0.isLetter && !$0.isNumber }
    for word in words { counts[word, default: 0] += 1 }
    var common = 0
    for word in read where counts[word, default: 0] > 0 {
      counts[word, default: 0] -= 1
      common += 1
    }
    return 2 * Double(common) / Double(max(1, words.count + read.count))
  }

  @Test func agreesWithATwinOnRealText() throws {
    let dump = try SharedData.inflated("corpora/news.warc.wet.gz")
    #expect(split(dump, blockSize: 777).articles == NaiveTwin.wet(dump))
  }

  static let torture: [(String, Int, [Fault])] = [
    ("warc-ok.warc.gz", 3, []), ("warc-plain.warc", 3, []), ("warc-wet.warc.gz", 5, []),
    ("warc-cl-long.warc.gz", 2, [.badRecord]), ("warc-cl-text.warc.gz", 2, [.badRecord]),
    ("warc-cut.warc.gz", 2, [.cutRecord]), ("warc-chunked.warc.gz", 2, []),
    ("warc-gzip.warc.gz", 2, []), ("warc-glued.warc", 3, [.badRecord, .badRecord]),
  ]

  @Test(arguments: torture)
  func tortureCases(_ name: String, _ articles: Int, _ faults: [Fault]) throws {
    for size in [1, 100, 10_000] {
      let outcome = try read("torture/cases/" + name, blockSize: size)
      #expect(outcome.report.articles == articles)
      #expect(outcome.rejected + outcome.damage == faults)
    }
  }

  static let upstream: [(String, Int, [Fault])] = [
    ("fastwarc/block-sized-records.warc.gz", 0, []), ("fastwarc/clipped.warc.gz", 0, [.cutRecord]),
    ("fastwarc/clueweb-quirk.warc.gz", 29, []), ("fastwarc/warcfile.warc.gz", 16, []),
    ("jwarc/cc.warc.gz", 1, []), ("jwarc/gzip_extra_sl.warc.gz", 0, []),
    ("warcio/example-bad-non-chunked.warc.gz", 1, []), ("warcio/example-digest.warc", 0, []),
    ("warcio/example-iana.org-chunked.warc", 1, []), ("warcio/example-resource.warc.gz", 1, []),
    ("warcio/example-space-in-target-uri.warc.gz", 0, []),
    ("warcio/example-trunc.warc", 0, [.badRecord]), ("warcio/example.warc", 1, []),
    ("warcio/example-wget-bad-target-uri.warc.gz", 1, []), ("warcio/example.warc.gz", 1, []),
    ("warcio/example-wrong-chunks.warc.gz", 1, []), ("warcio/post-test.warc.gz", 0, []),
    ("warcio/example.arc", 0, [.unknownFormat]),
  ]

  @Test(arguments: upstream)
  func filesOfOtherReaders(_ name: String, _ articles: Int, _ faults: [Fault]) throws {
    let outcome = try read("torture/upstream/warc/" + name)
    #expect(outcome.report.articles == articles)
    #expect(outcome.rejected + outcome.damage == faults)
  }

  /// What is cut off the end of a real crawl is never missing in silence.
  @Test func everyCutOfARealCrawlIsReported() throws {
    let dump = try SharedData.inflated("torture/upstream/warc/jwarc/cc.warc.gz")
    for count in stride(from: 5, to: 2000, by: 13) {
      #expect(!split(Array(dump.dropLast(count))).report.isClean)
    }
  }
}
