/// Columns for a person: names to the left, figures to the right, two blanks between.
package enum TextTable {
  /// One line; `left` says of each column whether its cells are put to the left.
  package static func line(_ cells: [String], _ widths: [Int], _ left: [Bool]) -> [UInt8] {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[column] - TerminalWidth.of(cell)))
      line += column == 0 ? "" : "  "
      line += left[column] ? cell + padding : padding + cell
    }
    return Array((line + "\n").utf8)
  }

  /// The same where the first `left` columns are those.
  package static func line(_ cells: [String], widths: [Int], left: Int) -> [UInt8] {
    line(cells, widths, cells.indices.map { $0 < left })
  }

  /// How wide each column must be.
  package static func widths(_ rows: [[String]]) -> [Int] {
    var widths = [Int](repeating: 0, count: rows.first?.count ?? 0)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(cell))
      }
    }
    return widths
  }
}
