public import ArgumentParser
public import Broadsheet
import FoundationEssentials
import SystemPackage

/// `broadsheet count`: dumps in, one table out.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count entities: print one table, or write all tables to a folder.",
    discussion: """
      Without -o, prints the counts of each name as it is written. With -o, merges the names of \
      each entity and writes a folder of tables: totals, counts by day and by source, pairs, \
      examples and more, with and without duplicate articles. To resume an interrupted run, repeat \
      the command.

      Examples:
        broadsheet count news.jsonl.gz --top 20
        broadsheet count dumps/ --types PER,ORG --since 2007-01-01 -o tables
        broadsheet count dumps/ -o tables --by month --format sqlite
        broadsheet count dumps/ -o part-3 --shard 3/8
        find dumps/ -name "*.gz" -print0 | broadsheet count -0 --files-from - -o tables
        zcat news.gz | broadsheet count --format csv -
      """
  )

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Tables in a folder") var tables: TableArguments

  @Option(
    help: "tsv, csv, jsonl or table; with -o also sqlite. (default: table at a terminal, else tsv)"
  )
  var format: TableOptions.Format?

  @OptionGroup var looks: LookOptions

  @Option(help: "Only the first N entities. Their counts stay exact.")
  var top: Int?

  @Option(
    name: .shortAndLong,
    help: "Folder for the tables and run.json; created if missing.",
    completion: .directory
  )
  var output: String?

  @Option(help: "Count only part I of N (I/N): every N-th input, starting at the I-th.")
  var shard: String?

  @Option(help: "With -o, detect duplicate articles: none, exact or near.")
  var dedup = Options.Copies.near

  @Flag(help: "Start over: discard the counts that an earlier run left in the folder.")
  var restart = false

  func validate() throws {
    if output == nil {
      if format == .sqlite { throw ValidationError("--format sqlite writes a file: add -o FOLDER") }
      if shard != nil { throw ValidationError("--shard writes to a folder: add -o FOLDER") }
      if tables.areAsked {
        throw ValidationError("the options for tables in a folder need one: add -o FOLDER")
      }
    }
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
    if output == "" { throw ValidationError("-o must name a folder") }
    _ = try part
  }

  func run() async throws {
    try await Runner.run(quiet: input.quiet) {
      let search = try input.search()
      let tagger = try input.tagging.entityTagger()
      let broadsheet = Broadsheet(tagger: tagger, options: options(for: search))
      guard let output else { return try await show(search.dumps, broadsheet) }
      return try await count(search.dumps, broadsheet, into: output)
    }
  }

  private func options(for search: DumpSearch) -> Options {
    var options = input.options(for: search)
    options.copies = dedup
    options.memory = tables.memory.bytes
    options.scratch = ProcessInfo.processInfo.environment["TMPDIR"] ?? options.scratch
    return options
  }

  private func show(_ dumps: [Dump], _ broadsheet: Broadsheet) async throws -> RunSummary {
    let (table, summary) = try await Runner.watched(input.reading.progress()) { progress in
      try await broadsheet.count(dumps, progress: progress)
    }
    let usual = Terminal.isTerminal(.standardOutput) ? TableFormat.table : .tsv
    let sink = OutputSink(.standardOutput)
    try table.write(as: format?.ofRows ?? usual, top: top, look: looks.look) { try sink.write($0) }
    let more = top.map { [(name: "top", value: "\($0)")] } ?? []
    try await input.writeManifest(of: summary, adding: more)
    return summary
  }

  private func count(
    _ dumps: [Dump],
    _ broadsheet: Broadsheet,
    into output: String
  ) async throws -> RunSummary {
    let (tables, part) = (try tables.options(format ?? .tsv, top: top), try part)
    let summary = try await Runner.watched(
      input.reading.progress(),
      interrupted: "interrupted; repeat the command to resume"
    ) { progress in
      try await broadsheet.count(
        dumps,
        into: output,
        tables: tables,
        shard: part,
        startsOver: restart,
        progress: progress
      )
    }
    try await input.writeManifest(of: summary)
    return summary
  }

  private var part: Shard? {
    get throws {
      guard let shard else { return nil }
      let parts = shard.split(separator: "/", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Int($0) }
      guard parts.count == 2, numbers.count == 2,
        let shard = try? Shard(numbers[0], of: numbers[1])
      else {
        throw ValidationError("--shard must be I/N with I from 1 to N, such as 3/8")
      }
      return shard
    }
  }
}

extension Options.Copies: ExpressibleByArgument {}

extension TableOptions.Format {
  /// The same for rows on standard output; nil for a database.
  fileprivate var ofRows: TableFormat? {
    switch self {
    case .tsv: .tsv
    case .csv: .csv
    case .jsonl: .jsonl
    case .table: .table
    case .sqlite: nil
    }
  }
}
