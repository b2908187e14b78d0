import ArgumentParser
import Broadsheet
import Reporting
import SystemPackage

/// `broadsheet report`: the tables of a run as one page for a person.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one HTML page of a run's tables: charts, bursts, a network, examples.",
    discussion: """
      Reads the folder that count -o or merge wrote, whatever its format. The page needs nothing \
      beside it and loads nothing; it can be mailed, printed and read without its script.

      Examples:
        broadsheet report tables -o report.html
        broadsheet report tables --title "The news of 2007" --top 200 -o 2007.html

      Exit status: 66 where there are no tables; 74 where the page cannot be written.
      """
  )

  @Argument(help: "The folder of the tables.", completion: .directory)
  var folder: String

  @Option(name: .shortAndLong, help: "File to write instead of standard output.")
  var output: String?

  @Option(help: "The heading of the page.")
  var title = "Who and what is in the news"

  @Option(help: "List the first N entities, at most 10000.")
  var top = 500

  func validate() throws {
    if !(1...Report.most).contains(top) {
      throw ValidationError("--top is from 1 to \(Report.most)")
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
