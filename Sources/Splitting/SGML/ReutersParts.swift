import BroadsheetCore

/// The places of the parts of a Reuters record; empty where a part is missing.
struct ReutersParts {
  private(set) var day = DayReading.unknown
  private(set) var id = 0..<0
  private(set) var title = 0..<0
  private(set) var dateline = 0..<0
  private(set) var body = 0..<0

  init(of record: borrowing Span<UInt8>) {
    let head = 0..<ByteScan.firstIndex(of: UInt8(ascii: ">"), in: record, from: 0)
    id = record.between(.id, head) ?? 0..<0
    let all = head.upperBound..<record.count
    if let date = record.between(.date, all) { day = DayReading.any(record, in: date) }
    guard let text = record.between(.text, all),
      let tagEnd = record.firstIndex(of: [UInt8(ascii: ">")], in: text)
    else { return }
    readText(record, tagEnd + 1..<text.upperBound)
  }

  /// A brief has no BODY; what was not processed has no TITLE either.
  private mutating func readText(_ record: borrowing Span<UInt8>, _ text: Range<Int>) {
    let titled = record.between(.title, text)
    let dated = record.between(.dateline, text)
    let headEnd = max(
      titled.map { $0.upperBound + ReutersElement.title.close.count } ?? text.lowerBound,
      dated.map { $0.upperBound + ReutersElement.dateline.close.count } ?? text.lowerBound
    )
    title = record.trimmedOfControls(titled ?? 0..<0)
    dateline = record.trimmedOfControls(dated ?? 0..<0)
    // Without an end tag, the head is all there is.
    let bare = min(headEnd, text.upperBound)..<text.upperBound
    body = record.withoutEndMark(
      record.trimmedOfControls(record.between(.body, bare) ?? bare)
    )
  }
}

/// The tags around a part.
private struct ReutersElement {
  let open: [UInt8]
  let close: [UInt8]

  private init(_ open: String, _ close: String) {
    self.open = Array(open.utf8)
    self.close = Array(close.utf8)
  }

  static let id = ReutersElement("NEWID=\"", "\"")
  static let date = ReutersElement("<DATE>", "</DATE>")
  static let text = ReutersElement("<TEXT", "</TEXT>")
  static let title = ReutersElement("<TITLE>", "</TITLE>")
  static let dateline = ReutersElement("<DATELINE>", "</DATELINE>")
  static let body = ReutersElement("<BODY>", "</BODY>")
}

extension Span where Element == UInt8 {
  fileprivate func firstIndex(of pattern: [UInt8], in range: Range<Int>) -> Int? {
    extracting(range).firstIndex(of: pattern, from: 0).map { range.lowerBound + $0 }
  }

  /// The content between the tags of an element; up to the end of `range` if it is not closed.
  fileprivate func between(
    _ element: ReutersElement,
    _ range: Range<Int>
  ) -> Range<Int>? {
    guard let open = firstIndex(of: element.open, in: range) else { return nil }
    let start = open + element.open.count
    return start..<(firstIndex(of: element.close, in: start..<range.upperBound) ?? range.upperBound)
  }

  /// The range without blanks and without references to control characters at its ends.
  fileprivate func trimmedOfControls(_ range: Range<Int>) -> Range<Int> {
    var range = trimmed(range)
    while let length = (4...6).first(where: { isControl(range.lowerBound, $0, within: range) }) {
      range = trimmed(range.lowerBound + length..<range.upperBound)
    }
    while let length = (4...6).first(where: { isControl(range.upperBound - $0, $0, within: range) })
    {
      range = trimmed(range.lowerBound..<range.upperBound - length)
    }
    return range
  }

  /// Whether a reference to a control character, like `&#3;`, fills `length` bytes at `start`.
  private func isControl(_ start: Int, _ length: Int, within range: Range<Int>) -> Bool {
    guard start >= range.lowerBound, start + length <= range.upperBound,
      self[start] == UInt8(ascii: "&"), self[start + 1] == UInt8(ascii: "#"),
      self[start + length - 1] == UInt8(ascii: ";"),
      let code = number(at: start + 2, digits: length - 3)
    else { return false }
    return code < 0x20 || code == 0x7F
  }

  /// The range without a last line ` Reuter`, which is a signature.
  fileprivate func withoutEndMark(_ range: Range<Int>) -> Range<Int> {
    let mark = Array("reuter".utf8)
    var end = range.upperBound - mark.count
    guard end >= range.lowerBound else { return range }
    for index in mark.indices where self[end + index] | 0x20 != mark[index] { return range }
    while end > range.lowerBound, self[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard end == range.lowerBound || self[end - 1] == lineFeed else { return range }
    return trimmed(range.lowerBound..<end)
  }
}
