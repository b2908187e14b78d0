import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Foundation
import Testing

/// What is no gzip at all.
@Suite struct ContainerTests {
  @Test func nothingIsReported() {
    let result = inflate([] as [UInt8])
    #expect(result.faults == [.emptyInput])
    #expect(result.text.isEmpty)
    #expect(result.facts.members == 0)
  }

  @Test(arguments: [1, 2, 1023, 1024, 1025, 131_072, 600_000])
  func plainTextIsReadAsItIs(_ count: Int) {
    var random = Seeded(state: 4)
    let text = random.bytes(count, from: Array("Plain news. \n\t".utf8) + [0xC3, 0xA9, 0xE2])
    let result = inflate(text)
    #expect(result.text == text)
    #expect(result.report == ReadReport())
    #expect(result.facts.members == 0)
    #expect(result.facts.storedBytes == count)
  }

  static let archives: [(name: String, head: [UInt8])] = [
    ("zlib", [0x78, 0x9C, 0, 1, 2, 3, 4, 5, 6]), ("noise", [1, 2, 3, 4, 5, 6, 7]),
  ]

  @Test(arguments: archives)
  func archivesAreRejected(_ archive: (name: String, head: [UInt8])) {
    let result = inflate(archive.head + (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(result.faults == [.notGzip])
    #expect(result.text.isEmpty)
  }

  /// UTF-16 is the splitter's to reject: it knows how to say what is wrong.
  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func wideTextPasses(_ encoding: String.Encoding) throws {
    let text = Array(try #require("{\"text\": \"News of the day\"}\n".data(using: encoding)))
    #expect(inflate(text).text == text)
    #expect(inflate(text).report.isClean)
  }

  @Test func aFolderIsUnreadable() throws {
    let result = inflate(try ByteSource(path: "/tmp"))
    #expect(result.faults == [.unreadable])
    #expect(result.text.isEmpty)
  }

  @Test func aMissingFileIsAnError() {
    #expect(throws: (any Error).self) { _ = try ByteSource(path: "/nonexistent/dump.gz") }
  }

  @Test(arguments: [1, 7, 100_000])
  func aPipeIsReadInPiecesOfAnySize(_ size: Int) throws {
    let members = (1...3).map { GzipMember(lines($0, count: 300)) }
    let file = members.flatMap(\.bytes)
    let pipe = Pipe()
    let writer = Thread {
      for start in stride(from: 0, to: file.count, by: size) {
        try? pipe.fileHandleForWriting.write(
          contentsOf: Data(file[start..<min(file.count, start + size)])
        )
      }
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let result = inflate(try ByteSource(path: "/dev/fd/\(descriptor)"))
    #expect(result.text == members.flatMap(\.text))
    #expect(result.report == ReadReport())
    withExtendedLifetime(pipe) {}
  }
}
