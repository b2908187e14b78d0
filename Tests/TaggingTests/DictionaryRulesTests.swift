import BroadsheetCore
import Tagging
import Testing

@Suite struct DictionaryRulesTests {
  @Test func longerNamesWin() throws {
    let tagger = try Tagger(list: "York\tLOC\nNew York\tLOC\nNew York Times\tORG")
    #expect(
      tagger.found(in: "The New York Times of New York, not York.") == [
        Found("New York Times", .organisation), Found("New York", .location),
        Found("York", .location),
      ]
    )
  }

  @Test func aBlockedLongNameLeavesTheShortOne() throws {
    let tagger = try Tagger(list: "Bath\tLOC\nBath House\tORG\t\t1")
    #expect(tagger.found(in: "Bath House opens").map(\.text) == ["Bath"])
  }

  @Test func namesEndAtTokenBoundaries() throws {
    let tagger = try Tagger(list: "Iran\tLOC\nIraq\tLOC")
    #expect(
      tagger.found(in: "Iranian, Iraqis, anti-Iran Iraq's (Iran)").map(\.text) == [
        "Iran", "Iraq", "Iran",
      ]
    )
  }

  @Test func oneLineBreakIsABlankAndTwoAreNot() throws {
    let tagger = try Tagger(list: "United States\tLOC")
    #expect(tagger.found(in: "the United\nStates").count == 1)
    #expect(tagger.found(in: "the United\n\nStates").isEmpty)
    #expect(tagger.found(in: "the United\n    States").isEmpty)
  }

  @Test func theFullStopOfAnAbbreviationBelongsToTheName() throws {
    let tagger = try Tagger(list: "U.S.\tLOC\tUnited States\nMo.\tLOC\tMissouri")
    #expect(
      tagger.found(in: "the U.S. in Kirksville, Mo. and Mo") == [
        Found("U.S.", .location, as: "United States"), Found("Mo.", .location, as: "Missouri"),
      ]
    )
  }

  @Test func nonASCIILettersAreLetters() throws {
    let tagger = try Tagger(list: "Édouard\tPER\nErdoğan\tPER\nŁódź\tLOC\nErdo\tMISC")
    #expect(
      tagger.found(in: "—Édouard met Erdoğan in Łódź…").map(\.text) == [
        "Édouard", "Erdoğan", "Łódź",
      ]
    )
  }

  @Test func smallInitialsAndDigitsMayStartANameOfTheList() throws {
    let tagger = try Tagger(list: "al-Qaeda\tORG\n3M\tORG\niPhone\tMISC")
    #expect(
      tagger.found(in: "3M, al-Qaeda and an iPhone; also all").map(\.text) == [
        "3M", "al-Qaeda", "iPhone",
      ]
    )
  }

  @Test(arguments: [
    ("They met in Reading yesterday", 1), ("Reading is fun", 0), ("He said. Reading is fun", 0),
    ("\"Reading is fun\"", 0), ("Note: Reading helps", 0), ("the Reading Festival", 0),
    ("Mr. Reading Smith", 0), ("near\nReading, Berkshire", 1), ("first\n\nReading helps", 0),
    ("the U.S. Reading list", 0), ("in Reading Monday", 1), ("In Reading they met", 1),
    ("READING TO CHILDREN", 0),
  ])
  func quietNamesStandInsideASentenceOnly(text: String, count: Int) throws {
    let tagger = try Tagger(list: "Reading\tLOC\t\t1")
    #expect(tagger.found(in: text).count == count, "\(text)")
  }

  @Test func capitalsMatchInCapitalsOnlyWhereAllowed() throws {
    let tagger = try Tagger(list: "Iraq\tLOC\t\t15\nTurkey\tLOC\t\t7\nNATO\tORG\t\t15")
    let found = tagger.found(title: "IRAQ AND TURKEY AT NATO", in: "")
    #expect(found == [Found("IRAQ", .location, as: "Iraq"), Found("NATO", .organisation)])
    #expect(tagger.found(in: "TURKEY in Turkey").map(\.text) == ["Turkey"])
    #expect(try Tagger(list: "Fed\tORG").found(in: "THE FED IS FED UP").isEmpty)
  }

  @Test func titleAndBodyAreSeparateTexts() throws {
    let tagger = try Tagger(list: "New York\tLOC")
    #expect(tagger.found(title: "New", in: " York").isEmpty)
    #expect(tagger.found(title: "New York", in: "New York").count == 2)
  }

  @Test func typesThatAreNotWantedAreLeftOut() throws {
    var builder = GazetteerBuilder()
    try builder.add(list: Array("Iraq\tLOC\nNATO\tORG".utf8))
    let tagger = Tagger(dictionary: builder.build(), types: [.organisation])
    #expect(tagger.found(in: "NATO in Iraq").map(\.text) == ["NATO"])
  }

  @Test func namesThatDifferInCaseAreDifferent() throws {
    let tagger = try Tagger(list: "US\tLOC\t\t7\nUs\tMISC\t\t7")
    #expect(
      tagger.found(in: "the US for Us and us") == [
        Found("US", .location), Found("Us", .miscellaneous),
      ]
    )
  }

  @Test func theFirstOfEqualNamesWins() throws {
    var builder = GazetteerBuilder()
    try builder.add(list: Array("Jordan\tPER\tMichael Jordan".utf8))
    var lists = GazetteerBuilder()
    try lists.add(list: Array("Jordan\tLOC\nAmman\tLOC".utf8))
    builder.add(lists.build())
    let tagger = Tagger(dictionary: builder.build())
    #expect(
      tagger.found(in: "Jordan in Amman") == [
        Found("Jordan", .person, as: "Michael Jordan"), Found("Amman", .location),
      ]
    )
  }

  @Test func hostileTextIsHarmless() throws {
    let tagger = try Tagger(list: "A B\tPER\nA B C D\tPER")
    let long = String(repeating: "A B ", count: 50_000)
    #expect(tagger.found(in: long).count == 50_000)
    #expect(tagger.found(in: "A" + String(repeating: "\u{301}", count: 50_000)).isEmpty)
  }
}
