import ArgumentParser
import Training

/// How a model is learned and compiled.
struct TrainingOptions: ParsableArguments {
  @Option(help: "Rounds through the texts.") var epochs = 6
  @Option(help: "Share of features that a token goes without in training.") var dropout = 0.5
  @Option(help: "Share of tokens trained as if their word, or its neighbours, were new.")
  var hidden = 0.0
  @Option(help: "Size of the first steps.") var rate: Float = 0.15
  @Option(help: "Share of the way after which weights are averaged.") var averageFrom = 0.5
  @Option(help: "Share of examples trained as in the first pass.") var blind = 0.5

  @Option(help: "Parts of the texts for the first pass; 1 for a model without a second.")
  var parts = 2

  @Option(help: "Models in other orders to average.") var replicas = 1

  @Option(
    help: """
      Silver labels to take back, which a model of the gold ones contradicts: none, conflicts \
      (other mentions in one place) or differences (also those that only one of both sees).
      """
  )
  var mask = SilverMask.conflicts

  @Option(help: "Share of sentences to be written as headlines: Like This, or LIKE THIS.")
  var headlines = 0.0

  @Option(help: "Properties met less often are left out.") var minimumCount = 2
  @Option(help: "The same of pairs of words; 0 for a model without pairs, which is faster.")
  var pairMinimum = 0
  @Option(help: "Pairs whose weights are nearer to zero are left out.")
  var pairThreshold: Float = 0.15
  @Option(help: "Weights nearer to zero are left out; the limit is higher for rare properties.")
  var threshold: Float = 0.05

  @Option(
    parsing: .upToNextOption,
    help:
      "Added to every tag of a mention: one number, or PER=, ORG=, LOC= and MISC= with one each."
  )
  var entityBias: [TypeBias] = []

  @Option(help: "Units a weight of 1 has in the model.") var scale: Float = 10

  @Flag(help: "Leave words out that other spellings stand for, and rare small ones.")
  var compactLexicon = false

  @Option(help: "What manifests call the model.") var name = "custom"
  @Option(help: "Seed of all random choices.") var seed: UInt64 = 1

  /// Refuses what makes no sense.
  func check() throws {
    let shares = ["dropout": dropout, "average-from": averageFrom, "hidden": hidden]
    for (name, value) in shares.sorted(by: { $0.key < $1.key }) where !(0..<1).contains(value) {
      throw ValidationError("--\(name) must be at least 0 and less than 1")
    }
    for (name, value) in ["blind": blind, "headlines": headlines].sorted(by: { $0.key < $1.key })
    where !(0...1).contains(value) {
      throw ValidationError("--\(name) must be between 0 and 1")
    }
    for (name, value) in [("epochs", epochs), ("parts", parts), ("replicas", replicas)]
    where !(1...100).contains(value) {
      throw ValidationError("--\(name) must be between 1 and 100")
    }
  }

  var trainer: ModelTrainer {
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
    trainer.mask = mask
    trainer.minimumCount = minimumCount
    trainer.pairMinimum = pairMinimum
    trainer.compiling.pairThreshold = pairThreshold
    trainer.compiling.threshold = threshold
    trainer.compiling.scale = scale
    trainer.compiling.name = name
    for bias in entityBias { bias.add(to: &trainer.compiling) }
    return trainer
  }
}

extension SilverMask: ExpressibleByArgument {}

/// A number for all types, or `ORG=0.5` for one.
struct TypeBias: ExpressibleByArgument {
  let type: String?
  let value: Float

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count <= 2, let last = parts.last, let value = Float(last), abs(value) < 100 else {
      return nil
    }
    self.value = value
    type = parts.count == 2 ? String(parts[0]) : nil
    guard CompilingOptions().hasBias(of: type) else { return nil }
  }

  func add(to options: inout CompilingOptions) { options.addBias(value, of: type) }
}
