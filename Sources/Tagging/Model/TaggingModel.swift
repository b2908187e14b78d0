/// A linear-chain model of mentions, ready to use: immutable, shared by all workers.
///
/// Every property that the model weighs belongs to one word and one position relative to the token
/// that is scored. So a word has one row of 16 small integers for each `WeightSlot`, and the scores
/// of a token are the sum of its own row and of its neighbours' rows.
package final class TaggingModel: Sendable {
  /// The parts, as the model compiler fills them and the file holds them.
  package struct Parts: Sendable, Equatable {
    package var name: [UInt8] = []
    package var lexicon = Lexicon.empty
    package var phrases = PhraseLexicon.empty
    package var attributes = AttributeTable.empty
    package var bias: [SIMD16<Int16>] = []
    package var phraseRows: [SIMD16<Int16>] = []
    package var evidence: [SIMD16<Int16>] = []
    package var pairs = PairTable.empty
    package var steps = Steps()

    package init() {}
  }

  package let parts: Parts
  let lexiconWeights: LexiconWeights

  package init(_ parts: Parts) {
    self.parts = parts
    lexiconWeights = LexiconWeights(parts.lexicon, parts.attributes)
  }

  /// The name of the model, for manifests.
  package var name: String { String(decoding: parts.name, as: UTF8.self) }
}

/// The position of a word relative to the token that its row is added to.
package enum WeightSlot: Int, CaseIterable, Sendable {
  case center, previous, next, previous2, next2
  /// Beside the unbroken sequence of capitals that the token is in.
  case left, right
  /// The first and the last word of that candidate, for the others in it.
  case first, last
  /// Beside a digit or a connecting word.
  case previousOfConnector, nextOfConnector
  /// Beside the same word elsewhere in the passage.
  case previousElsewhere, nextElsewhere

  package static let count = 13
}
