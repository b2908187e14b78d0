internal import BroadsheetCore

/// Chooses rows: by the bytes of their line first, so that most others are never taken apart.
protocol RowSelection {
  func mayHold(_ bytes: [UInt8], _ line: Range<Int>) -> Bool
  func holds(_ row: TableRow) -> Bool
}

/// The rows whose first cell is one of some names.
struct NameFilter: RowSelection {
  private let names: Set<[UInt8]>
  /// The names as the cells of the table have them; nil where that does not tell them apart.
  private var cells: Set<ArraySlice<UInt8>>?

  init(_ names: Set<[UInt8]>, _ form: TableRow.Form) {
    self.names = names
    guard form == .tsv else { return }
    cells = Set(
      names.map { name in
        var cell: [UInt8] = []
        TextWriter.appendTSV(name[...], to: &cell)
        return cell[...]
      }
    )
  }

  func mayHold(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let cells else { return true }
    let end = ByteScan.firstIndex(of: 0x09, in: bytes.span, from: line.lowerBound)
    return cells.contains(bytes[line.lowerBound..<min(end, line.upperBound)])
  }

  func holds(_ row: TableRow) -> Bool { row.bytes(at: 0).map(names.contains) ?? false }
}

/// The rows of which some cell is a text.
struct RowFilter: RowSelection {
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
