public import ArgumentParser
public import Broadsheet
import SystemPackage

extension MentionFormat: ExpressibleByArgument {}

/// The options of all commands that look for entities.
struct InputOptions: ParsableArguments {
  @OptionGroup var reading: DumpOptions
  @OptionGroup var tagging: TaggerOptions
  @Option(help: "Only articles from this day on, YYYY-MM-DD.") var since: String?
  @Option(help: "Only articles up to and including this day, YYYY-MM-DD.") var until: String?
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      """
      Only articles in these languages, such as en,de, or too short to tell; all counts every \
      article, unknown those whose language is not known. (default: en, which the model reads; all \
      with --tagger dictionary or --no-gazetteer)
      """
    )
  )
  var languages: String?
  @Option(
    help: "Write a record of the run (inputs, options, counts, losses) to this file, as JSON.",
    completion: .file()
  )
  var runFile: String?

  var quiet: Bool { reading.quiet }

  /// The dumps, when `outputs` are files that the command writes besides those of these options.
  func search(outputs: [String?] = []) throws -> DumpSearch {
    try reading.search(outputs: outputs + [runFile])
  }

  /// These options, for dumps that a search found.
  func options(for search: DumpSearch) -> Options {
    var options = reading.options
    options.passed = search.passed
    options.since = since
    options.until = until
    if let languages { options.languages = Options.Languages(list: languages) }
    return options
  }

  /// Writes the file of `--run-file`, if there is to be one.
  func writeManifest(of summary: RunSummary, adding more: [Setting] = []) async throws {
    guard let runFile else { return }
    try await OutputFile.write(to: FilePath(runFile)) {
      try $0.write(summary.manifest(adding: more))
    }
  }
}
