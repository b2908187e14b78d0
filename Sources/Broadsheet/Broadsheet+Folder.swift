internal import BroadsheetCore
internal import Indexing
internal import SystemPackage
internal import Tables
internal import Tabulation

extension Broadsheet {
  /// Counts the entities of `dumps` into a folder: an index first, then all tables that are made of it.
  ///
  /// One row an entity: short names and spellings count under the name of their entity, copies of an
  /// article are found, and counts are kept by day and by source. The files are the same bytes for any
  /// number of workers, and whether the run went through or was interrupted and resumed: repeat the call to
  /// resume; what is finished is not done again. Where all is counted already, only the tables are made.
  ///
  /// Costs 1.55 times the CPU of `count(_:)`. Memory stays near `Options.memory`: what does not fit is sorted
  /// on disk, in the folder.
  ///
  /// - Parameters:
  ///   - dumps: the whole list, the same for all shards.
  ///   - folder: takes `counts.bsp`, the tables and `run.json`, which comes last; made if need be. One run at
  ///     a time has it, from the first byte to the name of the last file.
  ///   - tables: which tables, and how they are written.
  ///   - shard: the part of the list that is counted; nil for all.
  ///   - startsOver: throws away what an earlier run with other dumps or options left in the folder.
  /// - Returns: what was read, what could not be, and the tables.
  /// - Throws: `BroadsheetError`: of kind `usage` if an option makes no sense or the folder has the counts of
  ///   other dumps or options, `noInput` if no dump could be opened, `output` if the folder cannot be
  ///   written or another run has it. `CancellationError` if the task is cancelled.
  public func count(
    _ dumps: [Dump],
    into folder: String,
    tables: TableOptions = TableOptions(),
    shard: Shard? = nil,
    startsOver: Bool = false
  ) async throws -> RunSummary {
    try await count(
      dumps,
      into: folder,
      tables: tables,
      shard: shard,
      startsOver: startsOver,
      progress: Progress()
    )
  }

  /// As `count(_:into:tables:shard:startsOver:)`, reporting to `progress`.
  package func count(
    _ dumps: [Dump],
    into folder: String,
    tables: TableOptions,
    shard: Shard?,
    startsOver: Bool,
    progress: Progress
  ) async throws -> RunSummary {
    // Before hours of counting, not after.
    let making = try TableMaking(tables, copies: options.copies, memory: options.memory)
    let folder = try RunFolder(folder)
    let run = try await index(
      dumps,
      shard: shard,
      in: folder,
      examples: tables.examples,
      startsOver: startsOver,
      progress: progress
    )
    progress.begin(.tables)
    let own = settings.options + (tables.top.map { [("top", "\($0)")] } ?? [])
    return try await folder.publish(
      run,
      making,
      options: own + indexSettings(examples: tables.examples)
    )
  }

  /// Adds up the counts of runs over different dumps, such as shards, and makes all tables of them.
  ///
  /// Exact, and the same bytes as those of one run over all dumps, for any order of the parts and any tree of
  /// merges: copies across parts are found, too. No dump is read.
  ///
  /// - Parameters:
  ///   - parts: folders that `count(_:into:tables:shard:startsOver:)` or this wrote, or the `counts.bsp` in them.
  ///   - folder: takes the whole; none of the parts.
  ///   - tables: which tables, and how they are written.
  ///   - memory: bytes that the process may take, about.
  /// - Returns: what the runs read, what they could not, and the tables.
  /// - Throws: `BroadsheetError` that names the part which is damaged, unfinished, was counted with other
  ///   options, or has a dump that another part has, too.
  public static func merge(
    _ parts: [String],
    into folder: String,
    tables: TableOptions = TableOptions(),
    memory: Int = 128 << 20
  ) async throws -> RunSummary {
    try await merge(parts, into: folder, tables: tables, memory: memory, progress: Progress())
  }

  /// As `merge(_:into:tables:memory:)`, reporting to `progress`.
  package static func merge(
    _ parts: [String],
    into folder: String,
    tables: TableOptions,
    memory: Int,
    progress: Progress
  ) async throws -> RunSummary {
    progress.begin(.merging)
    var making = try TableMaking(tables, copies: .near, memory: memory)
    let folder = try RunFolder(folder)
    let run = try IndexedRun(merging: parts, into: folder)
    making.settings.copies = run.copies.kind
    progress.begin(.tables)
    return try await folder.publish(run, making, options: run.identity)
  }
}

// MARK: - The index

extension Broadsheet {
  /// Counts dumps into the index of a folder, or what of them it lacks; gives the finished index.
  package func index(
    _ dumps: [Dump],
    shard: Shard?,
    in folder: RunFolder,
    examples: Int,
    startsOver: Bool,
    progress: Progress
  ) async throws -> IndexedRun {
    let start = ContinuousClock.now
    let files = dumps.indices.filter { shard?.contains($0) ?? true }
    let decisive = [("model", model)] + identity(examples: examples)
    let plan = IndexPlan(
      version: Self.version,
      options: decisive.map { .init(name: $0.0, value: $0.1) },
      listed: dumps.count,
      inputs: files.map { dumps[$0].input($0) }
    )
    var (index, isFinished) = try folder.open(plan, startsOver: startsOver)
    if !isFinished || options.rejects != nil {
      index = try await complete(index, dumps, examples: examples, progress: progress)
    }
    if !isFinished { index = try folder.finish(index) }
    return IndexedRun(index, start: start, passed: options.passed)
  }

  /// Reads what an index lacks of the dumps.
  private func complete(
    _ index: IndexFile,
    _ dumps: [Dump],
    examples: Int,
    progress: Progress
  ) async throws -> IndexFile {
    // Rejects are listed from the start: finished dumps are read again for them, and not tagged.
    let rest = index.plan.inputs.filter {
      options.rejects != nil || index.last(of: $0)?.isLast != true
    }
    let chosen = rest.map { dumps[$0.file] }
    let indexed = IndexedDumps(
      zip(chosen, rest).map { ($0, $1) },
      in: index,
      examples: examples,
      segmentBytes: options.segmentBytes
    )
    try await withRejects { rejects in
      try await pipeline(for: chosen, progress, rejects: rejects, examples: examples)
        .index(chosen, into: indexed)
    }
    return indexed.index
  }

  /// Keeps the memory of the process low, for a command that owns it.
  package static func returnLargeBlocks() { Allocator.returnLargeBlocks() }
}
