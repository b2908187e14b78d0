import Broadsheet
import BroadsheetCore
import Foundation
import Tables

/// The tables of a run that never was, of any kind.
struct MadeTables {
  enum Kind: String, CaseIterable, Sendable {
    case tsv, csv, jsonl, sqlite, packed
  }

  private let scratch: Scratch
  private let kind: Kind
  private let database: SQLiteFile?

  /// Writes them into the folder `tables`.
  static func write(_ kind: Kind, in scratch: Scratch) throws {
    let folder = scratch.path("tables")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let tables = try MadeTables(scratch, kind)
    for (schema, rows) in all { try tables.write(schema, rows) }
    if kind == .sqlite { try tables.write(.run, [["complete", "true"]]) }
    try tables.database?.finish(views: TableSchema.views(of: all.map(\.0)))
    let options = "{\"format\": \"\(kind == .packed ? "tsv.gz" : kind.rawValue)\"}"
    try scratch.write("{\n  \"options\": \(options),\n  \"complete\": true\n}\n", "tables/run.json")
  }

  private init(_ scratch: Scratch, _ kind: Kind) throws {
    self.scratch = scratch
    self.kind = kind
    let path = scratch.path("tables/" + TableSchema.database)
    database = kind == .sqlite ? try SQLiteFile(path: path) : nil
  }

  private func write(_ schema: TableSchema, _ rows: [[any Sendable]]) throws {
    if let database {
      var writer = try TableWriter(schema, in: database)
      return try append(rows, to: &writer)
    }
    let kind = TableKind(rawValue: kind.rawValue) ?? .tsv
    let file = Bytes()
    let packer = GzipWriter { file.bytes += $0 }
    var writer = TableWriter(schema, as: kind) { file.bytes += $0 }
    if self.kind == .packed { writer = TableWriter(schema, as: kind) { try packer.write($0) } }
    try append(rows, to: &writer)
    if self.kind == .packed { try packer.finish() }
    let name = schema.fileName(kind, isPacked: self.kind == .packed)
    try scratch.write(Data(file.bytes), "tables/" + name)
  }

  private final class Bytes {
    var bytes: [UInt8] = []
  }

  private func append(_ rows: [[any Sendable]], to writer: inout TableWriter) throws {
    for row in rows {
      for cell in row {
        switch cell {
        case let text as String: writer.append(text: text)
        case let number as Int: writer.append(integer: number)
        case let day as Day: writer.append(day: day)
        case let number as Double: writer.append(real: number)
        default: break
        }
      }
      try writer.endRow()
    }
    try writer.finish()
  }

  private static func day(_ text: String) -> Day { Day(iso: text) ?? .unknown }

  static let evil = "Evil\u{1B}[2J\t\u{202E}\"Co\", Ltd"

  private static let all: [(TableSchema, [[any Sendable]])] = [
    (.entities, entities),
    (.periods(.day, bySource: true), daily),
    (
      .articles,
      [
        [Day.unknown, 9, 9], [day("1789-05-05"), 1, 1], [day("2024-01-01"), 80, 75],
        [day("2024-01-30"), 30, 30], [day("2024-02-03"), 40, 35], [day("2024-02-20"), 50, 50],
        [day("2024-06-30"), 70, 60],
      ]
    ),
    (
      .sources,
      [
        ["Jane Roe", "PER", "wire", 30, 9, 20, 7], ["Jane Roe", "PER", "gazette", 31, 8, 30, 8],
        ["Paris", "LOC", "wire", 50, 20, 50, 20],
      ]
    ),
    (
      .pairs,
      [
        ["Jane Roe", "PER", "Paris", "LOC", 7, 6, 0.4251],
        ["Evilania", "LOC", "Jane Roe", "PER", 9, 8, -0.1],
        ["Jane Roe", "PER", evil, "ORG", 2, 2, 0.0],
        ["Paris", "LOC", "Jane Roe", "PER", 7, 6, 0.4251],
        ["Paris", "PER", "Jane Roe", "ORG", 1, 1, 1.0],
      ]
    ),
    (
      .aliases,
      [
        ["J. Roe", "PER", "J. Roe", "ambiguous", 3], ["Jane Roe", "PER", "Jane Roe", "none", 41],
        ["Ms. Roe", "PER", "Jane Roe", "title", 4], ["Roe", "PER", "Jane Roe", "surname", 16],
        ["Roe", "PER", "Richard Roe", "surname", 2],
      ]
    ),
    (
      .examples,
      [
        [
          "Jane Roe", "PER", "dumps/a.jsonl.gz", 17, day("2024-02-03"), "wire",
          "The chair, Ms.\n", "Roe", ", told\treporters.",
        ],
        ["Jane Roe", "PER", "b\u{1B}c.txt", 1, Day.unknown, "", "", "Jane Roe", " \u{202E}spoke."],
        ["Paris", "LOC", "dumps/a.jsonl.gz", 2, Day.unknown, "", "in ", "Paris", ""],
      ]
    ),
  ]

  private static let entities: [[any Sendable]] = [
    ["Paris", "LOC", 120, 60, 110, 55, day("2024-01-01"), day("2024-06-30"), 2, 1],
    ["Jane Roe", "PER", 61, 17, 50, 15, day("2024-01-30"), day("2024-02-20"), 2, 3],
    ["Paris", "PER", 12, 4, 12, 4, Day.unknown, Day.unknown, 1, 1],
    ["Richard Roe", "PER", 9, 3, 9, 3, day("2024-01-01"), day("2024-01-01"), 1, 2],
    [evil, "ORG", 4, 2, 4, 2, Day.unknown, Day.unknown, 1, 1],
    ["Évian", "LOC", 3, 3, 3, 3, Day.unknown, Day.unknown, 1, 1],
    ["J. Roe", "PER", 3, 3, 3, 3, Day.unknown, Day.unknown, 1, 1],
  ]

  private static let daily: [[any Sendable]] = [
    ["Jane Roe", "PER", Day.unknown, "wire", 3, 1, 3, 1],
    ["Jane Roe", "PER", day("2024-01-30"), "gazette", 5, 1, 5, 1],
    ["Jane Roe", "PER", day("2024-01-30"), "wire", 3, 1, 2, 1],
    ["Jane Roe", "PER", day("2024-02-03"), "gazette", 40, 10, 30, 9],
    ["Jane Roe", "PER", day("2024-02-20"), "wire", 10, 4, 10, 3],
    ["Paris", "LOC", day("2024-01-01"), "wire", 60, 30, 55, 28],
    ["Paris", "LOC", day("2024-06-30"), "wire", 60, 30, 55, 27],
  ]
}
