internal import BroadsheetCore
internal import Decompression
internal import Indexing
internal import SystemPackage
internal import Tables
package import Tabulation

/// A part of a list of dumps, for runs side by side: every `count`-th, from `number` on.
package struct Shard: Sendable {
  /// From 1 to `count`.
  package var number: Int
  package var count: Int

  package init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  func contains(_ file: Int) -> Bool { file % count == number - 1 }
}

extension Broadsheet {
  /// Keeps the memory of the process low, for a command that owns it.
  package static func returnLargeBlocks() { Allocator.returnLargeBlocks() }

  /// Tells files of other contents apart.
  package static func digest(of bytes: [UInt8]) -> String {
    String(ByteScan.hash(bytes.span, 0..<bytes.count, seed: 0), radix: 16)
  }

  /// Counts the entities of `dumps` into a folder: an index first, then all tables that are made of it.
  ///
  /// The same bytes for any number of workers, and whether the run went through or was broken off and
  /// begun again any number of times: what is finished is not done again. Memory stays within
  /// `settings.memory`, about.
  ///
  /// - Parameters:
  ///   - dumps: the whole list.
  ///   - shard: the part of it that is counted; nil for all.
  ///   - folder: takes the index; it is the run's own.
  ///   - identity: what decides the counts, as the caller names it.
  ///   - restarts: whether an index of another run is thrown away.
  ///   - progress: is told how far the run has come.
  /// - Returns: the finished index.
  /// - Throws: as `count(_:)`, and `BroadsheetError` if the folder is another run's.
  package func count(
    _ dumps: [Dump],
    shard: Shard?,
    into folder: RunFolder,
    identity: [(name: String, value: String)],
    restarts: Bool,
    progress: Progress
  ) async throws -> IndexedRun {
    let start = ContinuousClock.now
    let files = dumps.indices.filter { shard?.contains($0) ?? true }
    let plan = IndexPlan(
      version: Self.version,
      options: ([("model", model)] + identity).map { .init(name: $0.0, value: $0.1) },
      listed: dumps.count,
      inputs: files.map { dumps[$0].input($0) }
    )
    var (index, isFinished) = try folder.open(plan, restarts: restarts)
    if !isFinished || options.rejects != nil { index = try await complete(index, dumps, progress) }
    if !isFinished { index = try folder.finish(index) }
    return try IndexedRun(index, start: start)
  }

  /// Reads what an index lacks of the dumps.
  private func complete(
    _ index: IndexFile,
    _ dumps: [Dump],
    _ progress: Progress
  ) async throws -> IndexFile {
    // What was rejected is listed anew: finished dumps are read again for it, and not tagged.
    let rest = index.plan.inputs.filter {
      options.rejects != nil || index.last(of: $0)?.isLast != true
    }
    let chosen = rest.map { dumps[$0.file] }
    let indexed = IndexedDumps(chosen, rest, in: index, options)
    let ledger = DumpLedger(dumps: chosen.count)
    try await pipeline(progress, chosen).index(chosen, ledger, into: indexed)
    return indexed.index
  }
}

extension IndexedRun {
  /// Puts the counts of several runs over different dumps together.
  ///
  /// Exact; the same bytes for any order of the parts and any tree of merges, copies across parts included.
  /// - Parameters:
  ///   - parts: folders of runs, or their `counts.bsp`.
  ///   - folder: takes the whole.
  /// - Throws: `BroadsheetError` that names the part which is damaged, foreign, unfinished, of other
  ///   options, or has a dump that another has, too.
  package init(merging parts: [String], into folder: RunFolder) throws {
    let start = ContinuousClock.now
    var merge = IndexMerge()
    for part in parts {
      try Task.checkCancellation()
      try merge.add(part, to: folder)
    }
    try self.init(try merge.write(to: folder), start: start)
  }

  /// The options that changed a count.
  package var identity: [(name: String, value: String)] {
    index.plan.options.dropFirst().map { ($0.name, $0.value) }
  }

  /// What tagged.
  package var model: String { index.plan.options.first?.value ?? "" }

  /// Contexts that are kept of each form in each segment: the best of all are among as many, not more.
  private var examples: Int {
    let value = index.plan.options.first { $0.name == "examples" }?.value
    return value.flatMap { Int($0) } ?? .max
  }

  /// Which copies can be told apart.
  package var copies: Options.Copies {
    let value = index.plan.options.first { $0.name == "dedup" }?.value
    return value.flatMap(Options.Copies.init) ?? .none
  }
}

/// A finished index, and what its tables say about the run.
package struct IndexedRun: Sendable {
  let index: IndexFile
  private let start: ContinuousClock.Instant

  init(_ index: IndexFile, start: ContinuousClock.Instant) throws {
    self.index = index
    self.start = start
  }

  /// Makes all tables of the index.
  ///
  /// Finds copies and names side by side; reads the index once.
  /// - Returns: what was read and what could not be.
  package func write(
    _ settings: TableSettings,
    to output: some TableOutput,
    scratch folder: RunFolder
  ) async throws -> RunSummary {
    var settings = settings
    settings.examples = min(settings.examples, examples)
    let tabulation = Tabulation(of: index, settings, scratch: folder.path)
    do {
      let totals = try await tabulation.write(to: output)
      return try RunSummary(index, totals, seconds: start.duration)
    } catch is ByteCodingError {
      throw BroadsheetError(
        .noInput,
        "cannot read the counts in \(TextWriter.shown(folder.path.string)): they are damaged; "
          + "count again with --restart"
      )
    } catch let error as Errno {
      throw BroadsheetError(
        .output,
        "cannot write the tables in \(TextWriter.shown(folder.path.string)): \(error)"
      )
    }
  }
}

extension RunSummary {
  /// What the segments of an index say of its dumps.
  convenience init(_ index: IndexFile, _ totals: TableTotals, seconds: Double) throws {
    let inputs = index.plan.inputs
    let places = index.plan.places
    var facts = [DumpFacts?](repeating: nil, count: inputs.count)
    var reports = [ReadReport](repeating: ReadReport(), count: inputs.count)
    for segment in index.segments {
      guard let place = places[segment.header.dump] else { continue }
      var (own, report) = try SegmentSections.report(index.read(.report, of: segment))
      if !own.isEmpty { facts[place] = try DumpFacts(decoding: own) }
      report.setFile(place)
      reports[place].merge(report)
    }
    try self.init(
      inputs.map { Dump(path: $0.name) },
      facts,
      reports,
      mentions: totals.mentions,
      entities: totals.entities,
      totals: totals,
      listed: index.plan.listed,
      seconds: seconds
    )
  }
}
