import BroadsheetCore
import Testing
import Training

@Suite struct ConfusionTests {
  private func entries(_ sentences: [(text: String, gold: String, predicted: String)]) -> [String] {
    var confusion = Confusion()
    for sentence in sentences {
      confusion.add(
        tokens: sentence.text.split(separator: " ").map { Array($0.utf8)[...] },
        gold: tags(sentence.gold),
        predicted: tags(sentence.predicted)
      )
    }
    return confusion.commonest(50).map { entry in
      let cause = entry.cause
      let form = [cause.form, cause.predictedForm].compactMap { $0 }
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ")
      let types = [cause.gold, cause.predicted].map { $0?.tag ?? "-" }.joined(separator: "→")
      let example = String(decoding: entry.example, as: UTF8.self)
      return "\(entry.count) \(cause.kind.rawValue): \(form), \(types), \(example)"
    }
  }

  @Test func everyKindIsTold() {
    let found = entries([
      ("Ann met Bo in Rome", "P.P.L", "P....".replacing("....", with: "...O")),
      ("The New York Times", ".Ooo", ".Ll."), ("Never Mind", "..", "Mm"), ("Bo left", "P.", ".."),
    ])
    #expect(
      found == [
        "2 missed: Bo, PER→-, Ann met [[Bo]] in Rome",
        "1 spurious: Never Mind, -→MISC, [[Never Mind]]",
        "1 wrong span: New York Times | New York, ORG→LOC, The [[New York Times]]",
        "1 wrong type: Rome, LOC→ORG, Ann met Bo in [[Rome]]",
      ]
    )
  }

  @Test func longSentencesAreCut() {
    let words = (0..<60).map { "w\($0)" }.joined(separator: " ")
    let gold = String(repeating: ".", count: 30) + "Ll" + String(repeating: ".", count: 28)
    let found = entries([(words, gold, String(repeating: ".", count: 60))])
    #expect(found.count == 1)
    #expect(found[0].contains("LOC→-, … w18 "))
    #expect(found[0].contains(" w29 [[w30 w31]] w32 "))
    #expect(found[0].hasSuffix(" w43 …"))
  }

  @Test func whatIsRightIsNoError() {
    #expect(entries([("Ann met Bo", "P.P", "P.P"), ("x y", "?.", "Pp")]).isEmpty)
  }
}
