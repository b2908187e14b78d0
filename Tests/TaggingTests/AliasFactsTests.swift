import BroadsheetCore
import Testing

@testable import Tagging

@Suite struct AliasFactsTests {
  private static let builtIn = AliasFacts.builtIn()

  private func canonical(of name: String, _ type: EntityType, in facts: AliasFacts) -> String? {
    facts.canonical(of: Array(name.utf8)[...], type).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("U.S.", "United States", EntityType.location), ("US", "United States", .location),
    ("USA", "United States", .location), ("America", "United States", .location),
    ("UK", "United Kingdom", .location), ("Britain", "United Kingdom", .location),
    ("Great Britain", "United Kingdom", .location), ("USSR", "Soviet Union", .location),
    ("U.N.", "United Nations", .organisation), ("EU", "European Union", .organisation),
    ("Nato", "NATO", .organisation), ("Americans", "American", .miscellaneous),
    ("GE", "General Electric", .organisation), ("Joseph R. Biden", "Joe Biden", .person),
  ]) func knownAliases(name: String, entity: String, type: EntityType) {
    #expect(canonical(of: name, type, in: Self.builtIn) == entity)
  }

  @Test(arguments: [
    ("United States", EntityType.location), ("American", .location), ("US", .organisation),
    ("American", .miscellaneous), ("us", .location), ("IRA", .organisation), ("EC", .organisation),
    ("Wash.", .location), ("Canton", .location), ("John Reed", .person), ("", .person),
    ("John F. Kennedy", .person), ("Georgia", .location), ("Nice", .location),
  ]) func unknownAndAmbiguousNamesHaveNone(_ name: String, _ type: EntityType) {
    #expect(canonical(of: name, type, in: Self.builtIn) == nil)
  }

  /// One look-up is enough.
  @Test func canonicalNamesAreNoAliases() throws {
    let gazetteer = try Gazetteer.builtIn()
    for entry in gazetteer.entries {
      guard let found = Self.builtIn.canonical(of: gazetteer.names[entry.name.bounds], entry.type)
      else { continue }
      #expect(Self.builtIn.canonical(of: found, entry.type) == nil)
    }
    #expect(Self.builtIn.count > 20_000)
  }

  @Test func listsWinAndTwoFactsCancelOut() throws {
    var builder = GazetteerBuilder()
    try builder.add(
      list: Array("Reb\tORG\tRural Board\nAsh\tORG\tAsh Co\nMoor\tLOC\nX Y Z\tPER\tX Z".utf8)
    )
    let encoded = builder.build().encoded()
    let facts = AliasFacts(
      encoded.span,
      lists: AliasLists(
        added: "Ash=Ash Bank=ORG\nno line\nMoor=Moors=LOC",
        doubtful: "Reb\nnever seen"
      )
    )
    #expect(canonical(of: "Reb", .organisation, in: facts) == nil)
    #expect(canonical(of: "Ash", .organisation, in: facts) == "Ash Bank")
    #expect(canonical(of: "Moor", .location, in: facts) == "Moors")
    #expect(canonical(of: "X Y Z", .person, in: facts) == "X Z")
  }

  @Test func damagedBytesHaveNoFacts() {
    var encoded = GazetteerBuilder().build().encoded()
    encoded.removeLast()
    let none = AliasLists(added: "", doubtful: "")
    #expect(AliasFacts(encoded.span, lists: none).count == 0)
    #expect(AliasFacts([UInt8]().span, lists: none).count == 0)
  }
}
