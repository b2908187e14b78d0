internal import Tables

/// Tables that are read back: any bytes are rows or an error, whatever the pieces they come in, and
/// the rows of a name are those that say it.
enum TablesTarget {
  private struct Table: Equatable {
    var columns: [String] = []
    var rows: [[[UInt8]?]] = []
  }

  static func run(_ input: [UInt8]) {
    guard let choice = input.first, input.count <= 4096 else { return }
    let kind = [TableKind.tsv, .csv, .jsonl][Int(choice) % 3]
    let text = Array(input.dropFirst())
    let table = read(text, kind, piece: 4096)
    check(read(text, kind, piece: 1 + Int(choice) / 3) == table, "pieces do not show")
    guard let table, let column = table.columns.first, let name = table.rows.last?.first ?? nil
    else { return }
    let found = read(text, kind, piece: 4096, (column, name))
    check(found.map { $0.rows.count <= table.rows.count } ?? false, "no rows are made up")
    check(found?.rows.allSatisfy { $0.first == name } ?? false, "only what was asked for")
  }

  /// The cells of all rows, or of those where a column says this; nil where the bytes are no table.
  private static func read(
    _ text: [UInt8],
    _ kind: TableKind,
    piece: Int,
    _ filter: (column: String, name: [UInt8])? = nil
  ) -> Table? {
    var rest = text[...]
    let next: () -> [UInt8]? = {
      defer { rest = rest.dropFirst(piece) }
      return rest.isEmpty ? nil : Array(rest.prefix(piece))
    }
    do {
      var reader = try TableReader("fuzz", as: kind, next)
      if let filter { reader.select([filter.column], filter.name) }
      var table = Table()
      while let row = try reader.next() { table.rows.append(reader.columns.map { row.bytes($0) }) }
      table.columns = reader.columns
      return table
    } catch {
      return nil
    }
  }
}
