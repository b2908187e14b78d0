internal import BroadsheetCore

/// Reads a table that `TableWriter` wrote as TSV, CSV or JSON Lines.
///
/// Reads pieces of text and returns rows, one after another. Holds one piece at a time. Throws an error
/// with the line number at anything that is not a row of the table.
package struct TableReader {
  private let name: String
  private let form: TableRow.Form
  private var lines: LineSource
  /// The columns in order; for JSON Lines, known after the first row.
  package private(set) var columns: [String] = []
  private var filter: (any RowSelection)?

  /// Starts to read a table of TSV, CSV or JSON Lines; messages call it `name`.
  ///
  /// `read` returns the next piece of its text, or nil at the end.
  package init(
    _ name: String,
    as kind: TableKind,
    _ read: @escaping () throws -> [UInt8]?
  ) throws {
    self.name = TextWriter.shown(name)
    form = kind == .csv ? .csv : kind == .jsonl ? .json : .tsv
    lines = LineSource(read)
    guard form != .json else { return }
    guard let header = try lines.next(name) else {
      throw TableError(.noInput, "\(self.name) is empty: count again")
    }
    let line = Array(lines.bytes[header])
    let cells = try cells(of: line)
    columns = cells.map { range in String(decoding: line[range ?? 0..<0], as: UTF8.self) }
  }

  /// From here on, returns only the rows in which one of these columns says exactly `text`.
  ///
  /// Skips most other rows without parsing them.
  package mutating func select(_ columns: [String], _ text: [UInt8]) {
    filter = RowFilter(
      columns,
      say: text,
      in: form,
      isFirst: self.columns.count > 1 && columns == [self.columns[0]]
    )
  }

  /// From here on, returns only the rows whose first cell is one of these names.
  package mutating func select(among names: Set<[UInt8]>) { filter = NameFilter(names, form) }

  /// Returns the next row, or nil at the end.
  package mutating func next() throws -> TableRow? {
    while let range = try lines.next(name) {
      if let filter, !filter.mayHold(lines.bytes, range) { continue }
      let line = Array(lines.bytes[range])
      let cells = try cells(of: line)
      guard cells.count == columns.count else {
        throw fault("\(cells.count) cells instead of \(columns.count)")
      }
      let row = TableRow(
        name: name,
        number: lines.number,
        form: form,
        columns: columns,
        bytes: line,
        cells: cells
      )
      if let filter, !filter.holds(row) { continue }
      return row
    }
    return nil
  }

  private func fault(_ text: String) -> TableError {
    TableError(
      .noInput,
      "\(name), line \(lines.number): \(text); this is not a row of the table: count again"
    )
  }

  private mutating func cells(of line: [UInt8]) throws -> [Range<Int>?] {
    switch form {
    case .json: return try members(of: line)
    case .csv:
      guard let cells = Self.csvCells(of: line) else { throw fault("unmatched quotes") }
      return cells
    case .tsv, .plain:
      var cells: [Range<Int>?] = []
      var start = 0
      while start <= line.count {
        let end = ByteScan.firstIndex(of: 0x09, in: line.span, from: start)
        cells.append(start..<end)
        start = end + 1
      }
      return cells
    }
  }

  /// Returns nil if a quote is unmatched or misplaced.
  private static func csvCells(of line: [UInt8]) -> [Range<Int>?]? {
    var cells: [Range<Int>?] = []
    var (start, position) = (0, 0)
    var isQuoted = false
    while position <= line.count {
      let byte = position < line.count ? line[position] : 0x2C
      if byte == 0x22 {
        guard isQuoted || position == start || line[position - 1] == 0x22 else { return nil }
        isQuoted.toggle()
      } else if byte == 0x2C, !isQuoted || position == line.count {
        guard !isQuoted else { return nil }
        cells.append(start..<position)
        start = position + 1
      } else if !isQuoted, start < position, line[start] == 0x22 {
        return nil
      }
      position += 1
    }
    return cells
  }

  private mutating func members(of line: [UInt8]) throws -> [Range<Int>?] {
    var members = JSONMembers(line[...])
    var keys: [String] = []
    var cells: [Range<Int>?] = []
    while let (key, value) = members.next() {
      if columns.isEmpty {
        keys.append(String(decoding: line[key], as: UTF8.self))
      } else if !isKey(line[key], cells.count) {
        throw fault("the keys differ from those of the first row")
      }
      guard members.isReadable(value) else { throw fault("an invalid escape") }
      cells.append(members.isNull(value) ? nil : value.range)
    }
    guard !members.isMalformed else { throw fault("not a JSON object") }
    if columns.isEmpty { columns = keys }
    return cells
  }

  private func isKey(_ key: ArraySlice<UInt8>, _ column: Int) -> Bool {
    column < columns.count && key.elementsEqual(columns[column].utf8)
  }
}
