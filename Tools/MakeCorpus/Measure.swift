import ArgumentParser
import CorpusKit

/// `make-corpus profile`: one column of figures per file, as a Markdown table.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Measure dumps: JSON lines, dated text or Reuters SGML, plain or gzip."
  )

  @Argument(help: "Dumps to measure.") var files: [String]

  func run() throws {
    let columns = try files.map { CorpusProfile(try DumpRecords.read(path: $0)).rows }
    let names = files.map { $0.split(separator: "/").last.map { String($0) } ?? $0 }
    line(["figure"] + names)
    line(["---"] + names.map { _ in "---" })
    for (row, figure) in (columns.first ?? []).enumerated() {
      line([figure.label] + columns.map { $0[row].value })
    }
  }

  private func line(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
  }
}
