import BroadsheetCore
import BroadsheetTestSupport
import Tables
import Testing

@Suite struct TableReaderTests {
  static let kinds: [TableKind] = [.tsv, .csv, .jsonl]
  static let table = MadeTable(rows: 1200, seed: 2)

  private func rows(
    _ bytes: [UInt8],
    _ kind: TableKind,
    _ size: Int,
    _ select: (columns: [String], text: [UInt8])? = nil
  ) throws -> [TableRow] {
    var reader = try TableReader("x.tsv", as: kind, pieces(of: bytes, size))
    if let select { reader.select(select.columns, select.text) }
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func expectCells(_ rows: [TableRow], _ wanted: [[Cell]], _ kind: TableKind) {
    #expect(rows.count == wanted.count)
    for (row, cells) in zip(rows, wanted) {
      for (column, cell) in zip(MadeTable.columns, cells) {
        // An empty cell is all that TSV and CSV have for nothing.
        let found = row.bytes(column.name)
        guard
          (kind == .jsonl ? found : found ?? []) != (kind == .jsonl ? cell.read : cell.read ?? [])
        else { continue }
        Issue.record("\(kind), \(column.name): \(found ?? []) instead of \(cell)")
        return
      }
    }
  }

  @Test(arguments: kinds, [1, 7, 1 << 20])
  func whatIsWrittenIsRead(_ kind: TableKind, _ size: Int) throws {
    let count = size == 1 ? 120 : 1200
    let table = MadeTable(rows: count, seed: 3)
    expectCells(try rows(try table.bytes(kind), kind, size), table.rows, kind)
  }

  /// The prefilter never loses a row and never lets another through.
  @Test(arguments: kinds)
  func rowsOfANameAreFound(_ kind: TableKind) throws {
    let bytes = try Self.table.bytes(kind)
    for name in MadeTable.hostile + ["a", "b", "nobody"] {
      let text = Array(name.utf8)
      for columns in [["entity"], ["before"], ["entity", "before"]] {
        let wanted = Self.table.rows.filter { row in
          columns.contains { row[$0 == "entity" ? 0 : 5] == .text(text) }
        }
        let found = try rows(bytes, kind, 1000, (columns, text))
        expectCells(found, wanted, kind)
      }
    }
  }

  @Test func valuesAreRead() throws {
    let text = "entity\tmentions\tday\tnpmi\nA\t-12\t2024-02-29\t-0.5000\n\t\t\t\n"
    let found = try rows(Array(text.utf8), .tsv, 10)
    #expect(try found[0].integer("mentions") == -12)
    #expect(try found[0].day("day") == Day(year: 2024, month: 2, day: 29))
    #expect(try found[0].real("npmi") == -0.5)
    #expect(found[0].text("entity") == "A")
    #expect(try found[1].integer("mentions") == nil)
    #expect(try found[1].day("day") == .unknown)
    #expect(try found[0].integer("no such") == nil)
    #expect(found[0].bytes("no such") == nil)
  }

  static let damaged: [(TableKind, String, String)] = [
    (.tsv, "a\tb\n1\t2\n1\n", "x.tsv, line 3: 1 cells instead of 2"),
    (.tsv, "a\tb\n1\t2\t3\n", "line 2: 3 cells instead of 2"),
    (.tsv, "", "is empty"),
    (.tsv, "a\tb\n\n", "line 2: 1 cells"),
    (.csv, "a,b\r\n\"1,2\r\n", "line 2: unmatched quotes"),
    (.csv, "a,b\r\n\"1\"x,2\r\n", "line 2: unmatched quotes"),
    (.csv, "a,b\r\n1\"x,2\r\n", "line 2: unmatched quotes"),
    (.csv, "a,b\r\n1\r\n", "line 2: 1 cells instead of 2"),
    (.jsonl, "{\"a\":1}\n[]\n", "line 2: not a JSON object"),
    (.jsonl, "{\"a\":1}\n{\"b\":1}\n", "line 2: the keys differ"),
    (.jsonl, "{\"a\":1}\n{}\n", "line 2: 0 cells instead of 1"),
    (.jsonl, "{\"a\":1}\n{\"a\":\"\\x\"}\n", "line 2: an invalid escape"),
    (.jsonl, "{\"a\":1}\n{\"a\":1", "line 2: not a JSON object"),
    (.jsonl, "{\"a\":1}\n{\"a\":1}}\n", "line 2: not a JSON object"),
    (.jsonl, "{\"a\":1}\n{\"a\" 1}\n", "line 2: not a JSON object"),
    (.jsonl, "{\"a\":\"\\ud800\"}\n", "line 1: an invalid escape"),
  ]

  @Test(arguments: damaged)
  func damageIsNamed(_ kind: TableKind, _ text: String, _ message: String) throws {
    let error = #expect(throws: TableError.self) { try rows(Array(text.utf8), kind, 4) }
    #expect(error?.kind == .noInput)
    #expect(error?.description.contains(message) == true)
  }

  @Test func valuesThatAreNoneAreNamed() throws {
    let found = try rows(Array("a\tday\tr\n1x\t2024-02-30\t\u{1B}\n".utf8), .tsv, 100)
    let message = "x.tsv, line 2: a is not a whole number: '1x'"
    #expect(throws: TableError(.noInput, message)) { try found[0].integer("a") }
    #expect(throws: TableError.self) { try found[0].day("day") }
    let error = #expect(throws: TableError.self) { try found[0].real("r") }
    #expect(error?.description.contains("\\u001b") == true)
  }

  @Test func aLineThatNeverEndsIsRefused() throws {
    var left = 40
    let error = #expect(throws: TableError.self) {
      _ = try TableReader("x", as: .tsv) {
        left -= 1
        return left < 0 ? nil : [UInt8](repeating: 0x61, count: 1 << 20)
      }
    }
    #expect(error?.description.contains("over 16 MiB") == true)
  }

  /// No bytes make a reader trap.
  @Test(arguments: kinds)
  func anyBytesAreReadOrRefused(_ kind: TableKind) {
    var random = Seeded(state: 5)
    let alphabet = Array("a\"\\,{}[]:u0d8\t\n\r'= 1".utf8) + [0xFF, 0x00]
    for _ in 0..<3000 {
      let bytes = random.bytes(random.below(40), from: alphabet)
      guard let found = try? rows(bytes, kind, 1 + random.below(8)) else { continue }
      for row in found { _ = (row.text("a"), try? row.integer("a"), try? row.day("a")) }
    }
  }

  @Test func otherWritersOfJSONAreRead() throws {
    let text = "{ \"entity\" : \"caf\\u00e9 \\ud83d\\ude00\\/\" , \"n\" : [1, {\"a\": \"]\"}] }\n"
    let found = try rows(Array(text.utf8), .jsonl, 10, (["entity"], Array("café 😀/".utf8)))
    #expect(found.count == 1)
    #expect(found.first?.text("n") == "[1, {\"a\": \"]\"}]")
  }

  /// The rows whose first cell is one of some names, against a look at all of them.
  @Test(arguments: kinds)
  func rowsOfNamesAreThoseOfAll(_ kind: TableKind) throws {
    let bytes = try Self.table.bytes(kind)
    let all = try rows(bytes, kind, 1 << 16)
    let names = Set(stride(from: 0, to: all.count, by: 17).compactMap { all[$0].bytes("entity") })
    var reader = try TableReader("x.tsv", as: kind, pieces(of: bytes, 999))
    reader.select(among: names)
    var found: [[UInt8]] = []
    while let row = try reader.next() { found.append(row.bytes("entity") ?? []) }
    let twin = all.map { $0.bytes("entity") ?? [] }.filter(names.contains)
    #expect(found == twin && !found.isEmpty && found.count < all.count)
  }

  @Test(arguments: [
    ("[]", []),
    (" [ 1, \"a,]\" , {\"b\":[2,3]},[4], null ] ", ["1", "a,]", "{\"b\":[2,3]}", "[4]", "null"]),
    ("[1 2]", ["1"]), ("[1,,2]", ["1"]), ("{\"a\":1}", []), ("", []), ("[", []), ("[\"a", []),
    ("[[[[", []),
  ])
  func elementsOfArraysAreFound(_ text: String, _ elements: [String]) {
    var found = JSONElements(Array(text.utf8)[...])
    var texts: [String] = []
    while let element = found.next() {
      let range =
        switch element {
        case .string(let range), .other(let range): range
        }
      texts.append(String(decoding: found.bytes[range], as: UTF8.self))
    }
    #expect(texts == elements)
  }
}
