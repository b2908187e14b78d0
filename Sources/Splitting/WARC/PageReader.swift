import BroadsheetCore

/// Makes articles of the records of one WARC, or says why they are none.
struct PageReader {
  private static let plain = Array("text/plain".utf8)
  private static let http = Array("application/http".utf8)
  private static let response = Array("response".utf8)
  private static let conversion = Array("conversion".utf8)
  private static let resource = Array("resource".utf8)

  private let options: SplitOptions
  private var page = HTMLPage()

  init(_ options: SplitOptions) {
    self.options = options
  }

  /// Reads a record whose header ends at `header.end`; the rest is its block.
  mutating func read(
    _ header: WARCHeader,
    of record: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let bytes = record.span
    let block = record.at(header.end..<record.count)
    if bytes.matches(Self.response, header.type) { return response(header, record, &batch) }
    if bytes.matches(Self.conversion, header.type) {
      guard bytes.begins(with: Self.plain, in: header.contentType) else { return .skipped(.media) }
      return plainText(block, header, record, &batch)
    }
    guard !header.type.isEmpty else { return .rejected(.badRecord) }
    guard bytes.matches(Self.resource, header.type), bytes.isHTML(header.contentType) else {
      return .skipped(.type(bytes, header.type))
    }
    return article(block, bytes.charset(in: header.contentType), header, record, &batch)
  }

  private mutating func response(
    _ header: WARCHeader,
    _ record: ArraySlice<UInt8>,
    _ batch: inout ArticleBatch
  ) -> Outcome {
    let bytes = record.span
    guard header.contentType.isEmpty || bytes.begins(with: Self.http, in: header.contentType)
    else { return .skipped(.resource) }
    guard let response = HTTPResponse(of: bytes, at: header.end) else {
      return .rejected(.badRecord)
    }
    guard response.status == 200 else { return .skipped(.status) }
    let declared = header.payloadType.isEmpty ? response.contentType : header.payloadType
    let isPlain = bytes.begins(with: Self.plain, in: declared)
    guard isPlain || declared.isEmpty || bytes.isHTML(declared) else { return .skipped(.media) }
    switch body(of: response, header, record) {
    case .failure(let refusal): return refusal.outcome
    case .success(let body):
      if isPlain { return plainText(body, header, record, &batch) }
      return article(body, bytes.charset(in: response.contentType), header, record, &batch)
    }
  }

  /// An HTTP body without its encodings.
  ///
  /// They are told from the bytes: most crawls store bodies decoded under the header of before.
  private func body(
    of response: HTTPResponse,
    _ header: WARCHeader,
    _ record: ArraySlice<UInt8>
  ) -> Result<ArraySlice<UInt8>, Refusal> {
    var body = record.at(response.bodyStart..<record.count)
    if response.isChunked, let data = body.dechunked() { body = data[...] }
    if body.isGzip || body.isDeflated(under: response.contentEncoding, of: record) {
      return inflated(body, header)
    }
    let isEncoded = !response.contentEncoding.isEmpty
    guard body.isText else {
      return .failure(Refusal(.skipped(isEncoded ? .contentEncoding : .media)))
    }
    return .success(body)
  }

  private func inflated(
    _ body: ArraySlice<UInt8>,
    _ header: WARCHeader
  ) -> Result<ArraySlice<UInt8>, Refusal> {
    guard let (bytes, isWhole) = options.inflate?(body, options.recordLimit) else {
      return .failure(Refusal(.skipped(.contentEncoding)))
    }
    if !isWhole, bytes.count >= options.recordLimit {
      return .failure(Refusal(.rejected(.tooLarge)))
    }
    guard isWhole || header.isTruncated else { return .failure(Refusal(.rejected(.badRecord))) }
    return bytes[...].isText ? .success(bytes[...]) : .failure(Refusal(.skipped(.media)))
  }

  /// The first line is the title, every other one a paragraph.
  private func plainText(
    _ text: ArraySlice<UInt8>,
    _ header: WARCHeader,
    _ record: ArraySlice<UInt8>,
    _ batch: inout ArticleBatch
  ) -> Outcome {
    let bytes = text.span
    var article = Article()
    var position = bytes.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0
    let start = batch.text.count
    while position < bytes.count {
      let end = ByteScan.firstIndex(of: lineFeed, in: bytes, from: position)
      let line = bytes.trimmed(position..<end)
      position = end + 1
      guard !line.isEmpty else { continue }
      if article.title.isEmpty {
        article.title = batch.append(text.at(line))
      } else {
        batch.appendParagraph(text.at(line), to: &article.body)
      }
    }
    guard batch.text.count > start else { return .skipped(.noArticle) }
    identify(&article, header, record, &batch)
    return .article(article)
  }

  private mutating func article(
    _ body: ArraySlice<UInt8>,
    _ charset: Charset?,
    _ header: WARCHeader,
    _ record: ArraySlice<UInt8>,
    _ batch: inout ArticleBatch
  ) -> Outcome {
    let (text, encoding) = body.asUTF8(declared: charset)
    page.read(text)
    if page.isOverfull { return .rejected(.tooLarge) }
    guard !page.title.isEmpty || page.hasBody else { return .skipped(.noArticle) }
    if let encoding { batch.account.converted[encoding, default: 0] += 1 }
    var article = Article()
    article.title = batch.append(page.title[...])
    page.forEachParagraph { batch.appendParagraph($0, to: &article.body) }
    article.day = page.day
    identify(&article, header, record, &batch)
    return .article(article)
  }

  /// Who published it and where; the day too, if the page has none.
  private func identify(
    _ article: inout Article,
    _ header: WARCHeader,
    _ record: ArraySlice<UInt8>,
    _ batch: inout ArticleBatch
  ) {
    article.id = batch.append(record.at(header.id))
    article.url = batch.append(record.at(header.url))
    let url = PageURL(record.span, header.url)
    article.source = batch.append(record.at(url.host))
    batch.text.lowercase(article.source.bounds)
    if !article.day.isKnown { article.day = url.day }
  }
}

/// Why a body cannot be read.
private struct Refusal: Error {
  let outcome: Outcome

  init(_ outcome: Outcome) {
    self.outcome = outcome
  }
}

extension SkipReason {
  private static let types: [([UInt8], SkipReason)] = [
    .warcinfo, .request, .metadata, .revisit, .resource,
  ].map { (Array($0.rawValue.utf8), $0) }

  fileprivate static func type(_ bytes: borrowing Span<UInt8>, _ type: Range<Int>) -> SkipReason {
    for (name, reason) in types where bytes.matches(name, type) { return reason }
    return .otherType
  }
}

extension ArticleBatch {
  /// Adds a paragraph, with a blank line before it if it is not the first.
  mutating func appendParagraph(_ paragraph: ArraySlice<UInt8>, to body: inout TextRange) {
    if body.isEmpty {
      body = append(paragraph)
    } else {
      text.append(lineFeed)
      text.append(lineFeed)
      body.end = append(paragraph).end
    }
  }
}

extension [UInt8] {
  fileprivate mutating func lowercase(_ range: Range<Int>) {
    for index in range { self[index] = lowercased(self[index]) }
  }
}

extension Span where Element == UInt8 {
  /// Whether a media type is that of a web page.
  fileprivate func isHTML(_ type: Range<Int>) -> Bool {
    begins(with: MediaType.html, in: type) || begins(with: MediaType.xhtml, in: type)
  }
}

private enum MediaType {
  static let html = Array("text/html".utf8)
  static let xhtml = Array("application/xhtml+xml".utf8)
}

extension ArraySlice<UInt8> {
  private static let deflate = Array("deflate".utf8)

  fileprivate var isGzip: Bool { count > 2 && starts(with: [0x1F, 0x8B]) }

  /// A zlib header, under a header that says so.
  fileprivate func isDeflated(under encoding: Range<Int>, of record: Self) -> Bool {
    guard count > 2, record.span.begins(with: Self.deflate, in: encoding) else { return false }
    let head = Int(self[startIndex]) << 8 | Int(self[startIndex + 1])
    return self[startIndex] & 0x0F == 8 && head % 31 == 0
  }

  /// Whether this can be text in some encoding: no control characters, as compressed data and
  /// images have at once.
  fileprivate var isText: Bool {
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return true }
    var controls = 0
    for byte in prefix(1024) where byte < 0x20 && !isBlank(byte) && byte != 0x0C && byte != 0x1B {
      controls += 1
    }
    return controls * 50 <= Swift.min(count, 1024)
  }
}
