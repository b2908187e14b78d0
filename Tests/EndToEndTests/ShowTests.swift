import BroadsheetTestSupport
import Foundation
import Tables
import Testing

/// `broadsheet show`.
@Suite struct ShowTests {
  static let kinds = MadeTables.Kind.allCases.filter { $0 != .sqlite || Traits.hasSQLite }

  private func show(
    _ entity: String,
    _ more: [String] = [],
    _ kind: MadeTables.Kind = .tsv,
    change: (Scratch) throws -> Void = { _ in }
  ) async throws -> Run {
    let scratch = try Scratch()
    try MadeTables.write(kind, in: scratch)
    try change(scratch)
    return try await Command.run(
      ["show", "tables", "--entity", entity] + more,
      folder: scratch.url
    )
  }

  /// The same for tables of any kind.
  @Test(arguments: kinds)
  func entityIsShown(_ kind: MadeTables.Kind) async throws {
    let run = try await show("Roe", [], kind)
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectSnapshot(run.text, "show.txt")
    let json = try await show("Roe", ["--format", "json"], kind)
    #expect(json.status == 0)
    try expectSnapshot(json.text, "show.json")
    #expect(try json.output.object.number("mentions") == 61)
  }

  @Test(arguments: kinds)
  func hostileNamesAreFoundAndHarmless(_ kind: MadeTables.Kind) async throws {
    let run = try await show(MadeTables.evil, [], kind)
    #expect(run.lines.first == "Evil\\u001b[2J\\t\\u202e\"Co\", Ltd  ORG")
    let json = try await show(MadeTables.evil, ["--format", "json"], kind)
    #expect(try json.output.object["entity"] as? String == MadeTables.evil)
    for text in [run.text, json.text] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
  }

  @Test func theLargestTypeIsShownAndTheOthersNamed() async throws {
    let place = try await show("Paris")
    #expect(place.lines.prefix(2) == ["Paris  LOC", "other types: PER with 12 mentions"])
    let person = try await show("Paris", ["--type", "PER"])
    #expect(person.lines.prefix(2) == ["Paris  PER", "other types: LOC with 120 mentions"])
  }

  /// A name of its own comes before what it may be short for, in any capitals last.
  @Test(
    arguments: [
      ("J. Roe", "J. Roe  PER"), ("Ms. Roe", "Jane Roe  PER"), ("jane ROE", "Jane Roe  PER"),
      ("évian", "Évian  LOC"), ("E\u{301}VIAN", "Évian  LOC"), ("ms. roe", "Jane Roe  PER"),
    ]
  )
  func namesAreLookedUp(_ name: String, _ first: String) async throws {
    for kind in Self.kinds {
      #expect(try await show(name, [], kind).lines.first == first)
    }
  }

  @Test(
    arguments: [
      ("Pariss", [], "no entity matches 'Pariss'; did you mean 'Paris'?"),
      ("Jnae Roe", [], "no entity matches 'Jnae Roe'; did you mean 'Jane Roe'?"),
      ("richard", [], "no entity matches 'richard'; did you mean 'Richard Roe'?"),
      (
        "Jane Roe", ["--type", "ORG"],
        "no entity matches 'Jane Roe' with type ORG; found 'Jane Roe' with type PER"
      ),
      ("zzz\u{1B}[2J", [], "no entity matches 'zzz\\u001b[2J'"), ("", [], "no entity matches ''"),
    ]
  )
  func whatIsNotThereIsTold(_ name: String, _ more: [String], _ message: String) async throws {
    let run = try await show(name, more)
    #expect(run.status == 1)
    #expect(run.text == "")
    #expect(run.errors == "broadsheet: \(message)\n")
  }

  @Test func listsAreCutAndSaySo() async throws {
    let run = try await show("Jane Roe", ["--top", "1"])
    #expect(run.lines.filter { $0 == "  … and 1 more" }.count == 2)
    #expect(run.lines.filter { $0 == "  … and 2 more" }.count == 2)
    let json = try await show("Jane Roe", ["--top", "1", "--format", "json"])
    #expect((try json.output.object["sources"] as? [Any])?.count == 1)
  }

  /// A year of days takes 60 cells at most, each as many days as the others.
  @Test func daysAreFolded() async throws {
    let year = (0..<365).map { day in
      let text = String(format: "2023-%02d-%02d", day / 31 + 1, day % 28 + 1)
      return "Paris\tLOC\t\(text)\t\(day == 200 ? 50 : 1)\n"
    }
    let run = try await show("Paris") { scratch in
      try scratch.write("entity\ttype\tday\tmentions\n" + year.joined(), "tables/daily.tsv")
    }
    #expect(run.text.contains("mentions by day, one cell per 7 days"))
    let cells = try #require(run.lines.first { $0.hasPrefix("  ▂") })
    #expect(cells.count <= 62 && cells.contains("█"))
    #expect(run.text.contains("2023-01-01 to 2023-12-28, most on 2023-07-05: 50 mentions"))
  }

  /// Whatever numbers a table holds, nothing overflows.
  @Test func numbersThatNoRunCountsAreShown() async throws {
    let run = try await show("Paris") { scratch in
      let rows = [
        "0000-01-01\t\(Int.max)", "0000-01-01\t\(Int.max)", "9999-12-31\t\(Int.min)",
        "\t\(Int.max)", "\t\(Int.max)", "2024-01-01\t\(Int.max)", "2024-01-02\t-5",
      ]
      let lines = rows.map { "Paris\tLOC\t\($0)\n" }.joined()
      try scratch.write("entity\ttype\tday\tmentions\n" + lines, "tables/daily.tsv")
    }
    #expect(run.status == 0)
    #expect(run.text.contains("0000-01-01 to 9999-12-31, most on 2024-01-01"))
  }

  @Test func aFolderWithoutTablesIsTold() async throws {
    let scratch = try Scratch()
    let told = [
      ("nowhere", "cannot read the folder nowhere: create it"), (".", ". has no tables"),
    ]
    for (folder, words) in told {
      let run = try await Command.run(["show", folder, "--entity", "x"], folder: scratch.url)
      #expect(run.status == 66)
      #expect(run.errors.contains(words))
      #expect(run.errors.contains("with broadsheet count DUMPS -o \(folder)"))
    }
    try scratch.write("entity  type\n", "entities.txt")
    let run = try await Command.run(["show", ".", "--entity", "x"], folder: scratch.url)
    #expect(run.status == 66)
    #expect(run.errors.contains("count again with --format tsv"))
  }

  @Test func anUnfinishedRunIsTold() async throws {
    let run = try await show("Paris") { scratch in
      try FileManager.default.removeItem(atPath: scratch.path("tables/run.json"))
    }
    #expect(run.status == 66)
    #expect(run.errors.contains("tables has no run.json because its run did not finish"))
  }

  /// A database may be taken elsewhere; beside other tables it may be what an older run left.
  @Test(.enabled(if: Traits.hasSQLite))
  func aDatabaseTellsByItselfThatItsRunEnded() async throws {
    let alone = try await show("Paris", [], .sqlite) { scratch in
      try FileManager.default.removeItem(atPath: scratch.path("tables/run.json"))
    }
    #expect(alone.status == 0)
    let beside = try await show("Paris", [], .sqlite) { scratch in
      try FileManager.default.removeItem(atPath: scratch.path("tables/run.json"))
      try scratch.write("entity\ttype\n", "tables/entities.tsv")
    }
    #expect(beside.status == 66)
  }

  @Test(.disabled(if: Traits.hasSQLite))
  func aBuildWithoutSQLiteSaysHowToGetIt() async throws {
    let run = try await show("Paris") { scratch in
      try scratch.write("{\"options\": {\"format\": \"sqlite\"}}", "tables/run.json")
      try scratch.write("", "tables/broadsheet.sqlite")
    }
    #expect(run.status == 64)
    #expect(run.errors.contains("this build has no SQLite: install libsqlite3-dev"))
  }

  /// Tables of an older run may lie beside those that the manifest names.
  @Test(arguments: kinds.filter { $0 != .tsv })
  func theManifestSaysWhichTablesAreMeant(_ kind: MadeTables.Kind) async throws {
    let run = try await show("Paris", [], kind) { scratch in
      try scratch.write(
        "entity\ttype\tmentions\tdocuments\nParis\tLOC\t1\t1\n",
        "tables/entities.tsv"
      )
    }
    #expect(run.text.contains("120"))
  }

  @Test func damagedTablesAreTold() async throws {
    let cut = try await show("Paris") { scratch in
      try scratch.write("entity\ttype\tmentions\nParis\tLOC\n", "tables/entities.tsv")
    }
    #expect(cut.status == 66)
    #expect(cut.errors.contains("tables/entities.tsv, line 2: 2 cells instead of 3"))
    let packed = try await show("Paris", [], .packed) { scratch in
      let bytes = try scratch.data("tables/entities.tsv.gz")
      try scratch.write(bytes.dropLast(12), "tables/entities.tsv.gz")
    }
    #expect(packed.status == 66)
    #expect(packed.errors.contains("tables/entities.tsv.gz is damaged at byte"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func onlyATerminalGetsBold() async throws {
    let scratch = try Scratch()
    try MadeTables.write(.tsv, in: scratch)
    let line = "script -qec \"$broadsheet show tables --entity Roe\" /dev/null"
    let bold = try await Command.shell("unset NO_COLOR; TERM=xterm \(line)", folder: scratch.url)
    #expect(bold.text.contains("\u{1B}[1mRoe\u{1B}[0m"))
    let plain = try await Command.shell("NO_COLOR=1 TERM=xterm \(line)", folder: scratch.url)
    #expect(!plain.text.contains("\u{1B}"))
  }
}
