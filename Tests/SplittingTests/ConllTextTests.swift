import BroadsheetCore
import Splitting
import Testing

@Suite struct ConllTextTests {
  private let options = SplitOptions(format: .conll)

  @Test func keepsTokensAndSentences() {
    let outcome = split(Samples.conll, options: options)
    #expect(outcome.report.isClean)
    #expect(outcome.report.articles == 2)
    #expect(
      outcome.bodies == ["-DOCSTART-\n\nEU rejects\n\nPeter Blackburn", "-DOCSTART-\n\nAgain"]
    )
    #expect(
      outcome.articles.map(\.tokens) == [
        ["^-DOCSTART-", "^EU", "rejects", "^Peter", "Blackburn"], ["^-DOCSTART-", "^Again"],
      ]
    )
  }

  @Test func withoutDocumentsLongTextIsCutBetweenSentences() {
    let sentence = String(repeating: "token\tO\n", count: 500) + "\n"
    let outcome = split(String(repeating: sentence, count: 60), options: options)
    #expect(outcome.report.articles == 4)
    #expect(outcome.articles.map(\.tokens.count).reduce(0, +) == 30_000)
    #expect(outcome.articles.allSatisfy { $0.tokens[0] == "^token" })
  }

  @Test func oddLines() {
    let outcome = split("\r\n a\tO\r\nb\r\n \t\r\n\n\nc O", options: options)
    #expect(outcome.articles.map(\.tokens) == [["^a", "b", "^c"]])
    #expect(outcome.bodies == ["a b\n\nc"])
  }

  @Test func aGapCostsTheDocumentsAroundIt() {
    let stretches = [
      Stretch(text: "-DOCSTART-\n\na\n\nb"),
      Stretch(text: "c\nd\n\ne\n\n-DOCSTART-\n\nf\n", isAfterGap: true),
    ]
    for size in [1, 4, 100] {
      let outcome = split(stretches, blockSize: size, options: options)
      #expect(outcome.bodies == ["e", "-DOCSTART-\n\nf"])
      #expect(outcome.rejected == [.cutRecord, .cutRecord])
    }
  }
}
