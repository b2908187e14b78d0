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
    let lines = order.prefix(max(0, top ?? order.count)).lazy.map { index in
      let row = self.tally[index]
      return TableLine(row: row, mentions: row.mentions, documents: row.documents)
    }
    try TableLayout(format, tally, hasDays: false).write(lines, to: sink)
  }

  /// Writes what the first `top` entities, or all of them, count in each period, as `write` does.
  ///
  /// In the order of the entities, then of the periods; first what has no date. Nothing where the
  /// run counted no periods.
  package func writePeriods(
    as format: TableFormat,
    top: Int? = nil,
    to sink: ([UInt8]) throws -> Void
  ) rethrows {
    let wanted = Array(order.prefix(max(0, top ?? order.count)))
    let lines = (tally.periods?.sorted(by: wanted) ?? []).lazy.map { entry in
      TableLine(
        row: self.tally[Int(entry.row)],
        day: entry.day,
        mentions: entry.mentions,
        documents: entry.documents
      )
    }
    try TableLayout(format, tally, hasDays: true).write(lines, to: sink)
  }
}

/// One line of a table: an entity as a whole, or in one period.
private struct TableLine {
  let row: Tally.Row
  /// The period's first day; nil in tables that have no periods.
  var day: Day?
  let mentions: Int
  let documents: Int
}

/// One format's header and lines.
private struct TableLayout {
  /// By raw value.
  private static let tags = EntityType.allCases.map { Array($0.tag.utf8) }

  private let format: TableFormat
  private let tally: Tally
  private let columns: [String]

  init(_ format: TableFormat, _ tally: Tally, hasDays: Bool) {
    self.format = format
    self.tally = tally
    columns = ["entity", "type"] + (hasDays ? ["day"] : []) + ["mentions", "documents"]
  }

  func write(_ lines: some Collection<TableLine>, to sink: ([UInt8]) throws -> Void) rethrows {
    let widths = format == .table ? widths(of: lines) : []
    var piece = header(widths)
    for line in lines {
      append(line, widths, to: &piece)
      guard piece.count >= 64 << 10 else { continue }
      try sink(piece)
      piece.removeAll(keepingCapacity: true)
    }
    if !piece.isEmpty { try sink(piece) }
  }

  private func widths(of lines: some Collection<TableLine>) -> [Int] {
    lines.reduce(into: columns.map(\.utf8.count)) { widths, line in
      for (column, cell) in cells(line).enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(cell))
      }
    }
  }

  private func header(_ widths: [Int]) -> [UInt8] {
    switch format {
    case .tsv: Array((columns.joined(separator: "\t") + "\n").utf8)
    case .csv: Array((columns.joined(separator: ",") + "\r\n").utf8)
    case .jsonl: []
    case .table: aligned(columns, widths)
    }
  }

  private func append(_ line: TableLine, _ widths: [Int], to piece: inout [UInt8]) {
    switch format {
    case .tsv:
      TextWriter.appendTSV(tally.name(of: line.row), to: &piece)
      append(line, dividedBy: UInt8(ascii: "\t"), to: &piece)
      piece.append(UInt8(ascii: "\n"))
    case .csv:
      TextWriter.appendCSV(tally.name(of: line.row), to: &piece)
      append(line, dividedBy: UInt8(ascii: ","), to: &piece)
      piece.append(contentsOf: "\r\n".utf8)
    case .jsonl: appendJSON(line, to: &piece)
    case .table: piece.append(contentsOf: aligned(cells(line), widths))
    }
  }

  /// All cells but the first.
  private func append(_ line: TableLine, dividedBy divider: UInt8, to piece: inout [UInt8]) {
    piece.append(divider)
    piece.append(contentsOf: Self.tags[Int(line.row.type.rawValue)])
    if let day = line.day {
      piece.append(divider)
      TextWriter.append(day, to: &piece)
    }
    piece.append(divider)
    TextWriter.append(line.mentions, to: &piece)
    piece.append(divider)
    TextWriter.append(line.documents, to: &piece)
  }

  private func appendJSON(_ line: TableLine, to piece: inout [UInt8]) {
    piece.append(contentsOf: "{\"entity\":".utf8)
    TextWriter.appendJSON(tally.name(of: line.row), to: &piece)
    piece.append(contentsOf: ",\"type\":\"\(line.row.type.tag)\"".utf8)
    if let day = line.day {
      piece.append(contentsOf: ",\"day\":\(day.isKnown ? "\"\(day.description)\"" : "null")".utf8)
    }
    piece.append(contentsOf: ",\"mentions\":\(line.mentions)".utf8)
    piece.append(contentsOf: ",\"documents\":\(line.documents)}\n".utf8)
  }

  private func cells(_ line: TableLine) -> [String] {
    var name: [UInt8] = []
    TextWriter.appendTSV(tally.name(of: line.row), to: &name)
    let day = line.day.map { [$0.description] } ?? []
    return [String(decoding: name, as: UTF8.self), line.row.type.tag] + day
      + [String(line.mentions), String(line.documents)]
  }

  private func aligned(_ cells: [String], _ widths: [Int]) -> [UInt8] {
    TextTable.line(cells, widths: widths, left: columns.count - 2)
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
