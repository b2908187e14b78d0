import ArgumentParser
import Broadsheet
import SystemPackage
import Training

/// `broadsheet train`: labelled texts and lists in, a model out.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a tagging model on labelled text.",
    discussion: """
      Labelled texts are CoNLL columns, gzipped or not, as for eval. FILE*N uses FILE N times per \
      round; FILE*0.5 uses half of its documents. The same files, options and seed give the same \
      model, byte for byte, on any number of cores.

      Example:
        broadsheet train --train gold.tsv small.tsv*4 --silver tagged.tsv.gz --dev dev.tsv \\
          --gazetteer cities.tsv names.tsv.gz --clusters brown.tsv.gz -o news.model
      """
  )

  @OptionGroup(title: "Texts and lists") var sources: TrainingFiles
  @OptionGroup(title: "Learning") var learning: TrainingOptions

  @Option(name: .shortAndLong, help: "File to write the model to.", completion: .file())
  var output: String

  func validate() throws {
    if sources.train.isEmpty { throw ValidationError("no labelled text: add --train FILE") }
    try learning.check()
  }

  func run() async throws {
    try await Runner.run {
      let bytes = try await trained()
      try await OutputFile.write(to: FilePath(output)) { try $0.write(bytes) }
      Terminal.say("broadsheet: \(output): \(bytes.count) bytes")
      guard !sources.dev.isEmpty else { return }
      try await EvalCommand.parse(["--model", output, "--gold"] + sources.dev).run()
    }
  }

  private func trained() async throws -> [UInt8] {
    let lists = try sources.lists()
    var texts = ModelSources(lists, isCompact: learning.compactLexicon)
    try sources.addTexts(to: &texts, learning)
    return await texts.model(by: learning.trainer) { Terminal.say("broadsheet: \($0)") }
  }
}
