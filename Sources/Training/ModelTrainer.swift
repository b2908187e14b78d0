package import Tagging

/// Trains a model in two passes: first on the words alone, in parts, to get the decisions of a
/// first pass on texts it has not seen; then on everything.
package struct ModelTrainer: Sendable {
  package var learning = LearningOptions()
  package var compiling = CompilingOptions()
  /// How many parts of the texts take turns to be held back for the first pass; 1 for one pass
  /// only.
  package var parts = 2
  /// How many models are learned, each in another order; their weights are averaged.
  package var replicas = 1
  /// Properties that occur less often have no weight.
  package var minimumCount = 2
  /// The same for pairs of neighbouring words; 0 for a model without pairs, which is faster.
  package var pairMinimum = 0
  /// Which silver labels become unknown because a model of the gold ones contradicts them.
  package var mask = SilverMask.conflicts

  package init() {}

  /// Learns from a corpus, with the lexicons that the corpus was made with.
  ///
  /// Deterministic: the same corpus, options and seed give the same model, byte for byte.
  package func train(
    _ corpus: TrainingCorpus,
    with lexicons: Lexicons,
    progress: @escaping @Sendable (String) -> Void
  ) async -> TaggingModel.Parts {
    var corpus = corpus
    let space = FeatureSpace(
      corpus,
      lexicons.words,
      minimum: minimumCount,
      pairMinimum: pairMinimum
    )
    progress("\(corpus.examples.count) passages, \(space.attributes.count) properties")
    if mask != .none, corpus.examples.contains(where: \.isSilver) {
      progress("gold labels alone, to check the silver ones")
      let masked = await maskSilver(of: &corpus, space, with: lexicons)
      progress("\(masked.tokens) of \(masked.all) silver labels taken back")
    }
    if parts > 1 {
      progress("first pass, in \(parts) parts")
      await addEvidence(to: &corpus, space, with: lexicons)
    }
    progress("second pass")
    let weights = await learned(corpus, space, progress: progress)
    return ModelCompiler(options: compiling).compile(weights, of: space, with: lexicons)
  }

  /// Learns models in several orders at once, and returns the mean of their weights.
  private func learned(
    _ corpus: TrainingCorpus,
    _ space: FeatureSpace,
    progress: @escaping @Sendable (String) -> Void
  ) async -> LearnedWeights {
    let order = Self.order(corpus) { _ in true }
    let all = await Self.each(replicas) { replica in
      var options = learning
      options.seed = learning.seed &+ UInt64(replica) &* 1000
      var learner = Learner(space, options)
      return learner.learn(corpus, order) { if replica == 0 { progress($0) } }
    }
    var mean = all[0]
    for other in all.dropFirst() { mean += other }
    mean.scale(by: 1 / Float(all.count))
    return mean
  }

  // MARK: - Silver labels

  /// Learns from the gold labels, and makes silver labels unknown that contradict them.
  private func maskSilver(
    of corpus: inout TrainingCorpus,
    _ space: FeatureSpace,
    with lexicons: Lexicons
  ) async -> (tokens: Int, all: Int) {
    var learner = Learner(space, learning)
    let weights = learner.learn(corpus, Self.order(corpus) { !$0.isSilver })
    let model = TaggingModel(
      ModelCompiler(options: compiling).compile(weights, of: space, with: lexicons)
    )
    let ready = corpus
    let silver = ready.examples.indices.filter { ready.examples[$0].isSilver }
    let doubts = await Self.each(Self.shares) { [mask] share in
      var tagger = PassageTagger(model)
      return silver.indices.filter { $0 % Self.shares == share }.map { number in
        let example = ready.examples[silver[number]]
        let text = ready.texts[example.text]
        tagger.tag(example.passage, text.span, passes: 1)
        let doubtful = mask.doubtful(
          example.gold,
          tagger.tags,
          candidates: example.passage.candidates
        )
        return (silver[number], doubtful)
      }
    }
    for (index, doubtful) in doubts.joined() { corpus.mask(doubtful, of: index) }
    let counts = doubts.joined().map { $0.1 }
    return (
      counts.reduce(0) { $0 + $1.count { $0 } },
      counts.reduce(0) { $0 + $1.count }
    )
  }

  /// How many jobs share the tagging of all texts.
  private static let shares = 4

  // MARK: - First pass

  private func addEvidence(
    to corpus: inout TrainingCorpus,
    _ space: FeatureSpace,
    with lexicons: Lexicons
  ) async {
    let ready = corpus
    let tagged = await Self.each(parts) { part in
      var options = learning
      options.seed = learning.seed &+ UInt64(part) &+ 1
      options.epochs = max(2, learning.epochs / 2)
      var learner = Learner(space, options)
      let weights = learner.learn(ready, Self.order(ready) { $0.document % parts != part })
      let model = TaggingModel(
        ModelCompiler(options: compiling).compile(weights, of: space, with: lexicons)
      )
      return Self.evidence(of: ready, model) { $0.document % parts == part }
    }
    for (index, rows) in tagged.joined() { corpus.setEvidence(rows, of: index) }
  }

  /// The evidence of a model's first pass on the examples that `isHeldBack` selects.
  private static func evidence(
    of corpus: TrainingCorpus,
    _ model: TaggingModel,
    _ isHeldBack: (TrainingCorpus.Example) -> Bool
  ) -> [(Int, [EvidenceRows])] {
    var tagger = PassageTagger(model)
    var evidence = Evidence()
    return corpus.examples.indices.filter { isHeldBack(corpus.examples[$0]) }.map { index in
      let example = corpus.examples[index]
      let text = corpus.texts[example.text]
      tagger.tag(example.passage, text.span, passes: 1)
      evidence.weigh(example.passage, tagger.tags)
      return (index, evidence.rows)
    }
  }

  private static func order(
    _ corpus: TrainingCorpus,
    _ isWanted: (TrainingCorpus.Example) -> Bool
  ) -> [Int] {
    corpus.examples.indices.flatMap { index in
      isWanted(corpus.examples[index])
        ? [Int](repeating: index, count: corpus.examples[index].weight) : []
    }
  }

  /// Runs `count` jobs, as many at once as there are cores, and returns their results in order.
  private static func each<Result: Sendable>(
    _ count: Int,
    _ job: @Sendable @escaping (Int) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      for index in 0..<count { group.addTask { (index, job(index)) } }
      var results: [Int: Result] = [:]
      for await (index, result) in group { results[index] = result }
      return (0..<count).compactMap { results[$0] }
    }
  }
}
