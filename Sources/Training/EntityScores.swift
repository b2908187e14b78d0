package import BroadsheetCore

/// How many mentions a prediction gets right, by the rules of conlleval: a mention is right if its
/// span and its type are those of the gold labels.
///
/// Tokens without a gold label do not count, and neither do predicted mentions that touch one. An
/// unknown prediction counts as outside.
package struct EntityScores: Sendable, Equatable {
  /// The counts of one type, or of some together.
  package struct Counts: Sendable, Equatable {
    package var gold: Int
    package var predicted: Int
    package var correct: Int

    package init(gold: Int = 0, predicted: Int = 0, correct: Int = 0) {
      (self.gold, self.predicted, self.correct) = (gold, predicted, correct)
    }

    package var precision: Double { share(of: predicted) }
    package var recall: Double { share(of: gold) }
    package var f1: Double {
      gold + predicted == 0 ? 0 : 2 * Double(correct) / Double(gold + predicted)
    }

    private func share(of all: Int) -> Double { all == 0 ? 0 : Double(correct) / Double(all) }
  }

  private var counts = [Counts](repeating: Counts(), count: EntityType.allCases.count)
  private let ignored: Set<EntityType>
  /// How many tokens have a gold label, and how many of these have the right tag.
  package private(set) var tokens = 0
  package private(set) var rightTokens = 0

  /// No counts yet; mentions of the `ignored` types count as outside, on both sides.
  package init(ignoring ignored: Set<EntityType> = []) { self.ignored = ignored }

  /// Adds one sentence: tags of the same tokens.
  package mutating func add(gold: [Tag], predicted: [Tag]) {
    let pair = Judged(gold: gold, predicted: predicted, ignoring: ignored)
    for (gold, predicted) in zip(pair.gold, pair.predicted) where gold != .unknown {
      tokens += 1
      if gold == predicted { rightTokens += 1 }
    }
    let wanted = Set(pair.goldMentions)
    for mention in pair.goldMentions { counts[Int(mention.type.rawValue)].gold += 1 }
    for mention in pair.predictedMentions {
      counts[Int(mention.type.rawValue)].predicted += 1
      if wanted.contains(mention) { counts[Int(mention.type.rawValue)].correct += 1 }
    }
  }

  package subscript(_ type: EntityType) -> Counts { counts[Int(type.rawValue)] }

  /// The counts of some types together.
  package func together(_ types: [EntityType] = EntityType.allCases) -> Counts {
    types.reduce(into: Counts()) { sum, type in
      sum.gold += self[type].gold
      sum.predicted += self[type].predicted
      sum.correct += self[type].correct
    }
  }

  /// The share of labelled tokens whose tag is right.
  package var accuracy: Double { tokens == 0 ? 0 : Double(rightTokens) / Double(tokens) }

  /// The rows of a table, in order: each type that counts, and all of them together; if that is
  /// four types, also the three that every labelled set has.
  package var rows: [(name: String, counts: Counts)] {
    let three: [EntityType] = [.person, .organisation, .location]
    let types = (three + [.miscellaneous]).filter { !ignored.contains($0) }
    let most = ignored.isEmpty ? [("PER+ORG+LOC", together(three))] : []
    return types.map { ($0.tag, self[$0]) } + most + [("all", together())]
  }
}

/// A mention in a sequence of tags: its tokens and its type.
package struct TaggedSpan: Sendable, Hashable {
  package var tokens: Range<Int>
  package var type: EntityType

  /// The mentions of one sentence: `B-` begins one, and so does an `I-` without one of its type
  /// before it.
  package static func all(in tags: [Tag]) -> [TaggedSpan] {
    var spans: [TaggedSpan] = []
    for (index, tag) in tags.enumerated() {
      guard let type = tag.type else { continue }
      let goesOn = index > 0 && tags[index - 1].type == type && !tag.isBegin
      if goesOn, let last = spans.indices.last {
        spans[last].tokens = spans[last].tokens.lowerBound..<index + 1
      } else {
        spans.append(TaggedSpan(tokens: index..<index + 1, type: type))
      }
    }
    return spans
  }
}

/// Both tags of the tokens of a sentence, and the mentions in them that count.
struct Judged {
  let gold: [Tag]
  let predicted: [Tag]
  let goldMentions: [TaggedSpan]
  let predictedMentions: [TaggedSpan]

  init(gold: [Tag], predicted: [Tag], ignoring ignored: Set<EntityType>) {
    func visible(_ tag: Tag) -> Tag { tag.type.map(ignored.contains) == true ? .outside : tag }
    let labels = gold.map(visible)
    self.gold = labels
    self.predicted = predicted.map { $0 == .unknown ? .outside : visible($0) }
    goldMentions = TaggedSpan.all(in: labels)
    predictedMentions = TaggedSpan.all(in: self.predicted).filter { span in
      !span.tokens.contains { $0 < labels.count && labels[$0] == .unknown }
    }
  }
}
