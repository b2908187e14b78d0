import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

@Suite struct ModelFileTests {
  static let encoded = TaggingModel(RandomModel(seed: 1).parts).encoded()

  @Test func comesBackAsItWas() throws {
    let model = RandomModel(seed: 1).parts
    let loaded = try TaggingModel(encoded: Self.encoded.span)
    #expect(loaded.parts == model)
    #expect(loaded.encoded() == Self.encoded)
    #expect(loaded.name == "random")
  }

  /// Every byte of the head, and of the rest every so many, all places in a word in turn.
  @Test func anAlteredByteIsRefused() {
    let rest = stride(from: 64, to: Self.encoded.count, by: Self.encoded.count / 97 | 1)
    for index in Array(0..<64) + Array(rest) {
      var bent = Self.encoded
      bent[index] ^= 0x10
      #expect(throws: ChecksummedFileError.self) { try TaggingModel(encoded: bent.span) }
    }
  }

  @Test func everyCutIsRefused() {
    for count in stride(from: 0, to: Self.encoded.count, by: Self.encoded.count / 61) {
      let cut = Array(Self.encoded.prefix(count))
      #expect(throws: ChecksummedFileError.self) { try TaggingModel(encoded: cut.span) }
    }
  }

  @Test func anotherVersionIsForeign() {
    var other = Self.encoded
    other[6] = 0xFF
    #expect(throws: ChecksummedFileError.foreign) { try TaggingModel(encoded: other.span) }
    #expect(throws: ChecksummedFileError.foreign) {
      try TaggingModel(encoded: Array("no model".utf8).span)
    }
  }

  /// A file may be well hashed and still not fit together: what would be read out of bounds is
  /// refused.
  @Test(arguments: 0..<6)
  func whatDoesNotFitTogetherIsRefused(kind: Int) {
    var parts = RandomModel(seed: 1).parts
    switch kind {
    case 0: parts.bias.removeLast()
    case 1: parts.evidence.append(.zero)
    case 2: parts.steps.intoMentions.removeLast()
    case 3: parts.phrases = PhraseLexicon(slots: [0, 1 << 40 | 5], signatures: [])
    case 4:
      parts.attributes = AttributeTable(slots: [0, 1 << 40 | 3], positions: [0], rows: [.zero])
    default:
      parts.attributes = AttributeTable(slots: [0, 1 << 40 | 1], positions: [99], rows: [.zero])
    }
    let bytes = TaggingModel(parts).encoded()
    #expect(throws: ChecksummedFileError.damaged) { try TaggingModel(encoded: bytes.span) }
  }
}
