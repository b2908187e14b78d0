import ArgumentParser
import Broadsheet

/// `broadsheet merge`: the counts of several runs, put together.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the counts of shards or machines together, exactly.",
    discussion: """
      A part is a folder that count -o or merge wrote, or the file counts.bsp in it. The result is the same, \
      byte for byte, for any order of the parts and any tree of merges, and that of one run over all \
      dumps: copies of an article are told apart across parts, too.

      Examples:
        broadsheet merge part-1 part-2 part-3 -o all
        broadsheet merge january february -o winter --by month --aliases names.tsv
      """
  )

  @Argument(help: "Folders of runs, or their counts.bsp.", completion: .file())
  var parts: [String]

  @OptionGroup(title: "Tables in a folder") var tables: TableArguments

  @Option(help: "tsv, csv, jsonl, table or sqlite.")
  var format = TableOptions.Format.tsv

  @Option(help: "The first N entities only. The counts are exact all the same.")
  var top: Int?

  @Option(
    name: .shortAndLong,
    help: "Folder for the whole, made if need be.",
    completion: .directory
  )
  var output: String

  @Option(help: ProgressChoice.help) var progress: ProgressChoice?

  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must not be negative") }
  }

  func run() async throws {
    try await Runner.run(quiet: quiet) {
      let (options, memory) = (try tables.options(format, top: top), tables.memory.bytes)
      return try await Runner.watched(ProgressChoice.kind(progress, quiet: quiet)) { progress in
        try await Broadsheet.merge(
          parts,
          into: output,
          tables: options,
          memory: memory,
          progress: progress
        )
      }
    }
  }
}
