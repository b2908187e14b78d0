internal import Broadsheet
internal import BroadsheetCore
internal import Dispatch
internal import Glibc
internal import Indexing
internal import SystemPackage
internal import Tables
internal import Tabulation

/// Indexes that an enemy made: any bytes are tables or an error.
///
/// The first byte says how the others are read: as a whole file, or, with right hashes put on, as the
/// sections of one or two segments.
enum IndexTarget {
  static func run(_ input: [UInt8]) {
    guard let choice = input.first, input.count <= 16 << 10 else { return }
    let rest = Array(input.dropFirst())
    let file = choice & 7 == 0 ? rest : sealed(rest, choice)
    guard write(file) else { return }
    let done = DispatchSemaphore(value: 0)
    // libFuzzer calls, and waits.
    Task {
      await makeTables(choice, of: input.count)
      done.signal()
    }
    done.wait()
  }

  private static func makeTables(_ choice: UInt8, of count: Int) async {
    do {
      let folder = try RunFolder(root + "/out")
      let run = try IndexedRun(merging: [root + "/part.bsp"], into: folder)
      let output = Discarded()
      var settings = TableSettings()
      settings.memory = 64 << 20
      settings.copies = Copies(rawValue: run.copies.rawValue) ?? .none
      settings.bySource = choice & 16 != 0
      settings.pairsTop = 50
      if choice & 32 != 0 { settings.lists = lists ?? settings.lists }
      let summary = try await run.write(
        settings,
        to: output,
        scratch: folder.path,
        options: run.identity
      )
      _ = summary.manifest()
      _ = summary.lines
      // Two runs give the same bytes.
      let again = Discarded()
      _ = try await run.write(settings, to: again, scratch: folder.path)
      check(output.hash == again.hash, "the same tables every time")
      check(output.count <= 4096 * (count + 4096), "no table grows beyond its index")
    } catch let error as BroadsheetError {
      check(error.kind == .noInput || error.kind == .usage, "an index is refused: \(error)")
    } catch {
      check(false, "every error says what it means: \(error)")
    }
  }

  private static let lists = try? UserLists(
    aliases: Array("Bo\tAnna\nAnn\tAnna\nX Y\tBo Li\tPER\n".utf8),
    stoplist: Array("Cerro\n".utf8)
  )

  /// Memory, not a disk: each input is written twice.
  private static let root: String = {
    let root = "/dev/shm/broadsheet-fuzz-\(getpid())"
    _ = try? RunFolder(root)
    return root
  }()

  private static func write(_ bytes: [UInt8]) -> Bool {
    do {
      let file = try FileDescriptor.open(
        FilePath(root + "/part.bsp"),
        .writeOnly,
        options: [.create, .truncate],
        permissions: .ownerReadWrite
      )
      try file.closeAfter { _ = try file.writeAll(bytes) }
      return true
    } catch {
      return false
    }
  }

  /// An index of segments whose sections are what the input says: four bytes of counts, then the
  /// sections, each with its length in two bytes.
  private static func sealed(_ input: [UInt8], _ choice: UInt8) -> [UInt8] {
    let dump = IndexPlan.Input(file: 0, name: "dump", size: 9, changed: 9)
    let kind = choice & 8 == 0 ? "near" : "exact"
    let plan = IndexPlan(
      version: "0",
      options: [.init(name: "model", value: "m"), .init(name: "dedup", value: kind)],
      listed: 1,
      inputs: [dump]
    )
    var file: [UInt8] = []
    let body = plan.encoded
    file.append(word: 0x4253_696E_6465_7831 as UInt64)
    file.append(word: body.count)
    file.append(word: ByteScan.hash(body.span, 0..<body.count, seed: 0))
    file += body
    var rest = input[...]
    let count = choice & 7 == 7 ? 2 : 1
    for number in 0..<count {
      file += segment(&rest, of: dump, number: number, isLast: number == count - 1)
    }
    return file
  }

  private static func segment(
    _ rest: inout ArraySlice<UInt8>,
    of dump: IndexPlan.Input,
    number: Int,
    isLast: Bool
  ) -> [UInt8] {
    let articles = take(&rest)
    let forms = take(&rest)
    var body: [UInt8] = []
    var lengths: [Int] = []
    for _ in SegmentHeader.Section.allCases {
      let count = take(&rest)
      let own = rest.prefix(count)
      rest = rest.dropFirst(own.count)
      lengths.append(own.count)
      body += own
    }
    var header: [UInt8] = []
    header.append(word: 0x4253_7365_676D_7431 as UInt64)
    let numbers = [dump.file, dump.id, number, number + 1, isLast ? 1 : 0]
    for number in numbers + [articles, articles, forms, 0] + lengths { header.append(word: number) }
    header.append(word: ByteScan.hash(body.span, 0..<body.count, seed: 0))
    header.append(word: ByteScan.hash(header.span, 0..<header.count, seed: 0))
    return header + body
  }

  private static func take(_ rest: inout ArraySlice<UInt8>) -> Int {
    let bytes = rest.prefix(2)
    rest = rest.dropFirst(2)
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Tables that nobody keeps.
  private final class Discarded: TableOutput {
    private(set) var count = 0
    private(set) var hash: UInt64 = 0

    func begin(_ schema: TableSchema) throws -> TableWriter {
      TableWriter(schema, as: .tsv) { bytes in
        self.count += bytes.count
        self.hash ^= ByteScan.hash(bytes.span, 0..<bytes.count, seed: self.hash)
      }
    }
  }
}
