import ArgumentParser
import Broadsheet
import SystemPackage
import Tagging
import Training

/// `broadsheet train`: labelled texts and lists in, a model out.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a tagging model on labelled text.",
    discussion: """
      Labelled texts are CoNLL columns, gzipped or not, as for eval; FILE*N goes through FILE N \
      times a round. The same files, options and seed give the same model, byte for byte.

      Example:
        broadsheet train --train gold.tsv small.tsv*4 --silver tagged.tsv.gz --dev dev.tsv \\
          --gazetteer cities.tsv names.tsv.gz --clusters brown.tsv.gz -o news.model
      """
  )

  @Option(parsing: .upToNextOption, help: "Files of gold labels; FILE*N counts N times.")
  var train: [String]

  @Option(parsing: .upToNextOption, help: "Files of machine labels; see --mask-silver.")
  var silver: [String] = []

  @Option(parsing: .upToNextOption, help: "Files of gold labels to judge the model by.")
  var dev: [String] = []

  @Option(parsing: .upToNextOption, help: "Lists of names: name<TAB>kind a line.")
  var gazetteer: [String] = []

  @Option(parsing: .upToNextOption, help: "Lists of clusters: word<TAB>cluster a line.")
  var clusters: [String] = []

  @Option(name: .shortAndLong, help: "File to write the model to.")
  var output: String

  @Option(help: "Rounds through the texts.") var epochs = 6
  @Option(help: "Share of features that a token goes without in training.") var dropout = 0.5
  @Option(help: "Share of tokens trained as if their word, or its neighbours, were new.")
  var hidden = 0.0
  @Option(help: "Size of the first steps.") var rate: Float = 0.15
  @Option(help: "Share of the way after which weights are averaged.") var averageFrom = 0.5
  @Option(help: "Share of examples trained as in the first pass.") var blind = 0.5
  @Option(help: "Parts of the texts for the first pass; 1 for a model without a second.") var parts = 2
  @Option(help: "Models in other orders to average.") var replicas = 1
  @Option(help: "Properties met less often are left out.") var minimumCount = 2
  @Option(help: "Weights nearer to zero are left out.") var threshold: Float = 0.05
  @Option(help: "Added to every tag of a mention.") var entityBias: Float = 0
  @Option(help: "Units a weight of 1 has in the model.") var scale: Float = 10
  @Option(help: "Seed of all random choices.") var seed: UInt64 = 1

  func run() async throws {
    try await Runner.run {
      let model = try await trained()
      let bytes = TaggingModel(model).encoded()
      try await OutputFile.write(to: FilePath(output)) { try $0.write(bytes) }
      Terminal.say("broadsheet: \(output): \(bytes.count) bytes")
    }
  }

  private func trained() async throws -> TaggingModel.Parts {
    var sources = WordSources()
    for file in clusters { sources.add(clusters: try Self.bytes(file)) }
    if !gazetteer.isEmpty { sources.add(names: try gazetteer.map(Self.bytes)) }
    let phrases = sources.phrases.phrases()
    let lexicon = sources.lexicon.lexicon { _ in true }
    var corpus = TrainingCorpus(phrases: phrases)
    for file in train + silver {
      let parts = file.split(separator: "*")
      corpus.add(
        try LabelledText(parsing: Self.bytes(String(parts[0]))),
        weight: parts.count > 1 ? Int(parts[1]) ?? 1 : 1
      )
    }
    var trainer = ModelTrainer()
    trainer.learning.epochs = epochs
    trainer.learning.dropout = dropout
    trainer.learning.hidden = hidden
    trainer.learning.rate = rate
    trainer.learning.averageFrom = averageFrom
    trainer.learning.blind = blind
    trainer.learning.seed = seed
    trainer.parts = parts
    trainer.replicas = replicas
    trainer.minimumCount = minimumCount
    trainer.compiling.threshold = threshold
    trainer.compiling.entityBias = entityBias
    trainer.compiling.scale = scale
    return await trainer.train(corpus, lexicon, phrases) { Terminal.say("broadsheet: \($0)") }
  }

  private static func bytes(_ path: String) throws -> [UInt8] { try Dump(path: path).bytes() }
}
