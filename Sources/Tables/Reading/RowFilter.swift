internal import BroadsheetCore

/// Selects rows by the bytes of their line first, so that most other rows are never parsed.
protocol RowSelection {
  func mayHold(_ bytes: [UInt8], _ line: Range<Int>) -> Bool
  func holds(_ row: TableRow) -> Bool
}

/// Selects the rows whose first cell is one of some names.
struct NameFilter: RowSelection {
  private let names: Set<[UInt8]>
  /// The names as cells of the table; nil for formats that can write one name in several ways.
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

/// Selects the rows with a given text in one of some columns.
struct RowFilter: RowSelection {
  private let columns: [String]
  private let text: [UInt8]
  /// The text as a cell of the table; empty if a cell could write it in more than one way.
  private var needle: [UInt8] = []
  /// Whether the needle can only be the beginning of a line.
  private var isPrefix = false

  /// Selects the rows in which one of the columns says `text`.
  ///
  /// `isFirst` means that there is one such column, and it is the first of several in the table.
  init(_ columns: [String], say text: [UInt8], in form: TableRow.Form, isFirst: Bool) {
    self.columns = columns
    self.text = text
    switch form {
    case .tsv: TextWriter.appendTSV(text[...], to: &needle)
    case .csv: TextWriter.appendCSV(text[...], to: &needle)
    case .json:
      // Other programs escape other bytes, but none escapes these.
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
      if ByteScan.equal(
        span,
        at: start..<(start + needle.count),
        to: needle.span,
        at: 0..<needle.count
      ) {
        return true
      }
      start += 1
    }
    return false
  }

  func holds(_ row: TableRow) -> Bool { columns.contains { row.bytes($0) == text } }
}
