public import ArgumentParser
public import Broadsheet
import SystemPackage

extension Options.InputFormat: ExpressibleByArgument {}

/// What to read, and how: the options of every command that takes dumps.
struct DumpOptions: ParsableArguments {
  @Argument(help: "Dumps, or folders of dumps; - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: "Read the dumps, too, that this file names, a path a line; - for standard input."
  )
  var lists: [String] = []

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Paths of --files-from end with NUL, as find -print0 writes them."
  )
  var endsPathsWithNull = false

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
  @Option(name: .customLong("progress"), help: ProgressChoice.help)
  var progressChoice: ProgressChoice?
  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    if endsPathsWithNull, lists.isEmpty {
      throw ValidationError("-0 tells how --files-from ends its paths: add --files-from LIST")
    }
    if (inputs + lists).count(where: { $0 == "-" }) > 1, lists.contains("-") {
      throw ValidationError("standard input is one list or one dump: name - once")
    }
    if inputs.isEmpty, lists.isEmpty, Terminal.isTerminal(.standardInput) {
      throw ValidationError(
        "no input: name files or folders, - for standard input, or a list with --files-from"
      )
    }
  }

  /// The dumps that the arguments name, then those of lists, in their order; a folder stands for its
  /// files.
  func dumps() throws -> [Dump] {
    guard !lists.isEmpty else {
      return try (inputs.isEmpty ? ["-"] : inputs).flatMap(InputFinder.dumps)
    }
    let listed = try lists.flatMap {
      try PathList(reading: $0, endsWithNull: endsPathsWithNull).paths
    }
    if lists.contains("-"), listed.contains("-") {
      throw UsageError(description: "the list on standard input names -, which is standard input")
    }
    return try inputs.flatMap(InputFinder.dumps) + listed.flatMap(InputFinder.dumps)
  }

  var options: Options {
    var options = Options()
    options.workers = threads ?? Terminal.cores
    options.inputFormat = inputFormat
    options.fields = fields
    options.rejects = rejectsFile
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

  /// How progress is shown, where nothing else or `isInTheWay` stands at the same terminal.
  func progress(isInTheWay: Bool = false) -> ProgressDisplay.Kind? {
    ProgressChoice.kind(progressChoice, quiet: quiet, isInTheWay: isInTheWay)
  }
}
