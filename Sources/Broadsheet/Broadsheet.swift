internal import Aggregation
internal import BroadsheetCore
internal import Decompression
internal import Splitting
internal import SystemPackage
internal import Tables
internal import Tagging

/// Reads news dumps and tells which entities they mention, and how often.
///
///     let broadsheet = Broadsheet(tagger: try EntityTagger())
///     let (table, summary) = try await broadsheet.count([Dump(path: "news.jsonl.gz")])
public struct Broadsheet: Sendable {
  /// The version of the library and of the command.
  package static let version = "0.1.0"

  /// What manifests call the model that comes with the program.
  package static var builtInModel: String { TaggingModel.builtInName ?? "damaged" }

  private let tagger: EntityTagger
  let options: Options

  /// What manifests call the model.
  package var model: String { tagger.name }

  /// A reader that finds entities with `tagger`.
  public init(tagger: EntityTagger, options: Options = Options()) {
    self.tagger = tagger
    self.options = options
  }

  /// Counts the entities that `dumps` mention.
  ///
  /// The table is the same bytes for any number of workers and any order of arrival. Memory stays
  /// bounded: names that do not fit are sorted on disk.
  ///
  /// Time grows with the text alone, some 75 MB a second and core; as many dumps are read at a time as there
  /// are workers.
  ///
  /// - Parameter dumps: what to read; each once, damage and all.
  /// - Returns: the table, and what was read and what could not be.
  /// - Throws: `BroadsheetError` if an option makes no sense or no input could be opened;
  ///   `CancellationError` if the task is cancelled.
  public func count(_ dumps: [Dump]) async throws -> (EntityTable, RunSummary) {
    try await count(dumps, progress: Progress())
  }

  /// As `count(_:)`, telling `progress` how far the run has come.
  package func count(
    _ dumps: [Dump],
    progress: Progress
  ) async throws -> (EntityTable, RunSummary) {
    let start = ContinuousClock.now
    let ledger = DumpLedger(dumps: dumps.count)
    let counts = try await pipeline(progress, dumps).count(dumps, ledger)
    let summary = try RunSummary(dumps, ledger.all, counts, seconds: start.duration)
    return (EntityTable(counts.rows), summary)
  }

  /// Hands every mention in `dumps` to `sink` as rows of text, in the order of the input.
  ///
  /// - Parameters:
  ///   - dumps: what to read; one after the other.
  ///   - format: how a mention is written.
  ///   - sink: takes the next bytes of the output, whole rows, called by one task at a time; what it
  ///     throws ends the run.
  /// - Returns: what was read and what could not be.
  /// - Throws: as `count(_:)`, and what `sink` throws.
  public func tag(
    _ dumps: [Dump],
    as format: MentionFormat,
    to sink: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws -> RunSummary {
    try await tag(dumps, as: format, progress: Progress(), to: sink)
  }

  /// As `tag(_:as:to:)`, telling `progress` how far the run has come.
  package func tag(
    _ dumps: [Dump],
    as format: MentionFormat,
    progress: Progress,
    to sink: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws -> RunSummary {
    let start = ContinuousClock.now
    let ledger = DumpLedger(dumps: dumps.count)
    let writer = MentionWriter(format: format, dumps: dumps.map(\.name))
    let pipeline = try pipeline(progress, dumps)
    try sink(writer.header)
    let counts = try await pipeline.tag(dumps, ledger) { try sink(writer.rows(of: $0)) }
    let summary = try RunSummary(dumps, ledger.all, counts, seconds: start.duration)
    try sink(writer.footer(summary) { counts.mentions[Int($0.rawValue)] })
    return summary
  }

  /// A pipeline of these options, cut after `stage` or where they say.
  func pipeline(
    _ progress: Progress,
    _ dumps: [Dump],
    through stage: Options.Stage? = nil
  ) throws -> Pipeline {
    progress.begin(dumps)
    return Pipeline(
      tagger: tagger,
      splitting: splitting,
      filter: try filter,
      rejects: options.rejects.map { RejectWriter(sink: $0, dumps: dumps.map(\.name)) },
      indexing: ArticleIndexing(copies: options.copies, examples: options.examples),
      through: stage ?? options.through,
      workers: max(1, options.workers),
      memory: options.memory,
      scratch: FilePath(options.scratch),
      progress: progress
    )
  }

  private var filter: ArticleFilter {
    get throws {
      ArticleFilter(
        since: try day(options.since),
        until: try day(options.until),
        language: try language(options.language),
        countsLanguages: options.countsLanguages
      )
    }
  }

  private func language(_ code: String?) throws -> Language? {
    guard let code else { return nil }
    guard let language = Language(rawValue: code) else {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      let hint = NameLikeness.hint(for: code, among: Language.allCases.map(\.rawValue))
      throw BroadsheetError(
        .usage,
        "'\(code)' is not a supported language: use one of \(known)\(hint)"
      )
    }
    return language
  }

  private func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else {
      throw BroadsheetError(.usage, "'\(text)' is not a day: use YYYY-MM-DD")
    }
    return day
  }

  private var splitting: SplitOptions {
    let format = options.inputFormat.flatMap { DumpFormat(rawValue: $0.rawValue) }
    var splitting = SplitOptions(format: format)
    splitting.inflate = Payload.inflate
    splitting.textField = options.fields[.text]
    splitting.titleField = options.fields[.title]
    splitting.dateField = options.fields[.date]
    splitting.idField = options.fields[.id]
    splitting.urlField = options.fields[.url]
    splitting.sourceField = options.fields[.source]
    return splitting
  }
}

extension ContinuousClock.Instant {
  /// Seconds since then.
  var duration: Double { (ContinuousClock.now - self) / .seconds(1) }
}
