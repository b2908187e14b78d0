import Broadsheet
import BroadsheetTestSupport
import Foundation
import Indexing
import SystemPackage
import Tables
import Tabulation
import Testing

/// Runs into a folder: gone on with, merged, refused.
@Suite struct RunFolderTests {
  /// Three dumps on disk, and what knows the names in them.
  struct Dumps {
    let scratch: ScratchFolder
    let planted = Self.planted

    /// Made once: each test takes a folder with its own copy of the files.
    private static let planted = [
      Planted(articles: 60, seed: 5), Planted(articles: 50, seed: 6), Planted(articles: 40),
    ]
    private static let files = planted.map { gzip($0.text.pieces(of: 9_000)) }

    init() throws {
      scratch = try ScratchFolder()
      for (number, file) in Self.files.enumerated() {
        try scratch.write(file, to: "\(number).jsonl.gz")
      }
    }

    var dumps: [Dump] { planted.indices.map { Dump(path: scratch.file("\($0).jsonl.gz")) } }

    /// Counts into a folder of the scratch folder.
    func count(
      into name: String,
      workers: Int = 2,
      shard: Shard? = nil,
      restarts: Bool = false,
      copies: Options.Copies = .near
    ) async throws {
      var options = Options()
      options.workers = workers
      options.segmentBytes = 20_000
      options.copies = copies
      let names = planted.flatMap(\.dictionary)
      let tagger = try EntityTagger(.nothing, dictionary: names)
      let broadsheet = Broadsheet(tagger: tagger, options: options)
      let summary = try await broadsheet.count(
        dumps,
        into: scratch.file(name),
        shard: shard,
        startsOver: restarts
      )
      let paths = Set(summary.tables.map(\.path))
      #expect(paths.count == 7 && paths.allSatisfy(FileManager.default.fileExists))
    }

    func merge(_ parts: [String], into name: String) async throws {
      _ = try await Broadsheet.merge(parts.map(scratch.file), into: scratch.file(name))
    }

    /// All files of a folder, but for the time that the run took, and its options, among which a merge also
    /// shows the digests of lists.
    func files(of name: String) throws -> [String: [UInt8]] {
      let folder = scratch.file(name)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      var files = try names.map { ($0, try scratch.bytes(of: name + "/" + $0)) }
      for (place, file) in files.enumerated() where file.0 == "run.json" {
        let lines = file.1.split(separator: 0x0A).filter { line in
          !["  \"seconds\"", "  \"options\""].contains { line.starts(with: $0.utf8) }
        }
        files[place].1 = Array(lines.joined(separator: [0x0A]))
      }
      return Dictionary(uniqueKeysWithValues: files)
    }
  }

  @Test func anyNumberOfWorkersGivesTheSameFiles() async throws {
    let dumps = try Dumps()
    for workers in [1, 2, 8] { try await dumps.count(into: "\(workers)", workers: workers) }
    let one = try dumps.files(of: "1")
    #expect(
      one.keys.sorted() == [
        ".lock", "aliases.tsv", "articles.tsv", "counts.bsp", "daily.tsv", "entities.tsv",
        "examples.tsv",
        "pairs.tsv",
        "run.json", "sources.tsv",
      ]
    )
    #expect(try dumps.files(of: "2") == one)
    #expect(try dumps.files(of: "8") == one)
  }

  /// The index of a run that was killed is any beginning of that of one that was not.
  @Test func aRunThatBrokeOffGoesOnToTheSameFiles() async throws {
    let dumps = try Dumps()
    try await dumps.count(into: "whole")
    let whole = try dumps.files(of: "whole")
    let index = try #require(whole["counts.bsp"])
    for count in stride(from: 0, to: index.count, by: index.count / 12) {
      let name = "cut-\(count)"
      let folder = dumps.scratch.file(name)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try dumps.scratch.write(Array(index[..<count]), to: name + "/counts.bsp.part")
      try dumps.scratch.write([1, 2, 3], to: name + "/entities.tsv.tmp")
      try await dumps.count(into: name, workers: 1 + count % 3)
      #expect(try dumps.files(of: name) == whole)
    }
  }

  @Test func whatIsFinishedIsNotDoneAgain() async throws {
    let dumps = try Dumps()
    let path = dumps.scratch.file("0.jsonl.gz")
    let time: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSince1970: 1e9)]
    try FileManager.default.setAttributes(time, ofItemAtPath: path)
    try await dumps.count(into: "tables")
    let before = try dumps.files(of: "tables")
    // Still there by name, size and time, but nothing that could be read.
    let bytes = try dumps.scratch.bytes(of: "0.jsonl.gz")
    try dumps.scratch.write([UInt8](repeating: 7, count: bytes.count), to: "0.jsonl.gz")
    try FileManager.default.setAttributes(time, ofItemAtPath: path)
    try await dumps.count(into: "tables")
    #expect(try dumps.files(of: "tables") == before)
  }

  @Test func anyTreeOfMergesGivesTheWholeRun() async throws {
    let dumps = try Dumps()
    try await dumps.count(into: "whole")
    for number in 1...3 {
      try await dumps.count(into: "p\(number)", shard: Shard(number, of: 3))
    }
    try await dumps.merge(["p3", "p1", "p2"], into: "flat")
    try await dumps.merge(["p2", "p3/counts.bsp"], into: "right")
    try await dumps.merge(["right", "p1"], into: "tree")
    let whole = try dumps.files(of: "whole")
    #expect(try dumps.files(of: "flat") == whole)
    #expect(try dumps.files(of: "tree") == whole)
    await #expect(throws: BroadsheetError.self) {
      try await dumps.merge(["right", "p2"], into: "twice")
    }
  }

  @Test func partsOfListsOfTheirOwnAreMergedInAnyOrder() async throws {
    let dumps = try Dumps()
    let parts = IndexPlan.Input.made(0)
    let articles = MadeArticle.many(120, seed: 30)
    for (number, name) in ["a", "b", "c"].enumerated() {
      var dump = parts
      dump.name = "list-\(name)"
      let path = FilePath(dumps.scratch.file(name))
      var index = try IndexFile(creating: path, .made([dump]))
      let own = Array(articles[(number * 40)..<(number * 40 + 40)])
      for segment in own.segments(of: dump, batches: 9, limit: 500) { try index.append(segment) }
    }
    try await dumps.merge(["a", "b", "c"], into: "flat")
    try await dumps.merge(["c", "b"], into: "right")
    try await dumps.merge(["right", "a"], into: "tree")
    #expect(try dumps.files(of: "tree") == dumps.files(of: "flat"))
  }

  @Test func anotherRunIsRefusedUntilItMayBeginAnew() async throws {
    let dumps = try Dumps()
    try await dumps.count(into: "tables")
    let error = await #expect(throws: BroadsheetError.self) {
      try await dumps.count(into: "tables", copies: .none)
    }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("--dedup was near, is none") == true)
    try dumps.scratch.write(gzip([Array("{\"text\":\"Nothing.\"}\n".utf8)]), to: "1.jsonl.gz")
    let other = await #expect(throws: BroadsheetError.self) {
      try await dumps.count(into: "tables")
    }
    #expect(other?.description.contains("1.jsonl.gz has changed since") == true)
    try await dumps.count(into: "tables", restarts: true)
    try await dumps.count(into: "fresh")
    #expect(try dumps.files(of: "tables") == dumps.files(of: "fresh"))
  }

  /// As where each month has a folder of its own, and files of the same names.
  @Test func partsWithDumpsOfOneNameAreMergedInAnyOrder() async throws {
    let dumps = try Dumps()
    let articles = MadeArticle.many(80, seed: 31)
    for (number, name) in ["a", "b"].enumerated() {
      let dump = IndexPlan.Input(file: 0, name: "news.gz", size: 100 + number, changed: 7)
      let path = FilePath(dumps.scratch.file(name))
      var index = try IndexFile(creating: path, .made([dump]))
      let own = Array(articles[(number * 40)..<(number * 40 + 40)])
      for segment in own.segments(of: dump, batches: 9, limit: 500) { try index.append(segment) }
    }
    try await dumps.merge(["a", "b"], into: "one")
    try await dumps.merge(["b", "a"], into: "other")
    #expect(try dumps.files(of: "one") == dumps.files(of: "other"))
    let index = try IndexFile(
      opening: FilePath(dumps.scratch.file("one/counts.bsp")),
      isWhole: true
    )
    #expect(index.plan.inputs.count == 2)
    #expect(index.segments.reduce(0) { $0 + $1.header.articles } == 80)
  }

  @Test func aPartDoesNotTakeTheWhole() async throws {
    let dumps = try Dumps()
    for number in 1...2 {
      try await dumps.count(into: "p\(number)", shard: Shard(number, of: 2))
    }
    let before = try dumps.files(of: "p1")
    for part in ["p1", "p1/counts.bsp"] {
      let error = await #expect(throws: BroadsheetError.self) {
        try await dumps.merge([part, "p2"], into: "p1")
      }
      #expect(error?.description.contains("name another folder") == true)
    }
    #expect(try dumps.files(of: "p1") == before)
  }

  /// What cannot be read again is counted anew, but not in place of something else.
  @Test func standardInputDoesNotTakeTheFolderOfAnotherRun() async throws {
    let dumps = try Dumps()
    try await dumps.count(into: "tables")
    let before = try dumps.files(of: "tables")
    let broadsheet = Broadsheet(tagger: try EntityTagger(.nothing, dictionary: []))
    await #expect(throws: BroadsheetError.self) {
      try await broadsheet.count([.standardInput], into: dumps.scratch.file("tables"))
    }
    #expect(try dumps.files(of: "tables") == before)
  }

  @Test func aMissingInputIsNoReasonToBeginAnew() async throws {
    let dumps = try Dumps()
    let missing = dumps.scratch.file("1.jsonl.gz")
    let bytes = try dumps.scratch.bytes(of: "1.jsonl.gz")
    try FileManager.default.removeItem(atPath: missing)
    try await dumps.count(into: "tables")
    let index = FilePath(dumps.scratch.file("tables/counts.bsp"))
    let attributes = try FileManager.default.attributesOfItem(atPath: index.string)
    try await dumps.count(into: "tables")
    let again = try FileManager.default.attributesOfItem(atPath: index.string)
    for key in [FileAttributeKey.systemFileNumber, .modificationDate] {
      #expect(attributes[key] as? NSObject == again[key] as? NSObject)
    }
    try dumps.scratch.write(bytes, to: "1.jsonl.gz")
    let error = await #expect(throws: BroadsheetError.self) {
      try await dumps.count(into: "tables")
    }
    #expect(error?.description.contains("1.jsonl.gz has changed since") == true)
  }

  @Test func rejectsAreListedWholeThoughAllIsFinished() async throws {
    let scratch = try ScratchFolder()
    for name in ["0", "1"] {
      try scratch.write(Array("{\"text\":\"Good.\"}\n{bad \(name)\n".utf8), to: name)
    }
    var lists: [String] = []
    for _ in 0..<2 {
      var options = Options()
      options.rejects = scratch.file("rejects.tsv")
      let broadsheet = Broadsheet(
        tagger: try EntityTagger(.nothing, dictionary: []),
        options: options
      )
      let dumps = ["0", "1"].map { Dump(path: scratch.file($0)) }
      let summary = try await broadsheet.count(dumps, into: scratch.file("tables"))
      #expect(summary.rejections.map(\.records) == [2] && summary.damagedPlaces == 0)
      lists.append(String(decoding: try scratch.bytes(of: "rejects.tsv"), as: UTF8.self))
    }
    let lines = lists[0].split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasSuffix("{bad 0") && lines[2].hasSuffix("{bad 1"))
    #expect(lists[1] == lists[0])
  }

  @Test func oneRunAtATimeHasAFolder() throws {
    let scratch = try ScratchFolder()
    let folder = try RunFolder(scratch.file("tables"))
    withExtendedLifetime(folder) {
      let error = #expect(throws: BroadsheetError.self) {
        try RunFolder(scratch.file("tables"))
      }
      #expect(error?.description.contains("another run is using") == true)
    }
  }

  @Test func damagedAndForeignPartsAreRefusedByName() async throws {
    let dumps = try Dumps()
    try await dumps.count(into: "whole")
    let index = try #require(try dumps.files(of: "whole")["counts.bsp"])
    try dumps.scratch.write(Array(index.dropLast(9)), to: "cut.bsp")
    try dumps.scratch.write(Array("entity\ttype\n".utf8), to: "table.bsp")
    let path = FilePath(dumps.scratch.file("whole/counts.bsp"))
    let last = try #require(IndexFile(opening: path, isWhole: true).segments.last)
    try dumps.scratch.write(Array(index[..<last.offset]), to: "between.bsp")
    try FileManager.default.createDirectory(
      atPath: dumps.scratch.file("half"),
      withIntermediateDirectories: true
    )
    try dumps.scratch.write(Array(index.dropLast(9)), to: "half/counts.bsp.part")
    for (part, words) in [
      ("cut.bsp", "damaged at byte"), ("table.bsp", "cannot read the counts"),
      ("half", "not finished"),
      ("missing", "cannot read"), ("between.bsp", "damaged at byte"),
    ] {
      let error = await #expect(throws: BroadsheetError.self) {
        try await dumps.merge([part, "whole"], into: "all")
      }
      #expect(error?.description.contains(words) == true)
      #expect(error?.description.contains(part) == true)
    }
  }
}
