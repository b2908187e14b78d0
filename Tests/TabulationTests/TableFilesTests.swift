import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import SystemPackage
import Tables
import Testing

@testable import Tabulation

/// The files of tables: all or none of them, and nobody else's.
@Suite struct TableFilesTests {
  private let scratch: ScratchFolder
  private let folder: FilePath

  init() throws {
    scratch = try ScratchFolder()
    folder = FilePath(scratch.path)
  }

  private static let manifest = bytes("{\"articles\": 3}\n")
  private static let header = "day\tarticles\tarticles_unique\n"

  /// Tables with one row each, as drafts.
  private func drafts(
    _ schemas: [TableSchema] = [.articles],
    as kind: TableKind = .tsv,
    isPacked: Bool = false,
    articles: Int = 7
  ) throws -> TableFiles {
    let files = TableFiles(in: folder, as: kind, isPacked: isPacked)
    for schema in schemas {
      var table = try files.begin(schema)
      for column in schema.columns {
        switch column.kind {
        case .text: table.append(text: "x")
        case .integer: table.append(integer: articles)
        case .real: table.append(real: 0.5)
        case .day: table.append(day: .unknown)
        }
      }
      try table.endRow()
      try table.finish()
    }
    return files
  }

  /// Every file with its bytes.
  private func contents() throws -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: try scratch.names.map { ($0, try scratch.bytes(of: $0)) })
  }

  @Test func tablesHaveNoNameUntilAllAreWhole() throws {
    let files = try drafts([.articles, .entities])
    #expect(scratch.names == ["articles.tsv.tmp", "entities.tsv.tmp"])
    try files.publish(manifest: Self.manifest)
    #expect(scratch.names == ["articles.tsv", "entities.tsv", "run.json"])
    #expect(try scratch.bytes(of: "articles.tsv") == bytes(Self.header + "\t7\t7\n"))
    #expect(try scratch.bytes(of: "run.json") == Self.manifest)
  }

  @Test(arguments: [
    (TableKind.tsv, false, "articles.tsv"), (.tsv, true, "articles.tsv.gz"),
    (.csv, false, "articles.csv"), (.csv, true, "articles.csv.gz"),
    (.jsonl, false, "articles.jsonl"), (.jsonl, true, "articles.jsonl.gz"),
    (.table, false, "articles.txt"), (.table, true, "articles.txt.gz"),
  ])
  func namesSayTheKind(_ kind: TableKind, _ isPacked: Bool, _ name: String) throws {
    try drafts(as: kind, isPacked: isPacked).publish(manifest: Self.manifest)
    #expect(scratch.names == [name, "run.json"])
    #expect(try scratch.bytes(of: name).starts(with: [0x1F, 0x8B]) == isPacked)
  }

  /// A run that stops before it publishes leaves the last one's tables as they are.
  @Test func draftsTouchNoTable() throws {
    try drafts([.articles, .entities]).publish(manifest: Self.manifest)
    let before = try contents()
    _ = try drafts(articles: 8)
    _ = try drafts([.sources], as: .csv)
    for (name, bytes) in before { #expect(try scratch.bytes(of: name) == bytes) }
  }

  /// What a killed run left under the name of a draft is not part of the table.
  @Test func oldDraftsAreOverwritten() throws {
    for name in ["articles.tsv.tmp", "run.json.tmp"] {
      try scratch.write([UInt8](repeating: 0x78, count: 5000), to: name)
    }
    try drafts().publish(manifest: Self.manifest)
    #expect(scratch.names == ["articles.tsv", "run.json"])
    #expect(try scratch.bytes(of: "articles.tsv") == bytes(Self.header + "\t7\t7\n"))
    #expect(try scratch.bytes(of: "run.json") == Self.manifest)
  }

  /// Tables of an earlier run go: they would be taken for those of this one.
  @Test func tablesOfEarlierRunsAreRemoved() throws {
    for kind in [TableKind.tsv, .csv, .jsonl, .table] {
      for isPacked in [false, true] {
        try drafts(TableSchema.all, as: kind, isPacked: isPacked).publish(manifest: Self.manifest)
        let wanted = TableSchema.all.map { $0.fileName(kind, isPacked: isPacked) } + ["run.json"]
        #expect(scratch.names == wanted.sorted())
      }
    }
    try drafts(as: .csv).publish(manifest: Self.manifest)
    #expect(scratch.names == ["articles.csv", "run.json"])
  }

  /// Files of other names are none of this program's, whatever they look like.
  @Test func nothingElseIsTouched() throws {
    let foreign = [
      "notes.txt", "entities.tsv.bak", "my-entities.tsv", "entities", "entities.xlsx", "daily",
      "counts.bsp", ".lock", "run.json.old", "entities.tsv.zst", "Entities.tsv", "article.tsv",
      "examples.parquet", "broadsheet.db", "other.sqlite",
    ]
    for name in foreign { try scratch.write(bytes("mine: \(name)"), to: name) }
    try FileManager.default.createDirectory(
      atPath: scratch.file("older"),
      withIntermediateDirectories: true
    )
    try scratch.write(bytes("older"), to: "older/entities.tsv")
    try drafts(TableSchema.all).publish(manifest: Self.manifest)
    try drafts(as: .csv, isPacked: true).publish(manifest: Self.manifest)
    for name in foreign { #expect(try scratch.bytes(of: name) == bytes("mine: \(name)")) }
    #expect(try scratch.bytes(of: "older/entities.tsv") == bytes("older"))
    #expect(Set(scratch.names) == Set(foreign + ["older", "articles.csv.gz", "run.json"]))
  }

  /// A folder in the place of a table stays with all that is in it, and no manifest says that the
  /// run is whole.
  @Test(arguments: ["articles.tsv", "sources.tsv", "pairs.csv.gz"])
  func aFolderIsNotReplaced(_ name: String) throws {
    try scratch.write(bytes("{}\n"), to: "run.json")
    try FileManager.default.createDirectory(
      atPath: scratch.file(name),
      withIntermediateDirectories: true
    )
    try scratch.write(bytes("mine"), to: name + "/file")
    let files = try drafts()
    let error = #expect(throws: TableError.self) { try files.publish(manifest: Self.manifest) }
    #expect(error?.kind == .output)
    #expect(error?.description.hasPrefix("cannot finish the tables in \(scratch.path)") == true)
    #expect(try scratch.bytes(of: name + "/file") == bytes("mine"))
    #expect(!scratch.names.contains("run.json"))
  }

  @Test func aFolderThatIsMissingIsNamed() throws {
    let files = TableFiles(in: folder.appending("none"), as: .tsv, isPacked: false)
    let error = #expect(throws: TableError.self) { _ = try files.begin(.articles) }
    #expect(error?.kind == .output)
    let start = "cannot create \(scratch.file("none/articles.tsv.tmp")): "
    #expect(error?.description.hasPrefix(start) == true)
  }

  @Test(.enabled(if: Traits.hasSQLite))
  func aDatabaseIsPublishedAsAWhole() throws {
    try drafts([.articles, .entities]).publish(manifest: bytes("{}\n"))
    let files = try drafts([.articles, .entities], as: .sqlite)
    #expect(!scratch.names.contains("broadsheet.sqlite"))
    try files.publish(manifest: Self.manifest)
    #expect(scratch.names == ["broadsheet.sqlite", "run.json"])
    let reader = try SQLiteReader(path: scratch.file("broadsheet.sqlite"))
    #expect(Set(reader.tables) == ["articles", "entities", "run"])
    var run: [[String]] = []
    try reader.rows(of: "run") { row in
      run.append([row.text("key"), row.text("value")])
      return true
    }
    #expect(run == [["articles", "3"]])
    // Text tables of a later run take its place.
    try drafts().publish(manifest: Self.manifest)
    #expect(scratch.names == ["articles.tsv", "run.json"])
  }
}
