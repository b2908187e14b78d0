import BroadsheetTestSupport
import CorpusKit
import Foundation
import Tables
import Testing

@Suite struct GzipWriterTests {
  private func packed(_ bytes: [UInt8], _ size: Int) throws -> [UInt8] {
    let out = Pieces()
    let writer = GzipWriter { out.bytes += $0 }
    let next = pieces(of: bytes, size)
    while let piece = next() { try writer.write(piece) }
    try writer.finish()
    return out.bytes
  }

  /// Through zlib's own reader, which checks length and checksum.
  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID()).gz")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let reader = try GzipReader(path: file.path)
    var all: [UInt8] = []
    var piece: [UInt8] = []
    repeat {
      try reader.read(into: &piece, limit: 1 << 16)
      all += piece
    } while !piece.isEmpty
    return all
  }

  static let texts: [[UInt8]] = {
    var random = Seeded(state: 6)
    return [
      [], [0x61], Array(repeating: 0x61, count: 1 << 20),
      random.bytes(300_000, from: Array(0...255)),
      random.bytes(200_000, from: Array("abc\t\n".utf8)),
    ]
  }()

  @Test(arguments: texts, [1 << 10, 1 << 16, 1 << 20])
  func zlibReadsIt(_ text: [UInt8], _ size: Int) throws {
    let bytes = try packed(text, size)
    #expect(try unpacked(bytes) == text)
    // Deflated, no flags, no time: RFC 1952.
    #expect(bytes.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    #expect(bytes == GzipMember.plain(text, level: 6))
  }

  @Test func aFullDiskEndsIt() throws {
    let writer = GzipWriter { _ in throw TableError(.output, "disk full") }
    #expect(throws: TableError(.output, "disk full")) {
      try writer.write(Self.texts[3])
      try writer.finish()
    }
  }
}
