internal import BroadsheetCore
internal import Indexing
package import SystemPackage
internal import Tables
package import Tabulation

/// A finished index, and what its tables say about the run.
package struct IndexedRun: Sendable {
  let index: IndexFile
  private let start: ContinuousClock.Instant
  private let passed: PassedFiles

  /// `passed` is what the search for its dumps passed over.
  init(_ index: IndexFile, start: ContinuousClock.Instant, passed: PassedFiles = PassedFiles()) {
    self.index = index
    self.start = start
    self.passed = passed
  }

  /// Puts the counts of several runs over different dumps together.
  ///
  /// Exact; the same bytes for any order of the parts and any tree of merges, copies across parts included.
  ///
  /// - Parameters:
  ///   - parts: folders of runs, or their `counts.bsp`.
  ///   - folder: takes the whole.
  /// - Throws: `BroadsheetError` that names the part which is damaged, foreign, unfinished, of other
  ///   options, or has a dump that another part has, too.
  package init(merging parts: [String], into folder: RunFolder) throws {
    let start = ContinuousClock.now
    var merge = IndexMerge()
    for part in parts {
      try Task.checkCancellation()
      try merge.add(part, to: folder)
    }
    self.init(try merge.write(to: folder), start: start)
  }

  /// Makes all tables of the index.
  ///
  /// Finds copies and names side by side; reads the index once.
  ///
  /// - Parameters:
  ///   - settings: which tables, and of which rows.
  ///   - output: takes the tables.
  ///   - scratch: the folder for what does not fit into memory, unnamed there.
  ///   - options: the options of the run, as its manifest names them.
  /// - Returns: what was read and what could not be.
  /// - Throws: `BroadsheetError`; what `output` throws.
  package func write(
    _ settings: TableSettings,
    to output: some TableOutput,
    scratch: FilePath,
    options: [Setting] = []
  ) async throws -> RunSummary {
    var settings = settings
    settings.examples = min(settings.examples, examples)
    let tabulation = Tabulation(of: index, settings, scratch: scratch)
    let shown = TextWriter.shown(scratch.string)
    do {
      let totals = try await tabulation.write(to: output)
      return try RunSummary(of: index, totals, since: start, options: options, passed)
    } catch is ByteCodingError {
      throw BroadsheetError(
        .noInput,
        "cannot read the counts in \(shown): they are damaged; count again with --restart"
      )
    } catch let error as Errno {
      throw BroadsheetError(.output, "cannot write the tables in \(shown): \(error)")
    }
  }
}

// MARK: - What the plan of an index says

extension IndexedRun {
  /// The options that changed a count.
  package var identity: [Setting] {
    index.plan.options.dropFirst().map { ($0.name, $0.value) }
  }

  /// Contexts that are kept of each form in each segment: the best of all are among as many, not more.
  private var examples: Int { option("examples").flatMap { Int($0) } ?? .max }

  /// Which copies were looked for.
  package var copies: Options.Copies {
    option("dedup").flatMap(Options.Copies.init(rawValue:)) ?? .none
  }

  private func option(_ name: String) -> String? {
    index.plan.options.first { $0.name == name }?.value
  }
}

extension RunSummary {
  /// What the segments of an index say of its dumps.
  convenience init(
    of index: IndexFile,
    _ totals: TableTotals,
    since start: ContinuousClock.Instant,
    options: [Setting],
    _ passed: PassedFiles
  ) throws {
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
      Reading(facts: facts, reports: reports, listed: index.plan.listed, start: start),
      mentions: totals.mentions,
      entities: totals.entities,
      totals: totals,
      settings: RunSettings(
        model: index.plan.options.first?.value ?? "",
        options: options,
        passed: passed
      )
    )
  }
}
