/// Columns for a person: names to the left, figures to the right, two blanks between.
enum TextTable {
  /// One line; the first `left` cells are put to the left of their columns.
  static func line(_ cells: [String], widths: [Int], left: Int) -> [UInt8] {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[column] - TerminalWidth.of(cell)))
      line += column == 0 ? "" : "  "
      line += column < left ? cell + padding : padding + cell
    }
    return Array((line + "\n").utf8)
  }

  /// How wide each column must be.
  static func widths(_ rows: [[String]]) -> [Int] {
    var widths = [Int](repeating: 0, count: rows.first?.count ?? 0)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], TerminalWidth.of(cell))
      }
    }
    return widths
  }
}
