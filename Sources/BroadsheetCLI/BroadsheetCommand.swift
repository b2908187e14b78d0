import ArgumentParser
import Broadsheet

/// The command `broadsheet`: parses arguments, calls the library, prints.
///
/// All work is done by the library.
@main
struct BroadsheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Count the people, organisations and places in news dumps, exactly.",
    discussion: """
      Reads WARC and WET crawls, JSON Lines, JSON documents, Reuters, Gigaword and TREC SGML, \
      NewsML, NITF, RSS, Atom, CSV and plain text, compressed or in archives. The format is \
      detected from the content, not from the file name.

      Examples:
        broadsheet count news.jsonl.gz --top 20
        broadsheet count dumps/ -o tables
        broadsheet show tables --entity "Angela Merkel"
        find dumps/ -name "*.gz" | broadsheet scan --files-from -

      Exit status: 0 complete; 1 finished, but some input was damaged or rejected; 64 wrong \
      usage; 66 no input could be read; 70 internal error; 74 output could not be written; 130 or \
      143 interrupted.
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
