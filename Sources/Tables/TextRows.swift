package import BroadsheetCore

/// Writes rows of one table as text of any kind.
///
/// Takes cells from left to right; bytes go to a sink in pieces of about 64 KiB. Keeps rows of columns
/// for a person until the end, to measure them. Does not check that cells have the kind of their
/// column; the caller must.
package struct TextRows {
  private static let pieceSize = 64 << 10

  private let kind: TableKind
  /// The bytes before each cell of an object.
  private let keys: [[UInt8]]
  private var column = 0
  private var bytes: [UInt8] = []
  private var aligned: AlignedRows?
  /// The start of the current row in `bytes`.
  private var rowStart = 0
  /// The kept first cells of a row, and their number.
  private var start: [UInt8] = []
  private var startColumns = 0
  private var days = DayTexts()

  /// Writes any kind but `sqlite`; `look` is for columns for a person.
  package init(_ schema: TableSchema, as kind: TableKind, look: TextLook = .plain) {
    self.kind = kind
    keys = schema.columns.enumerated().map { Array("\($0 == 0 ? "{" : ",")\"\($1.name)\":".utf8) }
    bytes.reserveCapacity(Self.pieceSize + 4096)
    if kind == .table { aligned = AlignedRows(schema, look) }
    guard kind == .tsv || kind == .csv else { return }
    let divider = kind == .tsv ? "\t" : ","
    bytes.append(contentsOf: schema.columns.map(\.name).joined(separator: divider).utf8)
    appendRowEnd()
    rowStart = bytes.count
  }

  /// Ends a row, and flushes to the sink if the buffer is full.
  package mutating func endRow(to sink: ([UInt8]) throws -> Void) rethrows {
    endRow()
    if isFull { try flush(to: sink) }
  }

  /// Whether the buffer should be flushed.
  var isFull: Bool { bytes.count >= Self.pieceSize }

  mutating func endRow() {
    assert(column == keys.count, "a row has as many cells as its table has columns")
    column = 0
    guard aligned == nil else { return }
    appendRowEnd()
    rowStart = bytes.count
  }

  /// PERF: byte by byte, because an array would be retained and released for every row.
  private mutating func appendRowEnd() {
    if kind == .csv { bytes.append(0x0D) }
    if kind == .jsonl { bytes.append(0x7D) }
    bytes.append(0x0A)
  }

  /// Flushes the rest to the sink.
  package mutating func finish(to sink: ([UInt8]) throws -> Void) rethrows {
    if let aligned {
      for line in aligned.lines {
        bytes.append(contentsOf: line.utf8)
        bytes.append(0x0A)
        if isFull { try flush(to: sink) }
      }
    }
    aligned = nil
    if !bytes.isEmpty { try flush(to: sink) }
  }

  /// Writes the buffer to the sink; call it only between rows.
  mutating func flush(to sink: ([UInt8]) throws -> Void) rethrows {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
    rowStart = 0
  }

  private mutating func begin() {
    switch kind {
    case .tsv: if column > 0 { bytes.append(0x09) }
    case .csv: if column > 0 { bytes.append(0x2C) }
    case .jsonl: if column < keys.count { bytes.append(contentsOf: keys[column]) }
    case .table, .sqlite: break
    }
    column &+= 1
  }
}

// MARK: - Cells

extension TextRows {
  /// Keeps the cells of the current row for rows that begin with the same cells.
  package mutating func keepStart() {
    startColumns = column
    start.removeAll(keepingCapacity: true)
    start.append(contentsOf: bytes[rowStart...])
    aligned?.keepStart(of: column)
  }

  /// Starts a row with the kept cells.
  package mutating func appendStart() {
    column = startColumns
    bytes.append(contentsOf: start)
    aligned?.appendStart()
  }

  package mutating func append(text: ArraySlice<UInt8>) {
    begin()
    switch kind {
    case .tsv: TextWriter.appendTSV(text, to: &bytes)
    case .csv: TextWriter.appendCSV(text, to: &bytes)
    case .jsonl: TextWriter.appendJSON(text, to: &bytes)
    case .table, .sqlite: keep { TextWriter.appendTSV(text, to: &$0) }
    }
  }

  package mutating func append(text: String) {
    append(text: Array(text.utf8)[...])
  }

  package mutating func append(integer: Int) {
    begin()
    guard aligned == nil else { return keep { TextWriter.append(integer, to: &$0) } }
    TextWriter.append(integer, to: &bytes)
  }

  /// Appends four cells.
  package mutating func append(integers: SIMD4<Int>) {
    guard kind == .tsv || kind == .csv else {
      for lane in 0..<4 { append(integer: integers[lane]) }
      return
    }
    begin()
    column &+= 3
    TextWriter.append(integers, between: kind == .tsv ? 0x09 : 0x2C, to: &bytes)
  }

  /// Appends a figure with four decimals; an empty cell if it is not finite or too large.
  package mutating func append(real: Double) {
    begin()
    guard aligned == nil else { return keep { TextWriter.append(real, to: &$0) } }
    if kind == .jsonl, !TextWriter.isShown(real) { return bytes.append(contentsOf: "null".utf8) }
    TextWriter.append(real, to: &bytes)
  }

  /// Appends a day; an empty cell if it is unknown.
  package mutating func append(day: Day) {
    begin()
    guard aligned == nil else { return keep { TextWriter.append(day, to: &$0) } }
    guard kind == .jsonl else { return days.append(day, to: &bytes) }
    guard day.isKnown else { return bytes.append(contentsOf: "null".utf8) }
    bytes.append(0x22)
    days.append(day, to: &bytes)
    bytes.append(0x22)
  }

  private mutating func keep(_ write: (inout [UInt8]) -> Void) {
    var cell: [UInt8] = []
    write(&cell)
    aligned?.append(String(decoding: cell, as: UTF8.self))
  }
}

/// Rows of columns for a person, kept until all widths are known.
private struct AlignedRows {
  private let columns: Int
  private var table: TextTable
  private var cells: [String] = []
  private var start: [String] = []

  init(_ schema: TableSchema, _ look: TextLook) {
    columns = max(1, schema.columns.count)
    table = TextTable(schema.columns.map(Self.column), look)
    for (place, column) in schema.columns.enumerated() {
      table.measure(column.name, in: place, isHeader: true)
      cells.append(column.name)
    }
  }

  private static func column(_ column: TableSchema.Column) -> TextTable.Column {
    switch column.kind {
    case .text: column.name == "type" || column.name == "with_type" ? .type : .text
    case .day: .day
    case .integer, .real: .figure
    }
  }

  mutating func append(_ cell: String) {
    table.measure(cell, in: cells.count % columns)
    cells.append(cell)
  }

  mutating func keepStart(of count: Int) { start = Array(cells.suffix(count)) }

  mutating func appendStart() { cells.append(contentsOf: start) }

  var lines: some Sequence<String> {
    var table = table
    table.fit()
    return stride(from: 0, to: cells.count, by: columns).lazy.map { [table] start in
      table.line(
        Array(cells[start..<min(cells.count, start + columns)]),
        isHeader: start == 0
      )
    }
  }
}
