import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// Valid files: all members, every header flag, every coding.
@Suite struct MemberTests {
  @Test func everyMemberIsRead() {
    let result = inflate((1...9).map { GzipMember(lines($0)) })
    #expect(string(result.text) == string((1...9).flatMap { lines($0) }))
    #expect(result.report == ReadReport())
    #expect(result.facts.members == 9)
    #expect(result.stretches.count == 1)
  }

  static let codings: [GzipMember.Coding] = [
    .stored, .deflated(level: 0), .deflated(level: 1), .deflated(level: 9),
  ]

  @Test(arguments: codings)
  func everyCodingIsRead(_ coding: GzipMember.Coding) {
    var random = Seeded(state: 1)
    for size in [0, 1, 65_534, 65_535, 65_536, BlockPool.blockSize, BlockPool.blockSize + 1] {
      let text = random.bytes(size, from: Array("abcdefgh \n".utf8))
      let result = inflate([GzipMember(text, coding), GzipMember("end", coding)])
      #expect(result.text == text + Array("end".utf8), "\(size) bytes")
      #expect(result.report == ReadReport(), "\(size) bytes")
    }
  }

  /// Each of the 32 unions of FTEXT, FHCRC, FEXTRA, FNAME and FCOMMENT, twice in a file.
  @Test(arguments: 0..<32)
  func everyHeaderFlagIsRead(_ flags: Int) {
    var member = GzipMember("flags \(flags)\n")
    member.isText = flags & 1 != 0
    member.hasHeaderChecksum = flags & 2 != 0
    if flags & 4 != 0 { member.extra = [1, 0, 3, 0, 0, 0x1F, 0x8B] }
    if flags & 8 != 0 { member.name = Array("../../etc/passwd".utf8) }
    if flags & 16 != 0 { member.comment = [] }
    let result = inflate([member, member])
    #expect(string(result.text) == "flags \(flags)\nflags \(flags)\n")
    #expect(result.report == ReadReport())
  }

  /// Longer than the input window: skipped, never kept.
  @Test func longHeaderFieldsAreSkipped() {
    var member = GzipMember("text")
    member.extra = [UInt8](repeating: 7, count: 65_535)
    member.name = [UInt8](repeating: 0x6E, count: 300_000)
    member.comment = [UInt8](repeating: 0x63, count: 300_000)
    member.hasHeaderChecksum = true
    let result = inflate([member, GzipMember(" more")])
    #expect(string(result.text) == "text more")
    #expect(result.report == ReadReport())
  }

  @Test func paddingIsCounted() {
    let result = inflate(GzipMember("a").bytes + [UInt8](repeating: 0, count: 300_000))
    #expect(string(result.text) == "a")
    #expect(result.report.isClean)
    #expect(result.report.padding == 300_000)
  }

  @Test func emptyMembersAreRead() {
    let empty = GzipMember("")
    let result = inflate([empty, empty, GzipMember("a"), empty, GzipMember("b"), empty])
    #expect(string(result.text) == "ab")
    #expect(result.report == ReadReport())
    #expect(result.facts.members == 6)
  }

  /// No recursion and no quadratic time.
  @Test(.timeLimit(.minutes(10)))
  func manyEmptyMembersAreRead() {
    let empty = GzipMember("").bytes
    var file: [UInt8] = []
    for _ in 0..<100_000 { file += empty }
    let result = inflate(file + GzipMember("end").bytes)
    #expect(string(result.text) == "end")
    #expect(result.facts.members == 100_001)
    #expect(result.report == ReadReport())
  }

  /// A thousandfold expansion comes in blocks, each within its bound (see `inflate`).
  @Test func aBombStaysBounded() {
    let size = 64 << 20
    let member = GzipMember.plain([UInt8](repeating: 0, count: size), level: 9)
    var inflater = Inflater(ByteSource(bytes: member), file: 0, pool: BlockPool())
    var total = 0
    var largest = 0
    var capacity = 0
    while let block = inflater.inflate() {
      total += block.bytes.count
      largest = max(largest, block.bytes.count)
      capacity = max(capacity, block.bytes.capacity)
      #expect(block.report.isClean)
    }
    #expect(total == size)
    #expect(largest == BlockPool.blockSize)
    #expect(capacity <= 2 * BlockPool.blockSize)
  }

  @Test func factsTellWhatWasStored() {
    let file = GzipMember(lines(1)).bytes + GzipMember(lines(2)).bytes
    let facts = inflate(file).facts
    #expect(facts.storedBytes == file.count)
    #expect(facts.textBytes == lines(1).count + lines(2).count)
    #expect(facts.digest == Checksum.crc32(file))
  }
}
