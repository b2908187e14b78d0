internal import Tagging

/// What a model is learned from: lists of names and clusters first, then labelled texts.
package struct ModelSources {
  /// Lists of clusters that a model can hold.
  package static let mostClusterLists = Lexicon.maxColumns - 1

  private let lexicons: Lexicons
  private var corpus: TrainingCorpus

  /// Compiles the lists; a compact lexicon has only the words that a source needs.
  package init(_ lists: WordSources, isCompact: Bool) {
    let phrases = lists.phrases.phrases()
    lexicons = Lexicons(words: lists.lexicon.lexicon(isCompact: isCompact), phrases: phrases)
    corpus = TrainingCorpus(phrases: phrases)
  }

  /// Adds a labelled text that counts `weight` times a round; a silver one has labels of a machine.
  package mutating func add(_ text: LabelledText, weight: Double, isSilver: Bool) {
    corpus.add(text, weight: weight, isSilver: isSilver)
  }

  /// Learns a model and compiles it.
  ///
  /// Minutes for some hundred thousand tokens. Reproducible byte for byte.
  ///
  /// - Parameters:
  ///   - trainer: how to learn.
  ///   - progress: receives a line of progress from time to time.
  /// - Returns: the bytes of the model's file.
  package func model(
    by trainer: ModelTrainer,
    progress: @escaping @Sendable (String) -> Void
  ) async -> [UInt8] {
    TaggingModel(await trainer.train(corpus, with: lexicons, progress: progress)).encoded()
  }
}
