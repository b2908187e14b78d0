import BroadsheetCore
import Splitting
import Testing

/// Days as dumps write them; a wrong day is worse than none.
@Suite struct DateTests {
  /// In JSON and in tables alike.
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

  static let digits: [(String, String)] = [
    ("20190305", "2019-03-05"), ("201903051207", "2019-03-05"), ("20190305120759", "2019-03-05"),
    ("2019030512", "2019-03-05"), ("20190305T120759Z", "2019-03-05"),
    ("20190305120759.0", "2019-03-05"), ("20190305 12:07", "2019-03-05"),
    ("1551787200", "2019-03-05"), ("1551787200000", "2019-03-05"), ("1551787200.25", "2019-03-05"),
    ("1551787200000000000", "2019-03-05"), ("-126230400", "1966-01-01"),
    ("20191305", ""), ("20190230", ""), ("12345", ""), ("4711", ""), ("201903", ""),
    ("99999999", ""), ("0", ""), ("00000000", ""), ("17", ""), ("86400", ""),
    ("1970-01-01T00:00:00Z", ""), ("1970-01-01 00:00:00", ""), ("1970-01-01", "1970-01-01"),
    ("1970-01-01T08:30:00Z", "1970-01-01"), ("0000-00-00 00:00:00", ""),
    ("0001-01-01T00:00:00", ""),
    ("1599-12-31", ""), ("1600-01-01", "1600-01-01"),
  ]

  @Test(arguments: digits)
  func readsDigits(_ text: String, _ day: String) { expect(text, day) }

  static let words: [(String, String)] = [
    ("Tue, 05 Mar 2019 10:00:00 GMT", "2019-03-05"),
    ("Tue Mar  5 10:00:00 +0100 2019", "2019-03-05"),
    ("Tuesday, March 5th, 2019", "2019-03-05"), ("5th of March 2019", "2019-03-05"),
    ("March 5, 2019 at 10 pm", "2019-03-05"), ("10 am, March 5, 2019", "2019-03-05"),
    ("05-Mar-2019", "2019-03-05"), ("5-MAR-99", "1999-03-05"), ("Sept. 5, 2019", "2019-09-05"),
    ("March 2019", ""), ("Spring 2019", ""), ("Tuesday", ""), ("yesterday", ""), ("mar 2019", ""),
    ("31 February 2019", ""), ("March 5", ""), ("5 mar 2019", "2019-03-05"),
  ]

  @Test(arguments: words)
  func readsEnglishNames(_ text: String, _ day: String) { expect(text, day) }

  static let languages: [(String, String)] = [
    ("mardi 5 mars 2019 à 10h30", "2019-03-05"), ("10h30, le 1er août 2019", "2019-08-01"),
    ("Dienstag, 5. März 2019, 10.30 Uhr", "2019-03-05"), ("5. Jänner 2019", "2019-01-05"),
    ("martes, 2 de abril de 2019", "2019-04-02"), ("martes, 5 de marzo de 2019", "2019-03-05"),
    ("martedì 3 settembre 2019", "2019-09-03"), ("terça-feira, 5 de março de 2019", "2019-03-05"),
    ("sexta, 4 de outubro de 2019", "2019-10-04"), ("dinsdag 5 mrt. 2019", "2019-03-05"),
    ("onsdag den 2 oktober 2019", "2019-10-02"), ("tirsdag 1. oktober 2019", "2019-10-01"),
    ("5. maaliskuuta 2019", "2019-03-05"), ("wtorek, 5 marca 2019", "2019-03-05"),
    ("5 listopada 2019", "2019-11-05"), ("5. září 2019", "2019-09-05"),
    ("2019. március 5., kedd", "2019-03-05"), ("marți, 5 martie 2019", "2019-03-05"),
    ("5 Ağustos 2019 Pazartesi", "2019-08-05"), ("Selasa, 5 Maret 2019", "2019-03-05"),
    ("5 марта 2019 г.", "2019-03-05"), ("вторник, 5 марта 2019", "2019-03-05"),
    ("5 березня 2019", "2019-03-05"), ("5 март 2019", "2019-03-05"),
    ("Τρίτη 5 Μαρτίου 2019", "2019-03-05"), ("5 مارس 2019", "2019-03-05"),
    ("٥ مارس ٢٠١٩", "2019-03-05"), ("5 במרץ 2019", "2019-03-05"), ("5 मार्च 2019", "2019-03-05"),
    ("5 มีนาคม 2562", "2019-03-05"), ("2019年3月5日 10:00", "2019-03-05"),
    ("2019년 3월 5일", "2019-03-05"), ("２０１９年３月５日", "2019-03-05"),
  ]

  @Test(arguments: languages)
  func readsOtherLanguages(_ text: String, _ day: String) { expect(text, day) }

  /// Without a proof, numbers that may be swapped are no day.
  static let numbers: [(String, String)] = [
    ("05/03/2019", ""), ("13/03/2019", "2019-03-13"), ("03/13/2019", "2019-03-13"),
    ("05.03.2019", "2019-03-05"), ("5. 3. 2019", "2019-03-05"), ("07/07/2019", "2019-07-07"),
    ("2019/3/5", "2019-03-05"), ("2019-3-5", "2019-03-05"),
    ("2019-03-05T23:30:00-08:00", "2019-03-05"),
    ("13/13/2019", ""), ("5/2019", ""), ("13-03-99", "1999-03-13"), ("2019-05-011", ""),
    ("1.2.3.4", ""), ("12:30:45", ""), ("555-12-2019", ""),
  ]

  @Test(arguments: numbers)
  func readsNumbers(_ text: String, _ day: String) { expect(text, day) }

  private func expect(_ text: String, _ day: String) {
    let outcome = split(line("x", text))
    #expect(outcome.articles.map(\.day) == [day])
    #expect(outcome.report.undated == (day.isEmpty ? 1 : 0))
  }

  private func line(_ body: String, _ date: String) -> String {
    #"{"text":"\#(body)","date":"\#(date)"}"# + "\n"
  }

  /// A date that can be read one way decides on those before and behind it.
  static let orders: [([String], [String])] = [
    (["05/03/2019", "13/03/2019"], ["2019-03-05", "2019-03-13"]),
    (["05/03/2019", "03/13/2019"], ["2019-05-03", "2019-03-13"]),
    (["25/12/2018 10:00", "01/02/2019 10:00"], ["2018-12-25", "2019-02-01"]),
    (["05/03/2019", "06/03/2019"], ["", ""]),
    // Both orders: nothing is known of those that may be swapped.
    (["13/03/2019", "03/13/2019", "05/03/2019"], ["2019-03-13", "2019-03-13", ""]),
    (["5/3/2019", "2019-03-05"], ["", "2019-03-05"]),
  ]

  @Test(arguments: orders, [1, 7, 1 << 20])
  func theDumpDecidesOnTheOrder(_ order: ([String], [String]), _ blockSize: Int) {
    let dump = order.0.map { line("x", $0) }.joined()
    let outcome = split(dump, blockSize: blockSize)
    #expect(outcome.articles.map(\.day) == order.1)
    #expect(outcome.report.undated == order.1.count { $0.isEmpty })
  }

  @Test(arguments: ["csv", "feed", "wire"])
  func everyFormatLetsTheDumpDecide(_ format: String) {
    let dump =
      switch format {
      case "csv": "date,text\n05/03/2019,a\n25/03/2019,b\n"
      case "feed":
        "<rss><channel><item><title>a</title><pubDate>05/03/2019 10:00</pubDate></item>"
          + "<item><title>b</title><pubDate>25/03/2019 10:00</pubDate></item></channel></rss>"
      default:
        "<DOC><DOCNO>A</DOCNO><DATE>05/03/2019</DATE><TEXT>a</TEXT></DOC>\n"
          + "<DOC><DOCNO>B</DOCNO><DATE>25/03/2019</DATE><TEXT>b</TEXT></DOC>\n"
      }
    #expect(split(dump).articles.map(\.day) == ["2019-03-05", "2019-03-25"])
  }

  /// Batches wait for a proof, but not for ever.
  @Test func aProofTooLateDatesWhatFollows() {
    let text = String(repeating: "word ", count: 40_000)
    let early = (0..<400).map { _ in line(text, "05/03/2019") }.joined()
    let outcome = split(early + line("x", "13/03/2019") + line("x", "05/03/2019"))
    let days = outcome.articles.map(\.day)
    #expect(days.first == "")
    #expect(days.suffix(2) == ["2019-03-13", "2019-03-05"])
    #expect(outcome.articles.count == 402)
  }

  @Test func noDayIsLaterThanTheLatest() throws {
    var options = SplitOptions()
    options.latestDay = try #require(Day(year: 2020, month: 12, day: 31))
    let dump = line("x", "2020-12-31") + line("x", "2021-01-01") + line("x", "05/03/2021")
    #expect(split(dump, options: options).articles.map(\.day) == ["2020-12-31", "", ""])
  }

  /// The names of TREC's newswire hold the day, those of the Los Angeles Times with the year last.
  static let names: [(String, String)] = [
    ("<DOCNO>AP880212-0001</DOCNO>", "1988-02-12"), ("<DOCNO>WSJ870323-0181</DOCNO>", "1987-03-23"),
    ("<DOCNO>LA010289-0001</DOCNO>", "1989-01-02"),
    ("<DOCNO>NYT19980601.0001</DOCNO>", "1998-06-01"),
    ("<DOCNO>FT911-1</DOCNO><DATE>910514</DATE>", "1991-05-14"),
    ("<DOCNO>FBIS3-1</DOCNO><DATE1>3 March 1994</DATE1>", "1994-03-03"),
    ("<DOCNO>WSJ870305-1</DOCNO><DATE>03/05/87</DATE>", "1987-03-05"), ("<DOCNO>X1</DOCNO>", ""),
  ]

  @Test(arguments: names)
  func namesHoldDays(_ head: String, _ day: String) {
    #expect(split("<DOC>\n\(head)\n<TEXT>\nx\n</TEXT>\n</DOC>\n").articles.map(\.day) == [day])
  }
}
