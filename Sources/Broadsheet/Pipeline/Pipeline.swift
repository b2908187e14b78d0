internal import Aggregation
internal import BroadsheetCore
internal import Decompression
internal import Indexing
internal import Normalization
internal import Splitting
internal import SystemPackage
internal import Tagging

/// The stages of a run and the channels between them.
///
/// The only place where tasks are made.
struct Pipeline {
  let tagger: EntityTagger
  let splitting: SplitOptions
  let filter: ArticleFilter
  let rejects: RejectWriter?
  let indexing: ArticleIndexing
  let through: Options.Stage
  let workers: Int
  /// Bytes that the process may take, about.
  let memory: Int
  /// Where what does not fit goes.
  let scratch: FilePath
  let progress: Progress
  let pool = BlockPool()

  /// Memory for names: what the program, its model and the workers leave of the budget.
  private var tallyMemory: Int { max(16 << 20, memory / 2 - (8 + 2 * workers) << 20) }

  /// Words whose scores a worker holds: a third of the budget goes to them, 208 bytes each.
  private var wordsAWorker: Int { min(3 << 15, memory / 3 / 208 / workers) }

  /// Bytes in flight decide, not their number: more than two batches a channel fall out of the cache.
  private static let depth = 2

  /// Numbers batches as they enter the channel to the workers, by which their order is restored behind them.
  ///
  /// A reader that took a number first, and was then overtaken, could wait for workers that all wait for it.
  private static let numbered: @Sendable (inout ArticleBatch, Int) -> Void = { $0.sequence = $1 }

  /// Reads every dump once and counts the entities that they mention.
  ///
  ///     dumps ─▶ inflate ─▶ split ─▶ normalize ─▶ tag ─▶ tally
  ///              ╰─ 1 task each, ╯   ╰── `workers` ───╯   1 task
  ///                 `readers` times        tasks
  func count(_ dumps: [Dump]) async throws -> Counts {
    let readers = max(1, min(workers, dumps.count))
    let articles = Channel<ArticleBatch>(depth: Self.depth, producers: readers)
    let mentions = Channel<MentionBatch>(depth: Self.depth, producers: workers)
    let recognizers = Channel<any EntityRecognizer>(depth: workers)
    let counts = CountsBox(dumps: dumps.count)

    try await withThrowingDiscardingTaskGroup { stages in
      // In the group, like all others: if it fails, no other task waits for it.
      stages.addTask { counts.value = try await tally(mentions, dumps: dumps.count) }
      stages.addTask { try await prepare(recognizers) }
      addReaders(readers, of: dumps, into: articles, to: &stages)
      for _ in 0..<workers {
        stages.addTask { try await normalizeAndTag(articles, recognizers, into: mentions) }
      }
    }
    return counts.value
  }

  /// Reads every dump once and passes its mentions to `write`, in input order.
  ///
  ///     dumps ─▶ inflate ─▶ split ─▶ normalize ─▶ tag ─▶ write
  ///              1 task     1 task   ╰── `workers` ───╯   1 task, in order
  func tag(
    _ dumps: [Dump],
    write: @Sendable @escaping (MentionBatch) throws -> Void
  ) async throws -> Counts {
    let articles = Channel<ArticleBatch>(depth: Self.depth, numbering: Self.numbered)
    let mentions = OrderedChannel<MentionBatch>(window: 2 * workers, producers: workers)
    let recognizers = Channel<any EntityRecognizer>(depth: workers)
    let counts = CountsBox(dumps: dumps.count)

    try await withThrowingDiscardingTaskGroup { stages in
      stages.addTask { try await prepare(recognizers) }
      addReaders(1, of: dumps, into: articles, to: &stages)
      for _ in 0..<workers {
        stages.addTask { try await normalizeAndTag(articles, recognizers, into: mentions) }
      }
      stages.addTask { try await self.write(mentions, countingInto: counts, write) }
    }
    return counts.value
  }

  /// Reads every dump once and gives the postings of its articles to `indexed`, unless they are there, dump by
  /// dump in input order.
  ///
  ///     dumps ─▶ inflate ─▶ split ─▶ normalize, tag, resolve, sketch, index ─▶ segments
  ///              ╰─ 1 task each, ╯   ╰────────────── `workers` ───────────╯     1 task
  ///                 `readers` times                    tasks
  func index(_ dumps: [Dump], into indexed: IndexedDumps) async throws {
    // A reader feeds four workers, and each dump that is open has a segment in memory.
    let readers = max(1, min((workers + 2) / 4, dumps.count))
    let articles = Channel<ArticleBatch>(
      depth: Self.depth,
      producers: readers,
      numbering: Self.numbered
    )
    let window = workers + readers + Self.depth + 1
    let postings = OrderedChannel<PostingBatch>(window: window, producers: workers)
    let recognizers = Channel<any EntityRecognizer>(depth: workers)

    try await withThrowingDiscardingTaskGroup { stages in
      stages.addTask { try await prepare(recognizers) }
      addReaders(readers, of: dumps, past: indexed.batches, into: articles, to: &stages)
      for _ in 0..<workers {
        stages.addTask {
          try await normalizeAndIndex(articles, recognizers, of: indexed.inputs, into: postings)
        }
      }
      stages.addTask(executorPreference: ReaderThread(name: "segments")) {
        try await write(postings, into: indexed)
      }
    }
  }
}

// MARK: - One function a stage

extension Pipeline {
  /// Adds the two tasks of each reader; skips the first `done` batches of each dump, which an earlier run
  /// has counted.
  private func addReaders(
    _ readers: Int,
    of dumps: [Dump],
    past done: [Int]? = nil,
    into articles: Channel<ArticleBatch>,
    to stages: inout ThrowingDiscardingTaskGroup<any Error>
  ) {
    let queue = DumpQueue(dumps)
    for reader in 0..<readers {
      let blocks = Channel<ByteBlock>(depth: Self.depth)
      stages.addTask(executorPreference: ReaderThread(name: "reader \(reader)")) {
        try await inflate(queue, into: blocks)
      }
      stages.addTask { try await split(blocks, past: done, into: articles) }
    }
  }

  private func inflate(_ queue: DumpQueue, into blocks: Channel<ByteBlock>) async throws {
    while let (file, dump) = queue.next() {
      guard let source = try? dump.open() else {
        try await blocks.send(.unreadable(file))
        continue
      }
      var reader = DumpReader(source, name: dump.name, file: file, pool: pool)
      var stored = 0
      while let block = reader.next() {
        progress.read(
          storedBytes: reader.facts.storedBytes - stored,
          textBytes: block.bytes.count
        )
        stored = reader.facts.storedBytes
        try await blocks.send(block)
      }
    }
    blocks.close()
  }

  private func split(
    _ blocks: Channel<ByteBlock>,
    past done: [Int]?,
    into articles: Channel<ArticleBatch>
  ) async throws {
    var splitter: Splitter?
    for try await block in blocks {
      guard through != .decompress else {
        if block.isLast { try await articles.send(.end(of: block)) }
        pool.give(block.bytes)
        continue
      }
      // Taken and consumed: a second reference would copy every buffer at the next write.
      var current =
        splitter.take() ?? Splitter(file: block.file, options: splitting, pool: pool)
      let (file, isLast) = (block.file, block.isLast)
      let batches = current.split(consume block)
      if !isLast { splitter = consume current }
      for batch in batches {
        try rejects?.write(batch.report, of: file)
        if batch.number >= done?[file] ?? 0 { try await articles.send(batch) }
      }
      if isLast { try rejects?.finish(file) }
    }
    articles.close()
  }

  /// Gives every worker its own tagger, while the first blocks are read.
  private func prepare(_ recognizers: Channel<any EntityRecognizer>) async throws {
    let recognizer = try tagger.recognizer(words: wordsAWorker)
    for _ in 0..<workers { try await recognizers.send(recognizer) }
    recognizers.close()
  }

  private func normalizeAndTag(
    _ articles: Channel<ArticleBatch>,
    _ recognizers: Channel<any EntityRecognizer>,
    into mentions: Channel<MentionBatch>
  ) async throws {
    let normalizer = Normalizer(keepsOriginal: false)
    guard var recognizer = try await recognizers.next() else { return }
    for try await batch in articles {
      try await mentions.send(tagged(consume batch, after: normalizer, by: &recognizer))
    }
    mentions.close()
  }

  private func normalizeAndTag(
    _ articles: Channel<ArticleBatch>,
    _ recognizers: Channel<any EntityRecognizer>,
    into mentions: OrderedChannel<MentionBatch>
  ) async throws {
    let normalizer = Normalizer(keepsOriginal: true)
    guard var recognizer = try await recognizers.next() else { return }
    for try await batch in articles {
      let number = batch.sequence
      try await mentions.send(
        tagged(consume batch, after: normalizer, by: &recognizer),
        number: number
      )
    }
    mentions.close()
  }

  private func tagged(
    _ batch: consuming ArticleBatch,
    after normalizer: Normalizer,
    by recognizer: inout any EntityRecognizer
  ) -> MentionBatch {
    let wanted = filter.keepDays(batch)
    guard through.rawValue >= Options.Stage.normalize.rawValue else {
      return MentionBatch(batch: filter.keepLanguages(wanted))
    }
    // Languages are identified in normalized text, which is still in the cache.
    let normalized = filter.keepLanguages(normalizer.normalize(wanted))
    guard through.rawValue >= Options.Stage.tag.rawValue else {
      return MentionBatch(batch: normalized)
    }
    return recognizer.tag(normalized)
  }

  private func normalizeAndIndex(
    _ articles: Channel<ArticleBatch>,
    _ recognizers: Channel<any EntityRecognizer>,
    of inputs: [IndexPlan.Input],
    into postings: OrderedChannel<PostingBatch>
  ) async throws {
    let normalizer = Normalizer(keepsOriginal: false)
    var indexing = indexing
    guard var recognizer = try await recognizers.next() else { return }
    for try await batch in articles {
      let sequence = batch.sequence
      var mentions = tagged(consume batch, after: normalizer, by: &recognizer)
      let result = indexing.index(&mentions, of: inputs[mentions.batch.file].id)
      pool.give(mentions.takeText())
      try await postings.send(result, number: sequence)
    }
    postings.close()
  }

  private func write(
    _ postings: OrderedChannel<PostingBatch>,
    into indexed: IndexedDumps
  ) async throws {
    while let batch = try await postings.next() {
      progress.count(articles: batch.articles.count)
      try indexed.add(batch)
    }
  }

  private func tally(_ mentions: Channel<MentionBatch>, dumps: Int) async throws -> Counts {
    var counts = Counts(dumps: dumps)
    var tally = SpillingTally(in: scratch, memory: tallyMemory)
    for try await var batch in mentions {
      if through == .aggregate { try tally.add(batch) }
      counts.add(batch.batch)
      progress.count(articles: batch.batch.articles.count)
      pool.give(batch.takeText())
    }
    counts.rows = try tally.rows()
    return counts
  }

  private func write(
    _ mentions: OrderedChannel<MentionBatch>,
    countingInto box: CountsBox,
    _ write: (MentionBatch) throws -> Void
  ) async throws {
    var counts = Counts(dumps: box.dumps)
    var tally = SpillingTally(in: scratch, memory: tallyMemory)
    while let batch = try await mentions.next() {
      try write(batch)
      try tally.add(batch)
      counts.add(batch)
      progress.count(articles: batch.batch.articles.count)
    }
    counts.rows = try tally.rows()
    box.value = counts
  }
}

extension ArticleBatch {
  /// Carries what a dump turned out to be, if it is not split.
  fileprivate static func end(of block: ByteBlock) -> ArticleBatch {
    var batch = ArticleBatch(file: block.file, text: [])
    (batch.isLast, batch.facts, batch.report) = (true, block.facts, block.report)
    return batch
  }
}

extension ByteBlock {
  /// A block for a dump that could not be opened, so that it is reported in its turn.
  fileprivate static func unreadable(_ file: Int) -> ByteBlock {
    var block = ByteBlock(bytes: [], file: file, offset: 0)
    block.isLast = true
    block.report.damaged(Incident(file: file, offset: 0, fault: .unreadable))
    return block
  }
}
