import BroadsheetCore
import Tagging
import Testing

@Suite struct GazetteerFileTests {
  static let list = "Iraq\tLOC\nal-Qaeda\tORG\tAl Qaeda\t7\nU.S.\tLOC\tUnited States\nÉdouard\tPER"

  static func encoded() throws -> [UInt8] {
    var builder = GazetteerBuilder()
    try builder.add(list: Array(list.utf8))
    return builder.build().encoded()
  }

  @Test func comesBackAsItWas() throws {
    let bytes = try Self.encoded()
    let loaded = try Gazetteer(encoded: bytes.span)
    #expect(loaded.encoded() == bytes)
    let text = "al-Qaeda, Édouard and the U.S. in Iraq"
    #expect(
      Tagger(dictionary: loaded).found(in: text) == (try Tagger(list: Self.list)).found(in: text)
    )
  }

  @Test func everyAlteredByteIsRefused() throws {
    let bytes = try Self.encoded()
    for index in bytes.indices {
      var bent = bytes
      bent[index] ^= 0x10
      #expect(throws: ChecksummedFileError.self) { try Gazetteer(encoded: bent.span) }
    }
  }

  @Test func everyCutIsRefused() throws {
    let bytes = try Self.encoded()
    for count in stride(from: 0, to: bytes.count, by: 7) {
      let cut = Array(bytes.prefix(count))
      #expect(throws: ChecksummedFileError.self) { try Gazetteer(encoded: cut.span) }
    }
  }

  @Test func theOrderOfTheListDoesNotMatter() throws {
    var builder = GazetteerBuilder()
    let lines = Self.list.split(separator: "\n").reversed().joined(separator: "\r\n")
    try builder.add(list: Array(("# a comment\n\n" + lines + "\n").utf8))
    let text = "Édouard flew from the U.S. to Iraq"
    #expect(
      Tagger(dictionary: builder.build()).found(in: text)
        == (try Tagger(list: Self.list)).found(in: text)
    )
  }

  @Test(arguments: [
    ("Iraq", NameListError.Reason.noType), ("Iraq\tPLACE", .unknownType), ("...\tLOC", .noName),
    ("\tLOC", .noName), ("Iraq\tLOC\t\t16", .unknownContexts), ("Iraq\tLOC\t\tx", .unknownContexts),
    (String(repeating: "a ", count: 30) + "\tLOC", .noName),
  ])
  func aBadLineIsNamed(line: String, reason: NameListError.Reason) {
    #expect(throws: NameListError(line: 3, reason: reason)) {
      try Tagger(list: "Iran\tloc\n\n" + line)
    }
  }
}
