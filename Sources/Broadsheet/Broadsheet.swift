internal import Aggregation
internal import BroadsheetCore
internal import Decompression
internal import Splitting
internal import Storage
internal import SystemPackage
internal import Tables
internal import Tagging

/// Reads news dumps and finds which entities they mention, and how often.
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

  /// As `count(_:)`, reporting to `progress`.
  package func count(
    _ dumps: [Dump],
    progress: Progress
  ) async throws -> (EntityTable, RunSummary) {
    let start = ContinuousClock.now
    let counts = try await withRejects { rejects in
      try await pipeline(for: dumps, progress, rejects: rejects).count(dumps)
    }
    let summary = try RunSummary(dumps, counts, since: start, settings: settings)
    return (EntityTable(counts.rows), summary)
  }

  /// Passes every mention in `dumps` to `sink` as rows of text, in input order.
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

  /// As `tag(_:as:to:)`, reporting to `progress`.
  package func tag(
    _ dumps: [Dump],
    as format: MentionFormat,
    progress: Progress,
    to sink: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws -> RunSummary {
    let start = ContinuousClock.now
    let writer = MentionWriter(format: format, dumps: dumps.map(\.name))
    return try await withRejects { rejects in
      let pipeline = try pipeline(for: dumps, progress, rejects: rejects)
      try sink(writer.header)
      let counts = try await pipeline.tag(dumps) { try sink(writer.rows(of: $0)) }
      let summary = try RunSummary(dumps, counts, since: start, settings: settings)
      try sink(writer.footer(summary) { counts.mentions[Int($0.rawValue)] })
      return summary
    }
  }

  /// A pipeline of these options, cut after `stage` or where they say.
  ///
  /// Contexts of mentions are kept for `examples` of each entity.
  func pipeline(
    for dumps: [Dump],
    _ progress: Progress,
    rejects: (any RejectSink)?,
    examples: Int = 0,
    through stage: Options.Stage? = nil
  ) throws -> Pipeline {
    progress.begin(dumps)
    return Pipeline(
      tagger: tagger,
      splitting: splitting,
      filter: try filter,
      rejects: rejects.map { RejectWriter(sink: $0, dumps: dumps.map(\.name)) },
      indexing: ArticleIndexing(copies: options.copies, examples: examples),
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
        languages: try options.languages.wanted(readBy: tagger.languages),
        keepsGivenTokens: options.languages == .ofModel,
        countsLanguages: options.countsLanguages
      )
    }
  }

  private func day(_ text: String?) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else {
      throw BroadsheetError(.usage, "'\(text)' is not a day: use YYYY-MM-DD")
    }
    return day
  }

  /// No article is younger; agencies date some for the days to come.
  ///
  /// The one place where a count asks for the time: a date that is far off is wrong.
  private static var endOfNextYear: Day {
    let seconds = SystemClock.secondsSince1970
    let today = Day(number: Int32(clamping: seconds / 86_400))
    return Day(year: today.civil.year + 1, month: 12, day: 31) ?? .unknown
  }

  private var splitting: SplitOptions {
    var splitting = SplitOptions(format: options.inputFormat?.format)
    splitting.inflate = Payload.inflate
    splitting.describesFields = options.describesFields
    splitting.columns = options.columns
    splitting.latestDay = Self.endOfNextYear
    for (field, name) in options.fields {
      switch field {
      case .text: splitting.textField = name
      case .title: splitting.titleField = name
      case .date: splitting.dateField = name
      case .id: splitting.idField = name
      case .url: splitting.urlField = name
      case .source: splitting.sourceField = name
      }
    }
    return splitting
  }
}

extension Broadsheet {
  /// What runs are made with, as their manifests name it: all that can change a count.
  var settings: RunSettings {
    RunSettings(
      model: model,
      options: options.described(with: tagger.described),
      passed: options.passed
    )
  }

  /// What decides the counts: a run resumes only with the same.
  func identity(examples: Int) -> [Setting] {
    settings.options + tagger.contents + indexSettings(examples: examples)
  }

  /// What an index keeps beside the counts.
  func indexSettings(examples: Int) -> [Setting] {
    [("dedup", options.copies.rawValue), ("examples", "\(examples)")]
  }

  /// Runs `body` with the file of `Options.rejects`, which gets its name once the run is whole.
  func withRejects<Result>(
    _ body: ((any RejectSink)?) async throws -> Result
  ) async throws -> Result {
    guard let path = options.rejects.map({ FilePath($0) }) else { return try await body(nil) }
    return try await OutputFile.write(to: path) { try await body(RejectsFile($0, parts: path)) }
  }
}
