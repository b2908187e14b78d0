import ArgumentParser
import Broadsheet

/// `broadsheet merge`: the counts of several runs, put together.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge the counts of several runs, such as shards, exactly.",
    discussion: """
      A part is a folder that count -o or merge wrote, or the file counts.bsp in it. The result \
      is, byte for byte, that of one run over all dumps. The order of the parts does not matter, and \
      merged folders can be merged again. Duplicate articles are found across parts, too.

      Examples:
        broadsheet merge part-1 part-2 part-3 -o all
        broadsheet merge january february -o winter --by month --aliases names.tsv
      """
  )

  @Argument(help: "Folders of runs, or the counts.bsp files in them.", completion: .file())
  var parts: [String]

  @OptionGroup(title: "Tables in a folder") var tables: TableArguments

  @Option(help: "tsv, csv, jsonl, table or sqlite.")
  var format = TableOptions.Format.tsv

  @Option(help: "Only the first N entities. Their counts stay exact.")
  var top: Int?

  @Option(
    name: .shortAndLong,
    help: "Folder for the merged tables; created if missing.",
    completion: .directory
  )
  var output: String

  @Option(help: ProgressChoice.help) var progress: ProgressChoice?

  @Flag(name: .shortAndLong, help: "Print no progress, and a summary only if something was lost.")
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
