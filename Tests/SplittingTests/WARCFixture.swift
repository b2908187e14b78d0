/// Builds small WARC records, right or wrong on purpose.
struct WARCFixture {
  var version = "WARC/1.0"
  var type = "response"
  var id = "<urn:uuid:00000000-0000-4000-8000-000000000001>"
  var url = "https://www.example.org/news/story"
  var contentType = "application/http; msgtype=response"
  var fields: [String] = []
  /// What Content-Length says, if not the truth.
  var length: String?
  var newline = "\r\n"
  /// What follows the block.
  var ending: String?
  var block: [UInt8] = []

  var bytes: [UInt8] {
    var lines = [version, "WARC-Type: \(type)", "WARC-Record-ID: \(id)", "WARC-Target-URI: \(url)"]
    lines += ["Content-Type: \(contentType)", "Content-Length: \(length ?? String(block.count))"]
    lines += fields
    let header = lines.joined(separator: newline) + newline + newline
    return Array(header.utf8) + block + Array((ending ?? newline + newline).utf8)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The answer of a server: a page about `name`, if no other body is given.
  static func response(
    _ name: String = "Anna",
    status: String = "HTTP/1.1 200 OK",
    headers: [String] = ["Content-Type: text/html"],
    newline: String = "\r\n",
    body: [UInt8]? = nil
  ) -> WARCFixture {
    let header = ([status] + headers).joined(separator: newline) + newline + newline
    return WARCFixture(block: Array(header.utf8) + (body ?? Array(page(name).utf8)))
  }

  static func response(html: String) -> WARCFixture { response(body: Array(html.utf8)) }

  static func page(_ name: String) -> String {
    "<html><title>\(name)</title><body><p>\(sentence(name))</p></body></html>"
  }

  /// A paragraph long enough to be one.
  static func sentence(_ name: String) -> String {
    "The mayor \(name) opened the new harbour on Monday after ten long years of work."
  }

  static func other(_ type: String) -> WARCFixture {
    WARCFixture(type: type, contentType: "application/warc-fields", block: Array("a: b\r\n".utf8))
  }

  static func conversion(_ text: String) -> WARCFixture {
    WARCFixture(type: "conversion", contentType: "text/plain", block: Array(text.utf8))
  }
}

func split(_ records: [WARCFixture], blockSize: Int = 1 << 20) -> Outcome {
  split(records.flatMap(\.bytes), blockSize: blockSize)
}

/// The one article of a page.
func article(ofPage html: String) -> Read? { split([.response(html: html)]).articles.first }
