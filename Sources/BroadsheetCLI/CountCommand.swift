public import ArgumentParser
public import Broadsheet
import FoundationEssentials
import SystemPackage

/// `broadsheet count`: dumps in, one table out.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count entities; the table goes to standard output or into a folder.",
    discussion: """
      Without -o, names are counted as they stand. With -o, tables of all kinds go into a folder: one \
      row an entity, copies told apart, by day and by source. A run that was broken off goes on where it \
      was when the same command is given again.

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
    help: "tsv, csv, jsonl, table, or sqlite with -o. (default: table at a terminal, else tsv)"
  )
  var format: TableOptions.Format?

  @OptionGroup var looks: LookOptions

  @Option(help: "The first N entities only. The counts are exact all the same.")
  var top: Int?

  @Option(
    name: .shortAndLong,
    help: "Folder for the tables and run.json, made if need be.",
    completion: .directory
  )
  var output: String?

  @Option(help: "Count every N-th input from the I-th on, I/N, to be merged later.")
  var shard: String?

  @Option(help: "Copies that are told apart: none, exact or near.")
  var dedup = Options.Copies.near

  @Flag(help: "Throw away what an earlier run with other inputs or options has left in the folder.")
  var restart = false

  func validate() throws {
    if output == nil {
      if format == .sqlite { throw ValidationError("--format sqlite makes a file: add -o FOLDER") }
      if shard != nil { throw ValidationError("--shard needs a folder: add -o FOLDER") }
      if tables.areAsked {
        throw ValidationError("options of tables need a folder for them: add -o FOLDER")
      }
    }
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
    if output == "" { throw ValidationError("-o needs the name of a folder") }
    _ = try part
  }

  func run() async throws {
    try await Runner.run(quiet: input.quiet) {
      let dumps = try input.dumps()
      let tagger = try input.tagging.entityTagger()
      let broadsheet = Broadsheet(tagger: tagger, options: options)
      guard let output else { return try await show(dumps, broadsheet) }
      return try await count(dumps, broadsheet, into: output)
    }
  }

  private var options: Options {
    var options = input.options
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
      interrupted: "interrupted; the same command goes on where this run was"
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
        throw ValidationError("--shard is I/N with I from 1 to N, such as 3/8")
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
