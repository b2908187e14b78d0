import ArgumentParser
import Broadsheet
import FoundationEssentials
import SystemPackage
import Tables
import Tabulation

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
  @OptionGroup(title: "Tables in a folder") var tables: TableOptions

  @Option(
    help: "tsv, csv, jsonl or table; with -o also sqlite. (default: table at a terminal, else tsv)"
  )
  var format: TableKind?

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
      let dumps = try input.dumps()
      return try await input.reading.withRejects { rejects in
        var options = try input.options(rejects: rejects)
        options.copies = dedup
        options.examples = tables.examples
        options.memory = tables.memory.bytes
        options.scratch = ProcessInfo.processInfo.environment["TMPDIR"] ?? options.scratch
        let broadsheet = Broadsheet(tagger: try input.tagging.entityTagger(), options: options)
        guard let output else { return try await show(dumps, broadsheet) }
        return try await count(dumps, broadsheet, into: output)
      }
    }
  }

  private func show(_ dumps: [Dump], _ broadsheet: Broadsheet) async throws -> RunSummary {
    let (table, summary) = try await Runner.watched(input.reading.progress()) { progress in
      try await broadsheet.count(dumps, progress: progress)
    }
    let format = format ?? (Terminal.isTerminal(.standardOutput) ? .table : .tsv)
    let sink = OutputSink(.standardOutput)
    let kind = TableFormat(rawValue: format.rawValue) ?? .tsv
    try table.write(as: kind, top: top, look: looks.look) { try sink.write($0) }
    try await writeManifest(summary.json(model: broadsheet.model, options: described))
    return summary
  }

  private func count(
    _ dumps: [Dump],
    _ broadsheet: Broadsheet,
    into output: String
  ) async throws -> RunSummary {
    // Before hours of counting, not after.
    if format?.isBuiltIn == false { throw TableError.noSQLite }
    let folder = try RunFolder(output)
    let settings = try tables.settings(copies: dedup, top: top)
    let (identity, part) = (try identity, try part)
    let summary = try await Runner.watched(
      input.reading.progress(),
      interrupted: "interrupted; repeat the command to resume"
    ) { progress in
      let run = try await broadsheet.count(
        dumps,
        shard: part,
        into: folder,
        identity: identity,
        restarts: restart,
        progress: progress
      )
      progress.begin(.tables)
      let files = TableFiles(in: folder.path, as: format ?? .tsv, isPacked: tables.gzip)
      let summary = try await run.write(settings, to: files, scratch: folder)
      // The lock is kept until all files have their names.
      try withExtendedLifetime(folder) {
        try files.publish(manifest: summary.json(model: broadsheet.model, options: described))
      }
      return summary
    }
    try await writeManifest(summary.json(model: broadsheet.model, options: described))
    return summary
  }

  private func writeManifest(_ manifest: [UInt8]) async throws {
    guard let file = input.runFile else { return }
    try await OutputFile.write(to: FilePath(file)) { try $0.write(manifest) }
  }

  /// What decides the counts: a run that was broken off goes on only with the same.
  private var identity: [(name: String, value: String)] {
    get throws {
      try input.identity + [("dedup", dedup.rawValue), ("examples", "\(tables.examples)")]
    }
  }

  private var described: [(name: String, value: String)] {
    var pairs = input.described
    if let top { pairs.append(("top", "\(top)")) }
    guard output != nil else { return pairs }
    pairs += [("dedup", dedup.rawValue), ("examples", "\(tables.examples)")]
    let kind = (format ?? .tsv).rawValue + (tables.gzip ? ".gz" : "")
    return pairs + [("format", kind)] + tables.described
  }

  private var part: Shard? {
    get throws {
      guard let shard else { return nil }
      let parts = shard.split(separator: "/", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Int($0) }
      guard parts.count == 2, numbers.count == 2, numbers[0] >= 1, numbers[0] <= numbers[1] else {
        throw ValidationError("--shard must be I/N with I from 1 to N, such as 3/8")
      }
      return Shard(number: numbers[0], count: numbers[1])
    }
  }
}

extension Options.Copies: ExpressibleByArgument {}
extension TableKind: ExpressibleByArgument {}
