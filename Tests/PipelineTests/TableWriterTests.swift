import Broadsheet
import Foundation
import Testing

/// Names that try to break rows, spreadsheets and terminals, through every format of the table.
@Suite struct TableWriterTests {
  /// Canonical names, as a user's dictionary gives them.
  static let hostile = [
    "=HYPERLINK(\"http://evil\")", "+1+1", "-2+3", "@SUM(A1)", "a,b", "say \"hi\"", "\"", "\"\"",
    "back\\slash\\t", "\\", "'quoted'", "café 中文 😀", "x;y|z", " leading and trailing ", ",", "NULL",
  ]

  private func table() async throws -> EntityTable {
    let list = Self.hostile.enumerated().map { "Name\($0)\tORG\t\($1)\n" }.joined()
    let tagger = try EntityTagger(.nothing, dictionary: Array(list.utf8))
    let text = Self.hostile.indices.map { "Name\($0)" }.joined(separator: ", ")
    return try await Broadsheet(tagger: tagger).count([.text(jsonLines(text))]).0
  }

  @Test func rowsHoldTheNamesAsTheyAre() async throws {
    let rows = try await table().rows()
    #expect(Set(rows.map(\.entity)) == Set(Self.hostile))
    #expect(rows.map { Array($0.entity.utf8) }.isSorted)
  }

  @Test func tsvReadsBack() async throws {
    let text = try await String(decoding: bytes(of: table()), as: UTF8.self)
    let rows = text.split(separator: "\n").map { $0.components(separatedBy: "\t") }
    #expect(rows.count == Self.hostile.count + 1)
    #expect(rows.allSatisfy { $0.count == 4 })
    let names = rows.dropFirst().map { $0[0].replacingOccurrences(of: "\\\\", with: "\\") }
    #expect(Set(names) == Set(Self.hostile))
  }

  @Test func csvReadsBack() async throws {
    let rows = try await CSVReader.rows(bytes(of: table(), as: .csv))
    #expect(rows.first == ["entity", "type", "mentions", "documents"])
    #expect(rows.count == Self.hostile.count + 1)
    #expect(rows.dropFirst().allSatisfy { $0.count == 4 && $0[1] == "ORG" && $0[2] == "1" })
    let expected = Self.hostile.map { name in
      let isFormula = name.first.map { "=+-@".contains($0) } ?? false
      return (isFormula ? "'" : "") + name.replacingOccurrences(of: "\\", with: "\\\\")
    }
    #expect(Set(rows.dropFirst().map { $0[0] }) == Set(expected))
  }

  @Test func jsonReadsBack() async throws {
    let text = try await String(decoding: bytes(of: table(), as: .jsonl), as: UTF8.self)
    let objects = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(Set(objects.compactMap { $0["entity"] as? String }) == Set(Self.hostile))
    #expect(objects.allSatisfy { $0["mentions"] as? Int == 1 && $0["type"] as? String == "ORG" })
  }

  @Test func columnsAlign() async throws {
    let tagger = try EntityTagger.knowing("A|LOC|東京", "B|PER|Cafe\u{301}", "C|ORG|plain name")
    let text = jsonLines("A, A, A, A, A, A, A, A, A, A. B. C.", "C")
    let (table, _) = try await Broadsheet(tagger: tagger).count([.text(text)])
    let lines = String(decoding: try bytes(of: table, as: .table), as: UTF8.self)
    #expect(
      lines == """
        entity      type  mentions  documents
        東京        LOC         10          1
        plain name  ORG          2          2
        Café        PER          1          1

        """
    )
  }

  @Test(arguments: TableFormat.allCases)
  func topKeepsTheFirstRows(_ format: TableFormat) async throws {
    let table = try await table()
    let all = try lines(table, format, top: nil)
    for top in [0, 1, 3, 1000] {
      let header = format == .jsonl ? 0 : 1
      #expect(try lines(table, format, top: top).count == min(top, table.count) + header)
      // The width of columns depends on the rows that are shown.
      guard format != .table else { continue }
      #expect(try lines(table, format, top: top) == Array(all.prefix(top + header)))
    }
  }

  private func lines(_ table: EntityTable, _ format: TableFormat, top: Int?) throws -> [String] {
    var all: [UInt8] = []
    try table.write(as: format, top: top) { all += $0 }
    return String(decoding: all, as: UTF8.self).split { $0.isNewline }.map(String.init)
  }

  @Test func whatTheSinkThrowsEndsTheWriting() async throws {
    let table = try await table()
    #expect(throws: CancellationError.self) {
      try table.write(as: .tsv) { _ in throw CancellationError() }
    }
  }
}

extension [[UInt8]] {
  fileprivate var isSorted: Bool {
    zip(self, dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
  }
}
