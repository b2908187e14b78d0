import ArgumentParser
import Broadsheet

/// The command `broadsheet`: parses, opens, shows.
///
/// All work is done by the library.
@main
struct BroadsheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Who, where and what is in the news: exact entity counts from news dumps.",
    discussion: """
      Reads WARC and WET crawls, JSON Lines and documents, Reuters, Gigaword and TREC SGML, NewsML, \
      NITF, RSS, Atom, CSV and plain text, compressed or in archives; content decides.

      Examples:
        broadsheet count news.jsonl.gz --top 20
        broadsheet count dumps/ -o tables
        broadsheet show tables --entity "Angela Merkel"
        find dumps/ -name "*.gz" | broadsheet scan --files-from -

      Exit status: 0 complete; 1 finished, but some input was damaged or rejected; 64 usage; \
      66 no input could be opened; 70 internal error; 74 output error; 130, 143 interrupted.
      """,
    version: BuildStamp.line,
    subcommands: [
      CountCommand.self, MergeCommand.self, ShowCommand.self, ReportCommand.self, TagCommand.self,
      ScanCommand.self, TrainCommand.self, EvalCommand.self, ClustersCommand.self,
    ]
  )

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let message = fullMessage(for: error)
      let hinted = Suggestion.added(
        to: message,
        arguments: Array(CommandLine.arguments.dropFirst())
      )
      guard hinted != message else { exit(withError: error) }
      Terminal.say(hinted)
      exit(withError: ExitCode(exitCode(for: error).rawValue))
    }
  }
}
