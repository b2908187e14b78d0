import BroadsheetCore

/// What the first bytes of a dump tell about it.
enum Detection {
  /// More bytes are needed.
  case undecided
  case format(DumpFormat)
  /// Nothing that can be read.
  case refused(Fault)
}

extension DumpFormat {
  /// No format needs more bytes to be told.
  private static let lookahead = 32
  /// After a gap, a record start is looked for this far.
  private static let resyncLimit = 1 << 20

  private static let doctype = Array("<!DOCTYPE lewis".utf8)

  /// Tells the format from what `window` begins with, and moves `window.start` there.
  static func detect(
    in window: inout Window,
    forced: DumpFormat?,
    followsGap: Bool
  ) -> Detection {
    guard window.bytes.count >= lookahead || window.isFinal else { return .undecided }
    window.skipByteOrderMark()
    window.skipBlanks()
    let count = window.bytes.count - window.start
    guard count >= lookahead || window.isFinal && count > 0 else { return .undecided }
    if isUTF16(window) { return .refused(.badEncoding) }
    if let format = forced ?? format(of: window.bytes.span, at: window.start) {
      return .format(format)
    }
    return followsGap ? resync(in: &window) : .refused(.unknownFormat)
  }

  private static func format(of bytes: borrowing Span<UInt8>, at start: Int) -> DumpFormat? {
    if bytes[start] == UInt8(ascii: "{") { return .jsonl }
    if WARCHeader.opens(bytes, at: start) { return .warc }
    if bytes.holds(doctype, at: start) { return .reuters }
    if ReutersSGML.opens(bytes, at: start) { return .reuters }
    return DatedText.opens(bytes, at: start) ? .dated : nil
  }

  /// Looks for the first line that begins a record of some format, where a gap hides the beginning
  /// of the dump.
  private static func resync(in window: inout Window) -> Detection {
    var position = max(window.searched, window.start)
    let count = window.bytes.count
    while position - window.start < resyncLimit {
      position = ByteScan.firstIndex(of: lineFeed, in: window.bytes.span, from: position)
      var line = position + 1
      while line < count, isBlank(window.bytes[line]) { line += 1 }
      guard line + lookahead <= count || window.isFinal && line < count else {
        window.searched = position
        return window.isFinal ? .refused(.unknownFormat) : .undecided
      }
      if let format = format(of: window.bytes.span, at: line) { return .format(format) }
      position = line
    }
    return .refused(.unknownFormat)
  }

  /// UTF-16 by its byte order mark, or by the NULs that every other byte of Latin letters is.
  private static func isUTF16(_ window: Window) -> Bool {
    let head = window.bytes[window.start...].prefix(lookahead)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let even = head.indices.count { head[$0] == 0 && ($0 - window.start) % 2 == 0 }
    let odd = head.indices.count { head[$0] == 0 && ($0 - window.start) % 2 == 1 }
    return max(even, odd) * 3 >= head.count && min(even, odd) == 0
  }
}
