import BroadsheetCore

/// The content of a record, as far as its headers show it.
enum WARCContent {
  /// A page, behind an HTTP header or by itself.
  case page(HTTPResponse?)
  case plainText(HTTPResponse?)
  /// Nothing to read.
  case other(Outcome)

  private static let response = Array("response".utf8)
  private static let conversion = Array("conversion".utf8)
  private static let resource = Array("resource".utf8)

  /// Looks at the header and at what follows it in `record`, which may be a part of the record.
  init(_ header: WARCHeader, of record: borrowing Span<UInt8>) {
    if record.spells(anyCase: Self.response, in: header.type) {
      self = .response(header, record)
    } else if record.spells(anyCase: Self.conversion, in: header.type) {
      let isPlain = record.isPlainText(header.contentType)
      self = isPlain ? .plainText(nil) : .other(.skipped(.media))
    } else if header.type.isEmpty {
      self = .other(.rejected(.badRecord))
    } else {
      let isPage =
        record.spells(anyCase: Self.resource, in: header.type) && record.isHTML(header.contentType)
      self = isPage ? .page(nil) : .other(.skipped(.type(record, header.type)))
    }
  }

  private static func response(_ header: WARCHeader, _ record: borrowing Span<UInt8>) -> Self {
    guard header.contentType.isEmpty || record.isHTTP(header.contentType) else {
      return .other(.skipped(.resource))
    }
    guard let response = HTTPResponse(of: record, at: header.end) else {
      return .other(.rejected(.badRecord))
    }
    guard response.status == 200 else { return .other(.skipped(.status)) }
    let type = header.payloadType.isEmpty ? response.contentType : header.payloadType
    if type.isEmpty || record.isHTML(type) { return .page(response) }
    guard record.isPlainText(type) else { return .other(.skipped(.media)) }
    // Crawlers mistake odd HTML for plain text.
    return record.isHTML(response.contentType) ? .page(response) : .plainText(response)
  }
}

extension SkipReason {
  private static let types: [([UInt8], SkipReason)] = [
    .warcinfo, .request, .metadata, .revisit, .resource,
  ].map { (Array($0.rawValue.utf8), $0) }

  fileprivate static func type(_ bytes: borrowing Span<UInt8>, _ type: Range<Int>) -> SkipReason {
    for (name, reason) in types where bytes.spells(anyCase: name, in: type) { return reason }
    return .otherType
  }
}

private enum MediaType {
  static let html = Array("text/html".utf8)
  static let xhtml = Array("application/xhtml+xml".utf8)
  static let plain = Array("text/plain".utf8)
  static let http = Array("application/http".utf8)
}

extension Span where Element == UInt8 {
  fileprivate func isHTML(_ type: Range<Int>) -> Bool {
    begins(with: MediaType.html, in: type) || begins(with: MediaType.xhtml, in: type)
  }

  fileprivate func isPlainText(_ type: Range<Int>) -> Bool {
    begins(with: MediaType.plain, in: type)
  }

  fileprivate func isHTTP(_ type: Range<Int>) -> Bool { begins(with: MediaType.http, in: type) }
}
