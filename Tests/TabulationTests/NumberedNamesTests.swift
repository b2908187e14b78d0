import BroadsheetCore
import BroadsheetTestSupport
import Indexing
import SystemPackage
import Tables
import Testing

@testable import Tabulation

/// The numbers of names, against names that are sorted in memory.
@Suite struct NumberedNamesTests {
  private struct Key: Hashable {
    var name: String
    var type: EntityType

    func precedes(_ other: Key) -> Bool {
      if name != other.name { return name.utf8.lexicographicallyPrecedes(other.name.utf8) }
      return type.rawValue < other.type.rawValue
    }
  }

  private static let articles = MadeArticle.many(300, seed: 11)

  private func names(
    _ articles: [MadeArticle],
    _ lists: UserLists = UserLists(),
    in scratch: ScratchFolder
  ) throws -> NumberedNames {
    var index = try IndexFile(
      creating: FilePath(scratch.file("counts.bsp")),
      .made([.made(0), .made(1)])
    )
    let half = articles.count / 2
    for (file, part) in [articles[..<half], articles[half...]].enumerated() {
      for segment in Array(part).segments(of: .made(file), batches: 20, limit: 3000) {
        try index.append(segment)
      }
    }
    return try NumberedNames(
      index,
      index.inOrder,
      lists: lists,
      in: FilePath(scratch.path),
      memory: 1 << 20
    )
  }

  @Test func namesAreNumberedInTheirOrder() throws {
    let scratch = try ScratchFolder()
    let numbered = try names(Self.articles, in: scratch)
    let seen = Self.articles.flatMap(\.mentions)
    let keys = Set(seen.map { Key(name: $0.name, type: $0.type) }).sorted { $0.precedes($1) }
    var reader = numbered.log.reader()
    var found: [Key] = []
    while try reader.next() {
      let key = Key(name: String(decoding: reader.name, as: UTF8.self), type: reader.type)
      #expect(reader.number == found.count)
      let mine = seen.filter { $0.name == key.name && $0.type == key.type }
      #expect(reader.own == mine.count { $0.rule == .none })
      let forms = Dictionary(grouping: mine.filter { $0.rule != .none }) {
        "\($0.surface) \($0.rule)"
      }
      let aliases = try reader.aliases.map {
        ("\(String(decoding: $0.surface, as: UTF8.self)) \($0.rule)", $0.mentions)
      }
      #expect(Dictionary(uniqueKeysWithValues: aliases) == forms.mapValues(\.count))
      found.append(key)
    }
    #expect(found == keys)
    #expect(numbered.log.count == keys.count)
  }

  /// An alias of the user's goes to its entity, a stopped name to none.
  @Test func theUsersListsDecide() throws {
    let scratch = try ScratchFolder()
    let lists = try UserLists(
      aliases: bytes("Annie\tThe Neighbour\nAnton\tAnna\n"),
      stoplist: bytes("Cerro\n")
    )
    let numbered = try names(Self.articles, lists, in: scratch)
    var numbers: [Key: UInt32] = [:]
    var reader = numbered.log.reader()
    while try reader.next() {
      let name = String(decoding: reader.name, as: UTF8.self)
      numbers[Key(name: name, type: reader.type)] = UInt32(reader.number)
    }
    for type in EntityType.allCases {
      let number = { (name: String) in try #require(numbers[Key(name: name, type: type)]) }
      let neighbour = try number("The Neighbour")
      let annie = numbered.merges.entity(of: try number("Annie"))
      #expect(annie.entity == neighbour)
      #expect(annie.rule == .list)
      #expect(numbered.merges.entity(of: try number("Anton")).entity == (try number("Anna")))
      #expect(numbered.merges.stopped.contains(try number("Cerro")))
      #expect(!numbered.merges.stopped.contains(try number("Anna")))
    }
  }

  @Test(
    arguments: [
      ("a\n", "", "aliases line 1: no entity"), ("a\tb\n\ta\n", "", "aliases line 2: no name"),
      ("a\tb\tFIRM\n", "", "aliases line 1: unknown type"),
      ("a\tb\na\tc\n", "", "aliases line 2: an earlier line"),
      ("a\tb\tPER\tx\n", "", "aliases line 1: too many columns"),
      ("", "a\n\tPER\n", "stoplist line 2: no name"), ("", "a\tFIRM\n", "stoplist line 1: unknown"),
    ]
  )
  func aBadLineIsNamed(_ aliases: String, _ stoplist: String, _ message: String) {
    let error = #expect(throws: TableError.self) {
      try UserLists(aliases: bytes(aliases), stoplist: bytes(stoplist))
    }
    #expect(error?.kind == .usage)
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
