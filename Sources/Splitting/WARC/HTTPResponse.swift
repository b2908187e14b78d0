import BroadsheetCore

/// The status line and header of an HTTP response inside a record.
///
/// Crawlers store bodies decoded and keep the original header, so its encodings and lengths are
/// only hints.
struct HTTPResponse {
  /// 0 if the status line has none.
  private(set) var status = 0
  private(set) var contentType = 0..<0
  private(set) var contentEncoding = 0..<0
  private(set) var isChunked = false
  private(set) var bodyStart: Int

  private static let protocolName = Array("http/".utf8)
  private static let contentTypeName = Array("content-type".utf8)
  private static let encodingName = Array("content-encoding".utf8)
  private static let transferName = Array("transfer-encoding".utf8)
  private static let chunked = Array("chunked".utf8)

  /// Reads a response at `start`; nil if there is none.
  init?(of record: borrowing Span<UInt8>, at start: Int) {
    guard record.begins(with: Self.protocolName, in: start..<record.count) else { return nil }
    let statusEnd = ByteScan.firstIndex(of: lineFeed, in: record, from: start)
    bodyStart = min(record.count, statusEnd + 1)
    status = Self.status(record, start..<statusEnd)
    while bodyStart < record.count {
      let end = ByteScan.firstIndex(of: lineFeed, in: record, from: bodyStart)
      let line = bodyStart..<end
      bodyStart = min(record.count, end + 1)
      if record.trimmed(line).isEmpty { break }
      if let field = HeaderField(line, of: record) { note(field, of: record) }
    }
    skipExtraLine(record)
  }

  /// The three digits after the protocol: `HTTP/1.1 200 OK`, `HTTP/2 200 `.
  private static func status(_ record: borrowing Span<UInt8>, _ line: Range<Int>) -> Int {
    var position = line.lowerBound
    while position < line.upperBound, !ASCII.isBlank(record[position]) { position += 1 }
    while position < line.upperBound, ASCII.isBlank(record[position]) { position += 1 }
    return record.number(at: position, digits: 3) ?? 0
  }

  private mutating func note(_ field: HeaderField, of record: borrowing Span<UInt8>) {
    if record.spells(anyCase: Self.contentTypeName, in: field.name) {
      contentType = field.value
    } else if record.spells(anyCase: Self.encodingName, in: field.name) {
      contentEncoding = field.value
    } else if record.spells(anyCase: Self.transferName, in: field.name) {
      isChunked = record.firstIndex(ofAnyCase: Self.chunked, in: field.value) != nil
    }
  }

  /// Some crawls have one more line end before the body.
  private mutating func skipExtraLine(_ record: borrowing Span<UInt8>) {
    guard record.holds([0x0D, 0x0A], at: bodyStart) else { return }
    bodyStart += 2
  }
}

extension Span where Element == UInt8 {
  /// The size in the chunk's line at `position`, and where the line ends; nil if there is no such
  /// line.
  fileprivate func chunkSize(at position: Int) -> (size: Int, end: Int)? {
    var size = 0
    var end = position
    while end < count, end - position < 8, let digit = ASCII.hexDigit(self[end]) {
      size = size << 4 | digit
      end += 1
    }
    guard end > position, end < count, ASCII.isBlank(self[end]) || self[end] == UInt8(ascii: ";")
    else {
      return nil
    }
    let limit = Swift.min(count, end + 256)
    while end < limit, self[end] != lineFeed { end += 1 }
    return end < limit ? (size, end + 1) : nil
  }
}

extension ArraySlice<UInt8> {
  /// The data of a chunked body; nil if it is not chunked.
  ///
  /// The last chunk may be cut. After a broken chunk, the rest is copied as it is.
  func dechunked() -> [UInt8]? {
    let body = span
    guard var chunk = body.chunkSize(at: 0) else { return nil }
    var data: [UInt8] = []
    while chunk.size > 0 {
      let end = Swift.min(body.count, chunk.end + chunk.size)
      data.append(contentsOf: at(chunk.end..<end))
      var next = end
      if next < body.count, body[next] == 0x0D { next += 1 }
      if next < body.count, body[next] == lineFeed { next += 1 }
      guard next < body.count else { break }
      guard let following = body.chunkSize(at: next) else {
        data.append(contentsOf: at(next..<body.count))
        break
      }
      chunk = following
    }
    return data
  }
}
