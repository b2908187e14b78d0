import BroadsheetCore

/// The parts of an RSS item or an Atom entry.
struct FeedParts {
  private enum Element: String, CaseIterable {
    case title, link, guid, id, source, description, encoded, content, summary
    case pubdate, published, updated, modified, date
    // Elements that have parts of other things.
    case author, contributor, image, group

    static let names = allCases.map { Array($0.rawValue.utf8) }

    /// Elements that come from other vocabularies than the record's.
    var isForeign: Bool { self == .encoded || self == .date }
  }

  /// An element's content, and how it is written.
  private struct Part {
    var range = 0..<0
    /// Escaped text; otherwise plain text or markup.
    var isEscaped = true

    var isEmpty: Bool { range.isEmpty }
  }

  private static let href = Array("href".utf8)
  private static let relation = Array("rel".utf8)
  private static let alternate = Array("alternate".utf8)
  private static let type = Array("type".utf8)
  private static let plainTypes = ["text", "xhtml", "text/plain"].map { Array($0.utf8) }

  private var title = Part()
  private var url = Part()
  private var id = Part()
  private var source = Part()
  private var full = Part()
  private var teaser = Part()
  private var published = DayReading.unknown
  private var updated = DayReading.unknown
  /// The record's own name has a prefix, and so have its parts.
  private var isPrefixed = false
  /// Atom's text is plain unless it says otherwise; RSS has no way to say it.
  private var isAtom = false

  /// Reads a record; `record` is all of its element.
  static func read(_ record: borrowing Span<UInt8>, into batch: inout ArticleBatch) -> Outcome {
    var parts = FeedParts()
    var elements = ElementScanner(0..<record.count)
    guard let root = elements.next(record) else { return .rejected(.badRecord) }
    parts.isPrefixed = prefixed(root, record)
    parts.isAtom = record.spells(anyCase: XMLName.entry, in: root.name)
    while let tag = elements.next(record) {
      guard let index = record.word(tag.name, of: Element.names) else { continue }
      parts.note(Element.allCases[index], tag, of: record, in: &elements)
    }
    guard !elements.isBroken else { return .rejected(.badRecord) }
    return parts.write(record, to: &batch)
  }

  private static func prefixed(_ tag: MarkupTag, _ record: borrowing Span<UInt8>) -> Bool {
    tag.name.lowerBound > 0 && record[tag.name.lowerBound - 1] == UInt8(ascii: ":")
  }

  private mutating func note(
    _ element: Element,
    _ tag: MarkupTag,
    of record: borrowing Span<UInt8>,
    in elements: inout ElementScanner
  ) {
    let isOwn = element.isForeign || Self.prefixed(tag, record) == isPrefixed
    let content = elements.content(of: tag, record)
    let isEscaped = isEscaped(tag, record)
    let part = Part(range: record.trimmed(content), isEscaped: isEscaped)
    guard isOwn else {
      // RSS feeds link to themselves with Atom's element.
      if element == .link { noteLink(tag, part, of: record) }
      return
    }
    switch element {
    case .title: set(&title, part)
    case .link: noteLink(tag, part, of: record)
    case .guid, .id: set(&id, part)
    case .source: set(&source, isAtom ? sourceTitle(content, record) : part)
    case .encoded, .content: set(&full, part)
    case .description, .summary: set(&teaser, part)
    case .pubdate, .published, .date: set(&published, content, of: record)
    case .updated, .modified: set(&updated, content, of: record)
    case .author, .contributor, .image, .group: break
    }
  }

  private func isEscaped(_ tag: MarkupTag, _ record: borrowing Span<UInt8>) -> Bool {
    guard isAtom else { return true }
    guard let type = record.attribute(Self.type, of: tag) else { return false }
    return record.word(type, of: Self.plainTypes) == nil
  }

  private func set(_ part: inout Part, _ found: Part) {
    if part.isEmpty { part = found }
  }

  private func set(_ day: inout DayReading, _ found: Range<Int>, of record: borrowing Span<UInt8>) {
    if !day.isKnown { day = DayReading.any(record, in: found) }
  }

  private mutating func noteLink(
    _ tag: MarkupTag,
    _ part: Part,
    of record: borrowing Span<UInt8>
  ) {
    guard part.isEmpty else { return set(&url, part) }
    if let relation = record.attribute(Self.relation, of: tag),
      !record.spells(Self.alternate, in: relation)
    {
      return
    }
    if let reference = record.attribute(Self.href, of: tag) { set(&url, Part(range: reference)) }
  }

  /// Atom's source is a description of another feed.
  private func sourceTitle(_ content: Range<Int>, _ record: borrowing Span<UInt8>) -> Part {
    var elements = ElementScanner(content)
    while let tag = elements.next(record) {
      guard record.spells(anyCase: Element.names[0], in: tag.name) else { continue }
      return Part(range: elements.content(of: tag, record), isEscaped: false)
    }
    return Part()
  }

  private func write(_ record: borrowing Span<UInt8>, to batch: inout ArticleBatch) -> Outcome {
    var article = Article()
    article.take(published.isKnown ? published : updated)
    article.id = append(id, as: .line, of: record, to: &batch)
    article.url = append(url, as: .line, of: record, to: &batch)
    article.source = append(source, as: .line, of: record, to: &batch)
    article.title = append(title, as: .line, of: record, to: &batch)
    article.body = append(full, as: .flowing, of: record, to: &batch)
    if article.body.isEmpty { article.body = append(teaser, as: .flowing, of: record, to: &batch) }
    return article.title.isEmpty && article.body.isEmpty
      ? .skipped(.noText) : .article(article)
  }

  private func append(
    _ part: Part,
    as style: MarkupText.Style,
    of record: borrowing Span<UInt8>,
    to batch: inout ArticleBatch
  ) -> TextRange {
    guard part.isEscaped else { return batch.append(record, [part.range], as: style) }
    var markup: [UInt8] = []
    var scanner = MarkupScanner(part.range)
    var start = part.range.lowerBound
    while let token = scanner.next(record) {
      switch token {
      case .text(let range): markup.appendUnescaped(record, range)
      case .literal(let range): for index in range { markup.append(record[index]) }
      case .open, .close: for index in start..<scanner.position { markup.append(record[index]) }
      }
      start = scanner.position
    }
    return batch.append(markup.span, [0..<markup.count], as: style)
  }
}
