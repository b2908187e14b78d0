import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Tables

/// A cell of a made-up table.
enum Cell: Equatable {
  case text([UInt8])
  case integer(Int)
  case day(Day)
  case real(Double)
}

/// A made-up table of all kinds of columns.
struct MadeTable {
  let schema: TableSchema
  var rows: [[Cell]]

  static let columns: [TableSchema.Column] = [
    .init("entity", .text), .init("type", .text), .init("mentions", .integer),
    .init("first_day", .day), .init("npmi", .real), .init("before", .text),
  ]

  /// Names that try to break rows, quotes, escapes and terminals.
  static let hostile: [String] = [
    "", " ", "plain name", "=1+1", "-", "+", "@x", "'=1", "''-x", "'quoted'", "'", "a,b", "\"",
    "\"\"", "say \"hi\"", "a\tb", "a\nb", "a\r\nb", "\r", "\\", "\\t", "\\\\n", "\\u0041", "a\\",
    "\u{1B}[31mred", "\u{7F}\u{9B}\u{85}", "\u{202E}live", "\u{200E}\u{2028}\u{2066}",
    "\u{1}\u{1F}",
    "café 中文 😀", "Cafe\u{301}", "null", "NULL", "{\"entity\":\"x\"}", "},{", "\t=1", ",",
    "; DROP TABLE entities", "\"; DROP TABLE entities; --", "a' OR '1'='1", "%s%n", "\u{FEFF}bom",
  ]

  static let nasty = Array("ab'\"\\,=\t\n\r {}:nut-\u{0}\u{202E}é😀".utf8)

  init(_ name: String = "entities", rows count: Int, seed: UInt64) {
    schema = TableSchema(name, Self.columns, indexes: [["entity", "type"], ["first_day"]])
    var random = Seeded(state: seed)
    rows = (0..<count).map { number in
      let name =
        number < Self.hostile.count
        ? Array(Self.hostile[number].utf8) : Self.text(random.below(12), &random)
      return Self.row(name, &random)
    }
    // Some begin as the row before them, which a writer may be told.
    for number in rows.indices.dropFirst(Self.hostile.count + 1) where random.below(3) == 0 {
      rows[number].replaceSubrange(0..<2, with: rows[number - 1][0..<2])
    }
  }

  /// Valid UTF-8: rows of JSON and of a database hold nothing else.
  private static func text(_ length: Int, _ random: inout Seeded) -> [UInt8] {
    Array(String(decoding: random.bytes(length, from: nasty), as: UTF8.self).utf8)
  }

  private static func row(_ name: [UInt8], _ random: inout Seeded) -> [Cell] {
    let numbers = [0, 9, 10, -1, 99, 1_000_000, .max, .min, random.below(1 << 40)]
    let days = [Day.unknown, Day(number: 0), Day(number: Int32(random.below(40_000)) - 9000)]
    let reals = [0, -0.00001, 1, -1, 0.5, 12_345.678_94, .nan, -.infinity, 1e15]
    return [
      .text(name), .text(Array(["PER", "ORG"][random.below(2)].utf8)),
      .integer(numbers[random.below(numbers.count)]), .day(days[random.below(days.count)]),
      .real(random.below(2) == 0 ? reals[random.below(9)] : Double(random.below(20_001)) / 1e4 - 1),
      .text(text(random.below(20), &random)),
    ]
  }

  func write(to writer: inout TableWriter) throws {
    var kept: ArraySlice<Cell> = []
    for row in rows {
      let isKept = !kept.isEmpty && row.starts(with: kept)
      if isKept { writer.appendStart() }
      for (column, cell) in row.enumerated().dropFirst(isKept ? kept.count : 0) {
        switch cell {
        case .text(let text): writer.append(text: text[...])
        case .integer(let number): writer.append(integer: number)
        case .day(let day): writer.append(day: day)
        case .real(let number): writer.append(real: number)
        }
        guard column == 1, !isKept else { continue }
        writer.keepStart()
        kept = row[...column]
      }
      try writer.endRow()
    }
    try writer.finish()
  }

  func bytes(_ kind: TableKind) throws -> [UInt8] {
    let pieces = Pieces()
    var writer = TableWriter(schema, as: kind) { pieces.bytes += $0 }
    try write(to: &writer)
    return pieces.bytes
  }
}

final class Pieces {
  var bytes: [UInt8] = []
}

extension Cell {
  /// What a reader must find: nil is nothing.
  var read: [UInt8]? {
    switch self {
    case .text(let text): text
    case .integer(let number): Array("\(number)".utf8)
    case .day(let day): day.isKnown ? Array(day.description.utf8) : nil
    case .real(let number):
      number.magnitude < 1e14 ? Array(Self.fixed(number).utf8) : nil
    }
  }

  /// Four decimals as the C library has them, but for a zero without a sign.
  private static func fixed(_ number: Double) -> String {
    let text = String(format: "%.4f", number)
    return text == "-0.0000" ? "0.0000" : text
  }
}

/// Gives bytes in pieces of a size.
func pieces(of bytes: [UInt8], _ size: Int) -> () -> [UInt8]? {
  var rest = bytes[...]
  return {
    guard !rest.isEmpty else { return nil }
    let piece = Array(rest.prefix(size))
    rest = rest.dropFirst(size)
    return piece
  }
}
