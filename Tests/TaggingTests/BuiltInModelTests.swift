import BroadsheetCore
import Tagging
import Testing

/// What the default model is for, in sentences of our own.
@Suite struct BuiltInModelTests {
  static let tagger = Result { try Tagger(model: .builtIn()) }

  @Test(arguments: [
    ("Angela Merkel met reporters in Berlin on Tuesday.", ["Angela Merkel/PER", "Berlin/LOC"]),
    ("The United Nations sent aid to Sudan.", ["United Nations/ORG", "Sudan/LOC"]),
    ("It rained. The streets were empty and nobody came.", []),
  ])
  func findsWhatAReaderWould(text: String, expected: [String]) throws {
    let found = try Self.tagger.get().found(in: text)
    #expect(found.map { "\($0.text)/\($0.type.tag)" } == expected)
  }

  /// `--version` reads the name alone.
  @Test func theNameIsThatOfTheWholeModel() throws {
    #expect(TaggingModel.builtInName == (try TaggingModel.builtIn().name))
  }

  @Test func theDictionaryWins() throws {
    var builder = GazetteerBuilder()
    try builder.add(list: Array("Berlin\tPER\nmet reporters\tMISC".utf8))
    let tagger = try Tagger(model: .builtIn(), dictionary: builder.build())
    let found = tagger.found(in: "Angela Merkel met reporters in Berlin on Tuesday.")
    #expect(
      found.map { "\($0.text)/\($0.type.tag)" } == [
        "Angela Merkel/PER", "met reporters/MISC", "Berlin/PER",
      ]
    )
  }

  @Test func typesThatNobodyWantsAreLeftOut() throws {
    let tagger = try Tagger(model: .builtIn(), types: [.location])
    let found = tagger.found(in: "Angela Merkel met reporters in Berlin on Tuesday.")
    #expect(found.map(\.text) == ["Berlin"])
  }

  /// A name over a line's end is one name, with one blank.
  @Test func aBrokenLineIsABlank() throws {
    let found = try Self.tagger.get().found(in: "Officials met Angela\nMerkel in New\n York today.")
    #expect(found.first?.entity == "Angela Merkel")
  }

  /// What a worker has met before changes nothing.
  @Test func theSameTextIsTaggedTheSameAnywhere() throws {
    var tagger = try Self.tagger.get()
    let text = "Angela Merkel met Barack Obama in Berlin. Merkel said Germany and the EU agreed."
    let first = tagger.tag(batch(body: text)).mentions
    for word in 0..<500 { _ = tagger.tag(batch(body: "Mr. Xyz\(word) went to Town\(word).")) }
    #expect(tagger.tag(batch(body: text)).mentions == first)
    #expect(!first.isEmpty)
  }

  /// More distinct words in one given sentence than a worker holds rows for.
  @Test func aSentenceWithoutEndIsTagged() throws {
    var text: [UInt8] = []
    var batch = ArticleBatch(file: 0, text: [])
    for number in 0..<150_000 {
      let start = text.count
      text += Array("N\(number)x ".utf8)
      let range = TextRange(start, text.count - 1)
      batch.tokens.append(GivenToken(range: range, startsSentence: number == 0))
    }
    batch.text = text
    var article = Article()
    article.body = TextRange(0, text.count)
    article.tokens = TextRange(0, batch.tokens.count)
    batch.articles = [article]
    var tagger = try Self.tagger.get()
    let mentions = tagger.tag(batch).mentions
    #expect(mentions.allSatisfy { $0.range.bounds.upperBound <= text.count })
    #expect(tagger.found(in: "Angela Merkel met reporters in Berlin.").map(\.text).last == "Berlin")
  }
}
