public import ArgumentParser
public import Broadsheet
import SystemPackage

extension Options.InputFormat: ExpressibleByArgument {}

/// What to read, and how: the options of every command that takes dumps.
struct DumpOptions: ParsableArguments {
  @Argument(help: "Files or folders to read; - for standard input.", completion: .file())
  var inputs: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: "Also read the files that this file lists, one path per line; - for standard input."
  )
  var lists: [String] = []

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Paths in --files-from end with NUL, as find -print0 writes them."
  )
  var endsPathsWithNull = false

  @Option(help: "Format of all inputs, instead of detecting it.")
  var inputFormat: Options.InputFormat?

  @Option(help: "JSON or CSV field with the text.") var textField: String?
  @Option(help: "Field with the title.") var titleField: String?
  @Option(help: "Field with the date.") var dateField: String?
  @Option(help: "Field with the source.") var sourceField: String?
  @Option(help: "Field with the identifier.") var idField: String?
  @Option(help: "Field with the URL.") var urlField: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Columns of tables without a header, such as date,title,text; - for one that is not read.",
      valueName: "names"
    )
  )
  var columns: String?

  @Option(help: "Number of worker threads; never changes the result. (default: one per core)")
  var threads: Int?
  @Option(
    name: .customLong("rejects"),
    help: "Write every rejected record and damaged place to this file, as TSV.",
    completion: .file()
  )
  var rejectsFile: String?
  @Option(name: .customLong("progress"), help: ProgressChoice.help)
  var progressChoice: ProgressChoice?
  @Flag(name: .shortAndLong, help: "Print no progress, and a summary only if something was lost.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    if let columns, names(of: columns).allSatisfy({ $0.isEmpty || $0 == "-" }) {
      throw ValidationError(
        "--columns names no column: use, for example, --columns date,title,text"
      )
    }
    if endsPathsWithNull, lists.isEmpty {
      throw ValidationError("-0 works with --files-from only: add --files-from LIST")
    }
    if (inputs + lists).count(where: { $0 == "-" }) > 1, lists.contains("-") {
      throw ValidationError("standard input can be read only once: use - once")
    }
    if inputs.isEmpty, lists.isEmpty, Terminal.isTerminal(.standardInput) {
      throw ValidationError(
        "no input: name files or folders, - for standard input, or a list with --files-from"
      )
    }
  }

  /// The dumps of the arguments, then those of lists, in order; a folder means the files in it.
  ///
  /// `outputs` are files that the command writes besides the list of rejects.
  func search(outputs: [String?] = []) throws -> DumpSearch {
    let outputs = ([rejectsFile] + outputs).compactMap(\.self)
    guard !lists.isEmpty else {
      let paths = inputs.isEmpty ? ["-"] : inputs.map { FilePath($0) }
      return try InputFinder.search(paths, outputs: outputs)
    }
    let listed = try lists.flatMap {
      try PathList(reading: $0, endsWithNull: endsPathsWithNull).paths
    }
    if lists.contains("-"), listed.contains("-") {
      throw UsageError(
        description:
          "the list on standard input contains -, which is standard input again: remove it"
      )
    }
    return try InputFinder.search(inputs.map { FilePath($0) } + listed, outputs: outputs)
  }

  var options: Options {
    var options = Options()
    options.workers = threads ?? Terminal.cores
    options.inputFormat = inputFormat
    options.fields = fields
    options.columns = columns.map(names) ?? []
    options.rejects = rejectsFile
    return options
  }

  private func names(of columns: String) -> [String] {
    columns.split(separator: ",", omittingEmptySubsequences: false).map { name in
      String(name.drop { $0 == " " })
    }
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

  /// How to show progress; `isInTheWay` means that other output goes to the same terminal.
  func progress(isInTheWay: Bool = false) -> ProgressDisplay.Kind? {
    ProgressChoice.kind(progressChoice, quiet: quiet, isInTheWay: isInTheWay)
  }
}
