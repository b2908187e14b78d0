import BroadsheetCore

/// Makes articles of the records of one WARC, or says why a record has none.
struct PageReader {
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
    let content = WARCContent(header, of: bytes)
    let record = Record(header: header, bytes: record)
    switch content {
    case .other(let outcome): return outcome
    case .page(let response):
      let type = response?.contentType ?? header.contentType
      return body(of: response, in: record).reading { body in
        article(body, in: bytes.charset(in: type), of: record, into: &batch)
      }
    case .plainText(let response):
      return body(of: response, in: record).reading { body in
        plainText(body, of: record, into: &batch)
      }
    }
  }

  /// An HTTP body without its encodings.
  ///
  /// The bytes decide: most crawls store bodies decoded and keep the original header.
  private func body(
    of response: HTTPResponse?,
    in record: Record
  ) -> Result<ArraySlice<UInt8>, Refusal> {
    let bytes = record.bytes
    guard let response else { return .success(bytes.at(record.header.end..<bytes.count)) }
    var body = bytes.at(response.bodyStart..<bytes.count)
    if response.isChunked, let data = body.dechunked() { body = data[...] }
    if body.isGzip || body.isZstandard
      || body.isDeflated(under: response.contentEncoding, of: bytes)
    {
      return inflated(body, record.header)
    }
    let isEncoded = !response.contentEncoding.isEmpty
    guard body.isText else {
      return .failure(Refusal(isEncoded ? .rejected(.encodedBody) : .skipped(.media)))
    }
    return .success(body)
  }

  private func inflated(
    _ body: ArraySlice<UInt8>,
    _ header: WARCHeader
  ) -> Result<ArraySlice<UInt8>, Refusal> {
    guard let (bytes, isWhole) = options.inflate?(body, options.recordLimit) else {
      return .failure(Refusal(.rejected(.encodedBody)))
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
    of record: Record,
    into batch: inout ArticleBatch
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
    identify(&article, of: record, in: &batch)
    return .article(article)
  }

  private mutating func article(
    _ body: ArraySlice<UInt8>,
    in charset: Charset?,
    of record: Record,
    into batch: inout ArticleBatch
  ) -> Outcome {
    let (text, encoding) = body.asUTF8(declared: charset)
    page.read(text)
    if page.isOverfull { return .rejected(.badRecord) }
    guard page.isMarkup, !page.title.isEmpty || page.hasBody else { return .skipped(.noArticle) }
    if let encoding { batch.report.converted[encoding, default: 0] += 1 }
    var article = Article()
    article.title = batch.append(page.title[...])
    page.forEachParagraph { batch.appendParagraph($0, to: &article.body) }
    article.day = page.day
    identify(&article, of: record, in: &batch)
    return .article(article)
  }

  /// Fills in id, URL and source; the day of the URL, too, if the page has none.
  private func identify(
    _ article: inout Article,
    of record: Record,
    in batch: inout ArticleBatch
  ) {
    article.id = batch.append(record.bytes.at(record.header.id))
    article.url = batch.append(record.bytes.at(record.header.url))
    let url = PageURL(record.bytes.span, record.header.url)
    article.source = batch.append(record.bytes.at(url.host))
    batch.text.lowercase(article.source.bounds)
    if !article.day.isKnown { article.day = url.day }
  }
}

/// A record of a WARC with its header.
private struct Record {
  let header: WARCHeader
  let bytes: ArraySlice<UInt8>
}

/// Why a body cannot be read.
private struct Refusal: Error {
  let outcome: Outcome

  init(_ outcome: Outcome) {
    self.outcome = outcome
  }
}

extension Result<ArraySlice<UInt8>, Refusal> {
  fileprivate func reading(_ read: (ArraySlice<UInt8>) -> Outcome) -> Outcome {
    switch self {
    case .success(let body): read(body)
    case .failure(let refusal): refusal.outcome
    }
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
    for index in range { self[index] = ASCII.lowercased(self[index]) }
  }
}

extension ArraySlice<UInt8> {
  private static let deflate = Array("deflate".utf8)

  fileprivate var isGzip: Bool { count > 2 && starts(with: [0x1F, 0x8B]) }
  fileprivate var isZstandard: Bool { count > 4 && starts(with: [0x28, 0xB5, 0x2F, 0xFD]) }

  /// A zlib header, under a header that says so.
  fileprivate func isDeflated(under encoding: Range<Int>, of record: Self) -> Bool {
    guard count > 2, record.span.begins(with: Self.deflate, in: encoding) else { return false }
    let head = Int(self[startIndex]) << 8 | Int(self[startIndex + 1])
    return self[startIndex] & 0x0F == 8 && head % 31 == 0
  }

  /// Whether the bytes can be text in some encoding: they lack the control characters that
  /// compressed data and images have.
  fileprivate var isText: Bool {
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return true }
    var controls = 0
    for byte in prefix(1024)
    where byte < 0x20 && !ASCII.isBlank(byte) && byte != 0x0C && byte != 0x1B {
      controls += 1
    }
    return controls * 50 <= Swift.min(count, 1024)
  }
}
