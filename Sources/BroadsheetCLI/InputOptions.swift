public import ArgumentParser
public import Broadsheet
import SystemPackage

extension Options.InputFormat: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
extension MentionFormat: ExpressibleByArgument {}

/// The options that every reading command shares.
struct InputOptions: ParsableArguments {
  @Argument(help: "Dumps, or folders of dumps; - for standard input.")
  var inputs: [String] = []

  @Option(help: "Format of every input, instead of what its content says.")
  var inputFormat: Options.InputFormat?

  @Option(help: "JSON field that holds the text.") var textField: String?
  @Option(help: "JSON field that holds the title.") var titleField: String?
  @Option(help: "JSON field that holds the date.") var dateField: String?
  @Option(help: "JSON field that holds the source.") var sourceField: String?
  @Option(help: "JSON field that holds the identifier.") var idField: String?
  @Option(help: "JSON field that holds the address.") var urlField: String?

  @OptionGroup var tagging: TaggerOptions
  @Option(help: "Articles of this day and later, YYYY-MM-DD.") var since: String?
  @Option(help: "Articles up to and including this day, YYYY-MM-DD.") var until: String?
  @Option(help: "Worker tasks. The result does not depend on it. (default: one a core)")
  var threads: Int?
  @Option(help: "Write the run's manifest to this file.") var runFile: String?
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

  func broadsheet() throws -> Broadsheet {
    Broadsheet(tagger: try tagging.entityTagger(), options: options)
  }

  private var options: Options {
    var options = Options()
    options.workers = threads ?? Terminal.cores
    options.inputFormat = inputFormat
    options.fields = fields
    options.since = since
    options.until = until
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

  /// What was asked for, as the manifest shows it: everything that can change the result.
  var described: [(name: String, value: String)] {
    var pairs = fields.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { (name: $0.key.rawValue + "-field", value: $0.value) }
    if let inputFormat { pairs.append(("input-format", inputFormat.rawValue)) }
    pairs += tagging.described
    if let since { pairs.append(("since", since)) }
    if let until { pairs.append(("until", until)) }
    return pairs
  }
}
