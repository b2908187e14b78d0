import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

/// The fast path against sums by definition, on random models and texts.
@Suite struct PassageTwinTests {
  @Test(arguments: 0..<40)
  func everyRunIsTaggedAsWellAsItCanBe(seed: Int) {
    let model = RandomModel(seed: seed)
    var random = Seeded(state: UInt64(seed) &+ 1000)
    var tagger = PassageTagger(TaggingModel(model.parts))
    for _ in 0..<10 {
      let (text, passage) = Self.passage(&random)
      tagger.tag(passage, text.span, passes: 1)
      let first = tagger.tags
      var scores = Self.scores(passage, text, model)
      Self.expectBest(first, scores, passage, model.parts.steps)
      tagger.tag(passage, text.span)
      for (index, rows) in Self.evidence(passage, first).enumerated() {
        for row in rows { for lane in 0..<16 { scores[index][lane] += Int(model.parts.evidence[row][lane]) } }
      }
      Self.expectBest(tagger.tags, scores, passage, model.parts.steps)
    }
  }

  private static func expectBest(
    _ tags: [UInt8],
    _ scores: [[Int]],
    _ passage: Passage,
    _ steps: Steps
  ) {
    for run in passage.runs {
      let found = NaiveChain.score(tags[run].map(Int.init), Array(scores[run]), steps)
      #expect(found == NaiveChain.best(Array(scores[run]), steps))
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
    var finder = RunFinder(.empty)
    finder.findRuns(of: &passage, text.span)
    return (text, passage)
  }

  /// The sixteen scores of each token of a run, from the words around it.
  private static func scores(_ passage: Passage, _ text: [UInt8], _ model: RandomModel) -> [[Int]] {
    func word(_ token: Int) -> String {
      String(decoding: text[passage.tokens[token].range], as: UTF8.self)
    }
    func near(_ token: Int, _ offset: Int) -> String {
      let other = token + offset
      guard passage.tokens.indices.contains(other) else { return "" }
      let between = offset < 0 ? (other + 1)...token : (token + 1)...other
      return between.contains { passage.tokens[$0].startsSentence } ? "" : word(other)
    }
    return passage.run.map { token in
      let at = Int(token.token)
      var parts: [(String, RowSlot)] = [(word(at), .center)]
      if token.isLight {
        parts += [(near(at, -1), .previousOfLight), (near(at, 1), .nextOfLight)]
      } else {
        var (first, last) = (at, at)
        while !near(first, -1).isEmpty, isCapital(passage.tokens[first - 1]) { first -= 1 }
        while !near(last, 1).isEmpty, isCapital(passage.tokens[last + 1]) { last += 1 }
        parts += [
          (near(at, -1), .previous), (near(at, 1), .next), (near(at, -2), .previous2),
          (near(at, 2), .next2), (near(first, -1), .left), (near(last, 1), .right),
        ]
        let others = passage.run.filter { !$0.isLight && $0.key == token.key && $0.token != token.token }
        for other in others.prefix(4) {
          parts.append((near(Int(other.token), -1), .previousElsewhere))
          parts.append((near(Int(other.token), 1), .nextElsewhere))
        }
      }
      var sum = (0..<16).map { Int(model.parts.bias[Int(token.bias)][$0]) }
      for (word, slot) in parts {
        for (lane, value) in model.row(word, slot).enumerated() { sum[lane] += value }
      }
      return sum
    }
  }

  private static func isCapital(_ token: Token) -> Bool {
    [.initial, .capitals, .singleCapital, .mixed].contains(token.shape)
  }

  /// The rows of evidence for each token of a run.
  private static func evidence(_ passage: Passage, _ tags: [UInt8]) -> [[Int]] {
    passage.run.indices.map { index in
      let token = passage.run[index]
      let others = passage.run.indices.filter {
        $0 != index && !passage.run[$0].isLight && passage.run[$0].key == token.key
      }
      guard !token.isLight, !others.isEmpty else { return [] }
      let counts = (0..<5).map { column in
        others.count { (tags[$0] < 16 ? Int(tags[$0]) % 4 : 4) == column }
      }
      var rows = counts.indices.filter { counts[$0] > 0 }.map { column in
        let (part, all) = (counts[column], others.count)
        let share = part == all ? 3 : 3 * part <= all ? 0 : 3 * part <= 2 * all ? 1 : 2
        return 1 + column * 4 + share
      }
      let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
      rows.append(21 + best * 3 + min(others.count, 3) - 1)
      return rows
    }
  }
}
