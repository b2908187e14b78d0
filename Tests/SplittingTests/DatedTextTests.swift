import BroadsheetCore
import Splitting
import Testing

@Suite struct DatedTextTests {
  @Test func readsArticles() {
    let outcome = split(Samples.dated)
    #expect(outcome.report.isClean)
    #expect(outcome.report.undated == 1)
    let first = """
      Para one.

      Para two. A line that holds date 2020-01-01 inside.
       date 2020-01-01 follows no blank line.
      """
    #expect(
      outcome.articles == [
        Read(title: "First title", body: first, day: "2020-05-01"),
        Read(title: "Impossible day", body: "Body.", record: 1),
        Read(body: "Untitled body.\n\n dates are sweet", day: "2020-05-03", record: 2),
        Read(
          title: "Last, without a final newline",
          body: "End.",
          day: "2020-05-04",
          record: 3
        ),
      ]
    )
  }

  @Test func carriageReturnsAreLineEndsToo() {
    let outcome = split(Samples.dated.replacing("\n", with: "\r\n"))
    #expect(outcome.titles == split(Samples.dated).titles)
    #expect(outcome.articles[1].body == "Body.")
  }

  static let bounds: [(String, Int)] = [
    ("\n\n date 2020-01-01 b", 2), ("\n\ndate 2020-01-01 b", 1), ("\n\n  date 2020-01-01 b", 1),
    ("\n date 2020-01-01 b", 1), ("\n \t\n date 2020-01-01 b", 2), ("\n\n date 2020-01-01", 2),
    ("\n\n date 2020-01-01b", 1), ("\n\n date 20-01-01 b", 1), ("\n\n date 2020-01-0", 1),
    ("\n\n date 2020-01-01\n", 2), ("\n\n date  2020-01-01 b", 1), ("\n\n dat", 1), ("\n\n", 1),
  ]

  @Test(arguments: bounds)
  func onlyAFullLineAfterABlankOneBegins(_ rest: String, _ articles: Int) {
    let dump = " date 2020-01-01 a" + rest
    for size in [1, 100] {
      #expect(split(dump, blockSize: size).report.articles + emptyOnes(rest) == articles)
    }
  }

  /// The second article of some cases has neither title nor body.
  private func emptyOnes(_ rest: String) -> Int {
    rest.hasSuffix("\n\n date 2020-01-01") || rest.hasSuffix(" date 2020-01-01\n") ? 1 : 0
  }

  @Test func anArticleOfNothingIsRejected() {
    #expect(split(" date 2020-01-01 \n\n").report.skippedRecords == [.noText: 1])
  }
}
