import BroadsheetCore

/// One line `Name: value` of a WARC or HTTP header.
struct HeaderField {
  let name: Range<Int>
  let value: Range<Int>

  /// Nil for a line without a colon.
  init?(_ line: Range<Int>, of bytes: borrowing Span<UInt8>) {
    var colon = line.lowerBound
    while colon < line.upperBound, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < line.upperBound else { return nil }
    name = bytes.trimmed(line.lowerBound..<colon)
    value = bytes.trimmed(colon + 1..<line.upperBound)
  }

  func isLength(_ bytes: borrowing Span<UInt8>) -> Bool {
    bytes.spells(anyCase: WARCHeader.lengthName, in: name)
  }
}

/// The header of a WARC record, as far as its users need it.
struct WARCHeader {
  /// `WARC/1.0`: nothing more is checked of a version line.
  static let versionLength = 8
  static let lengthName = Array("content-length".utf8)
  private static let mark = Array("WARC/".utf8)

  private(set) var type = 0..<0
  private(set) var id = 0..<0
  private(set) var url = 0..<0
  private(set) var contentType = 0..<0
  /// The crawler's own guess at the type of the payload, which need not be the server's.
  private(set) var payloadType = 0..<0
  private(set) var length: Int?
  /// The crawler cut the payload.
  private(set) var isTruncated = false
  /// Where the block begins.
  private(set) var end = 0
  /// A blank line ends it.
  private(set) var isClosed = false
  private(set) var isTooLong = false

  /// Whether there is a version line at `position`.
  static func opens(_ bytes: borrowing Span<UInt8>, at position: Int) -> Bool {
    guard bytes.holds(mark, at: position), position + versionLength <= bytes.count else {
      return false
    }
    return ASCII.isDigit(bytes[position + 5]) && bytes[position + 6] == UInt8(ascii: ".")
      && ASCII.isDigit(bytes[position + 7])
  }

  /// Only digits, and so few that the number fits.
  static func length(_ bytes: borrowing Span<UInt8>, _ value: Range<Int>) -> Int? {
    guard value.count <= 15 else { return nil }
    return bytes.number(at: value.lowerBound, digits: value.count)
  }

  init(of record: borrowing Span<UInt8>) {
    var hasLength = false
    while end < record.count {
      let lineEnd = ByteScan.firstIndex(of: lineFeed, in: record, from: end)
      isTooLong = lineEnd > WARCRecords.headerLimit
      guard !isTooLong, lineEnd < record.count else { return }
      let line = end..<lineEnd
      end = lineEnd + 1
      isClosed = record.trimmed(line).isEmpty
      if isClosed { return }
      guard let field = HeaderField(line, of: record) else { continue }
      if field.isLength(record) {
        if !hasLength { length = Self.length(record, field.value) }
        hasLength = true
      } else {
        note(field, of: record)
      }
    }
  }

  private static let typeName = Array("warc-type".utf8)
  private static let idName = Array("warc-record-id".utf8)
  private static let urlName = Array("warc-target-uri".utf8)
  private static let contentTypeName = Array("content-type".utf8)
  private static let payloadTypeName = Array("warc-identified-payload-type".utf8)
  private static let truncatedName = Array("warc-truncated".utf8)

  private mutating func note(_ field: HeaderField, of record: borrowing Span<UInt8>) {
    if record.spells(anyCase: Self.typeName, in: field.name) {
      type = field.value
    } else if record.spells(anyCase: Self.idName, in: field.name) {
      id = record.unbracketed(field.value)
    } else if record.spells(anyCase: Self.urlName, in: field.name) {
      url = record.unbracketed(field.value)
    } else if record.spells(anyCase: Self.contentTypeName, in: field.name) {
      contentType = field.value
    } else if record.spells(anyCase: Self.payloadTypeName, in: field.name) {
      payloadType = field.value
    } else if record.spells(anyCase: Self.truncatedName, in: field.name) {
      isTruncated = true
    }
  }
}

extension Span where Element == UInt8 {
  /// The range without `<` and `>` around it.
  fileprivate func unbracketed(_ range: Range<Int>) -> Range<Int> {
    guard range.count >= 2, self[range.lowerBound] == UInt8(ascii: "<"),
      self[range.upperBound - 1] == UInt8(ascii: ">")
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
