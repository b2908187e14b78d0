import ArgumentParser
import Broadsheet
import SystemPackage

extension ScanFormat: ExpressibleByArgument {}

/// `broadsheet scan`: dumps in, their contents and damage out.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract:
      "Describe input files: container, records, fields, encodings, languages, days, damage.",
    discussion: """
      Examples:
        broadsheet scan dumps/
        broadsheet scan CC-NEWS-20240101.warc.gz --format jsonl
        broadsheet scan dumps/ --rejects rejects.tsv
      """
  )

  @OptionGroup var reading: DumpOptions

  @Option(help: "table or jsonl.")
  var format: ScanFormat = .table

  @OptionGroup var looks: LookOptions

  func run() async throws {
    try await Runner.run(quiet: reading.quiet, report: \.losses) {
      let search = try reading.search()
      let broadsheet = try broadsheet(for: search)
      let summary = try await Runner.watched(reading.progress()) { progress in
        try await broadsheet.scan(search.dumps, progress: progress)
      }
      try OutputSink(.standardOutput).write(summary.scan(as: format, look: looks.look))
      return summary
    }
  }

  /// Finds no entities, so that no model is loaded.
  private func broadsheet(for search: DumpSearch) throws -> Broadsheet {
    var options = reading.options
    options.passed = search.passed
    options.countsLanguages = true
    options.describesFields = true
    return Broadsheet(tagger: try EntityTagger(.nothing), options: options)
  }
}
