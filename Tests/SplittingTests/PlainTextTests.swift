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

  static let days: [(String, String)] = [
    ("2019-03-05", "2019-03-05"), ("2019-03-05T23:59:59-11:00", "2019-03-05"),
    ("2019-03-05 10:00:00", "2019-03-05"), ("20190305", "2019-03-05"),
    ("20190305T101010Z", "2019-03-05"), ("1551780000", "2019-03-05"),
    ("1551780000000", "2019-03-05"), ("Tue, 05 Mar 2019 10:00:00 GMT", "2019-03-05"),
    ("Tue, 5 Mar 2019 10:00:00 +0200", "2019-03-05"), ("Tue Mar  5 10:00:00 2019", "2019-03-05"),
    ("26-FEB-1987 15:01:01.79", "1987-02-26"), ("March 5, 1987", "1987-03-05"),
    ("Mar. 5th, 1987", "1987-03-05"), ("5 March 1987", "1987-03-05"), ("5 Sept 1987", "1987-09-05"),
    ("Published on March 5, 1987 at 10:00 by A", "1987-03-05"), ("1987 March 5", "1987-03-05"),
    ("05/03/2019", ""), ("13/03/2019", "2019-03-13"), ("03/13/2019", "2019-03-13"),
    ("05/05/2019", "2019-05-05"), ("2019/3/5", "2019-03-05"), ("13.3.2019", "2019-03-13"),
    ("13/13/2019", ""), ("None", ""), ("null", ""), ("", ""), ("2019", ""), ("March 2019", ""),
    ("30 Feb 2019", ""), ("2019-02-30", ""), ("20190230", ""), ("5 March 87", ""), ("12345", ""),
    ("may be 3 of 1999 or so", "1999-05-03"), ("yesterday", ""),
    ("on 123456789012345678901234567890", ""), ("1234567890123456789012345", ""),
  ]

  @Test(arguments: days)
  func readsDays(_ text: String, _ day: String) {
    #expect(split("{\"text\":\"a\",\"date\":\"\(text)\"}").articles.map(\.day) == [day])
    #expect(split("date;text\n\(text);a\n").articles.map(\.day) == [day])
  }
}
