/// Writes WARC as crawlers do: news pages, each after its request; sometimes a missing page or a
/// picture.
///
/// Bodies are as in real crawls: plain, in chunks, or with a header for an encoding that the crawler
/// already removed.
enum WARC {
  /// Appends the page of an article; returns the end of each record.
  static func append(_ article: Article, to out: inout [UInt8]) -> [Int] {
    var records = fetch(article.url(dated: WebPage.hidesDay(article)), page(article), of: article)
    switch article.noise >> 12 % 16 {
    case 3: records += fetch("https://\(article.host)/gone/\(article.serial)", missing, of: article)
    case 9: records += fetch("https://\(article.host)/\(article.serial).png", picture, of: article)
    default: break
    }
    return records.enumerated().map { place, record in
      var record = record
      record.seed = article.noise &+ UInt64(place)
      record.append(to: &out)
      return out.count
    }
  }

  /// Makes a request and the response to it.
  private static func fetch(
    _ url: String,
    _ response: [UInt8],
    of article: Article
  ) -> [WARCRecord] {
    let path = url.dropFirst("https://\(article.host)".count)
    let request =
      "GET \(path) HTTP/1.1\r\nHost: \(article.host)\r\nUser-Agent: make-corpus\r\n\r\n"
    return [("request", Array(request.utf8)), ("response", response)].map { type, block in
      WARCRecord(
        type: type,
        contentType: "application/http; msgtype=\(type)",
        url: url,
        date: article.fetchTime,
        seed: 0,
        block: block
      )
    }
  }

  private static func page(_ article: Article) -> [UInt8] {
    var html: [UInt8] = []
    WebPage.append(article, to: &html)
    switch article.noise % 8 {
    case 1: return http("HTTP/2 200 ", type: "text/html", [], body: html)
    case 2:
      return http(
        "HTTP/1.1 200 OK",
        type: "text/html",
        ["Transfer-Encoding: chunked"],
        body: chunks(html)
      )
    case 3: return http("HTTP/1.1 200 ", type: "text/html", ["Content-Encoding: gzip"], body: html)
    default:
      let length = "Content-Length: \(html.count)"
      return http("HTTP/1.1 200 OK", type: "text/html; charset=utf-8", [length], body: html)
    }
  }

  private static func http(
    _ status: String,
    type: String,
    _ fields: [String],
    body: [UInt8]
  ) -> [UInt8] {
    let lines = [status, "Server: made", "Content-Type: \(type)"] + fields + ["", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + body
  }

  private static func chunks(_ body: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: 4096) {
      let chunk = body[start...].prefix(4096)
      out.put("\(String(chunk.count, radix: 16))\r\n")
      out += chunk
      out.put("\r\n")
    }
    out.put("0\r\n\r\n")
    return out
  }

  private static let missing = http(
    "HTTP/1.1 404 Not Found",
    type: "text/html",
    [],
    body: Array("<html><title>Gone</title><body><p>\(PageJunk.pitch)</p></body></html>".utf8)
  )

  /// The start of a PNG, followed by noise.
  private static let picture: [UInt8] = {
    var random = Random(seed: 1)
    let pixels = (0..<400).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let head = [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A, 0, 0, 0, 0x0D] + Array("IHDR".utf8)
    return http("HTTP/1.1 200 OK", type: "image/png", [], body: head + pixels)
  }()
}
