import BroadsheetCore

/// The vocabularies of XML that news comes in.
enum XMLVocabulary {
  case newsml, nitf, rss, atom

  /// The elements that are records.
  fileprivate var recordNames: [[UInt8]] {
    switch self {
    case .newsml: [XMLName.newsItem] + XMLName.otherItems
    case .nitf: [XMLName.nitf]
    case .rss: [XMLName.item]
    case .atom: [XMLName.entry]
    }
  }
}

/// Names of elements, in lower case.
enum XMLName {
  static let newsItem = Array("newsitem".utf8)
  static let otherItems = [
    "packageitem", "knowledgeitem", "conceptitem", "planningitem", "catalogitem",
  ].map { Array($0.utf8) }
  static let nitf = Array("nitf".utf8)
  static let item = Array("item".utf8)
  static let entry = Array("entry".utf8)
}

/// Reads XML whose articles are elements of one name: NewsML-G2, NITF, RSS and Atom.
///
/// Text around the records is markup to skip, as long as it has no end tag of a record. A record
/// that is not closed ends where the next one begins, and is rejected. A CDATA section or comment
/// that is never closed hides nothing.
struct XMLNews: RecordReader {
  /// Enough of a tag to know its name.
  private static let lookahead = 64

  private enum State {
    case start, startTag, content, literal, comment, endTag
  }

  private let vocabulary: XMLVocabulary
  private let recordNames: [[UInt8]]
  private var tags = TagSearch()
  private var state = State.start
  /// The open record's name with its prefix; empty where no record is open.
  private var recordName: [UInt8] = []
  private var isClosed = false
  private var lastByte = UInt8(0)
  /// Where the open section began, as an offset in the dump.
  private var sectionStart = 0
  /// A section is not closed by the end of the dump or by the gap that comes next.
  private var sectionsAreBroken = false
  private var frame = XMLFrame()

  init(_ vocabulary: XMLVocabulary) {
    self.vocabulary = vocabulary
    recordNames = vocabulary.recordNames
  }

  var isOpen: Bool { frame.isOpen }

  mutating func begin(in window: Window, followsGap: Bool) {
    tags = TagSearch()
    state = .start
    recordName = []
    isClosed = false
    if followsGap { sectionsAreBroken = false }
  }

  mutating func end(of window: inout Window) -> Int? {
    while true {
      switch state {
      case .start:
        guard window.isFinal || window.bytes.count - window.start >= Self.lookahead else {
          return nil
        }
        start(in: &window)
      case .startTag:
        guard passStartTag(in: &window) else { return nil }
        if isClosed { return window.searched }
      case .content:
        guard let tag = tags.next(in: &window, lookahead: Self.lookahead) else { return nil }
        if isRecord(window.bytes.span, at: tag) { return tag }
        note(window.bytes.span, at: tag, offset: window.offset(of: tag))
        tags.step(in: &window)
      case .literal: guard passSection(MarkupScanner.literalEnd, in: &window) else { return nil }
      case .comment: guard passSection(MarkupScanner.commentEnd, in: &window) else { return nil }
      case .endTag:
        guard window.search(for: UInt8(ascii: ">")) else { return nil }
        isClosed = true
        return window.searched + 1
      }
    }
  }

  private mutating func start(in window: inout Window) {
    let name = Self.qualifiedName(window.bytes.span, at: window.start + 1)
    if isRecord(window.bytes.span, at: window.start) {
      recordName = Array(window.bytes[name])
      state = .startTag
      tags.step(in: &window)
    } else {
      // The first byte may begin a comment.
      state = .content
    }
  }

  /// Moves behind the record's start tag, which may be all of the record.
  private mutating func passStartTag(in window: inout Window) -> Bool {
    let from = window.searched
    let isFound = window.search(for: UInt8(ascii: ">"))
    if window.searched > from { lastByte = window.bytes[window.searched - 1] }
    guard isFound else { return false }
    window.searched += 1
    state = .content
    isClosed = lastByte == UInt8(ascii: "/")
    return true
  }

  /// Moves behind a section, or back to its beginning if it has no end.
  private mutating func passSection(_ mark: [UInt8], in window: inout Window) -> Bool {
    while window.search(for: mark[0]) {
      if window.bytes.span.holds(mark, at: window.searched) {
        window.searched += mark.count
        state = .content
        return true
      }
      guard window.isFinal || window.bytes.count - window.searched >= mark.count else {
        return false
      }
      window.searched += 1
    }
    guard window.isFinal else { return false }
    sectionsAreBroken = true
    state = .content
    let start = max(window.start, sectionStart - window.offset(of: 0))
    window.searched = min(start + 1, window.bytes.count)
    return true
  }

  /// Whether a record begins at a `<`; inside a record, one of the same name.
  private func isRecord(_ bytes: borrowing Span<UInt8>, at tag: Int) -> Bool {
    guard bytes[tag] == UInt8(ascii: "<") else { return false }
    let name = Self.qualifiedName(bytes, at: tag + 1)
    guard recordName.isEmpty else { return bytes.spells(recordName, in: name) }
    let colon = name.first { bytes[$0] == UInt8(ascii: ":") }
    let localName = (colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
    return recordNames.contains { bytes.spells(anyCase: $0, in: localName) }
  }

  private mutating func note(_ bytes: borrowing Span<UInt8>, at tag: Int, offset: Int) {
    if bytes.holds(MarkupScanner.literalStart, at: tag), !sectionsAreBroken {
      (state, sectionStart) = (.literal, offset)
    } else if bytes.holds(MarkupScanner.commentStart, at: tag), !sectionsAreBroken {
      (state, sectionStart) = (.comment, offset)
    } else if !recordName.isEmpty, tag + 1 < bytes.count, bytes[tag + 1] == UInt8(ascii: "/"),
      bytes.spells(recordName, in: Self.qualifiedName(bytes, at: tag + 2))
    {
      state = .endTag
    }
  }

  private static func qualifiedName(
    _ bytes: borrowing Span<UInt8>,
    at start: Int
  ) -> Range<Int> {
    let start = min(start, bytes.count)
    var end = start
    while end < bytes.count, end - start < lookahead, !ASCII.isBlank(bytes[end]),
      bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/")
    {
      end += 1
    }
    return start..<end
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    guard !recordName.isEmpty else {
      return frame.read(bytes.span.extracting(piece.range), piece, recordNames: recordNames)
    }
    guard isClosed, piece.ending == .closed else { return .rejected(.cutRecord) }
    let record = bytes.span.extracting(piece.range)
    guard frame.isLatin, !record.isUTF8 else { return article(of: record, into: &batch) }
    batch.report.converted[Windows1252.name, default: 0] += 1
    return article(of: Windows1252.converted(record).span, into: &batch)
  }

  private func article(
    of record: borrowing Span<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    switch vocabulary {
    case .newsml, .nitf: NewsItemParts.read(record, into: &batch)
    case .rss, .atom: FeedParts.read(record, into: &batch)
    }
  }
}

/// The markup around the records of an XML dump.
private struct XMLFrame {
  private static let encoding = Array("encoding=".utf8)
  private static let latins = ["iso-8859-1", "windows-1252", "latin1", "latin-1", "cp1252"]
    .map { Array($0.utf8) }

  /// The element that holds the records, while it is open.
  private var root: [UInt8] = []
  /// The dump declares Latin-1, or an encoding that usually means it.
  private(set) var isLatin = false

  var isOpen: Bool { !root.isEmpty }

  mutating func read(
    _ text: borrowing Span<UInt8>,
    _ piece: Piece,
    recordNames: [[UInt8]]
  ) -> Outcome {
    let isSound = pass(text, recordNames)
    if piece.followsGap || piece.ending == .cut { return .rejected(.cutRecord) }
    guard isSound else { return .rejected(.badRecord) }
    return piece.ending == .endOfDump && isOpen ? .rejected(.cutRecord) : .nothing
  }

  /// Whether the text is markup and has no end tag of a record.
  private mutating func pass(_ text: borrowing Span<UInt8>, _ recordNames: [[UInt8]]) -> Bool {
    noteEncoding(text)
    var isSound = true
    var scanner = MarkupScanner(0..<text.count)
    while let token = scanner.next(text) {
      switch token {
      case .open(let tag):
        if root.isEmpty, !tag.isEmpty(text) { root = tag.name.map { text[$0] } }
      case .close(let name):
        if text.spells(root, in: name) { root = [] }
        if recordNames.contains(where: { text.spells(anyCase: $0, in: name) }) { isSound = false }
      case .text(let range), .literal(let range):
        if root.isEmpty, !isMark(text, range) { isSound = false }
      }
    }
    return isSound
  }

  /// Whether a range has only blanks, or the byte order mark of a file appended to another one.
  private func isMark(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let range = text.trimmed(range)
    return range.isEmpty || text.spells(byteOrderMark, in: range)
  }

  private mutating func noteEncoding(_ text: borrowing Span<UInt8>) {
    let head = text.extracting(0..<min(text.count, 200))
    guard let start = head.firstIndex(of: Self.encoding, from: 0) else { return }
    let name = start + Self.encoding.count + 1
    isLatin = Self.latins.contains { head.holds(anyCase: $0, at: name) }
  }
}
