import ArgumentParser
import CorpusKit

/// The command line of the generator; `generate` makes corpora, `profile` measures any.
@main
struct MakeCorpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-corpus",
    abstract: "Makes news dumps of invented text whose entity counts are known exactly.",
    subcommands: [Generate.self, Measure.self]
  )
}
