import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// Files cut at every byte, and files with every bit turned over.
@Suite struct TruncationTests {
  private static let members: [GzipMember] = {
    var named = GzipMember(lines(2), .stored)
    named.name = Array("name".utf8)
    named.hasHeaderChecksum = true
    return [GzipMember(lines(1)), named, GzipMember(""), GzipMember(lines(3), .deflated(level: 1))]
  }()
  private static let file = members.flatMap(\.bytes)
  private static let text = members.flatMap(\.text)

  /// The ends of the members, and how much text each border has before it.
  private static let borders: [Int: Int] = {
    var borders: [Int: Int] = [:]
    var offset = 0
    var text = 0
    for member in members {
      offset += member.bytes.count
      text += member.text.count
      borders[offset] = text
    }
    return borders
  }()

  @Test func everyCutKeepsWhatPrecedesIt() {
    for end in 1..<Self.file.count {
      let result = inflate(Array(Self.file[..<end]))
      let twin = NaiveInflate.read(Array(Self.file[..<end]))
      #expect(result.text == twin.text, "cut at \(end)")
      if let whole = Self.borders[end] {
        #expect(result.report == ReadReport() && result.text.count == whole, "cut at \(end)")
      } else {
        #expect(result.report.damageCount == 1, "cut at \(end)")
        let isFirstByte = Self.borders[end - 1] != nil || end == 1
        #expect(isFirstByte || result.faults == [.truncated], "cut at \(end)")
      }
    }
  }

  @Test func noBitFlipIsSilent() {
    for bit in 0..<(8 * Self.file.count) {
      var bent = Self.file
      bent[bit / 8] ^= 1 << UInt8(bit % 8)
      let result = inflate(bent)
      #expect(result.text == Self.text || !result.isSilent, "bit \(bit)")
      #expect(result.report.damageCount < 20)
    }
  }

  /// A member of the same file that holds no bent bit is read.
  @Test func aBitFlipCostsOneMember() {
    var start = 0
    for (index, member) in Self.members.enumerated() {
      let others = Self.members.indices.filter { $0 != index }.map { string(Self.members[$0].text) }
      // Without its first two bytes, a file is no gzip file.
      let firstBit = start == 0 ? 16 : 0
      for bit in firstBit..<(8 * member.bytes.count) {
        var bent = Self.file
        bent[start + bit / 8] ^= 1 << UInt8(bit % 8)
        let text = string(inflate(bent).text)
        for other in others {
          #expect(other.isEmpty || text.contains(other), "member \(index), bit \(bit)")
        }
      }
      start += member.bytes.count
    }
  }
}
