import BroadsheetCore
import Splitting
import Testing

@Suite struct PlainTextTests {
  static let texts: [(String, Read)] = [
    (
      Samples.text,
      Read(title: "A heading", body: "Some words of text, which are an article.\n\nMore words.")
    ),
    (
      "Once upon a time there was no format at all.",
      Read(body: "Once upon a time there was no format at all.")
    ),
    (" date 2020-1-1 short", Read(body: "date 2020-1-1 short")),
    ("One\r\ntwo\r\n", Read(title: "One", body: "two")),
    (
      String(repeating: "word ", count: 50) + "\n\nx",
      Read(body: String(repeating: "word ", count: 49) + "word \n\nx")
    ),
    ("Lead.\n\nMore.\n\n@highlight\n\nShort\n\n@highlight\n\nTwo", Read(body: "Lead.\n\nMore.")),
    ("[AP] Words in brackets\nand more", Read(title: "[AP] Words in brackets", body: "and more")),
    ("Ünïcödé ɑ 中文", Read(body: "Ünïcödé ɑ 中文")), ("<3 hearts", Read(body: "<3 hearts")),
  ]

  @Test(arguments: texts)
  func aTextIsOneArticle(_ dump: String, _ article: Read) {
    for size in [1, 100] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.articles == [article])
      #expect(outcome.report.isClean)
    }
  }

  @Test func latinLettersAreText() {
    let bytes = Array("The caf".utf8) + [0xE9] + Array(" was open".utf8)
    #expect(split(bytes).report.articles == 1)
  }

  @Test func aTextThatIsTooLargeIsRejected() {
    var options = SplitOptions()
    options.recordLimit = 100
    let text = String(repeating: "words ", count: 50)
    for size in [1, 1000] {
      let outcome = split(text, blockSize: size, options: options)
      #expect(outcome.articles.isEmpty && outcome.rejected == [.tooLarge])
    }
  }

  @Test func damageLeavesNoText() {
    let outcome = split([
      Stretch(text: Samples.text), Stretch(text: "more text\n\nand more", isAfterGap: true),
    ])
    #expect(outcome.articles.isEmpty && outcome.rejected == [.cutRecord, .cutRecord])
    #expect(
      split([Stretch(text: Samples.text, closingDamage: [.truncated])]).rejected == [.cutRecord]
    )
  }

  @Test func readsClusters() {
    let outcome = split(Samples.multinews)
    #expect(outcome.report.isClean)
    #expect(
      outcome.bodies == [
        "First story. \n Its end.", "Second story_sep story.", "Third ||| story.", "Fourth.",
      ]
    )
    #expect(split("One ||||| two").report.articles == 2)
    #expect(split("One\ntwo ||||| three").report.articles == 1)
  }
}
