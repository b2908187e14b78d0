import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Foundation
import Testing

/// Files of other programs are named for what they are, and text in UTF-16 is read.
@Suite struct ForeignFormatTests {
  static let heads: [([UInt8], Fault)] = [
    ([4, 0x22, 0x4D, 0x18, 0x64, 0x40], .lz4File), ([0x1F, 0x9D, 0x90, 1], .compressFile),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], .sevenZipFile),
    (Array("Rar!\u{1A}\u{7}\0".utf8), .rarFile),
    (Array("LZIP\u{1}\u{14}".utf8) + [0x80], .lzipFile),
    (Array("%PDF-1.7\n".utf8), .pdfFile), (Array("PAR1".utf8) + [0x15, 4, 0x15], .parquetFile),
    (Array("ARROW1\0\0".utf8), .arrowFile), (Array("Obj\u{1}\u{4}".utf8), .avroFile),
    (Array("ORC".utf8) + [8, 3, 0x10], .orcFile), (Array("SQLite format 3\0".utf8), .sqliteFile),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .officeFile),
    ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A], .hdf5File), ([0x80, 4, 0x95, 0x10, 0, 0], .pickleFile),
    ([0x93] + Array("NUMPY\u{1}\0".utf8), .pickleFile), ([0xFF, 0xD8, 0xFF, 0xE0], .imageFile),
    ([0x7F] + Array("ELF".utf8) + [2, 1, 1, 0], .programFile),
    ([0xFF, 0xFE, 0, 0, 0x4E, 0, 0, 0], .utf32Text),
    ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x4E], .utf32Text),
    (Array("{\\rtf1\\ansi".utf8), .wordFile),
  ]

  @Test(arguments: heads)
  func isNamed(_ head: [UInt8], _ fault: Fault) {
    let (entries, result) = readArchive(
      head + (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    )
    #expect(entries.isEmpty && result.text.isEmpty)
    #expect(result.faults == [fault])
    #expect(fault.isOtherThing)
    #expect(fault.meaning.contains("not read"))
  }

  @Test(arguments: ["ORC is short for something.\n", "LZIP was a program.\n", "Rare words\n"])
  func wordsAreNoMagic(_ text: String) {
    #expect(string(readArchive(Array(text.utf8)).result.text) == text)
  }

  static let text = "{\"text\": \"Zoë met 李 and 🙂 at the harbour.\"}\n"

  @Test(
    arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian],
    [1, 500]
  )
  func wideTextIsRead(_ encoding: String.Encoding, _ count: Int) throws {
    let text = String(repeating: Self.text, count: count)
    let wide = Array(try #require(text.data(using: encoding)))
    for stored in [wide, GzipMember(wide).bytes, ZipFile.archive(ZipFile("a.jsonl", wide))] {
      let (_, result) = readArchive(stored)
      #expect(string(result.text) == text)
      #expect(result.report.isClean)
    }
  }

  @Test func halfAPairIsReplaced() {
    let units: [UInt16] = [0xFEFF, 0x41, 0xD83D, 0x42, 0xDE00, 0x43]
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(string(readArchive(bytes).result.text) == "A\u{FFFD}B\u{FFFD}C")
    let cut = readArchive(bytes + [0x44]).result
    #expect(string(cut.text) == "A\u{FFFD}B\u{FFFD}C" && cut.faults == [.badEncoding])
  }

  /// A dictionary in the first frame, as the specification for WARC files has it.
  @Test(.enabled(if: Traits.hasZstd))
  func aDictionaryIsTaken() {
    let dictionary = lines(9, count: 40)
    for stored in [dictionary, [1, 2, 3]] {
      let size = (0..<4).map { UInt8(truncatingIfNeeded: stored.count >> (8 * $0)) }
      let frame: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18] + size
      let result = readArchive(frame + stored + FrameFixture.all[0].bytes).result
      #expect(result.report.isClean)
      #expect(string(result.text).hasPrefix("Stream 1, line 0"))
    }
  }

  @Test(.enabled(if: Traits.hasZstd))
  func skippableFramesAreAnywhere() {
    let fixture = FrameFixture.all[0]
    let skippable: [UInt8] = [0x51, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 7, 7, 7]
    let frames = [Array(fixture.bytes[..<fixture.first]), Array(fixture.bytes[fixture.first...])]
    let plain = readArchive(fixture.bytes).result.text
    for counts in [(1, 0, 0), (0, 2, 0), (0, 0, 1), (1, 1, 1)] {
      func skipped(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in skippable } }
      let bytes = skipped(counts.0) + frames[0] + skipped(counts.1) + frames[1] + skipped(counts.2)
      let result = readArchive(bytes).result
      #expect(result.text == plain && result.report.isClean)
    }
  }

  @Test(.enabled(if: Traits.hasZstd))
  func payloadsMayBeZstandard() throws {
    let stored = FrameFixture.all[0].bytes
    let result = try #require(Payload.inflate(stored[...], limit: 1 << 20))
    #expect(result.isWhole && string(result.bytes).hasPrefix("Stream 1, line 0"))
    let cut = try #require(Payload.inflate(stored[..<120], limit: 1 << 20))
    #expect(!cut.isWhole)
  }
}
