import BroadsheetCore

/// The parts of a NewsML-G2 or NewsML 1 item, of an item of Reuters RCV1, or of a NITF document.
struct NewsItemParts {
  private enum Element: String, CaseIterable {
    // NewsML-G2.
    case newsitem, packageitem, knowledgeitem, conceptitem, planningitem, catalogitem
    case itemclass, headline, contentcreated, versioncreated, inlinexml, inlinedata
    // NewsML 1.
    case dateid, newsitemid, publicidentifier, firstcreated, newscomponent, role, datacontent
    // Reuters RCV1.
    case text, dc
    // NITF, by itself or inside NewsML.
    case nitf, hl1, title, dateline
    case issued = "date.issue"
    case pubdata
    case docID = "doc-id"
    case content = "body.content"
    // XHTML inside NewsML.
    case html, body

    static let names = allCases.map { Array($0.rawValue.utf8) }
  }

  private static let qcode = Array("qcode".utf8)
  private static let guid = Array("guid".utf8)
  private static let itemID = Array("itemid".utf8)
  private static let date = Array("date".utf8)
  private static let formalName = Array("formalname".utf8)
  private static let dcElement = Array("element".utf8)
  private static let dcValue = Array("value".utf8)
  private static let dcPublisher = Array("dc.publisher".utf8)
  private static let dcPublished = Array("dc.date.published".utf8)
  /// Roles of what goes with an article and is none of its text.
  private static let asideRoles = ["caption", "photo", "picture", "image", "thumbnail", "graphic"]
    .map { Array($0.utf8) }
  private static let norm = Array("norm".utf8)
  private static let publication = Array("date.publication".utf8)
  private static let reference = Array("ex-ref".utf8)
  private static let name = Array("name".utf8)
  private static let idString = Array("id-string".utf8)
  private static let block = Array("block".utf8)
  private static let kind = Array("class".utf8)
  private static let fullText = Array("full_text".utf8)
  private static let textClass = Array("text".utf8)

  private var id = 0..<0
  /// The identifier within its provider.
  private var itemID = 0..<0
  private var url = 0..<0
  private var source = 0..<0
  private var headline = 0..<0
  private var innerHeadline = 0..<0
  private var documentTitle = 0..<0
  private var dateline = 0..<0
  private var created = DayReading.unknown
  private var issued = DayReading.unknown
  private var published = DayReading.unknown
  private var version = DayReading.unknown
  private var body: [Range<Int>] = []
  /// The content of an `inlineXML` without a body of a known kind.
  private var bare = 0..<0
  private var isHTML = false
  /// The item is one of Reuters RCV1, whose text stands in an element of that name.
  private var isRCV1 = false
  /// The item is one of NewsML 1, whose text repeats the line with its place and day.
  private var isNewsML1 = false
  /// The component is a picture's, or its caption.
  private var isAside = false
  private var skips: SkipReason?

  /// Reads a record; `record` is all of its element.
  static func read(_ record: borrowing Span<UInt8>, into batch: inout ArticleBatch) -> Outcome {
    var parts = NewsItemParts()
    guard parts.scan(record, 0..<record.count) else { return .rejected(.badRecord) }
    return parts.write(record, to: &batch)
  }

  /// False if an element that matters is not closed.
  private mutating func scan(_ record: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var elements = ElementScanner(range)
    while let tag = elements.next(record) {
      guard let index = record.word(tag.name, of: Element.names) else { continue }
      note(Element.allCases[index], tag, of: record, in: &elements)
    }
    return !elements.isBroken
  }

  private mutating func note(
    _ element: Element,
    _ tag: MarkupTag,
    of record: borrowing Span<UInt8>,
    in elements: inout ElementScanner
  ) {
    func attribute(_ name: [UInt8]) -> Range<Int> { record.attribute(name, of: tag) ?? 0..<0 }
    switch element {
    case .newsitem:
      noteItem(
        record,
        guid: attribute(Self.guid),
        itemID: attribute(Self.itemID),
        date: attribute(Self.date)
      )
    case .dateid: set(&issued, elements.content(of: tag, record), of: record)
    case .newsitemid: itemID = elements.content(of: tag, record)
    case .publicidentifier: set(&id, elements.content(of: tag, record))
    case .firstcreated: set(&created, elements.content(of: tag, record), of: record)
    case .newscomponent: (isNewsML1, isAside) = (true, false)
    case .role: isAside = record.word(attribute(Self.formalName), of: Self.asideRoles) != nil
    case .datacontent: noteData(tag, record, in: &elements)
    case .text: if isRCV1 { body.append(elements.content(of: tag, record)) }
    case .dc: noteCore(record, name: attribute(Self.dcElement), value: attribute(Self.dcValue))
    case .packageitem, .knowledgeitem, .conceptitem, .planningitem, .catalogitem:
      skips = .otherType
    case .itemclass: noteClass(attribute(Self.qcode), record)
    case .headline: set(&headline, elements.content(of: tag, record))
    case .hl1: set(&innerHeadline, elements.content(of: tag, record))
    case .title: set(&documentTitle, elements.content(of: tag, record))
    case .dateline: if !isNewsML1 { set(&dateline, elements.content(of: tag, record)) }
    case .contentcreated: set(&created, elements.content(of: tag, record), of: record)
    case .versioncreated: set(&version, elements.content(of: tag, record), of: record)
    case .issued: set(&issued, attribute(Self.norm), of: record)
    case .pubdata:
      set(&published, attribute(Self.publication), of: record)
      set(&url, attribute(Self.reference))
      set(&source, attribute(Self.name))
    case .docID: set(&id, attribute(Self.idString))
    case .inlinexml: noteInline(tag, record, in: elements)
    case .inlinedata: body.append(elements.content(of: tag, record))
    case .content: noteBody(elements.content(of: tag, record), record)
    case .nitf: isHTML = false
    case .html: isHTML = true
    case .body: if isHTML { body.append(elements.content(of: tag, record)) }
    }
  }

  private mutating func noteItem(
    _ record: borrowing Span<UInt8>,
    guid: Range<Int>,
    itemID: Range<Int>,
    date: Range<Int>
  ) {
    set(&id, guid)
    set(&id, itemID)
    isRCV1 = !itemID.isEmpty
    set(&created, date, of: record)
  }

  /// The content of a component of NewsML 1: paragraphs, or a document of another vocabulary.
  private mutating func noteData(
    _ tag: MarkupTag,
    _ record: borrowing Span<UInt8>,
    in elements: inout ElementScanner
  ) {
    guard !isAside else { return _ = elements.content(of: tag, record) }
    var inner = elements
    let content = inner.content(of: tag, record)
    var scanner = ElementScanner(content)
    let first = scanner.next(record)
    let isDocument = first.map { record.word($0.name, of: Self.documents) != nil } ?? false
    if isDocument { return }
    body.append(content)
    elements = inner
  }

  private static let documents = [XMLName.nitf, Array("html".utf8)]

  /// A field of the Dublin Core.
  private mutating func noteCore(
    _ record: borrowing Span<UInt8>,
    name: Range<Int>,
    value: Range<Int>
  ) {
    if record.spells(anyCase: Self.dcPublisher, in: name) { set(&source, value) }
    if record.spells(anyCase: Self.dcPublished, in: name) { set(&published, value, of: record) }
  }

  private func set(_ part: inout Range<Int>, _ found: Range<Int>) {
    if part.isEmpty { part = found }
  }

  private func set(_ day: inout DayReading, _ found: Range<Int>, of record: borrowing Span<UInt8>) {
    if !day.isKnown { day = DayReading.any(record, in: found) }
  }

  /// Pictures and graphics come as items too.
  private mutating func noteClass(_ code: Range<Int>, _ record: borrowing Span<UInt8>) {
    let tail = code.suffix(Self.textClass.count)
    if !code.isEmpty, !record.spells(anyCase: Self.textClass, in: tail) { skips = skips ?? .media }
  }

  /// Notes the content without moving behind it: it may hold a body.
  private mutating func noteInline(
    _ tag: MarkupTag,
    _ record: borrowing Span<UInt8>,
    in elements: ElementScanner
  ) {
    guard bare.isEmpty else { return }
    var elements = elements
    bare = elements.content(of: tag, record)
  }

  /// The New York Times Annotated Corpus gives the first paragraphs twice: as a lead and as part of
  /// the full text.
  private mutating func noteBody(_ content: Range<Int>, _ record: borrowing Span<UInt8>) {
    var elements = ElementScanner(content)
    var blocks: [Range<Int>] = []
    while let tag = elements.next(record) {
      guard record.spells(anyCase: Self.block, in: tag.name),
        let kind = record.attribute(Self.kind, of: tag), record.spells(Self.fullText, in: kind)
      else { continue }
      blocks.append(elements.content(of: tag, record))
    }
    body += blocks.isEmpty ? [content] : blocks
  }

  private var day: DayReading {
    [created, issued, published, version].first { $0.isKnown } ?? .unknown
  }

  private func write(_ record: borrowing Span<UInt8>, to batch: inout ArticleBatch) -> Outcome {
    let title = [headline, innerHeadline, documentTitle].first { !$0.isEmpty } ?? 0..<0
    if let skips, skips == .otherType || body.isEmpty { return .skipped(skips) }
    var article = Article()
    article.take(day)
    article.id = batch.append(record, [id.isEmpty ? itemID : id], as: .line)
    article.url = batch.append(record, [url], as: .line)
    article.source = batch.append(record, [source], as: .line)
    article.title = batch.append(record, [title], as: .line)
    let dateline = batch.append(record, [dateline], as: .line)
    if !dateline.isEmpty { batch.text.append(UInt8(ascii: " ")) }
    let words = batch.append(record, body.isEmpty ? [bare] : body, as: .flowing)
    article.body = dateline.isEmpty ? words : TextRange(Int(dateline.start), Int(words.end))
    return article.title.isEmpty && article.body.isEmpty
      ? .skipped(.noText) : .article(article)
  }
}
