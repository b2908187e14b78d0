import BroadsheetCore
import Deduplication
import Testing

@Suite struct SketcherTests {
  @Test(arguments: 0..<400)
  func isWhatItsDefinitionSays(_ seed: UInt64) {
    var made = MadeText(seed)
    // Every length about a step of 64 bytes and about a chunk, and texts of any bytes.
    let alphabet: [UInt8] = [0x20, 0x0A, 0x64, 0x65, 0x41, 0x2C, 0xE4, 0xB8, 0x80, 0xD0, 0x09]
    let count = seed < 200 ? Int(seed) : Int(made.next() % 3000)
    let text = (0..<count).map { _ in alphabet[Int(made.next() % UInt64(alphabet.count))] }
    guard let naive = NaiveSketch.sketch(text, fewest: Sketcher.fewestAnchors) else { return }
    #expect(sketch(text) == naive)
  }

  @Test func readsNothingBeyondItsRange() {
    var made = MadeText(1)
    for words in [0, 3, 12, 40, 300] {
      let text = Array(made.words(words).joined(separator: " ").utf8)
      for before in 0..<70 {
        let buffer =
          (0..<before).map { _ in UInt8(made.next() & 0xFF) } + text + Array("d the".utf8)
        var article = Article()
        article.title = TextRange(0, before)
        article.body = TextRange(before, before + text.count)
        guard !text.isEmpty else { continue }
        #expect(Sketcher().sketch(article, of: buffer.span) == sketch(text))
        #expect(
          Sketcher().exact(article, of: buffer.span)
            == exact(text)
        )
      }
    }
  }

  @Test func linesAndCaseDoNotMatter() {
    var made = MadeText(2)
    for count in [5, 30, 400] {
      let words = made.words(count)
      let plain = sketch(words.joined(separator: " "))
      #expect(sketch(words.joined(separator: "\n")) == plain)
      #expect(sketch(words.joined(separator: " ").uppercased()) == plain)
    }
  }

  @Test func titleStandsInForBodyAlone() {
    let text = Array("Headline here. Body of another sort".utf8)
    var article = Article()
    article.title = TextRange(0, 14)
    #expect(Sketcher().sketch(article, of: text.span) == sketch("Headline here."))
    article.body = TextRange(15, text.count)
    #expect(Sketcher().sketch(article, of: text.span) == sketch("Body of another sort"))
  }

  @Test func noTextIsNoSketch() {
    #expect(sketch("") == .none)
    #expect(Sketcher().exact(Article(), of: [UInt8]().span) == 0)
    var article = Article()
    article.body = TextRange(10, 20)
    #expect(Sketcher().sketch(article, of: [UInt8](repeating: 0x61, count: 5).span) == .none)
  }

  @Test func shortTextsAreAlikeOnlyIfEqual() {
    #expect(sketch("Fed adds reserves") == sketch("Fed adds\nreserves"))
    let change = sketch("Fed adds reserves").differences(from: sketch("Fed adds reserve"))
    #expect(change > Sketch.mostDifferences)
    let blob = [UInt8](repeating: 0x78, count: 100_000)
    #expect(sketch(blob) != sketch(blob + [0x79]))
  }

  @Test func scriptsWithoutBlanksHavePassages() {
    var made = MadeText(3)
    func han(_ count: Int) -> String {
      String(
        String.UnicodeScalarView(
          (0..<count).map { _ in Unicode.Scalar(0x4E00 + UInt32(made.next() % 3000))! }
        )
      )
    }
    let text = han(600)
    let copy = han(8) + text.dropLast(40)
    #expect(sketch(copy).differences(from: sketch(text)) <= Sketch.mostDifferences)
    #expect(sketch(han(600)).differences(from: sketch(text)) > Sketch.mostDifferences)
  }

  @Test func everyByteCountsForExactCopies() {
    let text = Array("The cabinet met on Monday to talk about the budget of the year.".utf8)
    for index in text.indices {
      var other = text
      other[index] ^= 0x20
      #expect(exact(other) != exact(text))
    }
  }

  private func exact(_ text: [UInt8]) -> UInt64 {
    var article = Article()
    article.body = TextRange(0, text.count)
    return Sketcher().exact(article, of: text.span)
  }
}
