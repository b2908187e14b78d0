import BroadsheetTestSupport
import Foundation
import Testing

/// The same dumps in other wrappings give the same table.
@Suite struct ArchiveTests {
  static let dumps = ["dated.txt.gz", "web.warc.gz", "web.csv.gz", "ascii-split.jsonl.gz"]

  /// A line of bash that packs the folder `dumps`, and whether this build reads what it makes.
  static let packings: [(line: String, isRead: Bool)] = [
    ("tar cf all dumps", true), ("tar czf all dumps", true),
    ("for f in dumps/*; do gzip -dc $f > ${f%.gz}; rm $f; done; tar czf all dumps", true),
    ("gzip -d dumps/*; tar cf - dumps | bzip2 > all", Traits.hasBzip2),
    ("gzip -d dumps/*; tar cf - dumps | xz -1 > all", Traits.hasXZ),
  ]

  @Test(arguments: packings)
  func everyPackingGivesTheSameTable(_ packing: (line: String, isRead: Bool)) async throws {
    let scratch = try Scratch()
    let folder = scratch.url.appending(path: "dumps")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in Self.dumps {
      let dump = Command.corpora.appending(path: name)
      try FileManager.default.copyItem(at: dump, to: folder.appending(path: name))
    }
    let options = ["--tagger", "dictionary", "--quiet"]
    let plain = try await Command.run(["count", "dumps"] + options, folder: scratch.url)
    let packed = try await Command.shell(
      "\(packing.line) && \"$broadsheet\" count all \(options.joined(separator: " "))",
      folder: scratch.url
    )
    #expect(plain.status == 0 && plain.lines.count > 100)
    #expect(packed.status == (packing.isRead ? 0 : 1), "\(packed.errors)")
    if packing.isRead { #expect(packed.text == plain.text) }
  }
}
