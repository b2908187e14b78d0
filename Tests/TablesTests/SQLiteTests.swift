import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Tables
import Testing

@Suite(.enabled(if: Traits.hasSQLite))
struct SQLiteTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "tables-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func made(_ tables: [MadeTable], _ name: String) throws -> String {
    let path = folder.appending(path: name).path
    let file = try SQLiteFile(path: path)
    for table in tables {
      var writer = try TableWriter(table.schema, in: file)
      try table.write(to: &writer)
    }
    try file.finish(views: [("top", "SELECT entity FROM entities ORDER BY mentions DESC")])
    return path
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  @Test func whatIsWrittenIsRead() throws {
    defer { clean() }
    let tables = [MadeTable(rows: 900, seed: 7), MadeTable("pairs \"of\" all", rows: 50, seed: 8)]
    let reader = try SQLiteReader(path: try made(tables, "a.sqlite"))
    #expect(reader.tables == ["entities", "pairs \"of\" all"])
    for table in tables {
      var rows: [[[UInt8]?]] = []
      try reader.rows(of: table.schema.name) { row in
        rows.append(MadeTable.columns.map { row.bytes($0.name) })
        return true
      }
      #expect(rows == table.rows.map { $0.map(\.read) })
    }
  }

  @Test func rowsOfANameAreFound() throws {
    defer { clean() }
    let table = MadeTable(rows: 900, seed: 9)
    let reader = try SQLiteReader(path: try made([table], "a.sqlite"))
    for name in MadeTable.hostile + ["nobody"] {
      let text = Array(name.utf8)
      var found: [[UInt8]?] = []
      try reader.rows(of: "entities", where: ["entity", "before"], is: text) { row in
        found.append(row.bytes("mentions"))
        return true
      }
      let wanted = table.rows.filter { $0[0] == .text(text) || $0[5] == .text(text) }
      #expect(found == wanted.map(\.[2].read))
    }
  }

  @Test func theSameRowsMakeTheSameBytesAndNothingElse() throws {
    defer { clean() }
    let table = MadeTable(rows: 5000, seed: 10)
    let first = try Data(contentsOf: URL(filePath: try made([table], "a.sqlite")))
    try Data("left by a run that was killed".utf8).write(to: folder.appending(path: "b.sqlite"))
    let second = try Data(contentsOf: URL(filePath: try made([table], "b.sqlite")))
    #expect(first == second)
    #expect(first.count.isMultiple(of: 4096))
    // The version of the layout, and the text encoding, by SQLite's file format.
    #expect(Array(first[56..<64]) == [0, 0, 0, 1, 0, 0, 0, UInt8(SQLiteFile.layout)])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == ["a.sqlite", "b.sqlite"])
  }

  @Test func whatCannotBeWrittenIsTold() throws {
    defer { clean() }
    let nowhere = folder.appending(path: "no/such.sqlite").path
    let error = #expect(throws: TableError.self) { _ = try SQLiteFile(path: nowhere) }
    #expect(error?.kind == .output)
    #expect(error?.description.contains("such.sqlite: unable to open") == true)
    let file = try SQLiteFile(path: folder.appending(path: "a.sqlite").path)
    var writer = try TableWriter(MadeTable(rows: 0, seed: 1).schema, in: file)
    writer.append(text: "too few")
    #expect(throws: TableError.self) { try writer.endRow() }
    #expect(throws: TableError.self) {
      _ = try TableWriter(MadeTable(rows: 0, seed: 1).schema, in: file)
    }
    #expect(throws: TableError.self) { try file.finish(views: [("v", "SELECT no FROM where")]) }
  }

  @Test func whatIsNoDatabaseIsTold() throws {
    defer { clean() }
    let path = folder.appending(path: "a.sqlite").path
    try Data("this is no database, and long enough to be looked at as one\n".utf8)
      .write(to: URL(filePath: path))
    let error = #expect(throws: TableError.self) { _ = try SQLiteReader(path: path) }
    #expect(error?.kind == .noInput)
    #expect(error?.description.contains("a.sqlite: file is not a database") == true)
    #expect(throws: TableError.self) { _ = try SQLiteReader(path: path + ".missing") }
  }

  @Test func damageInTheMiddleIsTold() throws {
    defer { clean() }
    let path = try made([MadeTable(rows: 5000, seed: 11)], "a.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 8192..<(bytes.count / 2) { bytes[index] = 0xAB }
    try bytes.write(to: URL(filePath: path))
    let reader = try SQLiteReader(path: path)
    #expect(throws: TableError.self) { try reader.rows(of: "entities") { _ in true } }
  }
}

@Suite(.disabled(if: Traits.hasSQLite))
struct NoSQLiteTests {
  @Test func theErrorSaysHowToGetIt() {
    let error = #expect(throws: TableError.self) { _ = try SQLiteFile(path: "/nowhere") }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("libsqlite3-dev") == true)
  }
}
