internal import Aggregation
internal import BroadsheetCore
package import Indexing
internal import Storage
package import SystemPackage
internal import Tables

/// Makes all tables of an index: the second half of a run.
///
///     segments ─▶ names ─▶ merges ─┬▶ postings ─▶ sort ─▶ daily, sources, aliases ─▶ entities
///             ╰─▶ sketches ─▶ copies ╯╰▶ pairs     ╰▶ topEntities ─▶ examples
///
/// A pure function of the index and the settings. Lists that do not fit into memory are sorted on
/// disk.
package struct Tabulation {
  private let index: IndexFile
  /// All segments, in the order of the input.
  private let segments: [IndexFile.Segment]
  private let settings: TableSettings
  /// The folder for what does not fit into memory.
  private let scratch: FilePath

  /// Tabulates a whole index.
  ///
  /// The folder `scratch` takes what does not fit into memory, in unnamed files.
  package init(of index: IndexFile, _ settings: TableSettings, scratch: FilePath) {
    (self.index, self.settings, self.scratch) = (index, settings, scratch)
    segments = index.inOrder
  }

  /// The number of bytes for sorting: the budget without the program itself.
  private var memory: Int { max(1 << 20, settings.memory - 56 << 20) }

  private var articleCount: Int { segments.reduce(0) { $0 + $1.header.articles } }

  /// Writes all tables to `output`.
  package func write(to output: some TableOutput) async throws -> TableTotals {
    // In parallel, if memory allows.
    let isSmall = CopyMarks.memory(articles: articleCount) <= memory / 4
    async let marks = isSmall ? CopyMarks(index, segments, kind: settings.copies) : nil
    let names = try NumberedNames(
      index,
      segments,
      lists: settings.lists,
      in: scratch,
      memory: memory * 3 / 4
    )
    let sources = try SourceNames(index, segments)
    let copies = try await marks ?? CopyMarks(index, segments, kind: settings.copies)
    let articles = SegmentArticles(
      index,
      segments,
      names: names,
      sources: sources,
      copies: copies
    )
    var totals = TableTotals(copies: copies.copies)
    let (topEntities, pairs) = try writeEntities(articles, &totals, to: output)
    try writePairs(pairs, topEntities, to: output)
    try writeExamples(articles, topEntities, to: output)
    return totals
  }

  private func writeEntities(
    _ articles: SegmentArticles,
    _ totals: inout TableTotals,
    to output: some TableOutput
  ) throws -> (TopEntities, Pairs) {
    let names = articles.names
    var mentions = MentionTotals(settings.pairsTop, names.merges)
    var aliases = try AliasRows(names, &mentions, in: scratch, memory: memory / 4)
    var pairs = Pairs(of: mentions.numbers())
    var tally = PostingTally(in: scratch, memory: memory / 2)
    var periods = settings.period.map(PeriodArticles.init)
    try articles.forEach { day, source, entities, isUnique in
      periods?.add(day, isUnique: isUnique)
      for entity in entities {
        try tally.add(
          entity.number,
          day: day,
          source: source,
          mentions: entity.mentions,
          isUnique: isUnique
        )
      }
      pairs.add(entities, isUnique: isUnique)
    }
    try write(&periods, to: output)
    var rows = EntityRows(in: scratch, memory: memory / 4)
    var pass = try EntityPass(settings, articles.sources, to: output)
    var groups = try tally.groups()
    var reader = names.log.reader()
    while groups.hasNext, try reader.next() {
      guard groups.entity == UInt32(reader.number) else { continue }
      try rows.add(pass.row(of: reader, &groups, &aliases))
      if reader.number & 0xFFF == 0 { try Task.checkCancellation() }
    }
    try pass.finish()
    return (try write(rows, &totals, to: output), pairs)
  }

  private func write(_ periods: inout PeriodArticles?, to output: some TableOutput) throws {
    guard periods != nil else { return }
    var table = try output.begin(.articles)
    try periods?.write(to: &table)
    try table.finish()
  }

  private func write(
    _ rows: consuming EntityRows,
    _ totals: inout TableTotals,
    to output: some TableOutput
  ) throws -> TopEntities {
    var topEntities = TopEntities()
    var table = try output.begin(.entities)
    let most = max(settings.pairsTop, TableSettings.exampleEntities)
    try rows.forEach { row in
      totals.add(row)
      if totals.entities & 0xFFF == 0 { try Task.checkCancellation() }
      if topEntities.entities.count < most { topEntities.append(row) }
      if let top = settings.top, totals.entities > top { return }
      try table.append(row)
    }
    try table.finish()
    return topEntities
  }

  private func writePairs(
    _ pairs: Pairs,
    _ topEntities: TopEntities,
    to output: some TableOutput
  ) throws {
    var table = try output.begin(.pairs)
    try pairs.write(topEntities, to: &table)
    try table.finish()
  }

  private func writeExamples(
    _ articles: SegmentArticles,
    _ topEntities: TopEntities,
    to output: some TableOutput
  ) throws {
    var examples = Examples(for: topEntities, of: settings.examples, index.plan)
    let limit = ContextSampler.limit(articles: articleCount)
    let places = index.plan.places
    for (number, segment) in segments.enumerated() {
      let entities = try articles.entityNumbers(of: number)
      try examples.add(
        contexts: index.read(.contexts, of: segment),
        of: places[segment.header.dump] ?? 0,
        entities: entities,
        sources: articles.sources.numbers[number],
        limit: limit
      )
    }
    var table = try output.begin(.examples)
    try examples.write(articles.sources, to: &table)
    try table.finish()
  }
}
