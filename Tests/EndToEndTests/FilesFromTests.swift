import Foundation
import SystemPackage
import Testing

@testable import BroadsheetCLI

/// `--files-from`: dumps that a list names.
@Suite struct FilesFromTests {
  static let names = ["a", "b", "c d", "é\u{301}", "-", "中"]

  private func dumps() throws -> Scratch {
    let scratch = try Scratch()
    for name in Self.names {
      try scratch.write("{\"text\":\"London\",\"id\":\"\(name)\"}\n", name + ".jsonl")
    }
    return scratch
  }

  /// The files that were read, in their order.
  private func files(_ run: Run) throws -> [String] {
    try run.lines.map { try #require(try Data($0.utf8).object["file"] as? String) }
  }

  private func scan(_ line: String, _ scratch: Scratch) async throws -> Run {
    try await Command.shell(
      "\(line.replacing("SCAN", with: "$broadsheet scan --format jsonl -q"))",
      folder: scratch.url
    )
  }

  @Test(
    arguments: [
      (#"printf 'a.jsonl\nc d.jsonl\n' | SCAN --files-from -"#, ["a.jsonl", "c d.jsonl"]),
      (#"printf 'b.jsonl\r\n\r\n\n./-.jsonl' | SCAN --files-from -"#, ["b.jsonl", "./-.jsonl"]),
      (#"printf '\xef\xbb\xbf中.jsonl\r\n' | SCAN --files-from -"#, ["中.jsonl"]),
      (#"printf 'b.jsonl\0\0c d.jsonl' | SCAN --files-from - -0"#, ["b.jsonl", "c d.jsonl"]),
      (#"printf 'b.jsonl\n' > l; SCAN a.jsonl --files-from l"#, ["a.jsonl", "b.jsonl"]),
      (#"printf 'b.jsonl\n' > l; SCAN --files-from l a.jsonl"#, ["a.jsonl", "b.jsonl"]),
      (
        #"echo b.jsonl > l; echo a.jsonl | SCAN --files-from l --files-from -"#,
        ["b.jsonl", "a.jsonl"]
      ),
      (#"echo - > l; SCAN --files-from l < b.jsonl"#, ["-"]),
      (
        #"mkdir d; mv a.jsonl b.jsonl d; echo d | SCAN --files-from -"#, ["d/a.jsonl", "d/b.jsonl"]
      ),
      (
        #"mkdir d; mv [ab].jsonl d; find d -type f -print0 | sort -z | SCAN -0 --files-from -"#,
        ["d/a.jsonl", "d/b.jsonl"]
      ),
    ]
  )
  func listsAreRead(_ line: String, _ wanted: [String]) async throws {
    let run = try await scan(line, dumps())
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(try files(run) == wanted)
  }

  @Test(
    arguments: [
      ("SCAN --files-from - < /dev/null", 66, "the list on standard input lists no files"),
      (#"printf '\n\r\n\n' > l; SCAN --files-from l a.jsonl"#, 66, "l lists no files"),
      ("SCAN --files-from lits", 66, "cannot read lits: No such file or directory"),
      ("touch list; SCAN --files-from lits", 66, "did you mean list?"),
      ("SCAN --files-from .", 66, "cannot read .: Is a directory"),
      (#"printf 'a.jsonl\0' | SCAN --files-from -"#, 64, "contains NUL bytes: add -0"),
      ("echo - | SCAN --files-from -", 64, "contains -, which is standard input"),
      ("SCAN --files-from - - < a.jsonl", 64, "use - once"),
      ("SCAN --files-from - --files-from - < a.jsonl", 64, "use - once"),
      ("SCAN -0 a.jsonl", 64, "add --files-from LIST"),
      ("printf 'a/%.0s' {1..99999} > l; SCAN --files-from l", 64, "l has a path of 199998 bytes"),
      ("echo aa.jsonl | SCAN --files-from -", 66, "cannot open aa.jsonl: check the path"),
      ("echo aa.jsonl | SCAN --files-from - b.jsonl", 1, "damaged: aa.jsonl, byte 0: unreadable"),
    ]
  )
  func whatIsWrongIsSaid(_ line: String, _ status: Int32, _ message: String) async throws {
    let run = try await scan(line, dumps())
    #expect(run.status == status)
    #expect(run.errors.contains(message))
  }

  /// A path is bytes: what is no UTF-8 is read from a list, and breaks nothing as an argument.
  @Test func pathsNeedNotBeUTF8() async throws {
    let scratch = try dumps()
    let make = #"cp a.jsonl $'\xff\xfe.jsonl'"#
    let listed = try await scan(
      #"\#(make); printf '\xff\xfe.jsonl' | SCAN --files-from -"#,
      scratch
    )
    #expect(listed.status == 0)
    #expect(try files(listed) == ["\u{FFFD}\u{FFFD}.jsonl"])
    let folder = try await Command.shell(
      #"printf '\xff\xfe.jsonl' | $broadsheet count --files-from - -o t --tagger dictionary"#,
      folder: scratch.url
    )
    #expect(folder.status == 0)
    #expect(try scratch.text("t/entities.tsv").contains("London\tLOC\t1\t1"))
    let argument = try await scan(#"SCAN $'\xff\xfe.jsonl'"#, scratch)
    #expect(argument.status == 66)
    #expect(argument.errors.contains("cannot open \u{FFFD}\u{FFFD}.jsonl"))
  }

  @Test(arguments: ["count", "tag"])
  func otherCommandsTakeListsToo(_ command: String) async throws {
    let scratch = try dumps()
    let run = try await Command.shell(
      "ls ./*.jsonl | $broadsheet \(command) --files-from - --tagger dictionary -q",
      folder: scratch.url
    )
    #expect(run.status == 0)
    #expect(command == "tag" ? run.lines.count == 6 : run.text.contains("London\tLOC\t6\t6"))
  }

  @Test func bytesBecomePaths() {
    func paths(_ text: String, _ endsWithNull: Bool) -> [String] {
      PathList.paths(in: Array(text.utf8), endsWithNull: endsWithNull)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(paths("a\n b \n\tc\n", false) == ["a", " b ", "\tc"])
    #expect(paths("a\r\n\r\nb\rc\r", false) == ["a", "b\rc"])
    #expect(paths("a\nb\0c\r\0\0", true) == ["a\nb", "c\r"])
    #expect(paths("\u{FEFF}", false) == [])
    #expect(paths("", true) == [])
  }
}
