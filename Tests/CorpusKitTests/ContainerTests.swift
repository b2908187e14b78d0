import BroadsheetTestSupport
import CorpusKit
import Testing

@Suite struct ContainerTests {
  @Test(arguments: Container.allCases, [CorpusFormat.jsonl, .json, .warc])
  func decompressesToTheSameText(container: Container, format: CorpusFormat) throws {
    var options = options(format, articles: 60)
    options.container = container
    options.memberBytes = 5000
    let scratch = try ScratchFolder()
    try Corpus(options).write(to: scratch.file("corpus"), truth: false)
    let bytes = try contents(scratch.file("corpus" + Corpus(options).suffix))
    #expect(bytes == generate(options).dump)
  }

  /// Each request and each response, as crawlers pack them.
  @Test func everyWARCRecordEndsAMember() throws {
    var newsroom = Newsroom(options(.warc))
    var dump = CorpusFormat.warc.preamble
    for _ in 0..<40 {
      let start = dump.count
      let ends = CorpusFormat.warc.append(newsroom.next(), to: &dump)
      #expect(ends.last == dump.count && ends.count.isMultiple(of: 2))
      for (start, end) in zip([start] + ends, ends) {
        #expect(dump[start...].starts(with: "WARC/1.0\r\n".utf8))
        #expect(dump[..<end].suffix(4).elementsEqual("\r\n\r\n".utf8))
      }
    }
  }

  @Test func stopsAtTheSizeAskedFor() throws {
    var options = options()
    options.articles = nil
    options.bytes = 100_000
    options.container = .plain
    let scratch = try ScratchFolder()
    try Corpus(options).write(to: scratch.file("size"), truth: false)
    let bytes = try contents(scratch.file("size.jsonl"))
    #expect(bytes.count >= 100_000 && bytes.count < 200_000)
  }

  @Test func unwritablePathIsAnError() {
    #expect(throws: FileError.self) {
      try Corpus(options()).write(to: "/nonexistent/corpus")
    }
  }
}
