internal import BroadsheetCore

/// Tells lines that may hold a text from those that do not, by their bytes alone.
struct RowFilter {
  private let columns: [String]
  private let text: [UInt8]
  /// The text as a line of the table has it; empty where it could stand there in more than one way.
  private var needle: [UInt8] = []
  /// Whether the needle can only be the beginning of a line.
  private var isPrefix = false

  /// `isFirst` says that there is one column, the first of the table, and others behind it.
  init(_ columns: [String], _ text: [UInt8], _ form: TableRow.Form, isFirst: Bool) {
    self.columns = columns
    self.text = text
    switch form {
    case .tsv: TextWriter.appendTSV(text[...], to: &needle)
    case .csv: TextWriter.appendCSV(text[...], to: &needle)
    case .json:
      // Other programs escape other bytes; these nobody does.
      let isPlain = text.allSatisfy { (0x20..<0x7F).contains($0) && !"\"\\/<>&'".utf8.contains($0) }
      needle = isPlain ? [0x22] + text + [0x22] : []
    case .plain: break
    }
    isPrefix = isFirst && (form == .tsv || form == .csv)
    if isPrefix { needle.append(form == .tsv ? 0x09 : 0x2C) }
  }

  func mayHold(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = needle.first else { return true }
    guard needle.count <= line.count else { return false }
    let span = bytes.span
    var start = line.lowerBound
    let last = isPrefix ? start : line.upperBound - needle.count
    while start <= last {
      if !isPrefix { start = ByteScan.firstIndex(of: first, in: span, from: start) }
      guard start <= last else { return false }
      if ByteScan.equal(span, start..<(start + needle.count), needle.span, 0..<needle.count) {
        return true
      }
      start += 1
    }
    return false
  }

  func holds(_ row: TableRow) -> Bool { columns.contains { row.bytes($0) == text } }
}
