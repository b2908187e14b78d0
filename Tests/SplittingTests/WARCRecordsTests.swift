import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

/// Where records end, and what is lost of a broken one.
@Suite struct WARCRecordsTests {
  private func sentences(_ names: String...) -> [String] { names.map(WARCFixture.sentence) }

  @Test func fieldsOfAResponse() {
    let outcome = split([.other("warcinfo"), .response("Anna")])
    #expect(
      outcome.articles == [
        Read(
          id: "urn:uuid:00000000-0000-4000-8000-000000000001",
          url: "https://www.example.org/news/story",
          source: "example.org",
          title: "Anna",
          body: WARCFixture.sentence("Anna"),
          record: 1
        )
      ]
    )
    #expect(outcome.report.isClean && outcome.report.undated == 1)
    #expect(outcome.report.skippedRecords == [.warcinfo: 1])
  }

  @Test func whatIsNoArticleIsSkippedByItsType() {
    let types = ["warcinfo", "request", "metadata", "revisit", "resource", "continuation", "x"]
    let outcome = split(types.map(WARCFixture.other))
    #expect(outcome.articles.isEmpty && outcome.report.isClean)
    #expect(
      outcome.report.skippedRecords == [
        .warcinfo: 1, .request: 1, .metadata: 1, .revisit: 1, .resource: 1, .otherType: 2,
      ]
    )
  }

  @Test(arguments: ["WARC/0.18", "WARC/1.0", "WARC/1.1"], ["\r\n", "\n"])
  func versionsAndLineEnds(_ version: String, _ newline: String) {
    var record = WARCFixture.response("Anna", newline: newline)
    record.version = version
    record.newline = newline
    record.fields = ["warc-date: 2008-10-294T00:00:00Z", "no colon here"]
    let outcome = split([record, record])
    #expect(outcome.titles == ["Anna", "Anna"] && outcome.report.isClean)
  }

  @Test func namesOfFieldsAreReadInAnyCaseAndOrder() {
    let block = String(decoding: WARCFixture.response("Anna").block, as: UTF8.self)
    let header = """
      WARC/1.1\r\ncontent-length:\(block.utf8.count)\r\nwarc-target-uri:  <http://a.b:80/c> \r
      WARC-record-id: x\r\nWarc-Type:\tRESPONSE\r\n\r\n
      """
    let outcome = split(header + block + "\r\n\r\n")
    #expect(outcome.articles.map(\.url) == ["http://a.b:80/c"])
    #expect(outcome.articles.map(\.source) == ["a.b"] && outcome.articles.map(\.id) == ["x"])
  }

  /// Lengths that are no numbers, and numbers that are not the length.
  static let wrongLengths = [
    "-5", "+5", "0x1F", "abc", "1.5", "1e2", "", " ", "9223372036854775808", "9223372036854775807",
    "18446744073709551616", "99999999999999999999999999", "0", "1", "40", "100000", "500000000000",
  ]

  @Test(arguments: wrongLengths)
  func aWrongLengthCostsOneRecord(_ length: String) {
    var broken = WARCFixture.response("Broken")
    broken.length = length
    let records = [WARCFixture.response("Anna"), broken, .response("Boris"), .response("Carla")]
    for size in [1, 33, 1 << 20] {
      let outcome = split(records, blockSize: size)
      #expect(outcome.titles == ["Anna", "Boris", "Carla"])
      #expect(outcome.rejected == [.badRecord] && outcome.damage.isEmpty)
    }
  }

  @Test func aLengthIsTrustedBeforeAVersionLineInside() {
    let html = "<p>\(WARCFixture.sentence("Anna"))</p><pre>\nWARC/1.0\r\nWARC-Type: x\r\n\r\n</pre>"
    let outcome = split([.response(html: html), .response("Boris")])
    #expect(outcome.bodies == sentences("Anna", "Boris") && outcome.report.isClean)
  }

  @Test func aLengthThatSwallowsTheNextRecordIsNotTrusted() {
    var broken = WARCFixture.response("Broken")
    broken.length = String(broken.block.count + 50)
    #expect(split([broken, .response("Anna")]).titles == ["Anna"])
    broken.length = String(broken.block.count - 20)
    #expect(split([broken, .response("Anna")]).titles == ["Anna"])
  }

  @Test func garbageBetweenRecordsIsOneRecordToReject() {
    let dump =
      WARCFixture.response("Anna").text + "garbage WARC/ \n\n more\r\n"
      + WARCFixture.response("Boris").text + "the end"
    for size in [1, 40, 5000] {
      let outcome = split(dump, blockSize: size)
      #expect(outcome.titles == ["Anna", "Boris"])
      #expect(outcome.rejected == [.badRecord, .badRecord])
    }
  }

  @Test(arguments: ["", "\r\n", "\n"])
  func gluedRecordsAreReadAndReported(_ ending: String) {
    var first = WARCFixture.response("Anna")
    first.ending = ending
    var second = WARCFixture.response("Boris")
    second.ending = ""
    for size in [1, 50, 5000] {
      let outcome = split([first, second], blockSize: size)
      #expect(outcome.titles == ["Anna", "Boris"] && outcome.rejected.isEmpty)
      #expect(outcome.damage == [.badRecord])
      #expect(outcome.report.damage[0].offset == first.bytes.count - ending.utf8.count)
    }
  }

  /// Every prefix of a dump tells that something lacks, unless nothing does.
  @Test func noCutIsSilent() {
    let records = [WARCFixture.response("Anna"), .conversion("Title\nBody."), .response("Boris")]
    let dump = records.flatMap(\.bytes)
    var wholeEnds: [Int] = [0]
    var end = 0
    for record in records {
      end += record.bytes.count
      wholeEnds += (end - 4...end).map { $0 }
    }
    // Of less than a version line nobody knows what it is.
    for count in 8...dump.count {
      let outcome = split(Array(dump[..<count]))
      let isReported = !outcome.report.isClean
      #expect(isReported == !wholeEnds.contains(count), "\(count)")
      #expect(outcome.report.articles == wholeEnds.dropFirst().filter { $0 <= count }.count.whole)
    }
  }

  @Test func aRecordCutByAGapIsLostAlone() {
    let dump = WARCFixture.response("Anna").text
    let next = WARCFixture.response("Boris").text
    let cut = String(dump.dropLast(30))
    let outcome = split([
      Stretch(text: cut), Stretch(text: String(dump.suffix(30)) + next, isAfterGap: true),
      Stretch(text: next, isAfterGap: true),
    ])
    #expect(outcome.titles == ["Boris", "Boris"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord])
  }

  @Test func aHeaderWithoutAnEndIsLostAlone() {
    var long = WARCFixture.response("Broken")
    long.fields = ["X-Long: " + String(repeating: "x", count: 1 << 20)]
    var many = WARCFixture.response("Broken")
    many.fields = (0..<20_000).map { "X-Field-\($0): value" }
    let open = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n"
    let good = WARCFixture.response("Anna").text
    for size in [5000, 1 << 20] {
      let outcome = split(long.text + good + many.text + good + open + good, blockSize: size)
      #expect(outcome.titles == ["Anna", "Anna", "Anna"])
      #expect(outcome.rejected == [.badRecord, .badRecord, .badRecord])
    }
  }

  @Test func aRecordOverTheLimitIsNeverKept() {
    var options = SplitOptions()
    options.recordLimit = 1000
    let huge = WARCFixture.response(html: String(repeating: "<p>a\n", count: 5000))
    let dump = huge.bytes + WARCFixture.response("Anna").bytes
    for size in [1, 100, 100_000] {
      let outcome = split(dump, blockSize: size, options: options)
      #expect(outcome.titles == ["Anna"] && outcome.rejected == [.tooLarge])
    }
  }

  /// What is no article is skipped for what it is, however large.
  @Test(arguments: [900, 1100, 50_000])
  func aFilmOverTheLimitIsSkipped(_ size: Int) {
    var options = SplitOptions()
    options.recordLimit = 1000
    let noise = [UInt8](repeating: 7, count: size)
    let film = WARCFixture.response(headers: ["Content-Type: video/mp4"], body: noise)
    var request = WARCFixture.other("request")
    request.block = noise
    var page = WARCFixture.response(body: noise)
    page.fields = ["WARC-Identified-Payload-Type: application/zip"]
    let dump = (film.bytes + request.bytes + page.bytes) + WARCFixture.response("Anna").bytes
    for block in [1, 100, 100_000] {
      let outcome = split(dump, blockSize: block, options: options)
      #expect(outcome.titles == ["Anna"] && outcome.report.isClean)
      #expect(outcome.report.skippedRecords == [.media: 2, .request: 1])
    }
  }

  @Test func plainTextHasItsTitleInTheFirstLine() {
    let outcome = split([
      .conversion("\u{FEFF}Title\r\n\r\nMenu\nThe first line.\n"), .conversion("\n"),
    ])
    #expect(outcome.titles == ["Title"] && outcome.bodies == ["Menu\n\nThe first line."])
    #expect(outcome.report.skippedRecords == [.noArticle: 1] && outcome.report.isClean)
  }

  @Test func aRecordWithoutATypeIsBad() {
    #expect(split("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n").rejected == [.badRecord])
  }
}

extension Int {
  /// Five of the ends in `noCutIsSilent` belong to one record.
  fileprivate var whole: Int { (self + 4) / 5 }
}
