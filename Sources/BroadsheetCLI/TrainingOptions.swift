import ArgumentParser
import Training

/// How to train and compile a model.
struct TrainingOptions: ParsableArguments {
  @Option(help: "Passes over the texts.") var epochs = 6
  @Option(help: "Share of features to drop for each token in training.") var dropout = 0.5
  @Option(help: "Share of tokens to train as if their word or its neighbours were unknown.")
  var hidden = 0.0
  @Option(help: "Learning rate at the start.") var rate: Float = 0.15
  @Option(help: "Share of training after which weights are averaged.") var averageFrom = 0.5
  @Option(help: "Share of examples to train without evidence from the rest of the text.")
  var blind = 0.5

  @Option(
    help: "Parts to split the texts into for the first pass; 1 for a model without a second pass."
  )
  var parts = 2

  @Option(help: "Number of models to train on the texts in different orders, and average.")
  var replicas = 1

  @Option(
    help: """
      Silver labels to ignore because a model trained on gold labels disagrees: none, conflicts \
      (both see a mention, but a different one) or differences (also mentions that only one sees).
      """
  )
  var mask = SilverMask.conflicts

  @Option(help: "Share of sentences to rewrite as headlines: Like This, or LIKE THIS.")
  var headlines = 0.0

  @Option(help: "Leave out features that occur less often than this.") var minimumCount = 2
  @Option(help: "The same for pairs of words; 0 for a model without pairs, which is faster.")
  var pairMinimum = 0
  @Option(help: "Leave out pairs with weights closer to zero than this.")
  var pairThreshold: Float = 0.15
  @Option(help: "Leave out weights closer to zero than this; more strictly for rare features.")
  var threshold: Float = 0.05

  @Option(
    parsing: .upToNextOption,
    help:
      "Number to add to every tag of a mention, or one number per type, such as PER=0.5."
  )
  var entityBias: [TypeBias] = []

  @Option(help: "Integer for a weight of 1 in the model.") var scale: Float = 10

  @Flag(help: "Leave out words that another spelling covers, and rare words in small letters.")
  var compactLexicon = false

  @Option(help: "Name of the model, for run.json.") var name = "custom"
  @Option(help: "Seed for all random choices.") var seed: UInt64 = 1

  /// Rejects values that make no sense.
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
