import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Tables
import Testing

@Suite struct TableWriterTests {
  static let table = MadeTable(rows: 3000, seed: 1)

  /// The slow way: strings, joined.
  private func naive(_ table: MadeTable, _ kind: TableKind) -> String {
    let names = table.schema.columns.map(\.name)
    let lines = table.rows.map { row in
      let cells = zip(names, row).map { name, cell in
        let text = cell.read.map { String(decoding: $0, as: UTF8.self) }
        switch kind {
        case .csv: return quoted(text ?? "", cell)
        case .jsonl: return "\"\(name)\":" + json(text, cell)
        default: return escaped(text ?? "")
        }
      }
      switch kind {
      case .csv: return cells.joined(separator: ",") + "\r\n"
      case .jsonl: return "{" + cells.joined(separator: ",") + "}\n"
      default: return cells.joined(separator: "\t") + "\n"
      }
    }
    let header =
      kind == .jsonl
      ? "" : names.joined(separator: kind == .csv ? "," : "\t") + (kind == .csv ? "\r\n" : "\n")
    return header + lines.joined()
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": return "\\\\"
      case "\t": return "\\t"
      case "\n": return "\\n"
      case "\r": return "\\r"
      default:
        let value = scalar.value
        let isHidden =
          value < 0x20 || (0x7F..<0xA0).contains(value) || (0x200E...0x200F).contains(value)
          || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        return isHidden ? String(format: "\\u%04x", value) : String(scalar)
      }
    }.joined()
  }

  private func quoted(_ text: String, _ cell: Cell) -> String {
    guard case .text = cell else { return text }
    var text = escaped(text)
    if text.wholeMatch(of: /'*[=+@\-](?s:.*)/) != nil { text = "'" + text }
    guard text.utf8.contains(0x22) || text.utf8.contains(0x2C) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"", options: .literal) + "\""
  }

  private func json(_ text: String?, _ cell: Cell) -> String {
    guard let text else { return "null" }
    switch cell {
    case .integer, .real: return text
    case .text, .day:
      let escapes = escaped(text).unicodeScalars.map { $0 == "\"" ? "\\\"" : String($0) }
      return "\"" + escapes.joined() + "\""
    }
  }

  @Test(arguments: [TableKind.tsv, .csv, .jsonl])
  func rowsAreThoseOfANaiveWriter(_ kind: TableKind) throws {
    let found = String(decoding: try Self.table.bytes(kind), as: UTF8.self)
    let wanted = naive(Self.table, kind)
    for (line, other) in zip(found.utf8.split(separator: 0x0A), wanted.utf8.split(separator: 0x0A))
    {
      guard !line.elementsEqual(other) else { continue }
      Issue.record("\(String(line) ?? "") instead of \(String(other) ?? "")")
      break
    }
    let isSame = found.utf8.elementsEqual(wanted.utf8)
    #expect(isSame)
  }

  @Test func columnsAlign() throws {
    let schema = TableSchema(
      "daily",
      [.init("entity", .text), .init("day", .day), .init("n", .integer), .init("npmi", .real)]
    )
    let pieces = Pieces()
    var writer = TableWriter(schema, as: .table) { pieces.bytes += $0 }
    for (name, day, number) in [("東京", Day.unknown, 7), ("a\tb", Day(number: 0), 12)] {
      writer.append(text: name)
      writer.append(day: day)
      writer.append(integer: number)
      writer.append(real: -0.25)
      try writer.endRow()
    }
    #expect(pieces.bytes.isEmpty)
    try writer.finish()
    let wanted = [
      "entity  day          n     npmi", "東京                 7  -0.2500",
      "a\\tb    1970-01-01  12  -0.2500", "",
    ]
    #expect(String(decoding: pieces.bytes, as: UTF8.self) == wanted.joined(separator: "\n"))
  }

  @Test(arguments: [TableKind.tsv, .csv, .jsonl, .table])
  func piecesAreOfBoundedSize(_ kind: TableKind) throws {
    var sizes: [Int] = []
    var writer = TableWriter(Self.table.schema, as: kind) { sizes.append($0.count) }
    try Self.table.write(to: &writer)
    #expect(sizes.count > 2)
    #expect(sizes.dropLast().allSatisfy { (64 << 10..<66 << 10).contains($0) })
  }

  @Test(arguments: [TableKind.tsv, .csv, .jsonl, .table], [0, 1, 2])
  func aFullDiskEndsTheWriting(_ kind: TableKind, _ pieces: Int) throws {
    var left = pieces
    var writer = TableWriter(Self.table.schema, as: kind) { _ in
      left -= 1
      if left < 0 { throw TableError(.output, "disk full") }
    }
    #expect(throws: TableError(.output, "disk full")) { try Self.table.write(to: &writer) }
  }

  @Test(arguments: [TableKind.tsv, .csv, .jsonl])
  func noRowsAreATable(_ kind: TableKind) throws {
    let table = MadeTable(rows: 0, seed: 1)
    var reader = try TableReader("x", as: kind, pieces(of: try table.bytes(kind), 100))
    let row = try reader.next()
    #expect(row == nil)
  }
}
