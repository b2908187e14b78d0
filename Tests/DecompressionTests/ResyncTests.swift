import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// What stands between members: reported, and the next member is found.
@Suite struct ResyncTests {
  private let first = GzipMember(lines(1))
  private let second = GzipMember(lines(2))
  private let both = [lines(1), lines(2)].map(string)

  @Test(arguments: [1, 2, 9, 10, 11, 1000, 131_072, 300_000])
  func garbageBetweenMembersIsSkipped(_ length: Int) {
    var random = Seeded(state: 2)
    let garbage = random.bytes(length, from: Array(1...255))
    let result = inflate(first.bytes + garbage + second.bytes)
    #expect(result.stretches.map(string) == both)
    let incident = Incident(
      file: 3,
      member: 1,
      offset: first.bytes.count,
      fault: .trailingGarbage
    )
    #expect(result.report.damage == [incident])
    #expect(result.facts.members == 2)
  }

  @Test(arguments: [1, 2, 9, 10, 1000, 300_000])
  func garbageAfterTheLastMemberIsReported(_ length: Int) {
    let result = inflate(first.bytes + [UInt8](repeating: 0x47, count: length))
    #expect(result.text == lines(1))
    #expect(result.faults == [.trailingGarbage])
    #expect(result.facts.members == 1)
  }

  /// NULs before another member may have swallowed one.
  @Test(arguments: [1, 1000, 300_000])
  func nulsBetweenMembersAreReported(_ length: Int) {
    let result = inflate(first.bytes + [UInt8](repeating: 0, count: length) + second.bytes)
    #expect(result.stretches.map(string) == both)
    #expect(result.faults == [.corruptData])
    #expect(result.report.padding == 0)
  }

  private static let magic: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

  /// Headers that are none: what they seem to begin fails, and is taken back.
  static let impostors: [(name: String, bytes: [UInt8])] = [
    ("invalid block", magic + [0x07, 1, 2, 3]),
    ("bad trailer", magic + [0x03, 0x00] + [UInt8](repeating: 1, count: 8)),
    ("text before the fault", magic + [0, 3, 0, 0xFC, 0xFF] + Array("abc".utf8) + [0x07]),
    ("name without end", [0x1F, 0x8B, 8, 8, 1, 1, 1, 1, 0, 3] + [1, 1, 1]),
    ("swallows the rest", [0x1F, 0x8B, 8, 4, 1, 1, 1, 1, 0, 3, 0xFF, 0xFF]),
    ("stored over the rest", magic + [0, 0xFF, 0xFF, 0, 0]),
    ("wrong system", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 77]),
    ("magic alone", [0x1F, 0x8B]), ("magics in a row", [0x1F, 0x1F, 0x8B, 0x1F, 0x8B, 8]),
  ]

  @Test(arguments: impostors)
  func aFalseMagicInGarbageIsNoMember(_ impostor: (name: String, bytes: [UInt8])) {
    let garbage = Array("garbage".utf8) + impostor.bytes + Array("garbage".utf8)
    let result = inflate(first.bytes + garbage + second.bytes)
    #expect(result.stretches.map(string) == both)
    #expect(result.faults.first == .trailingGarbage)
    #expect(result.facts.members == 2)
  }

  @Test func manyFalseMagicsAreNotSlow() {
    let garbage = Array(repeating: Self.magic + [0x07], count: 30_000).flatMap { $0 }
    let result = inflate(first.bytes + [0x47] + garbage + second.bytes)
    #expect(result.stretches.map(string) == both)
  }

  /// The text that a cut member still gives is kept, also when the member was found by searching.
  @Test func aCutMemberAfterGarbageIsKept() {
    let cut = GzipMember(lines(2), .stored).bytes.dropLast(20)
    let result = inflate(first.bytes + Array("junk".utf8) + cut)
    #expect(result.faults == [.trailingGarbage, .truncated])
    #expect(string(result.text).hasPrefix(both[0] + both[1].dropLast(20)))
  }

  /// More than a block of text after the search: the member's probation ends with its first block.
  @Test func largeMembersAreFound() {
    var random = Seeded(state: 9)
    let large = random.bytes(3 * BlockPool.blockSize + 5, from: Array("abcdef \n".utf8))
    let file = first.bytes + [0x47] + GzipMember(large).bytes + [0x47] + second.bytes
    let result = inflate(file)
    #expect(result.stretches == [lines(1), large, lines(2)])
    #expect(result.faults == [.trailingGarbage, .trailingGarbage])
    #expect(result.report.damage.map(\.member) == [1, 2])
  }

  /// A member larger than the input window fails far from its beginning.
  @Test func aLargeCorruptMemberCostsOneMember() {
    var random = Seeded(state: 10)
    let large = random.bytes(600_000, from: Array(0...255))
    for keep in [70_000, 200_000, 400_000, 590_000] {
      let body = GzipMember(large, .stored).body.prefix(keep / 65_540 * 65_540)
      let bad = GzipMember("", .raw(Array(body) + [0x07] + random.bytes(90_000, from: [1, 2, 3])))
      let result = inflate(first.bytes + bad.bytes + second.bytes)
      #expect(result.stretches.count == 2 && result.stretches.last == lines(2), "\(keep)")
      #expect(result.faults == [.corruptData])
      #expect(result.text.count == 2 * lines(1).count + keep / 65_540 * 65_535)
    }
  }

  /// Headers that share one payload, each by an extra field up to it: it is read once.
  @Test func sharedPayloadsAreReadOnce() {
    let count = 2000
    let payload = GzipMember([UInt8](repeating: 0x61, count: 65_535), .stored).body
    var headers: [UInt8] = []
    for index in 0..<count {
      let rest = (count - index - 1) * 12
      headers += [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3] + little(UInt64(rest), 2)
    }
    let open = [0] + Array(payload.dropFirst())
    let result = inflate(first.bytes + [0x47] + headers + open + [0x07] + second.bytes)
    #expect(result.text.count == lines(1).count + 65_535 + lines(2).count)
    #expect(result.stretches.last == lines(2))
    #expect(result.faults == [.trailingGarbage, .corruptData])
  }
}
