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
        zcat news.gz | broadsheet count --format csv -
      """
  )

  @OptionGroup var input: InputOptions

  @Option(help: "tsv, csv, jsonl or table. (default: table at a terminal, else tsv)")
  var format: TableFormat?

  @Option(help: "The first N rows only. The counts are exact all the same.")
  var top: Int?

  @Option(name: .shortAndLong, help: "Folder for the table and run.json, made if need be.")
  var output: String?

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
  }

  func run() async throws {
    try await Runner.run(quiet: input.quiet) {
      let dumps = try input.dumps()
      return try await input.reading.withRejects { rejects in
        let broadsheet = try input.broadsheet(rejects: rejects)
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
    let name = "entities." + (format == .table ? "txt" : format.rawValue)
    try OutputFolder.make(output)
    try await OutputFile.write(to: FilePath(output).appending(name)) { sink in
      try table.write(as: format, top: top) { try sink.write($0) }
    }
  }

  private func writeManifest(_ summary: RunSummary, model: String) async throws {
    var options = input.described
    if let top { options.append(("top", "\(top)")) }
    let files = [
      output.map { FilePath($0).appending("run.json") }, input.runFile.map { FilePath($0) },
    ]
    let manifest = summary.json(model: model, options: options)
    for file in files.compactMap({ $0 }) {
      try await OutputFile.write(to: file) { try $0.write(manifest) }
    }
  }
}
