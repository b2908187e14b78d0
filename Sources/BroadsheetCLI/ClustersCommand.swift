import ArgumentParser
import Broadsheet
import Synchronization
import SystemPackage
import Training

/// `broadsheet clusters`: dumps in, clusters of words out, for `train`.
struct ClustersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters",
    abstract: "Group the words of dumps into clusters, by the words next to them.",
    discussion: """
      Writes one line per word: word<TAB>path<TAB>count, the most frequent word first. Similar \
      clusters share the first bits of their paths. Reads the dumps twice, so standard input is not \
      accepted. The same dumps, options and seed give the same clusters, byte for byte.

      Example:
        broadsheet clusters news.jsonl.gz -k 1000 -o clusters.tsv
        broadsheet train --train gold.tsv --clusters clusters.tsv -o news.model
      """
  )

  @Argument(help: "Files or folders to read.", completion: .file()) var inputs: [String]

  @Option(name: .customShort("k"), help: "Number of clusters.") var clusters = 512
  @Option(help: "Leave out words that occur less often than this.") var minimumCount = 5
  @Option(help: "Rounds in which each word moves to the cluster that fits it best.") var rounds = 10
  @Option(help: "Seed for the order in which words move.") var seed: UInt64 = 1
  @Option(help: "Format of all inputs, instead of detecting it.")
  var inputFormat: Options.InputFormat?
  @Option(name: .shortAndLong, help: "File to write the clusters to.", completion: .file())
  var output: String
  @Flag(name: .shortAndLong, help: "Print no progress, and a summary only if something was lost.")
  var quiet = false

  func validate() throws {
    if clusters < 1 { throw ValidationError("-k must be at least 1") }
    if clusters > Self.mostClusters {
      throw ValidationError("-k must be at most \(Self.mostClusters)")
    }
    if minimumCount < 1 { throw ValidationError("--minimum-count must be at least 1") }
    if rounds < 0 { throw ValidationError("--rounds must not be negative") }
    if inputs.contains("-") {
      throw ValidationError("clusters reads its input twice: name files instead of standard input")
    }
  }

  /// A limit, because the tree of the clusters takes time with their cube.
  private static let mostClusters = 4096

  func run() async throws {
    try await Runner.run(quiet: quiet) {
      let dumps = try InputFinder.search(inputs.map { FilePath($0) }, outputs: [output]).dumps
      return try await Runner.watched(ProgressChoice.kind(nil, quiet: quiet)) {
        try await induce(dumps, $0)
      }
    }
  }

  private func induce(_ dumps: [Dump], _ progress: Progress) async throws -> RunSummary {
    var options = Options()
    options.workers = Terminal.cores
    options.inputFormat = inputFormat
    options.languages = .all
    let broadsheet = Broadsheet(tagger: try EntityTagger(), options: options)
    let words = Box(WordCounter())
    let summary = try await broadsheet.articles(dumps, progress: progress) { batch in
      words.change { $0.add(batch) }
    }
    let vocabulary = words.value.vocabulary(minimum: minimumCount)
    say(
      "\(words.value.total) tokens; \(vocabulary.count) words occur at least \(minimumCount) times"
    )
    guard vocabulary.count > 0 else {
      throw UsageError(
        description: "no word occurs \(minimumCount) times: add input or lower --minimum-count"
      )
    }
    let pairs = Box(PairCounter(vocabulary))
    _ = try await broadsheet.articles(dumps, progress: progress) { batch in
      pairs.change { $0.add(batch) }
    }
    try await write(vocabulary, pairs.value.neighbours())
    return summary
  }

  private func write(_ vocabulary: Vocabulary, _ neighbours: Neighbours) async throws {
    var options = ClusteringOptions()
    options.clusters = clusters
    options.rounds = rounds
    options.seed = seed
    let rows = ClusterInducer(options).rows(vocabulary, neighbours, progress: say)
    try await OutputFile.write(to: FilePath(output)) { try $0.write(rows) }
  }

  private func say(_ line: String) { if !quiet { Terminal.say("broadsheet: \(line)") } }
}

/// A shared value that batches add to.
private final class Box<Value: Sendable>: Sendable {
  private let held: Mutex<Value>

  init(_ value: Value) { held = Mutex(value) }

  var value: Value { held.withLock { $0 } }

  func change(_ body: (inout Value) -> Void) { held.withLock { body(&$0) } }
}
