public import ArgumentParser
public import Broadsheet
import SystemPackage

extension Options.InputFormat: ExpressibleByArgument {}

/// What to read, and how: the options of every command that takes dumps.
struct DumpOptions: ParsableArguments {
  @Argument(help: "Dumps, or folders of dumps; - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(help: "Format of every input, instead of what its content says.")
  var inputFormat: Options.InputFormat?

  @Option(help: "Field that holds the text, in JSON and CSV.") var textField: String?
  @Option(help: "Field that holds the title.") var titleField: String?
  @Option(help: "Field that holds the date.") var dateField: String?
  @Option(help: "Field that holds the source.") var sourceField: String?
  @Option(help: "Field that holds the identifier.") var idField: String?
  @Option(help: "Field that holds the address.") var urlField: String?

  @Option(help: "Worker tasks. The result does not depend on it. (default: one a core)")
  var threads: Int?
  @Option(
    name: .customLong("rejects"),
    help: "List every rejected record and damaged place in this file, as TSV.",
    completion: .file()
  )
  var rejectsFile: String?
  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    if inputs.isEmpty, Terminal.isTerminal(.standardInput) {
      throw ValidationError("no input: name files or folders, or - for standard input")
    }
  }

  /// The dumps that the arguments name, in their order; a folder stands for its files.
  func dumps() throws -> [Dump] {
    try (inputs.isEmpty ? ["-"] : inputs).flatMap { input in
      input == "-" ? [.standardInput] : try InputFinder.files(at: input).map(Dump.init(path:))
    }
  }

  var options: Options {
    var options = Options()
    options.workers = threads ?? Terminal.cores
    options.inputFormat = inputFormat
    options.fields = fields
    return options
  }

  private var fields: [Options.Field: String] {
    let named: [(Options.Field, String?)] = [
      (.text, textField), (.title, titleField), (.date, dateField), (.source, sourceField),
      (.id, idField), (.url, urlField),
    ]
    return Dictionary(
      uniqueKeysWithValues: named.compactMap { field, name in
        name.map { (field, $0) }
      }
    )
  }

  var described: [(name: String, value: String)] {
    var pairs = fields.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { (name: $0.key.rawValue + "-field", value: $0.value) }
    if let inputFormat { pairs.append(("input-format", inputFormat.rawValue)) }
    return pairs
  }

  /// Runs `body` with the file of `--rejects`, which appears once the run is whole.
  func withRejects<Result>(
    _ body: (RejectsFile?) async throws -> Result
  ) async throws -> Result {
    guard let rejectsFile else { return try await body(nil) }
    return try await OutputFile.write(to: FilePath(rejectsFile)) { sink in
      try await body(RejectsFile(sink, parts: FilePath(rejectsFile)))
    }
  }
}
