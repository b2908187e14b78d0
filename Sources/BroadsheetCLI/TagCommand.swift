import ArgumentParser
import Broadsheet
import SystemPackage

/// `broadsheet tag`: dumps in, mentions out, in the order of the input.
struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Write every mention with its position in the article.",
    discussion: """
      Examples:
        broadsheet tag news.jsonl.gz > mentions.jsonl
        broadsheet tag news.jsonl.gz --format html -o news.html
        broadsheet tag --input-format conll --format conll dev.tsv
      """
  )

  @OptionGroup var input: InputOptions

  @Option(help: "jsonl, conll, gkg or html.")
  var format: MentionFormat = .jsonl

  @Option(
    name: .shortAndLong,
    help: "File to write to, instead of standard output.",
    completion: .file()
  )
  var output: String?

  func run() async throws {
    try await Runner.run(quiet: input.quiet) {
      let search = try input.search(outputs: [output])
      let tagger = try input.tagging.entityTagger()
      let broadsheet = Broadsheet(tagger: tagger, options: input.options(for: search))
      let summary = try await tag(search.dumps, broadsheet)
      try await input.writeManifest(of: summary)
      return summary
    }
  }

  private func tag(_ dumps: [Dump], _ broadsheet: Broadsheet) async throws -> RunSummary {
    guard let output else {
      return try await tag(dumps, broadsheet, to: OutputSink(.standardOutput))
    }
    return try await OutputFile.write(to: FilePath(output)) { sink in
      try await tag(dumps, broadsheet, to: sink)
    }
  }

  private func tag(
    _ dumps: [Dump],
    _ broadsheet: Broadsheet,
    to sink: OutputSink
  ) async throws -> RunSummary {
    // Mentions and a line of progress at one terminal would overwrite each other.
    let isInTheWay = output == nil && Terminal.isTerminal(.standardOutput)
    return try await Runner.watched(input.reading.progress(isInTheWay: isInTheWay)) { progress in
      try await broadsheet.tag(dumps, as: format, progress: progress) { try sink.write($0) }
    }
  }
}
