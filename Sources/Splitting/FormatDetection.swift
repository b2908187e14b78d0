import BroadsheetCore

/// The format of a dump, as its first bytes show it.
enum Detection {
  /// More bytes are needed.
  case undecided
  case format(DumpFormat)
  case table(TableDialect)
  /// Nothing that can be read.
  case refused(Fault)
}

extension DumpFormat {
  /// So many bytes are enough for most formats.
  static let lookahead = 32
  /// No format needs more than these.
  static let headLimit = 64 << 10
  /// After a gap, a record start is looked for this far.
  private static let resyncLimit = 1 << 20

  private static let doctype = Array("<!DOCTYPE lewis".utf8)

  /// Detects the format by the first bytes of `window`, and moves `window.start` there.
  static func detect(
    in window: inout Window,
    options: SplitOptions,
    followsGap: Bool
  ) -> Detection {
    guard window.bytes.count >= lookahead || window.isFinal else { return .undecided }
    window.skipByteOrderMark()
    window.skipBlanks()
    let count = window.bytes.count - window.start
    guard count >= lookahead || window.isFinal && count > 0 else { return .undecided }
    if isUTF16(window) { return .refused(.badEncoding) }
    if options.format == .csv { return forcedTable(in: window, options) }
    if let format = options.format { return .format(format) }
    if followsGap { return resync(in: &window) }
    return detection(at: window.start, in: window, options)
  }

  /// A table is told by the same bytes, whether or not it is known to be one.
  private static func forcedTable(in window: Window, _ options: SplitOptions) -> Detection {
    let end = min(window.bytes.count, window.start + headLimit)
    guard window.isFinal || end == window.start + headLimit else { return .undecided }
    return tableDetection(of: window.bytes.span.extracting(window.start..<end), options)
  }

  /// Every byte that this looks at counts, however many more are at hand.
  private static func detection(
    at start: Int,
    in window: Window,
    _ options: SplitOptions
  ) -> Detection {
    let end = min(window.bytes.count, start + headLimit)
    let isWhole = window.isFinal || end == start + headLimit
    let head = window.bytes.span.extracting(start..<end)
    if let format = format(of: head, at: 0) { return .format(format) }
    if let detection = jsonDetection(of: head, isWhole: isWhole) { return detection }
    // The end of markup, and so its kind, can depend on a quote far behind.
    guard isWhole else { return .undecided }
    return isMarkup(head) ? markupDetection(of: head) : textDetection(of: head, options)
  }

  /// The formats whose records can be recognized anywhere in a dump.
  private static func format(of bytes: borrowing Span<UInt8>, at start: Int) -> DumpFormat? {
    if WARCHeader.opens(bytes, at: start) { return .warc }
    if bytes.holds(doctype, at: start) { return .reuters }
    if ReutersSGML.opens(bytes, at: start) { return .reuters }
    if WireSGML.opens(bytes, at: start) { return .sgml }
    return DatedText.opens(bytes, at: start) ? .dated : nil
  }

  /// Looks for the first line that begins a record of some format, where a gap hides the beginning
  /// of the dump.
  private static func resync(in window: inout Window) -> Detection {
    if window.searched <= window.start, let found = recordDetection(at: window.start, in: window) {
      return found
    }
    var position = max(window.searched, window.start)
    let count = window.bytes.count
    while position - window.start < resyncLimit {
      position = ByteScan.firstIndex(of: lineFeed, in: window.bytes.span, from: position)
      var line = position + 1
      while line < count, ASCII.isBlank(window.bytes[line]) { line += 1 }
      guard line + lookahead <= count || window.isFinal && line < count else {
        window.searched = position
        return window.isFinal ? .refused(.unknownFormat) : .undecided
      }
      switch recordDetection(at: line, in: window) {
      case .undecided:
        window.searched = position
        return .undecided
      case let found?: return found
      case nil: position = line
      }
    }
    return .refused(.unknownFormat)
  }

  /// The format of a record that may begin at `start`; nil if none does.
  private static func recordDetection(at start: Int, in window: Window) -> Detection? {
    let end = min(window.bytes.count, start + headLimit)
    let isWhole = window.isFinal || end == start + headLimit
    let head = window.bytes.span.extracting(start..<end)
    if let format = format(of: head, at: 0) { return .format(format) }
    if head[0] == UInt8(ascii: "{") { return jsonDetection(of: head, isWhole: isWhole) }
    return markupFormat(of: head).map { .format($0) }
  }

  /// UTF-16 by its byte order mark, or by a NUL in every other byte of Latin letters.
  private static func isUTF16(_ window: Window) -> Bool {
    let head = window.bytes[window.start...].prefix(lookahead)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let even = head.indices.count { head[$0] == 0 && ($0 - window.start) % 2 == 0 }
    let odd = head.indices.count { head[$0] == 0 && ($0 - window.start) % 2 == 1 }
    return max(even, odd) * 3 >= head.count && min(even, odd) == 0
  }
}
