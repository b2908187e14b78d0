import BroadsheetCore
import Testing
import Training

/// Ours; `Testing` has another one.
typealias Tag = Training.Tag

/// `P` for B-PER, `p` for I-PER, `.` for O, `?` for unknown.
func tags(_ letters: some StringProtocol) -> [Tag] {
  letters.map { letter in
    if letter == "?" { return .unknown }
    let type = EntityType.allCases.first { $0.tag.hasPrefix(letter.uppercased()) }
    return type.map { letter.isUppercase ? .begin($0) : .inside($0) } ?? .outside
  }
}

func scores(
  _ gold: some StringProtocol,
  _ predicted: some StringProtocol,
  ignoring: Set<EntityType> = []
) -> EntityScores {
  var scores = EntityScores(ignoring: ignoring)
  for (gold, predicted) in zip(gold.split(separator: " "), predicted.split(separator: " ")) {
    scores.add(gold: tags(gold), predicted: tags(predicted))
  }
  return scores
}

@Suite struct EntityScoresTests {
  /// One case of `SeqevalTable`.
  struct Case: Sendable, CustomTestStringConvertible {
    var gold: String
    var predicted = ""
    var figures: [(name: String, values: [Double])] = []

    var testDescription: String { gold }

    static let all: [Case] = {
      var cases: [Case] = []
      for line in SeqevalTable.text.split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        switch words[0] {
        case "gold": cases.append(Case(gold: words[1]))
        case "predicted": cases[cases.count - 1].predicted = words[1]
        default:
          let values = words[1].split(separator: " ").compactMap { Double($0) }
          cases[cases.count - 1].figures.append((words[0], values))
        }
      }
      return cases
    }()
  }

  @Test(arguments: Case.all)
  func figuresAreThoseOfSeqeval(_ example: Case) throws {
    let scores = scores(example.gold, example.predicted)
    let others = scoresWithoutMisc(example)
    let rows = Dictionary(uniqueKeysWithValues: scores.rows)
    for (name, wanted) in example.figures {
      let counts = name == "PER+ORG+LOC" ? others.together() : rows[name]
      let found = counts.map { [$0.precision, $0.recall, $0.f1, Double($0.gold)] }
      expect(found ?? [scores.accuracy, others.accuracy], wanted, of: "\(name) of \(example)")
    }
    #expect(rows["PER+ORG+LOC"] == others.together())
    #expect(others.rows.map(\.name) == ["PER", "ORG", "LOC", "all"])
  }

  private func scoresWithoutMisc(_ example: Case) -> EntityScores {
    scores(example.gold, example.predicted, ignoring: [.miscellaneous])
  }

  private func expect(_ found: [Double], _ wanted: [Double], of what: Comment) {
    #expect(found.count == wanted.count, what)
    #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-6 }, what)
  }

  @Test func theTableIsRead() {
    #expect(Case.all.count == 26)
    #expect(Case.all.allSatisfy { $0.figures.count >= 3 && !$0.predicted.isEmpty })
  }

  @Test func whatIsUnknownIsNotJudged() {
    let scores = scores("Pp?.L", "PppOL")
    #expect(scores.together().gold == 2)
    #expect(scores.together().predicted == 2)
    #expect(scores.together().correct == 1)
    #expect(scores.tokens == 4)
    #expect(scores.rightTokens == 3)
  }

  @Test func anUnknownPredictionIsOutside() {
    let scores = scores(".P", "??")
    #expect(scores.together() == EntityScores.Counts(gold: 1, predicted: 0, correct: 0))
    #expect(scores.accuracy == 0.5)
  }

  @Test func nothingIsNoDivisionByZero() {
    let nothing = EntityScores()
    #expect(nothing.accuracy == 0)
    #expect(nothing.together().precision == 0)
    #expect(nothing.together().recall == 0)
    #expect(nothing.together().f1 == 0)
  }
}
