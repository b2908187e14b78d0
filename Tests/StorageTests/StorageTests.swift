import BroadsheetTestSupport
import Storage
import SystemPackage
import Testing

@Suite struct ExternalSorterTests {
  /// Records of a few letters, of many, with zeros in them, and empty ones: most begin alike.
  static func records(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = Seeded(state: seed)
    return (0..<count).map { _ in
      let length = Int.random(in: 0...14, using: &random)
      return (0..<length).map { _ in UInt8.random(in: 0...3, using: &random) }
    }
  }

  static func sorted(_ records: [[UInt8]], memory: Int) throws -> [[UInt8]] {
    let scratch = try ScratchFolder()
    var sorter = ExternalSorter(in: FilePath(scratch.path), memory: memory)
    for record in records { try sorter.add { $0 += record } }
    var result: [[UInt8]] = []
    var order = try sorter.sorted()
    while try order.next() { result.append(Array(order.record)) }
    // The end stays the end.
    #expect(try !order.next())
    #expect(scratch.names.isEmpty)
    return result
  }

  @Test(arguments: [0, 1, 2, 300, 4_000, 40_000])
  func recordsComeInTheOrderOfTheirBytes(count: Int) throws {
    let records = Self.records(count, seed: UInt64(count))
    let twin = records.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(try Self.sorted(records, memory: 1 << 30) == twin)
    // The least that it takes: several runs.
    #expect(try Self.sorted(records, memory: 0) == twin)
  }

  @Test func wordsAreRecordsOfSixteenBytes() throws {
    var random = Seeded(state: 4)
    let words = (0..<9_000).map { _ in
      SIMD4<UInt32>((0..<4).map { _ in UInt32.random(in: 0...5, using: &random) << 13 })
    }
    for memory in [0, 1 << 30] {
      let scratch = try ScratchFolder()
      var sorter = ExternalSorter(in: FilePath(scratch.path), memory: memory)
      for word in words { try sorter.add(words: word) }
      #expect(sorter.hasSpilled == (memory == 0))
      var found: [[UInt32]] = []
      var order = try sorter.sorted()
      while try order.next() { found.append((0..<4).map { order.words[$0] }) }
      let twin = words.map { word in (0..<4).map { word[$0] } }
      #expect(found == twin.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test func aRecordLongerThanAWindowIsRead() throws {
    let long = (0..<5).map { [UInt8](repeating: UInt8(9 - $0), count: 300_000 + $0) }
    #expect(try Self.sorted(long, memory: 0) == long.reversed())
  }

  @Test func aFolderThatIsNotThereIsAnError() {
    #expect(throws: Errno.self) {
      var sorter = ExternalSorter(in: "/nowhere/at/all", memory: 0)
      for record in Self.records(20_000, seed: 1) { try sorter.add { $0 += record } }
    }
  }
}

@Suite struct StoredFileTests {
  @Test func whatIsWrittenAtAPlaceIsReadThere() throws {
    let scratch = try ScratchFolder()
    let file = try StoredFile(scratchIn: FilePath(scratch.path))
    #expect(scratch.names.isEmpty)
    try file.write([1, 2, 3, 4, 5], at: 0)
    try file.write([9], at: 2)
    var bytes: [UInt8] = [7]
    try file.read(3, at: 1, into: &bytes)
    #expect(bytes == [7, 2, 9, 4])
    try file.read(100, at: 4, into: &bytes)
    #expect(bytes == [7, 2, 9, 4, 5])
    try file.truncate(to: 2)
    #expect(try file.size() == 2)
  }

  @Test func aLockKeepsOthersOut() throws {
    let scratch = try ScratchFolder()
    let path = FilePath(scratch.path).appending("lock")
    do {
      let first = try StoredFile(path, creates: true)
      #expect(try Durable.lock(first.descriptor))
      let second = try StoredFile(path, creates: true)
      #expect(try !Durable.lock(second.descriptor))
    }
    let third = try StoredFile(path, creates: true)
    #expect(try Durable.lock(third.descriptor))
  }

  @Test func foldersAreMadeWithThoseAboveThem() throws {
    let scratch = try ScratchFolder()
    let deep = FilePath(scratch.path).appending("a/b/c")
    try Durable.makeFolder(deep)
    try Durable.makeFolder(deep)
    #expect(try FileState(of: deep).size == -1)
    let file = try StoredFile(deep.appending("file"), creates: true)
    try file.write([1, 2], at: 0)
    #expect(try FileState(of: deep.appending("file")).size == 2)
    try Durable.rename(deep.appending("file"), to: deep.appending("other"))
    try Durable.remove(deep.appending("file"))
    #expect(throws: Errno.self) { try FileState(of: deep.appending("file")) }
    #expect(throws: Errno.self) { try Durable.makeFolder(deep.appending("other/deeper")) }
  }
}
