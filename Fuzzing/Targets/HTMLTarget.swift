internal import BroadsheetCore
internal import Decompression
internal import Splitting

/// Web pages, each in a WARC response around the input.
///
/// The first byte chooses what the HTTP header says, the second where the input is cut into two
/// pages. The first page is read again after the other one: nothing may be left of that.
enum HTMLTarget {
  private static let headers = [
    "Content-Type: text/html", "Content-Type: text/html; charset=iso-8859-1",
    "Content-Type: text/html; charset=gb18030", "Content-Type: text/html; charset=shift_jis",
    "Content-Type: text/html; charset=iso-2022-jp", "Content-Type: text/html; charset=big5",
    "Content-Type: text/html; charset=euc-kr", "Content-Type: text/html; charset=utf-16",
    "Content-Type: text/html\r\nTransfer-Encoding: chunked",
    "Content-Type: text/html\r\nContent-Encoding: gzip",
    "Content-Type: text/html\r\nContent-Encoding: deflate", "Content-Type: text/plain",
  ].map { Array($0.utf8) }

  static func run(_ input: [UInt8]) {
    guard input.count > 2 else { return }
    let header = headers[Int(input[0]) % headers.count]
    let bytes = input[2...]
    let middle = bytes.startIndex + bytes.count * Int(input[1]) / 255
    let (first, second) = (bytes[..<middle], bytes[middle...])
    let dump = record(header, first) + record(header, second) + record(header, first)
    var options = SplitOptions(format: .warc)
    options.inflate = Payload.inflate
    options.recordLimit = 1 << 20
    let batches = split(dump, Cut(), options)
    checkRepetition(batches)
    checkSize(batches, input)
    Fuzzing.give(batches)
  }

  private static func record(_ header: [UInt8], _ page: ArraySlice<UInt8>) -> [UInt8] {
    let http = Array("HTTP/1.1 200 OK\r\n".utf8) + header + Array("\r\n\r\n".utf8)
    let head = """
      WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n\
      WARC-Target-URI: http://a.example/2020/01/02/x\r\n\
      Content-Length: \(http.count + page.count)\r\n\r\n
      """
    return Array(head.utf8) + http + page + Array("\r\n\r\n".utf8)
  }

  private static func checkRepetition(_ batches: [ArticleBatch]) {
    let pages = batches.flatMap { batch in batch.articles.map { ($0, batch.text) } }
    let first = pages.first { $0.0.record == 0 }
    let again = pages.first { $0.0.record == 2 }
    check((first == nil) == (again == nil), "a page is an article at any place")
    guard let first, let again else { return }
    check(
      first.1[first.0.title.bounds] == again.1[again.0.title.bounds],
      "a page has the same title at any place"
    )
    check(
      first.1[first.0.body.bounds] == again.1[again.0.body.bounds],
      "a page has the same text at any place"
    )
    check(first.0.day == again.0.day, "a page has the same day at any place")
  }

  /// An encoded body may be a thousand times as large as it is stored.
  private static func checkSize(_ batches: [ArticleBatch], _ input: [UInt8]) {
    guard !(9...10).contains(Int(input[0]) % headers.count) else { return }
    let isPacked = input.indices.contains { input[$0...].starts(with: [0x1F, 0x8B]) }
    check(isPacked || textCount(batches) <= 12 * input.count + 1024, "text is bounded")
  }
}
