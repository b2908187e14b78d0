import BroadsheetCore
import Resolution
import Testing

/// The rules of another language than English, and of none.
@Suite struct NameRulesTests {
  private static let german: NameRules = {
    var rules = NameRules()
    rules.titles.always = "herr frau minister"
    rules.titles.beforeFullNames = "pater"
    rules.titles.qualifiers = "der"
    rules.titles.formerPrefix = Array("ex-".utf8)
    rules.titles.officeLink = Array("für".utf8)
    rules.titles.kept = [Array("frau holle".utf8)]
    rules.nicknames = "johannes hans hannes"
    rules.juniors = "jun."
    rules.seniors = "sen."
    rules.particles = "von zu"
    rules.possessives = "'"
    rules.conjunction = Array("und".utf8)
    rules.articles = "der die das"
    rules.pluralEnding = Array("en".utf8)
    rules.weakWords = "für und"
    rules.legalForms = "gmbh ohg"
    rules.genericWords = "bank"
    rules.acronymFillers = "für und"
    rules.acronymCountries = "dt."
    return rules
  }()

  private func names(_ body: String, _ rules: NameRules) -> [String] {
    var resolver = Resolver(rules: rules)
    return resolver.resolve(MentionBatch([ArticleText(body: body)])).resolved.map(\.name)
  }

  private func key(_ name: String, _ type: EntityType, _ rules: NameRules) -> String {
    var folding = NameFolding(rules: rules)
    var key: [UInt8] = []
    folding.key(Array(name.utf8)[...], type, into: &key)
    return String(decoding: key, as: UTF8.self)
  }

  @Test(arguments: [
    Case("[PER Herr Moor]; [PER Mr. Moor]", ["Moor", "Mr. Moor"]),
    Case("[PER Der Minister für Verkehr Uwe Moor]", ["Uwe Moor"]),
    Case("[PER Ex-Minister Moor]; [PER Frau Holle]", ["Moor", "Frau Holle"]),
    Case("[PER Pater Uwe Moor]; [PER Pater Uwe]", ["Uwe Moor", "Pater Uwe"]),
    Case("[PER Hans Moor]; [PER Johannes B. Moor]", ["Johannes B. Moor", "Johannes B. Moor"]),
    Case("[PER Uwe Moor jun.]; [PER Uwe Moor sen.]", ["Uwe Moor jun.", "Uwe Moor sen."]),
    Case("[PER Uwe von Moor]; [PER Von Moor]", ["Uwe von Moor", "Uwe von Moor"]),
    Case("[PER Uwe Moors']; [PER Moors]", ["Uwe Moors", "Uwe Moors"]),
    Case("[PER Uwe Moor], Sohn von [PER Uwe] und Ada Zorn", ["Uwe Moor", "Uwe"]),
    Case(
      "[ORG Amt für Rad und Tat] (ART); [ORG ART]",
      Array(repeating: "Amt für Rad und Tat", count: 2)
    ),
    Case("[ORG Rad & Tat] (R&T); [ORG R&T]", ["Rad & Tat", "Rad & Tat"]),
    Case(
      "[ORG Dt. Radamt] (R); [ORG Dt. Rad Amt] (RA); [ORG RA]",
      ["Dt. Radamt", "Dt. Rad Amt", "Dt. Rad Amt"]
    ),
  ]) func german(_ item: Case) { #expect(names(item.body, Self.german) == item.names) }

  @Test func germanSpelling() {
    let rules = Self.german
    #expect(key("Die Zeit", .organisation, rules) == key("Zeit", .organisation, rules))
    #expect(key("Moor & Zorn GmbH", .organisation, rules) == "moor und zorn")
    #expect(key("Moor OHG", .organisation, rules) == "moor")
    #expect(key("Bank GmbH", .organisation, rules) == "bank gmbh")
    #expect(key("The Moor Inc", .organisation, rules) == "the moor inc")
  }

  @Test func germanNamesOfOneShortForm() {
    func decide(_ left: String, _ right: String) -> MajorityReferent.Decision {
      let candidates = [left, right].enumerated().map {
        MajorityReferent.Candidate(id: $0, name: Array($1.utf8)[...], mentions: 4 - $0)
      }
      return MajorityReferent(rules: Self.german)
        .decide(Array("RT".utf8)[...], of: .organisation, left: 1, candidates: candidates)
    }
    #expect(decide("Tat für Räder", "Tat und Räderen") == .referent(0))
    #expect(decide("Tat für Rad", "Hof für Moor") == .ambiguous)
  }

  /// The rules that hold for every language work without those of one.
  @Test func noRules() {
    let none = NameRules()
    let body = "[PER Dr. Ada Quill], [PER Ada Quill's], [PER Quill]; [ORG Ash & Moor] and [PER Ada]"
    #expect(
      names(body, none) == [
        "Dr. Ada Quill", "Ada Quill's", "Dr. Ada Quill", "Ash & Moor", "Ada Quill's",
      ]
    )
    #expect(key("The Ash & Moor Inc.", .organisation, none) == "the ash & moor inc")
    #expect(key("L\u{F3}DZ", .location, none) == "lodz")
  }
}
