/// Lays out columns for a person: texts to the left, figures to the right, two blanks between.
///
/// Measures cells first. If lines would be too wide, cuts texts and headers, the widest first, but
/// never figures.
package struct TextTable {
  package enum Column: Sendable {
    /// To the left; cut if the line is too narrow.
    case text
    /// The same, but cut at its start, because the end of a path says more.
    case path
    /// To the right and whole.
    case figure
    /// To the left and whole.
    case day
    /// The type of an entity, whole and in its colour.
    case type

    var isCut: Bool { self == .text || self == .path }
  }

  private let columns: [Column]
  private let look: TextLook
  /// Whether a text in the last column is followed by blanks.
  private let fillsLast: Bool
  private var widths: [Int]
  /// The widths without headers.
  private var bodies: [Int]

  package init(_ columns: [Column], _ look: TextLook = .plain, fillsLast: Bool = true) {
    self.columns = columns
    self.look = look
    self.fillsLast = fillsLast
    widths = [Int](repeating: 0, count: columns.count)
    bodies = widths
  }

  /// Makes a column wide enough for a cell.
  package mutating func measure(_ cell: String, in column: Int, isHeader: Bool = false) {
    let width = TerminalWidth.of(cell)
    widths[column] = max(widths[column], width)
    if !isHeader { bodies[column] = max(bodies[column], width) }
  }

  /// Lays out rows as lines; the first row is a header if `hasHeader`.
  package static func lines(
    _ rows: [[String]],
    _ columns: [Column],
    look: TextLook,
    hasHeader: Bool = true,
    fillsLast: Bool = true
  ) -> [String] {
    var table = TextTable(columns, look, fillsLast: fillsLast)
    for (number, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() {
        table.measure(cell, in: column, isHeader: hasHeader && number == 0)
      }
    }
    table.fit()
    return rows.enumerated().map { table.line($1, isHeader: hasHeader && $0 == 0) }
  }

  // MARK: - Fitting

  /// Narrows columns to the width of a line, once all cells are measured: first long texts, then
  /// columns that are wide because of their headers, then short texts.
  package mutating func fit() {
    guard let width = look.width else { return }
    let texts = columns.indices.filter { columns[$0].isCut }
    var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
    narrow(texts, by: &excess) { _ in 12 }
    narrow(Array(columns.indices), by: &excess) { [bodies] in max(4, bodies[$0]) }
    narrow(texts, by: &excess) { _ in 4 }
  }

  /// Narrows the widest of these columns by one cell at a time, down to the minimum of each.
  private mutating func narrow(_ chosen: [Int], by excess: inout Int, to least: (Int) -> Int) {
    while excess > 0 {
      let wide = chosen.filter { widths[$0] > least($0) }
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  // MARK: - Lines

  /// One line, without its break.
  package func line(_ cells: [String], isHeader: Bool = false) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      line += column == 0 ? "" : "  "
      line += placed(cell, in: column, isHeader)
    }
    return line
  }

  private func placed(_ cell: String, in column: Int, _ isHeader: Bool) -> String {
    let isCut = isHeader || columns[column].isCut
    let keepsEnd = !isHeader && columns[column] == .path
    let cell = isCut ? TerminalWidth.cut(cell, to: widths[column], keepsEnd: keepsEnd) : cell
    let dressed = look.style.dress(cell, style(of: cell, in: column, isHeader))
    let padding = String(repeating: " ", count: max(0, widths[column] - TerminalWidth.of(cell)))
    if columns[column] == .figure { return padding + dressed }
    return column == columns.count - 1 && !fillsLast ? dressed : dressed + padding
  }

  private func style(of cell: String, in column: Int, _ isHeader: Bool) -> ANSIStyle.Style {
    if isHeader { return .bold }
    return columns[column] == .type ? ANSIStyle.Style(type: cell) : .plain
  }
}
