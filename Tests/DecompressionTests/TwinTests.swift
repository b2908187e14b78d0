import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// `Inflater` against a naive reader of the same bytes.
@Suite struct TwinTests {
  private func member(using random: inout Seeded) -> GzipMember {
    let size = random.below(4) == 0 ? random.below(70_000) : random.below(300)
    let alphabet = Array("etaoin shrdlu,.\n".utf8)[..<(2 + random.below(14))]
    let codings: [GzipMember.Coding] = [
      .stored, .deflated(level: 1), .deflated(level: 6), .deflated(level: 9),
    ]
    var member = GzipMember(random.bytes(size, from: Array(alphabet)), codings[random.below(4)])
    if random.below(4) == 0 { member.name = random.bytes(random.below(20), from: [0x61]) }
    if random.below(4) == 0 { member.extra = random.bytes(random.below(20), from: [0, 1]) }
    member.hasHeaderChecksum = random.below(4) == 0
    return member
  }

  @Test func bothReadWhatWasWritten() {
    var random = Seeded(state: 31)
    for round in 0..<25 {
      let members = (0...random.below(6)).map { _ in member(using: &random) }
      let file = members.flatMap(\.bytes)
      let result = inflate(file)
      #expect(result.text == members.flatMap(\.text), "round \(round)")
      #expect(result.report == ReadReport(), "round \(round)")
      let twin = NaiveInflate.read(file)
      #expect(twin.isWhole && twin.text == result.text, "round \(round)")
    }
  }

  /// On damaged files, both agree on what precedes the first fault, and on whether there is one.
  @Test func bothStumbleAtTheSamePlace() {
    var random = Seeded(state: 32)
    for round in 0..<150 {
      var file = (0...2).flatMap { lines($0, count: 4 + random.below(20)) }
      file = GzipMember(file, .deflated(level: 6)).bytes + GzipMember(lines(9)).bytes
      for _ in 0...random.below(3) {
        file[2 + random.below(file.count - 2)] = UInt8(random.below(256))
      }
      if random.below(3) == 0 { file.removeLast(random.below(file.count - 1)) }
      let result = inflate(file)
      let twin = NaiveInflate.read(file)
      let same = zip(result.text, twin.text).prefix { $0 == $1 }.count
      #expect(same == twin.text.count, "round \(round), of \(result.text.count)")
      #expect(twin.isWhole == result.report.isClean, "round \(round)")
    }
  }
}
