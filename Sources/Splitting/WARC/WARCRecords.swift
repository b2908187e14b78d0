import BroadsheetCore

/// Reads WARC (0.18, 1.0, 1.1) and WET: a version line, header lines, a blank line, as many bytes
/// as Content-Length says, a blank line.
///
/// A length is trusted if a blank line, the next record or the end of the dump follows. Otherwise
/// the record is lost, and the next one begins at the next version line after its header. A next
/// record without a blank line before it is read, and reported as damage.
struct WARCRecords: RecordReader {
  /// The longest header.
  static let headerLimit = 256 << 10
  /// So much of a payload shows its type.
  private static let peekSize = 16 << 10

  private enum Stage {
    /// Too little is at hand to decide whether this is a record.
    case opening
    case header
    /// The record is too large to be read, and it is not yet known whether it is an article.
    case peek
    case payload
    /// The record has no end of its own: it reaches to the next version line.
    case lost
  }

  private var stage = Stage.opening
  /// Offsets in the dump, because dropping bytes moves every position of the window.
  private var start = 0
  private var scanned = 0
  private var payloadEnd = 0
  private var length: Int?
  /// `window.searched` is at the beginning of a line that was not looked at.
  private var isAtLine = false
  /// The next record follows without a blank line.
  private var isGlued = false
  private(set) var oversizeOutcome = Outcome.rejected(.tooLarge)
  private let recordLimit: Int
  private var pages: PageReader

  init(_ options: SplitOptions) {
    recordLimit = options.recordLimit
    pages = PageReader(options)
  }

  mutating func begin(in window: Window, followsGap: Bool) {
    stage = .opening
    start = window.offset(of: window.start)
    scanned = start
    length = nil
    isAtLine = false
    isGlued = false
    oversizeOutcome = .rejected(.tooLarge)
  }

  mutating func end(of window: inout Window) -> Int? {
    if stage == .opening {
      guard hasLookahead(window) else { return nil }
      stage = WARCHeader.opens(window.bytes.span, at: window.start) ? .header : .lost
    }
    if stage == .header { searchHeader(&window) }
    if stage == .peek { peek(window) }
    if stage == .payload, let end = end(ofPayloadIn: window) { return end }
    return stage == .lost ? nextRecord(&window) : nil
  }

  private func hasLookahead(_ window: Window) -> Bool {
    window.isFinal || window.bytes.count - window.searched >= WARCHeader.versionLength
  }

  /// Goes on line by line, so that what was read of a header may be dropped at any line.
  private mutating func searchHeader(_ window: inout Window) {
    while stage == .header {
      let line = window.searched
      let from = max(line, scanned - window.offset(of: 0))
      let end = ByteScan.firstIndex(of: lineFeed, in: window.bytes.span, from: from)
      scanned = window.offset(of: end)
      let isFirst = window.offset(of: line) == start
      let isNext = !isFirst && WARCHeader.opens(window.bytes.span, at: line)
      if scanned - start > Self.headerLimit || isNext && end < window.bytes.count {
        return lose(atLine: !isFirst)
      }
      guard end < window.bytes.count else { return }
      window.searched = end + 1
      note(line..<end, of: window)
    }
  }

  private mutating func note(_ line: Range<Int>, of window: Window) {
    let bytes = window.bytes.span
    guard !bytes.trimmed(line).isEmpty else { return endHeader(window) }
    guard length == nil, let field = HeaderField(line, of: bytes), field.isLength(bytes) else {
      return
    }
    length = WARCHeader.length(bytes, field.value)
  }

  private mutating func endHeader(_ window: Window) {
    guard let length else { return lose(atLine: true) }
    payloadEnd = window.offset(of: window.searched) + length
    let isHeaderKept = window.searched - window.start <= recordLimit
    stage = payloadEnd - start > recordLimit && isHeaderKept ? .peek : .payload
    if stage == .payload { awaitPayload() }
  }

  /// Distinguishes a film from a page that is too large: only a page is an article lost.
  ///
  /// Always looks at the same bytes, wherever blocks end.
  private mutating func peek(_ window: Window) {
    let payloadSize = payloadEnd - window.offset(of: window.searched)
    let end = window.searched + min(payloadSize, Self.peekSize)
    guard end <= window.bytes.count || window.isFinal else { return }
    let record = window.bytes.span.extracting(window.start..<min(end, window.bytes.count))
    if case .other(.skipped(let reason)) = WARCContent(WARCHeader(of: record), of: record) {
      oversizeOutcome = .skipped(reason)
    }
    awaitPayload()
  }

  /// A length over the limit is not waited for: if it is right, the record is dropped as it
  /// arrives.
  private mutating func awaitPayload() {
    stage = .payload
    if (length ?? 0) > recordLimit { lose(atLine: true) }
  }

  private mutating func lose(atLine: Bool) {
    stage = .lost
    isAtLine = atLine
  }

  private mutating func end(ofPayloadIn window: Window) -> Int? {
    let end = payloadEnd - window.offset(of: 0)
    let isAtHand = window.bytes.count - end >= 4 + WARCHeader.versionLength
    guard isAtHand || window.isFinal else { return nil }
    if end <= window.bytes.count, fits(end, window) { return end }
    lose(atLine: true)
    return nil
  }

  private mutating func fits(_ end: Int, _ window: Window) -> Bool {
    let limit = min(window.bytes.count, end + 4)
    var position = end
    var lines = 0
    while position < limit, lines < 2, ASCII.isBlank(window.bytes[position]) {
      if window.bytes[position] == lineFeed { lines += 1 }
      position += 1
    }
    if lines == 2 || position == window.bytes.count { return true }
    isGlued = WARCHeader.opens(window.bytes.span, at: position)
    return isGlued
  }

  private mutating func nextRecord(_ window: inout Window) -> Int? {
    while true {
      if isAtLine {
        guard hasLookahead(window) else { return nil }
        isAtLine = false
        if WARCHeader.opens(window.bytes.span, at: window.searched) { return window.searched }
      }
      guard window.search(for: lineFeed) else { return nil }
      window.searched += 1
      isAtLine = true
    }
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let record = bytes.span.extracting(piece.range)
    guard WARCHeader.opens(record, at: 0) else {
      return .rejected(piece.followsGap || piece.ending == .cut ? .cutRecord : .badRecord)
    }
    let header = WARCHeader(of: record)
    if header.isTooLong { return .rejected(.badRecord) }
    let isOpen = piece.ending != .closed
    guard header.isClosed else { return .rejected(isOpen ? .cutRecord : .badRecord) }
    guard let length = header.length else { return .rejected(.badRecord) }
    let available = piece.range.count - header.end
    guard available >= length else { return .rejected(isOpen ? .cutRecord : .badRecord) }
    guard available == length else { return .rejected(.badRecord) }
    if isGlued {
      batch.report.damaged(Incident(file: batch.file, offset: payloadEnd, fault: .badRecord))
    }
    return pages.read(header, of: bytes[piece.range], into: &batch)
  }
}
