import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

/// A tar archive to be built, right or wrong on purpose.
struct TarFile {
  var path = "dump.txt"
  var kind: UInt8 = 0x30
  var data: [UInt8]
  /// What the header says, where that is not the truth.
  var size: Int?

  init(_ path: String, _ data: [UInt8], kind: UInt8 = 0x30, size: Int? = nil) {
    (self.path, self.data, self.kind, self.size) = (path, data, kind, size)
  }

  var header: [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at start: Int) {
      for (index, byte) in text.utf8.enumerated() { header[start + index] = byte }
    }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    put(path, at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(size ?? data.count, 11), at: 124)
    put("        ", at: 148)
    header[156] = kind
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
    return header
  }

  var bytes: [UInt8] { header + data + [UInt8](repeating: 0, count: -data.count & 511) }
}

@Suite struct TarTests {
  private func archive(_ files: TarFile...) -> [UInt8] {
    files.flatMap(\.bytes) + [UInt8](repeating: 0, count: 1024)
  }

  @Test func everyFileIsADumpOfItsOwn() {
    let bytes = archive(
      TarFile("a/", [], kind: 0x35),
      TarFile("a/one.txt", lines(1)),
      TarFile("a/two.txt.gz", GzipMember(lines(2, count: 9000)).bytes),
      TarFile("PaxHeader", Array("20 path=a/long.txt\n".utf8), kind: 0x78),
      TarFile("a/._one.txt", [0, 5, 22, 7, 0, 2]),
      TarFile("a/empty.txt", []),
      TarFile("three.txt", lines(3))
    )
    for stored in [bytes, GzipMember(bytes).bytes] {
      let (entries, result) = readArchive(stored)
      #expect(entries == [lines(1), lines(2, count: 9000), lines(3)])
      #expect(result.report.isClean && result.report.skippedFiles == [.hidden: 1])
      #expect(result.facts.entries == 3)
    }
  }

  @Test func otherDumpsPassAsTheyAre() {
    for text in [lines(1), lines(1, count: 20_000)] {
      let (entries, result) = readArchive(GzipMember(text).bytes)
      #expect(entries.isEmpty)
      #expect(result.text == text)
      #expect(result.facts.entries == 0 && result.facts.members == 1)
    }
  }

  /// Up to the last file's end, every cut is one.
  @Test func everyCutIsReported() {
    let one = TarFile("one.txt", lines(1)), two = TarFile("two.txt", lines(2))
    let bytes = one.bytes + two.bytes
    for count in stride(from: 513, to: bytes.count, by: 13) where count != one.bytes.count {
      let (_, result) = readArchive(Array(bytes[..<count]))
      #expect(!result.report.isClean, "\(count) bytes")
      #expect((lines(1) + lines(2)).starts(with: result.text), "\(count) bytes")
    }
    #expect(readArchive(one.bytes).result.report.isClean)
  }

  /// A header with a wrong size hides what follows it; the next header is found by its sum.
  @Test func damageCostsOneFile() {
    var bytes = archive(
      TarFile("one.txt", lines(1)),
      TarFile("two.txt", lines(2)),
      TarFile("three.txt", lines(3))
    )
    bytes[TarFile("", lines(1)).bytes.count + 20] ^= 1
    let (entries, result) = readArchive(bytes)
    #expect(entries == [lines(1), lines(3)])
    #expect(result.faults == [.corruptData])
  }

  /// Bytes lost inside a file of a gzipped archive: it ends there, and the next one is read.
  @Test func aGapCostsTheFilesAroundIt() {
    let files = (1...6).map { TarFile("\($0).txt", lines($0, count: 3000)).bytes }
    var members = files.joined().chunked(100_000).map { GzipMember($0, .stored).bytes }
    members[2][60] ^= 0xFF
    members[2].removeSubrange(40..<50)
    let (entries, result) = readArchive(members.flatMap { $0 })
    #expect(!result.report.isClean)
    #expect(entries.first == lines(1, count: 3000) && entries.last == lines(6, count: 3000))
    #expect(entries.count >= 4)
  }

  @Test func manyTinyFilesAreReadWithoutRecursion() {
    let files = (0..<2000).map { TarFile("\($0).txt", Array("News \($0)\n".utf8)) }
    let (entries, result) = readArchive(files.flatMap(\.bytes))
    #expect(entries.count == 2000 && result.report.isClean)
  }
}

extension Collection where Element == UInt8 {
  fileprivate func chunked(_ size: Int) -> [[UInt8]] {
    let bytes = Array(self)
    return stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<Swift.min(bytes.count, $0 + size)])
    }
  }
}
