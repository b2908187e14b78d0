import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Testing

@Suite struct ZipTests {
  static let endings: [(ZipFile.Ending, deflated: Bool)] = [
    (.none, true), (.none, false), (.descriptor, true), (.descriptor, false),
    (.unsignedDescriptor, true), (.longDescriptor, true),
  ]

  @Test(arguments: endings)
  func everyFileIsADumpOfItsOwn(_ ending: (ZipFile.Ending, deflated: Bool)) {
    let bytes = ZipFile.archive(
      ZipFile("news/", [], deflated: false),
      ZipFile("news/one.jsonl", lines(1), deflated: ending.deflated, ending.0),
      ZipFile("news/two.jsonl", lines(2, count: 9000), deflated: ending.deflated, ending.0),
      ZipFile("__MACOSX/news/._one.jsonl", [0, 5, 22, 7], deflated: ending.deflated, ending.0),
      ZipFile("README.txt", lines(4), deflated: ending.deflated, ending.0),
      ZipFile("three.jsonl.gz", GzipMember(lines(3)).bytes, deflated: ending.deflated, ending.0)
    )
    for stored in [bytes, GzipMember(bytes).bytes] {
      let (entries, result) = readArchive(stored)
      #expect(entries == [lines(1), lines(2, count: 9000), lines(3)])
      #expect(result.report.isClean)
      #expect(result.report.skippedFiles == [.hidden: 1, .document: 1])
      #expect(result.facts.entries == 3 && result.facts.container.hasPrefix("zip in "))
    }
  }

  @Test func sizesOfEightBytesAreRead() {
    var big = ZipFile("one.txt", lines(1), deflated: false)
    big.isZip64 = true
    let (entries, result) = readArchive(ZipFile.archive(big, ZipFile("two.txt", lines(2))))
    #expect(entries == [lines(1), lines(2)] && result.report.isClean)
  }

  @Test func archivesAreOpenedInsideEachOther() {
    let inner = ZipFile.archive(ZipFile("one.txt", lines(1)), ZipFile("two.txt", lines(2)))
    let tar = TarFile("inner.zip", inner).bytes + TarFile("three.txt", lines(3)).bytes
    let bytes = ZipFile.archive(ZipFile("all.tar", tar), ZipFile("four.txt", lines(4)))
    for stored in [bytes, GzipMember(GzipMember(bytes).bytes).bytes] {
      let (entries, result) = readArchive(stored)
      #expect(entries == [lines(1), lines(2), lines(3), lines(4)])
      #expect(result.report.isClean)
    }
  }

  @Test func tooManyContainersAreNamed() {
    var bytes = lines(1)
    for _ in 0..<40 { bytes = GzipMember(bytes).bytes }
    let (_, result) = readArchive(bytes)
    #expect(result.faults == [.tooDeep])
    #expect(result.text.isEmpty)
  }

  @Test func aWrongChecksumIsSaid() {
    var wrong = ZipFile("one.txt", lines(1))
    wrong.checksumError = 1
    let (entries, result) = readArchive(ZipFile.archive(wrong, ZipFile("two.txt", lines(2))))
    #expect(entries == [lines(1), lines(2)])
    #expect(result.faults == [.badCRC])
  }

  @Test func whatCannotBeReadIsNamedAndCostsItselfAlone() {
    var secret = ZipFile("secret.txt", lines(1))
    secret.isEncrypted = true
    var rare = ZipFile("rare.txt", lines(2))
    rare.method = 97
    let (entries, result) = readArchive(ZipFile.archive(secret, rare, ZipFile("c", lines(3))))
    #expect(entries == [lines(3)])
    #expect(result.faults == [.encrypted, .unknownMethod])
  }

  /// Data that are broken cost the file; the next is found by its signature.
  @Test func damageCostsOneFile() {
    let (one, two, three) = (
      ZipFile("one.txt", lines(1)), ZipFile("two.txt", lines(2)), ZipFile("three.txt", lines(3))
    )
    var bytes = ZipFile.archive(one, two, three)
    let data = one.bytes.count + 30 + 7
    for index in data..<data + 8 { bytes[index] = 0xFF }
    let (entries, result) = readArchive(bytes)
    #expect(entries.first == lines(1) && entries.last == lines(3))
    #expect(!result.report.isClean)
  }

  @Test func everyCutIsReported() {
    let files = [ZipFile("one.txt", lines(1)), ZipFile("two.txt", lines(2), deflated: false)]
    let bytes = files.flatMap(\.bytes)
    for count in stride(from: 31, to: bytes.count, by: 7) {
      let (_, result) = readArchive(Array(bytes[..<count]))
      #expect(!result.report.isClean, "\(count) bytes")
      #expect((lines(1) + lines(2)).starts(with: result.text), "\(count) bytes")
    }
  }

  @Test func archivesOfOfficesAreNoDumps() {
    for (name, fault) in [
      ("[Content_Types].xml", Fault.wordFile), ("word/document.xml", .wordFile),
      ("xl/workbook.xml", .excelFile), ("mimetype", .wordFile),
      ("META-INF/MANIFEST.MF", .programFile),
    ] {
      let (entries, result) = readArchive(ZipFile.archive(ZipFile(name, lines(1))))
      #expect(entries.isEmpty && result.faults == [fault], "\(name)")
    }
  }

  @Test func anEmptyArchiveHoldsNothing() {
    let (entries, result) = readArchive(ZipFile.end)
    #expect(entries.isEmpty && result.report.isClean)
  }

  @Test func manyTinyFilesAreReadWithoutRecursion() {
    let files = (0..<2000).map { ZipFile("\($0).txt", Array("News \($0)\n".utf8)) }
    let (entries, result) = readArchive(files.flatMap(\.bytes) + ZipFile.end)
    #expect(entries.count == 2000 && result.report.isClean)
  }
}
