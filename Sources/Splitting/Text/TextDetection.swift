import BroadsheetCore

extension DumpFormat {
  /// Detects tables and clusters by the first line, and text by its letters.
  static func textDetection(of head: borrowing Span<UInt8>, _ options: SplitOptions) -> Detection {
    guard isText(head), !head.holds(arc, at: 0) else { return .refused(.unknownFormat) }
    let line = head.extracting(0..<ByteScan.firstIndex(of: lineFeed, in: head, from: 0))
    if MultiNews.isCluster(line) { return .format(.multinews) }
    let guess = DialectGuess(head, options)
    if let dialect = guess.knownTable() { return .table(dialect) }
    if LexisText.isExport(head) { return .format(.lexis) }
    if let format = marked(head) { return .format(format) }
    let fault = Lookalike.fault(of: head)
    if fault == nil || fault == .noProse || fault == .sourceCode {
      switch guess.otherTable() {
      case .table(let dialect): return .table(dialect)
      case .headerless: return .refused(.noHeader)
      case .none: break
      }
    }
    return fault.map { .refused($0) } ?? .format(.text)
  }

  /// The dialect of what the user says is a table.
  static func tableDetection(of head: borrowing Span<UInt8>, _ options: SplitOptions) -> Detection {
    let guess = DialectGuess(head, options)
    if let dialect = guess.knownTable() { return .table(dialect) }
    guard case .table(let dialect) = guess.otherTable() else {
      return .refused(.noHeader)
    }
    return .table(dialect)
  }

  /// The format before WARC, used until 2009: text between pages.
  ///
  /// It is not read.
  private static let arc = Array("filedesc://".utf8)

  /// Letters and what goes with them, with next to no bytes that are neither.
  private static func isText(_ head: borrowing Span<UInt8>) -> Bool {
    var letters = 0
    var controls = 0
    var strays = 0
    var position = 0
    while position < head.count {
      let byte = head[position]
      let length = head.scalarLength(at: position)
      if byte == 0 { return false }
      if ASCII.isLetter(byte) || byte >= 0x80 && length > 0 { letters += 1 }
      if isControl(byte) { controls += 1 }
      // The head may end inside a character.
      if length == 0, head.count - position > 3 { strays += 1 }
      position += max(1, length)
    }
    return letters > 0 && controls * 100 <= head.count && strays * 10 <= head.count
  }

  /// Some separate cells by 0x01 or 0x1F, and pages by 0x0C.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || byte < 0x20 && !ASCII.isBlank(byte) && ![0x01, 0x0C, 0x1F].contains(byte)
  }

  /// The format of records that begin below the first lines: those lines are not a title, but a
  /// heading that does not belong there.
  private static func marked(_ head: borrowing Span<UInt8>) -> DumpFormat? {
    let object = Array("{\"".utf8)
    var isBlankBefore = false
    var position = 0
    while true {
      let next = ByteScan.firstIndex(of: lineFeed, in: head, from: position) + 1
      isBlankBefore = head.trimmed(position..<next - 1).isEmpty
      guard next < head.count else { return nil }
      position = next
      if head.holds(object, at: position) { return .jsonl }
      if ReutersSGML.opens(head, at: position) { return .reuters }
      if WireSGML.opens(head, at: position) { return .sgml }
      let isIndented = head[position] == UInt8(ascii: " ")
      if isBlankBefore, isIndented, DatedText.opens(head, at: position + 1) { return .dated }
    }
  }
}
