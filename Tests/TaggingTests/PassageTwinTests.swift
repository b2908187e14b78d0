import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

/// Compares the fast path with sums by definition, on random models and texts.
@Suite struct PassageTwinTests {
  @Test(arguments: 0..<40)
  func everyCandidateGetsTheBestTags(seed: Int) {
    let model = RandomModel(seed: seed)
    var random = Seeded(state: UInt64(seed) &+ 1000)
    var tagger = PassageTagger(TaggingModel(model.parts))
    for _ in 0..<10 {
      let (text, passage) = Self.passage(&random)
      tagger.tag(passage, text.span, passes: 1)
      let first = tagger.tags
      var scores = Self.scores(of: passage, text, by: model)
      Self.expectBest(first, scores, of: passage, by: model.parts.steps)
      tagger.tag(passage, text.span)
      Self.addEvidence(of: first, passage, model, to: &scores)
      Self.expectBest(tagger.tags, scores, of: passage, by: model.parts.steps)
    }
  }

  private static func expectBest(
    _ tags: [UInt8],
    _ scores: [[Int]],
    of passage: Passage,
    by steps: Steps
  ) {
    for candidate in passage.candidates {
      let found = NaiveChain.score(
        tags[candidate].map(Int.init),
        Array(scores[candidate]),
        by: steps
      )
      #expect(found == NaiveChain.best(Array(scores[candidate]), steps))
    }
  }

  private static func passage(_ random: inout Seeded) -> (text: [UInt8], passage: Passage) {
    var text: [UInt8] = []
    var passage = Passage()
    for sentence in 0..<(1 + random.below(5)) {
      for index in 0..<(1 + random.below(12)) {
        let word = RandomModel.words[random.below(RandomModel.words.count)]
        let start = text.count
        text += Array(word.utf8) + [0x20]
        passage.tokens.append(
          Token(text.span, given: start..<(text.count - 1), startsSentence: index == 0)
        )
      }
      _ = sentence
    }
    var finder = CandidateFinder(.empty)
    finder.findCandidates(of: &passage, text.span)
    return (text, passage)
  }

  /// The sixteen scores of each token of a candidate, from the words around it.
  private static func scores(
    of passage: Passage,
    _ text: [UInt8],
    by model: RandomModel
  ) -> [[Int]] {
    func word(_ token: Int) -> String {
      String(decoding: text[passage.tokens[token].range], as: UTF8.self)
    }
    func near(_ token: Int, _ offset: Int) -> String {
      let other = token + offset
      guard passage.tokens.indices.contains(other) else { return "" }
      let between = offset < 0 ? (other + 1)...token : (token + 1)...other
      return between.contains { passage.tokens[$0].startsSentence } ? "" : word(other)
    }
    return passage.candidateTokens.map { token in
      let at = Int(token.token)
      var parts: [(String, WeightSlot)] = [(word(at), .center)]
      if token.isConnector {
        parts += [(near(at, -1), .previousOfConnector), (near(at, 1), .nextOfConnector)]
      } else {
        var (first, last) = (at, at)
        while !near(first, -1).isEmpty, isCapital(passage.tokens[first - 1]) { first -= 1 }
        while !near(last, 1).isEmpty, isCapital(passage.tokens[last + 1]) { last += 1 }
        parts += [
          (near(at, -1), .previous), (near(at, 1), .next), (near(at, -2), .previous2),
          (near(at, 2), .next2), (near(first, -1), .left), (near(last, 1), .right),
        ]
        if first < at { parts.append((word(first), .first)) }
        if last > at { parts.append((word(last), .last)) }
        let others = passage.candidateTokens.filter {
          !$0.isConnector && $0.key == token.key && $0.token != token.token
        }
        for other in others.prefix(4) {
          parts.append((near(Int(other.token), -1), .previousElsewhere))
          parts.append((near(Int(other.token), 1), .nextElsewhere))
        }
      }
      var sum = (0..<16).map { Int(model.parts.bias[Int(token.bias)][$0]) }
      for (word, slot) in parts {
        for (tag, value) in model.row(word, slot).enumerated() { sum[tag] += value }
      }
      let pairs = model.pairs(of: word(at), after: near(at, -1), before: near(at, 1))
      for (tag, value) in pairs.enumerated() {
        sum[tag] += value
      }
      return sum
    }
  }

  private static func isCapital(_ token: Token) -> Bool {
    [.initial, .capitals, .singleCapital, .mixed].contains(token.shape)
  }

  private static func addEvidence(
    of tags: [UInt8],
    _ passage: Passage,
    _ model: RandomModel,
    to scores: inout [[Int]]
  ) {
    var evidence = Evidence()
    evidence.weigh(passage, tags)
    let found = Array(zip(passage.recurring.map(Int.init), evidence.rows))
    for candidate in passage.candidates where isContested(candidate, of: passage, tags) {
      for (index, rows) in found where candidate.contains(index) {
        for row in 0..<EvidenceRows.count where rows.bits >> UInt64(row) & 1 != 0 {
          for tag in 0..<16 { scores[index][tag] += Int(model.parts.evidence[row][tag]) }
        }
      }
    }
  }

  /// Whether a word of a candidate was tagged in another way somewhere else.
  private static func isContested(
    _ candidate: Range<Int>,
    of passage: Passage,
    _ tags: [UInt8]
  ) -> Bool {
    candidate.contains { index in
      passage.candidateTokens.indices.contains { other in
        !passage.candidateTokens[index].isConnector && !passage.candidateTokens[other].isConnector
          && passage.candidateTokens[other].key == passage.candidateTokens[index].key
          && tags[other] != tags[index]
      }
    }
  }
}
