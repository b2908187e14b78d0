import BroadsheetCore
import Resolution
import Testing

@Suite struct AliasListTests {
  private func list(_ text: String) throws -> AliasList {
    var list = AliasList()
    try list.add(aliases: Array(text.utf8))
    return list
  }

  private func entity(_ list: AliasList, _ name: String, _ type: EntityType) -> String? {
    list.entity(for: Array(name.utf8)[...], type).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func namesStandForEntities() throws {
    let list = try list("# mine\r\n\r\nQ.\tAda Quill\tPER\r\nREB\tRural Board\nREB\tReb Ash\tPER")
    #expect(entity(list, "Q.", .person) == "Ada Quill")
    #expect(entity(list, "Q.", .organisation) == nil)
    #expect(entity(list, "REB", .organisation) == "Rural Board")
    #expect(entity(list, "REB", .person) == "Reb Ash")
    #expect(entity(list, "reb", .person) == nil)
    #expect(!list.isEmpty)
    #expect(AliasList().isEmpty)
  }

  @Test func entitiesAreSorted() throws {
    let list = try list(
      "b\tZ\tPER\na\tZ\nc\tY\td\n".replacing("\td\n", with: "\tORG\nd\tZ\tLOC\ne\tZ\n")
    )
    let found = list.entities.map {
      String(decoding: $0.name, as: UTF8.self) + ($0.type?.tag ?? "")
    }
    #expect(found == ["YORG", "Z", "ZLOC", "ZPER"])
  }

  @Test func aNameMayStandForItself() throws {
    let list = try list("Ash\tAsh\nMoor\tAsh\n")
    #expect(entity(list, "Ash", .person) == "Ash")
    #expect(entity(list, "Moor", .person) == "Ash")
  }

  @Test(arguments: [
    ("a\tb\n\tx\n", 2, AliasListError.Reason.noName), ("a\n", 1, .noEntity),
    ("a\t\n", 1, .noEntity),
    ("#\na\tb\tDOG\n", 2, .unknownType), ("a\tb\tPER\tx", 1, .tooManyColumns),
    ("a\tb\n\na\tc\n", 3, .conflict), ("a\tb\nb\tc\n", 1, .chain), ("b\tc\na\tb\n", 2, .chain),
    ("a\tb\tPER\nb\tc\n", 1, .chain), ("a\tb\nb\tc\tPER\n", 1, .chain), ("a\tb\nb\ta\n", 1, .chain),
  ]) func errorsNameTheLine(_ text: String, _ line: Int, _ reason: AliasListError.Reason) {
    #expect(throws: AliasListError(line: line, reason: reason)) { try list(text) }
  }

  @Test func otherTypesAreNoChain() throws {
    let list = try list("a\tb\tPER\nb\tc\tORG\na\tb\tPER\n")
    #expect(entity(list, "a", .person) == "b")
  }

  @Test func stopNames() throws {
    var list = AliasList()
    try list.add(stoplist: Array("\u{FEFF}# none\nJr.\tPER\nReuters\n".utf8))
    #expect(list.isStopped(Array("Jr.".utf8)[...], .person))
    #expect(!list.isStopped(Array("Jr.".utf8)[...], .organisation))
    #expect(list.isStopped(Array("Reuters".utf8)[...], .organisation))
    #expect(!list.isStopped(Array("reuters".utf8)[...], .organisation))
    #expect(throws: AliasListError(line: 1, reason: .tooManyColumns)) {
      try list.add(stoplist: Array("a\tPER\tx".utf8))
    }
  }
}
