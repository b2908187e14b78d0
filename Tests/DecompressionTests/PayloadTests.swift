import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

@Suite struct PayloadTests {
  private let page = lines(7, count: 20_000)

  private func zlib(_ text: [UInt8]) -> [UInt8] {
    [0x78, 0x9C] + GzipMember(text).body + [1, 2, 3, 4]
  }

  @Test func bothStreamsAreInflated() throws {
    for stored in [GzipMember(page).bytes, GzipMember(lines(1)).bytes, zlib(page), zlib(lines(1))] {
      let result = try #require(Payload.inflate(stored[...], limit: 1 << 24))
      #expect(result.isWhole)
      #expect(result.bytes == page || result.bytes == lines(1))
    }
  }

  @Test func otherBytesAreNoStream() {
    for bytes in [lines(1), [], [0x78], [0x78, 0x9D, 1], [0x1F]] {
      #expect(Payload.inflate(bytes[...], limit: 100) == nil)
    }
  }

  @Test func nothingGoesOverTheLimit() throws {
    for limit in [1, 100, 262_144, 262_145, page.count - 1] {
      for stored in [GzipMember(page).bytes, zlib(page)] {
        let result = try #require(Payload.inflate(stored[...], limit: limit))
        #expect(result.bytes == Array(page.prefix(limit)))
        #expect(!result.isWhole)
      }
    }
  }

  @Test func aCutStreamGivesWhatItHolds() throws {
    for stored in [GzipMember(page).bytes, zlib(page)] {
      for count in stride(from: 30, to: stored.count - 12, by: 997) {
        let result = try #require(Payload.inflate(stored[..<count], limit: 1 << 24))
        #expect(!result.isWhole)
        #expect(page.starts(with: result.bytes))
      }
    }
  }
}
