import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

/// What stands around a page in a record: HTTP, its encodings, its charset.
@Suite struct WARCPagesTests {
  private let sentence = WARCFixture.sentence("Anna")

  private func bodies(_ record: WARCFixture) -> [String] { split([record]).bodies }

  @Test(arguments: [
    "HTTP/1.1 200 OK", "HTTP/1.0 200 Fine", "HTTP/2 200 ", "HTTP/1.1 200 ", "http/2 200",
  ])
  func statusLines(_ line: String) {
    #expect(bodies(.response(status: line)) == [sentence])
  }

  @Test(arguments: [
    "HTTP/1.1 404 Not Found", "HTTP/2 301 ", "HTTP/1.1", "HTTP/1.1 OK", "HTTP/1.1 2000",
  ])
  func otherStatusesAreSkipped(_ line: String) {
    let outcome = split([.response(status: line)])
    let isOther = outcome.report.skippedRecords == [.status: 1] && outcome.report.isClean
    #expect(isOther || line == "HTTP/1.1 2000")
  }

  @Test func whatIsNoHTTPIsBad() {
    #expect(
      split([WARCFixture(block: Array("GET / HTTP/1.1\r\n\r\n".utf8))]).rejected == [.badRecord]
    )
  }

  static let media: [(String, String?, Bool)] = [
    ("text/html", nil, true), ("TEXT/HTML;charset=utf-8", nil, true),
    ("application/xhtml+xml", nil, true), ("image/png", nil, false),
    ("application/pdf", nil, false),
    ("text/css", nil, false), ("text/html", "image/png", false),
    ("application/octet-stream", "text/html", true),
    ("text/html", "application/xhtml+xml", true), ("text/html", "text/plain", true),
    ("text/plain", nil, true),
  ]

  @Test(arguments: media)
  func mediaTypes(_ type: String, _ identified: String?, _ isArticle: Bool) {
    var record = WARCFixture.response(headers: ["Content-Type: \(type)"])
    if let identified { record.fields = ["WARC-Identified-Payload-Type: \(identified)"] }
    let outcome = split([record])
    #expect(outcome.report.articles == (isArticle ? 1 : 0) && outcome.report.isClean)
    #expect(outcome.report.skippedRecords == (isArticle ? [:] : [.media: 1]))
  }

  @Test func aPageWithoutATypeIsReadIfItIsText() {
    #expect(bodies(.response(headers: [])) == [sentence])
    let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 100)
    let outcome = split([.response(headers: [], body: image)])
    #expect(outcome.report.skippedRecords == [.media: 1])
  }

  @Test func anExtraLineBeforeTheBody() {
    let body = Array(("\r\n" + WARCFixture.page("Anna")).utf8)
    #expect(bodies(.response(body: body)) == [sentence])
    #expect(bodies(.response(newline: "\n")) == [sentence])
  }

  @Test func literalEncodingsOverADecodedBody() {
    let headers = [
      "Content-Type: text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked",
      "Content-Length: 17",
    ]
    #expect(bodies(.response(headers: headers)) == [sentence])
    #expect(bodies(.response(headers: ["Content-Encoding: br"])) == [sentence])
  }

  private func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
    stride(from: 0, to: body.count, by: size).flatMap { start in
      let part = body[start..<min(body.count, start + size)]
      return Array((String(part.count, radix: 16) + ";x=y\r\n").utf8) + part + [13, 10]
    } + Array("0\r\n\r\n".utf8)
  }

  private let chunkedHeaders = ["Content-Type: text/html", "transfer-encoding: Chunked"]

  @Test(arguments: [1, 7, 40, 4000])
  func chunksAreJoined(_ size: Int) {
    let body = chunked(Array(WARCFixture.page("Anna").utf8), size: size)
    #expect(bodies(.response(headers: chunkedHeaders, body: body)) == [sentence])
  }

  /// Whatever chunks look like, the page's own words are not lost in silence, and nothing traps.
  @Test func brokenChunksAreTakenAsTheyStand() {
    let whole = chunked(Array(WARCFixture.page("Anna").utf8), size: 300)
    for count in 0..<whole.count {
      let outcome = split([.response(headers: chunkedHeaders, body: Array(whole[..<count]))])
      #expect(outcome.report.articles + outcome.report.skippedRecords.count == 1)
    }
    let wrong = "A\r\n<p>The may\r\nzz\r\nor opened the new harbour on Monday after ten years</p>"
    #expect(bodies(.response(headers: chunkedHeaders, body: Array(wrong.utf8))).count == 1)
    for line in ["FFFFFFFF\r\n", "7FFFFFFFFFFFFFFF\r\n", "-1\r\n", "\r\n"] {
      let body = Array((line + WARCFixture.page("Anna")).utf8)
      #expect(bodies(.response(headers: chunkedHeaders, body: body)) == [sentence])
    }
  }

  private func inflating(_ record: WARCFixture, limit: Int = 1 << 20) -> Outcome {
    var options = SplitOptions()
    options.recordLimit = limit
    options.inflate = { stored, limit in
      guard let bytes = try? output(of: ["gzip", "-dc"], on: Array(stored)) else { return nil }
      return (Array(bytes.prefix(limit)), !bytes.isEmpty && bytes.count < limit)
    }
    return split(record.bytes, options: options)
  }

  @Test func gzipIsToldFromTheBody() {
    let stored = GzipMember(WARCFixture.page("Anna")).bytes
    let record = WARCFixture.response(body: stored)
    #expect(inflating(record).bodies == [sentence])
    #expect(split([record]).report.rejectedCounts == [.encodedBody: 1])
    let both = WARCFixture.response(headers: chunkedHeaders, body: chunked(stored, size: 50))
    #expect(inflating(both).bodies == [sentence])
  }

  @Test func aBombIsTooLarge() {
    let bomb = GzipMember([UInt8](repeating: 0x20, count: 100_000)).bytes
    #expect(inflating(.response(body: bomb), limit: 10_000).rejected == [.tooLarge])
  }

  @Test func aBrokenStreamIsBadUnlessTheCrawlerCutIt() {
    var options = SplitOptions()
    options.inflate = { _, _ in (Array(WARCFixture.page("Anna").utf8), false) }
    var record = WARCFixture.response(body: [0x1F, 0x8B, 8, 0])
    #expect(split(record.bytes, options: options).rejected == [.badRecord])
    record.fields = ["WARC-Truncated: length"]
    #expect(split(record.bytes, options: options).bodies == [sentence])
  }

  @Test func deflateNeedsItsName() {
    var options = SplitOptions()
    options.inflate = { _, _ in (Array(WARCFixture.page("Anna").utf8), true) }
    let body: [UInt8] = [0x78, 0x9C, 1, 2, 3, 4, 5, 6]
    let named = WARCFixture.response(headers: ["Content-Encoding: deflate"], body: body)
    #expect(split(named.bytes, options: options).bodies == [sentence])
  }

  @Test(arguments: ["br", "zstd", "gzip"])
  func whatCannotBeDecodedIsNeverText(_ encoding: String) {
    var random = Seeded(state: 4)
    let noise = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let record = WARCFixture.response(headers: ["Content-Encoding: \(encoding)"], body: noise)
    let outcome = split([record])
    #expect(outcome.articles.isEmpty)
    #expect(outcome.report.rejectedCounts == [.encodedBody: 1])
  }

  @Test func resourcesMayBePages() {
    var record = WARCFixture.other("resource")
    record.contentType = "text/html"
    record.block = Array(WARCFixture.page("Anna").utf8)
    #expect(bodies(record) == [sentence])
    record.contentType = "text/dns"
    #expect(split([record]).report.skippedRecords == [.resource: 1])
  }

  @Test func aPageWithoutTextIsNoArticle() {
    let outcome = split([
      .response(html: "<html><body><img src=x></body></html>"), .response(html: ""),
    ])
    #expect(outcome.report.skippedRecords == [.noArticle: 2] && outcome.report.isClean)
    #expect(split([.response(html: "<title>Only</title>")]).titles == ["Only"])
  }

  @Test func dataThatAServerCallsHTMLIsNoArticle() {
    let json = "{\"text\": \"\(sentence)\", \"list\": [1, 2, 3], \"more\": \"\(sentence)\"}"
    #expect(split([.response(html: json)]).report.skippedRecords == [.noArticle: 1])
  }

  static let hosts: [(String, String)] = [
    ("https://www.example.org/a", "example.org"), ("http://Example.ORG:8080?x=//y", "example.org"),
    ("https://user:pw@news.example.org/", "news.example.org"), ("example.org/a", ""), ("", ""),
    ("https://", ""), ("http://www.", ""), ("https://a b/c d", "a b"),
  ]

  @Test(arguments: hosts)
  func hostOf(_ url: String, _ host: String) {
    var record = WARCFixture.response()
    record.url = url
    #expect(split([record]).articles.map(\.source) == [host])
  }

  static let paths: [(String, String)] = [
    ("https://a.org/2019/05/16/story", "2019-05-16"), ("https://a.org/x/2019/5/6/", "2019-05-06"),
    ("https://a.org/story-2019-05-16", "2019-05-16"), ("https://a.org/2019/13/16/x", ""),
    ("https://a.org/12019/05/16", ""), ("https://a.org/2019/05/161", ""),
    ("https://a.org/2019/05-16", ""), ("https://2019-05-16.org/x", ""),
    ("https://a.org/2019/05/", ""),
    ("https://a.org/9999/99/99/2020/01/02", "2020-01-02"),
  ]

  @Test(arguments: paths)
  func aDayInThePath(_ url: String, _ day: String) {
    var page = WARCFixture.response()
    page.url = url
    page.fields = ["WARC-Date: 2024-01-01T00:00:00Z"]
    var text = WARCFixture.conversion("Title\nText")
    text.url = url
    #expect(split([page, text]).articles.map(\.day) == [day, day])
  }
}
