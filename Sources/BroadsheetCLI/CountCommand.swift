import ArgumentParser
import Broadsheet
import SystemPackage

/// `broadsheet count`: dumps in, one table out.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count entities; the table goes to standard output or into a folder.",
    discussion: """
      Examples:
        broadsheet count news.jsonl.gz --top 20
        broadsheet count dumps/ --types PER,ORG --since 2007-01-01 -o tables
        broadsheet count dumps/ -o tables --by month
        zcat news.gz | broadsheet count --format csv -
      """
  )

  @OptionGroup var input: InputOptions

  @Option(help: "tsv, csv, jsonl or table. (default: table at a terminal, else tsv)")
  var format: TableFormat?

  @Option(help: "The first N rows only. The counts are exact all the same.")
  var top: Int?

  @Option(name: .shortAndLong, help: "Folder for the tables and run.json, made if need be.")
  var output: String?

  @Option(help: "Count in each day, week or month, too, into a table of the folder.")
  var by: Options.Period?

  func validate() throws {
    if by != nil, output == nil {
      throw ValidationError("--by makes a second table: name a folder for both with -o")
    }
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
  }

  func run() async throws {
    try await Runner.run(quiet: input.quiet) {
      let dumps = try input.dumps()
      return try await input.reading.withRejects { rejects in
        let broadsheet = try input.broadsheet(rejects: rejects, by: by)
        let (table, summary) = try await Runner.watched(dumps, quiet: input.quiet) { progress in
          try await broadsheet.count(dumps, progress: progress)
        }
        try await write(table)
        try await writeManifest(summary, model: broadsheet.model)
        return summary
      }
    }
  }

  private func write(_ table: EntityTable) async throws {
    guard let output else {
      let format = format ?? (Terminal.isTerminal(.standardOutput) ? .table : .tsv)
      let sink = OutputSink(.standardOutput)
      return try table.write(as: format, top: top) { try sink.write($0) }
    }
    let format = format ?? .tsv
    let suffix = format == .table ? ".txt" : "." + format.rawValue
    let folder = FilePath(output)
    try OutputFolder.make(output)
    try await OutputFile.write(to: folder.appending("entities" + suffix)) { sink in
      try table.write(as: format, top: top) { try sink.write($0) }
    }
    guard let by else { return }
    try await OutputFile.write(to: folder.appending(by.tableName + suffix)) { sink in
      try table.writePeriods(as: format, top: top) { try sink.write($0) }
    }
  }

  private func writeManifest(_ summary: RunSummary, model: String) async throws {
    var options = input.described
    if let top { options.append(("top", "\(top)")) }
    if let by { options.append(("by", by.rawValue)) }
    let files = [
      output.map { FilePath($0).appending("run.json") }, input.runFile.map { FilePath($0) },
    ]
    let manifest = summary.json(model: model, options: options)
    for file in files.compactMap({ $0 }) {
      try await OutputFile.write(to: file) { try $0.write(manifest) }
    }
  }
}

extension Options.Period: ExpressibleByArgument {
  /// What the table of these periods is called.
  fileprivate var tableName: String {
    switch self {
    case .day: "daily"
    case .week: "weekly"
    case .month: "monthly"
    }
  }
}
