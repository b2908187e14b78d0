import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// One fault at one place: what is reported, and that the rest is read.
@Suite struct DamageTests {
  private func incident(_ fault: Fault, member: Int, offset: Int) -> Incident {
    Incident(file: 3, member: member, offset: offset, fault: fault)
  }

  private let first = GzipMember(lines(1))
  private let last = GzipMember(lines(3))

  @Test func aBadCRCIsReported() {
    var bad = GzipMember(lines(2))
    bad.crcError = 1
    let result = inflate([first, bad, last])
    #expect(result.text == lines(1) + lines(2) + lines(3))
    let offset = first.bytes.count + bad.header.count + bad.body.count
    #expect(result.report.damage == [incident(.badCRC, member: 2, offset: offset)])
    #expect(result.facts.members == 3)
  }

  @Test func aBadSizeIsReported() {
    var bad = GzipMember(lines(2))
    bad.sizeError = 0x8000_0000
    let result = inflate([first, bad, last])
    #expect(result.text == lines(1) + lines(2) + lines(3))
    let offset = first.bytes.count + bad.header.count + bad.body.count
    #expect(result.report.damage == [incident(.badISIZE, member: 2, offset: offset)])
  }

  /// Bytes are missing: nothing may be joined across the member's end.
  @Test func whatLacksBytesEndsWithAGap() {
    var bad = GzipMember(lines(2))
    bad.crcError = 1
    bad.sizeError = 1
    let result = inflate([first, bad, last])
    #expect(result.stretches.map(string) == [string(lines(1) + lines(2)), string(lines(3))])
    #expect(result.faults == [.badCRC])
  }

  @Test func aWrongHeaderChecksumIsAWarning() {
    var odd = GzipMember(lines(2))
    odd.hasHeaderChecksum = true
    odd.headerChecksumError = 0x0100
    let result = inflate([first, odd, last])
    #expect(result.text == lines(1) + lines(2) + lines(3))
    #expect(result.report.headerWarnings == 1)
    #expect(result.report.isClean)
  }

  @Test(arguments: [0x20, 0x40, 0x80] as [UInt8])
  func reservedFlagsAreRejected(_ flag: UInt8) {
    var bad = GzipMember(lines(2))
    bad.reservedFlags = flag
    let result = inflate([first, bad, last])
    #expect(result.stretches.map(string) == [string(lines(1)), string(lines(3))])
    #expect(result.report.damage == [incident(.badHeader, member: 2, offset: first.bytes.count)])
    #expect(inflate([bad]).faults == [.badHeader])
    #expect(inflate([bad]).text.isEmpty)
  }

  @Test(arguments: [0, 7, 9, 255] as [UInt8])
  func otherMethodsAreRejected(_ method: UInt8) {
    var bad = GzipMember(lines(2))
    bad.method = method
    let result = inflate([first, bad, last])
    #expect(result.stretches.map(string) == [string(lines(1)), string(lines(3))])
    #expect(result.report.damage == [incident(.notGzip, member: 2, offset: first.bytes.count)])
  }

  /// Deflate's third block type is invalid.
  @Test func anInvalidBlockCostsOneMember() {
    let result = inflate([first, GzipMember("", .raw([0x07, 0, 0, 0])), last])
    #expect(result.stretches.map(string) == [string(lines(1)), string(lines(3))])
    #expect(result.faults == [.corruptData])
    #expect(result.report.damage[0].member == 2)
    #expect(result.facts.members == 3)
  }

  /// Whatever is overwritten inside a member, the members around it are read.
  @Test func aCorruptMemberCostsOneMember() {
    let middle = GzipMember(lines(2, count: 60))
    let before = first.bytes.count
    var random = Seeded(state: 21)
    for position in stride(from: 10, to: middle.bytes.count - 8, by: 3) {
      var file = first.bytes + middle.bytes + last.bytes
      for index in position..<min(position + 4, middle.bytes.count - 8) {
        file[before + index] = UInt8.random(in: 0...255, using: &random)
      }
      let result = inflate(file)
      #expect(!result.faults.isEmpty)
      #expect(result.text.starts(with: lines(1)), "at \(position)")
      #expect(result.text.suffix(lines(3).count) == lines(3)[...], "at \(position)")
    }
  }

  /// A failed member gives what sequential inflate gives before the fault.
  @Test func whatPrecedesTheFaultIsKept() {
    let stored = GzipMember(lines(2), .stored)
    let body = Array(stored.body.dropLast(lines(2).count + 5))
    let broken = GzipMember(
      "",
      .raw(
        body + [0] + little(UInt64(lines(2).count), 2) + little(~UInt64(lines(2).count), 2)
          + lines(2) + [0x07]
      )
    )
    let result = inflate([first, broken, last])
    #expect(result.stretches.map(string) == [string(lines(1) + lines(2)), string(lines(3))])
    #expect(result.faults == [.corruptData])
  }

  /// A code that is not complete, then the zeros that are the checksum and length of nothing.
  @Test func zerosProveNothing() {
    let data: [UInt8] = [
      0xED, 0xCE, 0x4B, 0x6A, 0xC3, 0x30, 0x14, 0x05, 0xD0, 0x79, 0x57, 0x21, 0x34, 0xCE, 0xC7,
      0x0D, 0x74, 0x92, 0x05, 0x74, 0x16, 0x5A, 0xE8, 0x0A, 0x54, 0x5B, 0x10, 0x81, 0x63, 0x07,
      0x57, 0x49, 0x93, 0x86,
    ]
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]
    let result = inflate(header + data + [UInt8](repeating: 0, count: 69))
    #expect(result.text.isEmpty && !result.report.isClean)
  }
}
