import Broadsheet
import Testing

/// Which articles their language leaves out.
@Suite struct LanguageSelectionTests {
  private static let texts = [
    "Berlin was quiet, said the police, and the bridge that had been closed was open to all of them.",
    "In Berlin war es ruhig, sagte die Polizei, und die Brücke war auch wieder für alle offen.",
    "Berlin était calme, a dit la police, et le pont qui avait été fermé est ouvert pour tous.",
    "Berlin 3, Bonn 1",
    "В Берлине было тихо, сказала полиция, и мост, который был закрыт, снова открыт для всех.",
  ]

  private func dump(of rounds: Int) -> [UInt8] {
    let lines = (0..<rounds).flatMap { round in
      Self.texts.enumerated().map { "{\"id\":\"\(round).\($0)\",\"text\":\"\($1)\"}\n" }
    }
    return Array(lines.joined().utf8)
  }

  private func count(
    _ languages: Options.Languages,
    rounds: Int = 1,
    workers: Int = 2
  ) async throws -> (EntityTable, RunSummary) {
    var options = Options()
    (options.languages, options.workers) = (languages, workers)
    let tagger = try EntityTagger.knowing("Berlin|LOC")
    return try await Broadsheet(tagger: tagger, options: options).count([.text(dump(of: rounds))])
  }

  @Test(
    arguments: [
      (.ofModel, 5), (.all, 5), (.only(["en"]), 2), (.only(["de", "fr"]), 3), (.only(["ru"]), 2),
      (.only(["unknown"]), 1), (.only([]), 1),
    ] as [(Options.Languages, Int)]
  )
  func whatIsTooShortIsAlwaysCounted(_ languages: Options.Languages, _ articles: Int) async throws {
    let (_, summary) = try await count(languages)
    #expect(summary.articles == articles)
    #expect(summary.isComplete)
  }

  @Test(arguments: [1, 2, 3, 8])
  func workersDoNotMatter(_ workers: Int) async throws {
    let (table, summary) = try await count(.only(["en"]), rounds: 400, workers: workers)
    #expect(summary.articles == 800)
    #expect(try table.rows().map(\.documents) == [800])
    let line = "1200 articles in other languages were left out (400 de, 400 fr, 400 ru)"
    #expect(summary.losses.contains(line + "; --lang all counts them"))
  }

  @Test func oneIsSaidAsOne() async throws {
    var options = Options()
    options.languages = .only(["en"])
    let broadsheet = Broadsheet(tagger: try .knowing("Berlin|LOC"), options: options)
    let (_, summary) = try await broadsheet.count([.text(jsonLines(Self.texts[0], Self.texts[1]))])
    let line = "1 article in another language was left out (1 de); --lang all counts it"
    #expect(summary.losses == [line])
  }

  @Test func aModelReadsItsLanguage() async throws {
    let (_, summary) = try await Broadsheet(tagger: EntityTagger()).count([.text(dump(of: 2))])
    #expect(summary.articles == 4)
  }

  /// Columns come back line by line, unless a language is asked for.
  @Test(arguments: [(.ofModel, 1), (.only(["en"]), 0)] as [(Options.Languages, Int)])
  func givenTokensStay(_ languages: Options.Languages, _ articles: Int) async throws {
    var options = Options()
    (options.inputFormat, options.languages) = (.conll, languages)
    let words = Self.texts[1].split(separator: " ").map { "\($0)\tO\n" }.joined() + "\n"
    let broadsheet = Broadsheet(tagger: try EntityTagger(), options: options)
    let (_, summary) = try await broadsheet.count([.text(Array(words.utf8))])
    #expect(summary.articles == articles)
  }

  @Test(arguments: ["", "xx", "EN", "all"])
  func whatIsNoLanguageIsRefused(_ code: String) async throws {
    let error = await #expect(throws: BroadsheetError.self) { _ = try await count(.only([code])) }
    #expect(error?.kind == .usage)
  }
}
