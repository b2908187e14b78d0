import ArgumentParser
import Broadsheet
import SystemPackage
import Training

/// `broadsheet eval`: gold labels in, precision and recall out.
struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Compare tags with gold labels: precision, recall, F1 and the most common errors.",
    discussion: """
      Gold labels are CoNLL columns, gzipped or not: one token per line with its tag last (BIO2, \
      IOB1 or BILOU; ? for unknown), a blank line after each sentence, -DOCSTART- before each \
      document. A mention is correct if its span and its type are correct, as in conlleval.

      Examples:
        broadsheet eval --gold dev.tsv
        broadsheet eval --gold news.tsv wiki.tsv.gz --dictionary names.tsv --json --errors 0
        broadsheet eval --gold dev.tsv --predicted theirs.tsv
      """
  )

  @Option(parsing: .upToNextOption, help: "Files with gold labels.", completion: .file())
  var gold: [String]

  @Option(
    parsing: .upToNextOption,
    help: "Score these files instead of tagging: one per gold file, with the same tokens.",
    completion: .file()
  )
  var predicted: [String] = []

  @OptionGroup var tagging: TaggerOptions

  @Flag(name: .customLong("no-misc"), help: "Leave out MISC, for labels without it.")
  var withoutMisc = false

  @Option(help: "Number of most common errors to list.")
  var errors = 50

  @Flag(help: "Write one JSON object instead of tables.")
  var json = false

  @OptionGroup var looks: LookOptions

  @Option(help: "Number of worker threads; never changes the result. (default: one per core)")
  var threads: Int?

  func validate() throws {
    if gold.isEmpty { throw ValidationError("no gold labels: add --gold FILE") }
    if errors < 0 { throw ValidationError("--errors must not be negative") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    guard !predicted.isEmpty else { return }
    if predicted.count != gold.count {
      throw ValidationError("--predicted needs one file for each gold file, in the same order")
    }
    if !tagging.described.isEmpty {
      throw ValidationError("--predicted turns tagging off: remove the options for tagging")
    }
  }

  func run() async throws {
    try await Runner.run {
      let evaluation = try await Runner.watched(nil) { _ in try await evaluate() }
      let report = EvalReport(evaluation, errors: errors, look: looks.look)
      try OutputSink(.standardOutput).write(json ? report.json : report.text)
    }
  }

  private func evaluate() async throws -> Evaluation {
    let broadsheet = predicted.isEmpty ? try self.broadsheet() : nil
    var evaluation = Evaluation(types: judged)
    for (index, file) in gold.enumerated() {
      let bytes = try Self.bytes(file)
      let labels = try Self.labels(bytes, file)
      let predictions =
        if let tagged = try await broadsheet?.tag(columns: bytes, name: file) {
          try Self.labels(tagged, "the tags for \(file)")
        } else {
          try Self.labels(Self.bytes(predicted[index]), predicted[index])
        }
      try Self.naming(file) { () throws(EvaluationError) in
        try evaluation.add(file, gold: labels, predicted: predictions)
      }
    }
    return evaluation
  }

  private func broadsheet() throws -> Broadsheet {
    var options = Options()
    options.workers = threads ?? Terminal.cores
    options.inputFormat = .conll
    // Gold labels are scored whole, whatever their language.
    options.languages = .all
    return Broadsheet(tagger: try tagging.entityTagger(), options: options)
  }

  /// The types to score; nil for all of them.
  private var judged: Set<String>? {
    guard withoutMisc else { return tagging.wanted }
    return (tagging.wanted ?? ["PER", "ORG", "LOC"]).subtracting(["MISC"])
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try (path == "-" ? .standardInput : Dump(path: path)).bytes()
  }

  private static func labels(_ bytes: [UInt8], _ name: String) throws -> LabelledText {
    try naming(name) { () throws(LabelledTextError) in try LabelledText(parsing: bytes) }
  }

  /// Says in which file an error is.
  private static func naming<Result, Failure: Error>(
    _ name: String,
    _ body: () throws(Failure) -> Result
  ) throws(UsageError) -> Result {
    do {
      return try body()
    } catch {
      throw UsageError(description: "\(name), \(error)")
    }
  }
}
