internal import Aggregation
internal import BroadsheetCore

/// How a table is written.
public enum TableFormat: String, CaseIterable, Sendable {
  case tsv, csv, jsonl, table
}

extension EntityTable {
  /// Writes the first `top` rows, or all of them, in pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - format: TSV with backslash escapes, RFC 4180 CSV, JSON Lines, or columns for a person.
  ///   - top: how many rows; all of them where it is nil.
  ///   - sink: takes the next bytes; what it throws ends the writing.
  public func write(
    as format: TableFormat,
    top: Int? = nil,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let rows = order.prefix(max(0, top ?? order.count))
    let layout = Layout(format, self, rows)
    var piece = layout.header
    for row in rows {
      layout.append(row, of: tally, to: &piece)
      guard piece.count >= 64 << 10 else { continue }
      try sink(piece)
      piece.removeAll(keepingCapacity: true)
    }
    if !piece.isEmpty { try sink(piece) }
  }
}

/// One format's header and rows.
private struct Layout {
  /// By raw value.
  private static let tags = EntityType.allCases.map { Array($0.tag.utf8) }
  private static let columns = ["entity", "type", "mentions", "documents"]

  private let format: TableFormat
  /// Width of each column in terminal cells; only `table` needs it.
  private var widths = Layout.columns.map(\.utf8.count)

  init(_ format: TableFormat, _ table: EntityTable, _ rows: ArraySlice<Tally.Row>) {
    self.format = format
    guard format == .table else { return }
    for row in rows {
      for (column, cell) in cells(row, table.tally).enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(cell))
      }
    }
  }

  var header: [UInt8] {
    switch format {
    case .tsv: Array((Self.columns.joined(separator: "\t") + "\n").utf8)
    case .csv: Array((Self.columns.joined(separator: ",") + "\r\n").utf8)
    case .jsonl: []
    case .table: aligned(Self.columns)
    }
  }

  func append(_ row: Tally.Row, of tally: Tally, to piece: inout [UInt8]) {
    let name = tally.name(of: row)
    switch format {
    case .tsv:
      TextWriter.appendTSV(name, to: &piece)
      append(row, dividedBy: UInt8(ascii: "\t"), to: &piece)
      piece.append(UInt8(ascii: "\n"))
    case .csv:
      TextWriter.appendCSV(name, to: &piece)
      append(row, dividedBy: UInt8(ascii: ","), to: &piece)
      piece.append(contentsOf: "\r\n".utf8)
    case .jsonl:
      piece.append(contentsOf: "{\"entity\":".utf8)
      TextWriter.appendJSON(name, to: &piece)
      piece.append(contentsOf: ",\"type\":\"\(row.type.tag)\",\"mentions\":\(row.mentions)".utf8)
      piece.append(contentsOf: ",\"documents\":\(row.documents)}\n".utf8)
    case .table:
      piece.append(contentsOf: aligned(cells(row, tally)))
    }
  }

  /// All cells but the first.
  private func append(_ row: Tally.Row, dividedBy divider: UInt8, to piece: inout [UInt8]) {
    piece.append(divider)
    piece.append(contentsOf: Self.tags[Int(row.type.rawValue)])
    piece.append(divider)
    TextWriter.append(row.mentions, to: &piece)
    piece.append(divider)
    TextWriter.append(row.documents, to: &piece)
  }

  private func cells(_ row: Tally.Row, _ tally: Tally) -> [String] {
    var name: [UInt8] = []
    TextWriter.appendTSV(tally.name(of: row), to: &name)
    let entity = String(decoding: name, as: UTF8.self)
    return [entity, row.type.tag, String(row.mentions), String(row.documents)]
  }

  private func aligned(_ cells: [String]) -> [UInt8] {
    TextTable.line(cells, widths: widths, left: 2)
  }
}

/// How many cells of a terminal a text takes.
package enum TerminalWidth {
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// After UAX #11 and the habit of terminals: marks take none, East Asian wide scalars two.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
