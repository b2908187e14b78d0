import BroadsheetCore
import Resolution
import Testing

/// A case: an article, and the names of its mentions in order; `?` marks one that is ambiguous.
struct Case: Sendable, CustomTestStringConvertible {
  var title = ""
  var body: String
  var names: [String]

  init(_ body: String, _ names: [String], title: String = "") {
    self.title = title
    self.body = body
    self.names = names
  }

  var testDescription: String { title + body }
}

@Suite struct ResolverTests {
  private func check(_ item: Case) {
    let found = resolve(title: item.title, item.body)
    #expect(found.map { ($0.rule == .ambiguous ? "?" : "") + $0.name } == item.names)
  }

  @Test(arguments: [
    Case("[PER Ada Quill] spoke. [PER Quill] left.", ["Ada Quill", "Ada Quill"]),
    // Not before it is named in full, but for headlines.
    Case("[PER Quill] left. [PER Ada Quill] spoke.", ["Quill", "Ada Quill"]),
    Case("[PER Ada Quill] spoke.", ["Ada Quill", "Ada Quill"], title: "[PER Quill] speaks "),
    Case("[PER QUILL], [PER Ada Quill].", ["QUILL", "Ada Quill"]),
    Case("[PER Ada Quill]; [PER QUILL].", ["Ada Quill", "Ada Quill"]),
    Case("[PER ADA QUILL]; [PER Ada Quill].", ["Ada Quill", "Ada Quill"]),
    Case("[PER Ada Quill], [PER Bo Quill]; [PER Quill]", ["Ada Quill", "Bo Quill", "?Quill"]),
    Case("[PER Ada Quill]; [PER Quillan]", ["Ada Quill", "Quillan"]),
    Case("[PER Ada Quill]; [ORG Quill]; [LOC Quill]", ["Ada Quill", "Quill", "Quill"]),
    Case("[PER Cy Ash Jr.]; [PER Ash]", ["Cy Ash Jr.", "Cy Ash Jr."]),
    Case("[PER Cy Ash, Jr.]; [PER Ash]", ["Cy Ash, Jr.", "Cy Ash, Jr."]),
    Case("[PER Cy Ash III]; [PER Cy Ash]", ["Cy Ash III", "Cy Ash III"]),
    Case("[PER Cy Ash Jr.]; [PER Cy Ash Sr.]; [PER Ash]", ["Cy Ash Jr.", "Cy Ash Sr.", "?Ash"]),
    Case(
      "[PER Cy Ash Jr.]; [PER Cy Ash Sr.]; [PER Ash Sr.]",
      ["Cy Ash Jr.", "Cy Ash Sr.", "Cy Ash Sr."]
    ),
  ]) func surnames(_ item: Case) { check(item) }

  @Test(arguments: [
    Case("[PER Uwe van der Moor]; [PER van der Moor]", ["Uwe van der Moor", "Uwe van der Moor"]),
    Case("[PER Uwe van der Moor]; [PER Van der Moor]", ["Uwe van der Moor", "Uwe van der Moor"]),
    Case("[PER Uwe van der Moor]; [PER Moor]", ["Uwe van der Moor", "Uwe van der Moor"]),
    Case("[PER Ali bin Tarik]; [PER Bin Tarik]", ["Ali bin Tarik", "Ali bin Tarik"]),
    Case("[PER Van der Moor]; [PER Moor]", ["Van der Moor", "Moor"]),
    Case("[PER Abu Zed al-Rimi]; [PER al-Rimi]", ["Abu Zed al-Rimi", "Abu Zed al-Rimi"]),
    Case("[PER Ian Lloyd Brack]; [PER Lloyd Brack]", ["Ian Lloyd Brack", "Ian Lloyd Brack"]),
    Case("[PER José Muñoz]; [PER Muñoz]", ["José Muñoz", "José Muñoz"]),
  ]) func particles(_ item: Case) { check(item) }

  @Test(arguments: [
    Case("[PER Guy W. Ash]; [PER Guy Ash]; [PER Ash]", ["Guy W. Ash", "Guy W. Ash", "Guy W. Ash"]),
    Case("[PER Guy Ash]; [PER Guy W. Ash]; [PER Ash]", ["Guy W. Ash", "Guy W. Ash", "Guy W. Ash"]),
    Case(
      "[PER Guy W. Ash]; [PER Guy H. Ash]; [PER Guy Ash]; [PER Ash]",
      ["Guy W. Ash", "Guy H. Ash", "?Guy Ash", "?Ash"]
    ),
    Case(
      "[PER Guy W. Ash]; [PER Guy H.W. Ash]; [PER Ash]",
      ["Guy W. Ash", "Guy H.W. Ash", "?Ash"]
    ),
    Case(
      "[PER Guy Roy Ash]; [PER Guy R. Ash]; [PER Ash]",
      ["Guy Roy Ash", "Guy R. Ash", "Guy Roy Ash"]
    ),
    Case("[PER Bill Ash]; [PER William Ash]; [PER Ash]", ["Bill Ash", "William Ash", "Bill Ash"]),
    Case(
      "[PER Bill Ash]; [PER William T. Ash], then [PER Bill]",
      ["William T. Ash", "William T. Ash", "William T. Ash"]
    ),
    Case("[PER Bill Ash]; [PER Walter Ash]; [PER Ash]", ["Bill Ash", "Walter Ash", "?Ash"]),
  ]) func middleNames(_ item: Case) { check(item) }

  @Test(arguments: [
    Case("[PER Ada Quill]. Then [PER Ada] left.", ["Ada Quill", "Ada"]),
    Case("[PER Ada Quill]. When, then, [PER Ada] left.", ["Ada Quill", "Ada Quill"]),
    Case("[PER Ada Quill] and [PER Ada Moor]; [PER Ada]", ["Ada Quill", "Ada Moor", "?Ada"]),
    Case("[PER Ada Quill] and Prince [PER Ada]", ["Ada Quill", "Ada"]),
    Case("[PER Ada Quill] at the [PER Ada] Center", ["Ada Quill", "Ada"]),
    Case("[PER Ada Quill], son of [PER Ada] and Bo Moor", ["Ada Quill", "Ada"]),
    Case("[PER Ada Quill], son of [PER Ada] and me", ["Ada Quill", "Ada Quill"]),
    // News uses a first name alone only where it is not somebody's surname.
    Case("[PER Ron Paul], [PER Paul Ash]; [PER Paul]", ["Ron Paul", "Paul Ash", "Ron Paul"]),
  ]) func firstNames(_ item: Case) { check(item) }

  @Test(arguments: [
    Case("[PER President Quill]", ["Quill"]),
    Case("[PER Sen. Ada Quill]; [PER Senator Quill]", ["Ada Quill", "Ada Quill"]),
    Case("[PER Prime Minister Ada Quill]", ["Ada Quill"]),
    Case("[PER U.S. Senator Ada Quill]", ["Ada Quill"]),
    Case("[PER Secretary of State Ada Quill]", ["Ada Quill"]),
    Case("[PER then-Governor Quill]", ["Quill"]),
    Case("[PER former President Ada Quill]", ["Ada Quill"]),
    Case("[PER Lt. Gen. Quill]", ["Quill"]),
    Case("[PER Sir Ada Quill]; [PER Sir Ada]", ["Ada Quill", "Sir Ada"]),
    Case("[PER Judge Reinhold]", ["Judge Reinhold"]),
    Case(
      "[PER Pope Pius XI]; [PER Queen Ada]; [PER Prince Bo]",
      ["Pope Pius XI", "Queen Ada", "Prince Bo"]
    ),
    Case(
      "[PER Mother Ada]; [PER St. Cyr]; [PER King Bo II]",
      ["Mother Ada", "St. Cyr", "King Bo II"]
    ),
    Case("[PER Dr. Dre]; [PER Mr. T]; [PER President]", ["Dr. Dre", "Mr. T", "President"]),
    Case("[PER Major R. Owens]; [PER Dr. K.]", ["Major R. Owens", "Dr. K."]),
    Case("[ORG General Motors]; [LOC President Ada]", ["General Motors", "President Ada"]),
    Case("[PER Quill's]; [PER Ashes']; [ORG Cargill's]", ["Quill", "Ashes", "Cargill's"]),
  ]) func titles(_ item: Case) { check(item) }

  @Test(arguments: [
    Case(
      "[ORG Rural Energy Board] ([ORG REB]); [ORG REB]",
      Array(repeating: "Rural Energy Board", count: 3)
    ),
    Case(
      "[ORG REB]; [ORG Rural Energy Board] (REB)",
      ["Rural Energy Board", "Rural Energy Board"]
    ),
    Case(
      "[ORG REB] ([ORG Rural Energy Board]); [PER REB]",
      Array(repeating: "Rural Energy Board", count: 3)
    ),
    Case(
      "[ORG Board of Rural Energy] (BRE); [ORG BRE]",
      ["Board of Rural Energy", "Board of Rural Energy"]
    ),
    Case("[ORG Board of Energy] (BoE); [ORG BoE]", ["Board of Energy", "Board of Energy"]),
    Case("[ORG Ash & Moor] (A&M); [ORG A&M]", ["Ash & Moor", "Ash & Moor"]),
    Case("[ORG Inter-Andean Bank] (IAB); [ORG IAB]", ["Inter-Andean Bank", "Inter-Andean Bank"]),
    Case("[ORG U.S. Forest Lab] (FL); [ORG F.L.]", ["U.S. Forest Lab", "U.S. Forest Lab"]),
    Case("[ORG Rural Energy Board] (RWB); [ORG RWB]", ["Rural Energy Board", "RWB"]),
    Case("[ORG Rural Energy Board] (REBS); [ORG REBS]", ["Rural Energy Board", "REBS"]),
    Case("[ORG Ash] (A); [ORG A]", ["Ash", "A"]),
    Case("[PER Ada Quill] (AQ); [ORG AQ]", ["Ada Quill", "AQ"]),
    Case(
      "[ORG Ash Bank] (AB), [ORG Art Board] (AB): [ORG AB]",
      ["Ash Bank", "Art Board", "?AB"]
    ),
    Case(
      "[ORG U.S. Ash Bank] (AB), [ORG Ash Bank] (AB): [ORG AB]",
      ["U.S. Ash Bank", "Ash Bank", "U.S. Ash Bank"]
    ),
  ]) func acronyms(_ item: Case) { check(item) }

  @Test func rulesAndTypesAreTold() {
    let found = resolve("[PER Sen. Ada Quill], [PER Quill], [LOC Ash Base] ([ORG AB])")
    #expect(
      found == [
        Resolved(surface: "Sen. Ada Quill", name: "Ada Quill", type: .person, rule: .title),
        Resolved(surface: "Quill", name: "Ada Quill", type: .person, rule: .surname),
        Resolved(surface: "Ash Base", name: "Ash Base", type: .location, rule: .none),
        Resolved(surface: "AB", name: "Ash Base", type: .location, rule: .acronym),
      ]
    )
  }

  @Test func dictionaryNamesStandAndAreFullNames() {
    var batch = MentionBatch([ArticleText(body: "[PER Q-Bert] and [PER Quill]")])
    let start = batch.names.count
    batch.names += Array("Ada Quill".utf8)
    batch.mentions[0].name = TextRange(start, batch.names.count)
    batch.mentions[0].rule = .dictionary
    var resolver = Resolver(rules: .english)
    let found = resolver.resolve(batch).resolved
    #expect(found.map(\.rule) == [.dictionary, .surname])
    #expect(found.map(\.name) == ["Ada Quill", "Ada Quill"])
  }

  @Test func articlesKnowNothingOfEachOther() {
    var resolver = Resolver(rules: .english)
    let articles = ["[PER Ada Quill]", "[PER Quill]", "[PER Bo Quill], [PER Quill]"]
    let found = resolver.resolve(MentionBatch(articles.map { ArticleText(body: $0) })).resolved
    #expect(found.map(\.name) == ["Ada Quill", "Quill", "Bo Quill", "Bo Quill"])
  }
}
