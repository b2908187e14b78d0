import BroadsheetCore
import Resolution
import Testing

@Suite struct MajorityReferentTests {
  private func decide(
    _ form: String,
    _ type: EntityType = .person,
    left: Int,
    _ names: [(String, Int)]
  ) -> MajorityReferent.Decision {
    let candidates = names.enumerated().map { index, name in
      MajorityReferent.Candidate(id: index, name: Array(name.0.utf8)[...], mentions: name.1)
    }
    let form = Array(form.utf8)[...]
    let referent = MajorityReferent(rules: .english)
    let decision = referent.decide(form, of: type, left: left, candidates: candidates)
    let reversed = referent.decide(
      form,
      of: type,
      left: left,
      candidates: candidates.reversed()
    )
    #expect(decision == reversed)
    return decision
  }

  @Test func surnames() {
    #expect(decide("Quill", left: 9, [("Ada Quill", 3)]) == .referent(0))
    #expect(decide("Quill", left: 10, [("Ada Quill", 3)]) == .none)
    #expect(decide("Quill", left: 0, [("Ada Quill", 2)]) == .none)
    #expect(decide("Quill", left: 400, [("Ada Quill", 20)]) == .referent(0))
    #expect(decide("Quill", left: 401, [("Ada Quill", 20)]) == .none)
    #expect(decide("Quill", left: 5, [("Bo Quill", 1), ("Ada Quill", 9)]) == .referent(1))
    #expect(decide("Quill", left: 5, [("Bo Quill", 2), ("Ada Quill", 9)]) == .ambiguous)
    #expect(decide("Quill", left: 5, [("Bo Quill", 5), ("Ada Quill", 5)]) == .ambiguous)
    #expect(decide("Quill", left: 5, []) == .none)
  }

  @Test func formsOfOneNameCountTogether() {
    let ash = [("Bill Ash", 6), ("William T. Ash", 4), ("William Ash Jr.", 1)]
    #expect(decide("Ash", left: 5, ash) == .referent(0))
    #expect(decide("Ash", left: 5, ash + [("Jo Ash", 2)]) == .ambiguous)
    let board = [
      ("Rural Energy Board", 6), ("U.S. Rural Energy Board", 5), ("Rural Energy Boards", 3),
    ]
    #expect(decide("REB", .organisation, left: 5, board) == .referent(0))
    let other = [("Rural Energy Board", 6), ("Royal Export Bank", 5)]
    #expect(decide("REB", .organisation, left: 5, other) == .ambiguous)
    let energy = [("Department of Energy", 6), ("Department of Education", 6)]
    #expect(decide("DOE", .organisation, left: 5, energy) == .ambiguous)
  }

  @Test func firstNamesNeedMore() {
    #expect(decide("Ada", left: 1, [("Ada Quill", 9)]) == .none)
    #expect(decide("Ada", left: 1, [("Ada Quill", 10)]) == .referent(0))
    #expect(decide("Ada", left: 1, [("Ada Quill", 40), ("Ada Ash", 1)]) == .ambiguous)
    #expect(decide("Ada", left: 91, [("Ada Quill", 30)]) == .none)
  }

  @Test func aFullNameIsNotTakenOverByOneThatIsFuller() {
    #expect(decide("Ada Quill", left: 9, [("Ada B. Quill", 3)]) == .referent(0))
    #expect(decide("Ada Quill", left: 10, [("Ada B. Quill", 3)]) == .fullerName(0))
    #expect(decide("Ada Quill", left: 10, [("Ada B. Quill", 2)]) == .none)
    let two = [("Ada B. Quill", 3), ("Ada C. Quill", 3)]
    #expect(decide("Ada Quill", left: 10, two) == .ambiguous)
  }

  @Test func whatFactsContradictIsAmbiguous() {
    let name = Array("Advanced Planting".utf8)[...]
    let candidate = MajorityReferent.Candidate(id: 4, name: name, mentions: 9)
    func decide(_ known: String?) -> MajorityReferent.Decision {
      let bytes = known.map { Array($0.utf8)[...] }
      return MajorityReferent(rules: .english).decide(
        Array("AP".utf8)[...],
        of: .organisation,
        left: 2,
        candidates: [candidate],
        known: bytes
      )
    }
    #expect(decide(nil) == .referent(4))
    #expect(decide("Advanced Planting Department") == .referent(4))
    #expect(decide("Associated Press") == .ambiguous)
  }
}
