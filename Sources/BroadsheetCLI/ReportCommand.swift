import ArgumentParser
import Broadsheet
import Reporting
import SystemPackage

/// `broadsheet report`: the tables of a run as one page for a person.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a run's tables as one HTML page: charts, bursts, a network, examples.",
    discussion: """
      Reads a folder that count -o or merge wrote, in any format but table. The page is one file \
      and loads nothing else. You can mail it, print it, and read it with scripts turned off.

      Examples:
        broadsheet report tables -o report.html
        broadsheet report tables --title "The news of 2007" --top 200 -o 2007.html

      Exit status: 66 if the folder has no tables; 74 if the page cannot be written.
      """
  )

  @Argument(help: "Folder of the tables.", completion: .directory)
  var folder: String

  @Option(name: .shortAndLong, help: "File to write to, instead of standard output.")
  var output: String?

  @Option(help: "Heading of the page.")
  var title = "Who and what is in the news"

  @Option(help: "List the first N entities, at most 10000.")
  var top = 500

  func validate() throws {
    if !(1...Report.most).contains(top) {
      throw ValidationError("--top must be from 1 to \(Report.most)")
    }
  }

  func run() async throws {
    try await Runner.run {
      let report = try Report(folder: folder, title: title, top: top)
      guard let output else {
        let sink = OutputSink(.standardOutput)
        return try report.write { try sink.write($0) }
      }
      try await OutputFile.write(to: FilePath(output)) { sink in
        try report.write { try sink.write($0) }
      }
    }
  }
}
