internal import BroadsheetCore

/// Compares predictions with gold labels: the scores of each file, and the errors in all of them.
package struct Evaluation: Sendable {
  package private(set) var files: [(name: String, scores: EntityScores)] = []
  package private(set) var confusion: Confusion
  private let ignored: Set<EntityType>

  /// An evaluation of these types only, by their tags; nil means all.
  package init(types: Set<String>? = nil) {
    ignored = Set(EntityType.allCases.filter { types?.contains($0.tag) == false })
    confusion = Confusion(ignoring: ignored)
  }

  /// Adds a file: the same tokens with gold and with predicted labels.
  ///
  /// The sentences are those of the gold labels. Throws if the tokens differ.
  package mutating func add(
    _ name: String,
    gold: LabelledText,
    predicted: LabelledText
  ) throws(EvaluationError) {
    try Self.compareTokens(gold, predicted)
    var scores = EntityScores(ignoring: ignored)
    for sentence in gold.sentences {
      let tags = gold.tokens[sentence].map(\.tag)
      let predictions = predicted.tokens[sentence].map(\.tag)
      scores.add(gold: tags, predicted: predictions)
      let tokens = gold.tokens[sentence].map { gold.bytes(of: $0) }
      confusion.add(tokens: tokens, gold: tags, predicted: predictions)
    }
    files.append((name, scores))
  }

  /// The mean of a figure, row by row, over the files that have mentions for the row.
  package func mean(_ figure: (EntityScores.Counts) -> Double) -> [(name: String, value: Double)] {
    let names = files.first?.scores.rows.map(\.name) ?? []
    return names.enumerated().map { row, name in
      let counts = files.map { $0.scores.rows[row].counts }.filter { $0.gold + $0.predicted > 0 }
      return (name, counts.reduce(0) { $0 + figure($1) } / Double(max(1, counts.count)))
    }
  }

  private static func compareTokens(
    _ gold: LabelledText,
    _ predicted: LabelledText
  ) throws(EvaluationError) {
    func text(_ labelled: LabelledText, _ index: Int) -> String? {
      guard index < labelled.tokens.count else { return nil }
      return String(decoding: labelled.bytes(of: labelled.tokens[index]).prefix(40), as: UTF8.self)
    }
    let count = max(gold.tokens.count, predicted.tokens.count)
    for index in 0..<count {
      let both = index < gold.tokens.count && index < predicted.tokens.count
      if both, gold.bytes(of: gold.tokens[index]) == predicted.bytes(of: predicted.tokens[index]) {
        continue
      }
      throw EvaluationError(
        token: index + 1,
        gold: text(gold, index),
        predicted: text(predicted, index)
      )
    }
  }
}

/// The first difference between the tokens of a prediction and of the gold labels.
package struct EvaluationError: Error, Equatable, CustomStringConvertible {
  /// Number of the token in the file, from 1.
  package let token: Int
  /// Nil if the tokens have ended.
  package let gold: String?
  package let predicted: String?

  package var description: String {
    "token \(token) of the gold labels is \(Self.quoted(gold)), of the prediction "
      + "\(Self.quoted(predicted)): both must have the same tokens"
  }

  private static func quoted(_ token: String?) -> String { token.map { "'\($0)'" } ?? "missing" }
}
