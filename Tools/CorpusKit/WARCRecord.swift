/// One record of a WARC file: its header and its block.
struct WARCRecord {
  var type: String
  var contentType: String
  var url = ""
  /// The time of the fetch: `2024-03-05T10:04:07Z`.
  var date: String
  /// Decides the record id.
  var seed: UInt64
  var fields: [String] = []
  var block: [UInt8]

  /// The first record of a file.
  static let info: [UInt8] = {
    var out: [UInt8] = []
    WARCRecord(
      type: "warcinfo",
      contentType: "application/warc-fields",
      date: "2024-01-01T00:00:00Z",
      seed: 1,
      block: Array("software: make-corpus\r\nformat: WARC File Format 1.0\r\n".utf8)
    ).append(to: &out)
    return out
  }()

  func append(to out: inout [UInt8]) {
    out.put("WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(uuid)>\r\n")
    out.put("WARC-Date: \(date)\r\n")
    if !url.isEmpty { out.put("WARC-Target-URI: \(url)\r\n") }
    for field in fields { out.put("\(field)\r\n") }
    out.put("Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n")
    out.append(contentsOf: block)
    out.put("\r\n\r\n")
  }

  /// Makes a UUID in the form of random ones.
  private var uuid: String {
    let random = [Random.mix(seed), Random.mix(seed ^ 0x5EED)]
    var digits = random.flatMap { word in (0..<16).map { word >> ($0 * 4) & 15 } }
    digits[12] = 4
    digits[16] = 8 | digits[16] & 3
    let text = digits.map { String($0, radix: 16) }
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return parts.map { text[$0].joined() }.joined(separator: "-")
  }
}

extension Article {
  /// The time of the crawl, for the header of a record.
  var fetchTime: String { "\(isoDay)T\(clock)Z" }
}
