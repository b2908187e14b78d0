import Broadsheet
import BroadsheetCore
import CorpusKit
import Normalization
import Synchronization
import Testing

/// What the generator writes a reader gives back: title, text and day of every article, and no more.
@Suite struct WrittenArticlesTests {
  struct Text: Sendable, Equatable {
    var title: String
    var body: String
    /// Empty if unknown.
    var day: String
  }

  /// Reuters-21578 has documents without a title, and a word behind each text.
  private static let formats = CorpusFormat.allCases.filter { $0 != .reuters }

  @Test(arguments: formats, CorpusOptions.Profile.allCases)
  func articlesComeBack(_ format: CorpusFormat, _ profile: CorpusOptions.Profile) async throws {
    var options = CorpusOptions()
    options.format = format
    options.profile = profile
    options.seed = 21
    options.mu = 4.6
    var newsroom = Newsroom(options)
    var dump = format.preamble
    var written: [CorpusKit.Article] = []
    for _ in 0..<120 {
      written.append(newsroom.next())
      format.append(written[written.count - 1], to: &dump)
    }
    let read = try await articles(dump + format.postamble)
    try #require(read.count == written.count)
    for (read, written) in zip(read, written) {
      #expect(read.title == words(written.title))
      #expect(holds(read.body, written, format))
      #expect(read.day == String(decoding: written.day.iso, as: UTF8.self) || read.day.isEmpty)
    }
    let isAllDated = ![.jsonl, .json, .wet].contains(format)
    #expect(read.allSatisfy { !$0.day.isEmpty } == isAllDated)
  }

  /// Whether a text is that of an article; before a wire's stands the dateline, if there is one,
  /// and around that of a WET a page.
  private func holds(_ body: String, _ article: CorpusKit.Article, _ format: CorpusFormat) -> Bool {
    let text = words(article.body)
    return switch format {
    case .wet: body.contains(text) && body.contains("Most Read Stories")
    case .gigaword: body == text || body == words(article.dateline) + " (XYZ) " + text
    default: body == text
    }
  }

  /// The articles of a dump, normalized.
  private func articles(_ dump: [UInt8]) async throws -> [Text] {
    let found = Mutex<[Text]>([])
    let broadsheet = Broadsheet(tagger: try .knowing("Nobody|PER"))
    _ = try await broadsheet.articles([.text(dump)], progress: Progress()) { batch in
      for article in batch.articles {
        let (title, body) = (batch.text[article.title.bounds], batch.text[article.body.bounds])
        let day = article.day.isKnown ? CorpusKit.Day(number: Int(article.day.number)).iso : []
        let text = Text(
          title: blanked(Array(title)),
          body: blanked(Array(body)),
          day: String(decoding: day, as: UTF8.self)
        )
        found.withLock { $0.append(text) }
      }
    }
    return found.withLock { $0 }
  }

  /// A text as it is when normalized.
  private func words(_ text: [UInt8]) -> String { blanked(Normalizer.normalized(text)) }
}

/// With one blank for every run of blanks and line ends.
private func blanked(_ text: [UInt8]) -> String {
  String(decoding: text, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
}
