import BroadsheetCore
import BroadsheetTestSupport
import Decompression
import Foundation
import Splitting
import Testing

/// Real dumps, cut and bent at every offset or at many: what is lost is never lost in silence.
@Suite(.enabled(if: SharedData.isPresent, "../shared is missing"))
struct RealDamageTests {
  /// Files, and how many bytes lie between one try and the next.
  static let dumps: [(name: String, step: Int)] = [
    ("corpora/real-warc/whirlwind.warc.wet.gz", 1),
    ("corpora/xml/LISTING_2_NewsML-G2_Text_Document.xml.gz", 1),
    ("torture/cases/warc-ok.warc.gz", 1), ("torture/cases/sgml-ok.sgm.gz", 1),
    ("torture/cases/gz-two-members.jsonl.gz", 1), ("torture/cases/json-crlf.jsonl.gz", 1),
    ("corpora/real-warc/whirlwind.warc.gz", 31), ("corpora/trec-style.sgml.gz", 61),
    ("corpora/gigaword-style.sgml.gz", 293), ("corpora/news-quirks.warc.gz", 1999),
  ]

  /// What a dump gives, whatever its blocks were.
  private struct Reading: Equatable {
    var texts: [[UInt8]] = []
    var isClean = true
    var members = 0
  }

  private func read(_ bytes: [UInt8]) -> Reading {
    let pool = BlockPool()
    var options = SplitOptions()
    options.inflate = Payload.inflate
    var reader = DumpReader(ByteSource(bytes: bytes), file: 0, pool: pool)
    var splitter = Splitter(file: 0, options: options, pool: pool)
    var reading = Reading()
    while let block = reader.next() {
      for batch in splitter.split(block) {
        reading.isClean = reading.isClean && batch.report.isClean
        reading.texts += batch.articles.map {
          Array(batch.text[$0.title.bounds]) + Array(batch.text[$0.body.bounds])
        }
      }
    }
    reading.members = reader.facts.members
    return reading
  }

  @Test(arguments: dumps)
  func noCutIsSilent(_ name: String, _ step: Int) throws {
    let bytes = try SharedData.bytes(of: name)
    let whole = read(bytes)
    try #require(whole.isClean && !whole.texts.isEmpty)
    for count in stride(from: 0, to: bytes.count, by: step) {
      let reading = read(Array(bytes[..<count]))
      // A cut between two members leaves a valid file.
      let isWhole = reading.isClean && reading.members < whole.members
      #expect(!reading.isClean || isWhole, "\(count) bytes")
      if isWhole { #expect(whole.texts.starts(with: reading.texts), "\(count) bytes") }
    }
  }

  @Test(arguments: dumps)
  func noFlipIsSilent(_ name: String, _ step: Int) throws {
    let bytes = try SharedData.bytes(of: name)
    let whole = read(bytes)
    for offset in stride(from: 0, to: bytes.count, by: step) {
      var bent = bytes
      bent[offset] ^= 1 << UInt8(offset % 8)
      let reading = read(bent)
      #expect(!reading.isClean || reading.texts == whole.texts, "byte \(offset)")
    }
  }
}
