import BroadsheetCore

/// Reads text that LexisNexis and Nexis Uni export: articles behind one another, each with its
/// source, day and title above the text and more fields below it.
///
/// An article begins with a line `n of m DOCUMENTS`, or ends with a line `End of Document`.
struct LexisText: RecordReader {
  private static let ends = Array("end of document".utf8)
  /// Enough to know such a line.
  private static let lookahead = 120

  private var lines = LineSearch()

  /// Whether a text is such an export, by its first lines.
  static func isExport(_ head: borrowing Span<UInt8>) -> Bool {
    var position = 0
    for _ in 0..<lookahead where position < head.count {
      let end = ByteScan.firstIndex(of: lineFeed, in: head, from: position)
      if isMark(head, position..<end) { return true }
      position = end + 1
    }
    let end = head.firstIndex(ofAnyCase: ends, in: head.indices)
    return end != nil && head.firstIndex(ofAnyCase: LexisParts.load, in: head.indices) != nil
  }

  /// `2 of 45 DOCUMENTS`, in any language that the exports are in.
  private static func isMark(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    let line = text.trimmed(line)
    guard line.count < lookahead, let last = line.last, !line.isEmpty else { return false }
    let wordStart = 1 + (line.last { ASCII.isBlank(text[$0]) } ?? last)
    let isEnglish = text.begins(with: Array("document".utf8), in: line.lowerBound..<last + 1)
    let word = isEnglish ? line.lowerBound : wordStart
    let stems = ["document", "dokument", "documento"].map { Array($0.utf8) }
    guard stems.contains(where: { text.begins(with: $0, in: word..<last + 1) }) else {
      return false
    }
    return numbers(text, line) == 2
  }

  private static func numbers(_ text: borrowing Span<UInt8>, _ line: Range<Int>) -> Int {
    var count = 0
    var position = line.lowerBound
    while position < line.upperBound {
      let digits = min(text.digits(from: position), line.upperBound - position)
      if digits > 0 { count += 1 }
      position += max(1, digits)
    }
    return count
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    lines = LineSearch()
  }

  mutating func end(of window: inout Window) -> Int? {
    while let line = lines.next(in: &window, lookahead: Self.lookahead) {
      // Longer lines are none of these, wherever a block ends.
      let near = window.bytes.span.extracting(0..<min(line + Self.lookahead, window.bytes.count))
      let end = ByteScan.firstIndex(of: lineFeed, in: near, from: line)
      guard end < near.count || window.isFinal && end == window.bytes.count else { continue }
      if Self.isMark(window.bytes.span, line..<end) { return line }
      let words = window.bytes.span.trimmed(line..<end)
      if window.bytes.span.spells(anyCase: Self.ends, in: words) { return end }
    }
    return nil
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    if piece.followsGap || piece.ending == .cut { return .rejected(.cutRecord) }
    let record = bytes.span.extracting(piece.range)
    let parts = LexisParts(of: record) { Self.isMark($0, $1) }
    guard parts.sawField || !parts.body.isEmpty else { return .nothing }
    let slice = bytes[piece.range]
    var article = Article()
    article.day = parts.day
    article.source = batch.append(slice.at(parts.source))
    article.title = batch.append(slice.at(parts.title))
    let start = batch.text.count
    for paragraph in parts.body {
      batch.text.appendParagraph(since: start) { $0.append(contentsOf: slice.at(paragraph)) }
    }
    article.body = TextRange(start, batch.text.count)
    return article.title.isEmpty && article.body.isEmpty ? .skipped(.noText) : .article(article)
  }
}

/// The places of the parts of an exported article.
struct LexisParts {
  static let load = Array("load-date".utf8)

  private static let above = names([
    "byline", "section", "length", "dateline", "highlight", "series", "edition", "distribution",
    "column", "source", "author", "abstract", "correction-date", "type",
  ])
  private static let below = names([
    "load-date", "language", "publication-type", "subject", "company", "organization", "ticker",
    "industry", "person", "city", "state", "country", "geographic", "graphic", "copyright",
    "notes", "document-type", "pub-type", "journal-code", "url", "classification", "category",
    "correction", "acc-no", "classification language",
  ])
  private static let headline = names(["headline", "title", "titre", "titel"])
  private static let bodyName = names(["body", "text", "full text"])
  private static let dateNames = names(["date", "publication date"])
  private static let copyright = Array("copyright".utf8)

  private static func names(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }

  private(set) var day = Day.unknown
  private(set) var source = 0..<0
  private(set) var title = 0..<0
  private(set) var body: [Range<Int>] = []
  /// There was a line with a field's name.
  private(set) var sawField = false

  private enum Section {
    case above, body, below
  }

  private var section = Section.above

  init(
    of record: borrowing Span<UInt8>,
    isMark: (borrowing Span<UInt8>, Range<Int>) -> Bool
  ) {
    var position = 0
    while position < record.count {
      let block = Self.block(record, from: position)
      position = block.upperBound + 1
      let words = record.trimmed(block)
      guard !words.isEmpty, !isMark(record, words) else { continue }
      note(record, words, indent: words.lowerBound - block.lowerBound)
    }
  }

  /// The lines from `start` up to a blank one; or that blank one.
  private static func block(_ text: borrowing Span<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    while end < text.count {
      let line = ByteScan.firstIndex(of: lineFeed, in: text, from: end)
      if text.trimmed(end..<line).isEmpty { return start..<(end == start ? line : end - 1) }
      end = line + 1
    }
    return start..<min(end, text.count)
  }

  private mutating func note(_ text: borrowing Span<UInt8>, _ words: Range<Int>, indent: Int) {
    let (name, value) = Self.field(text, words)
    if !name.isEmpty, noteField(text, named: name, value) {
      sawField = true
      return
    }
    switch section {
    case .above: noteHead(text, words, isCentered: indent > 8)
    case .body where indent > 8 && text.begins(with: Self.copyright, in: words): section = .below
    case .body: body.append(words)
    case .below: break
    }
  }

  /// The name before a colon, or a whole short line that is one, and what follows it.
  private static func field(
    _ text: borrowing Span<UInt8>,
    _ words: Range<Int>
  ) -> (name: Range<Int>, value: Range<Int>) {
    let near = words.prefix(24)
    let colon = near.first { text[$0] == UInt8(ascii: ":") } ?? words.upperBound
    guard colon < words.upperBound || words.count < 24 else { return (0..<0, 0..<0) }
    return (
      words.lowerBound..<colon, text.trimmed(min(colon + 1, words.upperBound)..<words.upperBound)
    )
  }

  /// False if the name is none of a field.
  private mutating func noteField(
    _ text: borrowing Span<UInt8>,
    named name: Range<Int>,
    _ value: Range<Int>
  ) -> Bool {
    let isAlone = value.isEmpty
    if text.word(name, of: Self.bodyName) != nil, section == .above {
      section = .body
      if !isAlone { body.append(value) }
    } else if isAlone {
      return false
    } else if section == .above, text.word(name, of: Self.headline) != nil {
      title = value
    } else if text.word(name, of: Self.dateNames) != nil, section == .above {
      day = Day.any(text, in: value)
    } else if text.word(name, of: Self.below) != nil, section != .above || !title.isEmpty {
      section = .below
    } else if section != .above || text.word(name, of: Self.above) == nil {
      return false
    } else if text.spells(anyCase: Self.above[2], in: name) {
      section = .body
    }
    return true
  }

  private mutating func noteHead(
    _ text: borrowing Span<UInt8>,
    _ words: Range<Int>,
    isCentered: Bool
  ) {
    if text.begins(with: Self.copyright, in: words) { return }
    if !day.isKnown, words.count < 80 {
      day = Day.any(text, in: words)
      if day.isKnown { return }
    }
    if isCentered || !title.isEmpty && source.isEmpty && !day.isKnown {
      if source.isEmpty { source = words }
    } else if title.isEmpty {
      title = words
    } else if day.isKnown {
      section = .body
      body.append(words)
    }
  }
}
