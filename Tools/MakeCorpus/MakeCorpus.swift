import ArgumentParser
import CorpusKit

/// The command line of the generator; `generate` makes corpora, `profile` measures any.
@main
struct MakeCorpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-corpus",
    abstract: "Make news dumps of invented text with exactly known entity counts.",
    subcommands: [Generate.self, Measure.self]
  )
}
