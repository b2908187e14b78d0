import CorpusKit
import Testing

@Suite struct ContainerTests {
  @Test(arguments: Container.allCases) func decompressesToTheSameText(container: Container) throws {
    var options = options(articles: 60)
    options.container = container
    options.memberBytes = 5000
    let base = scratch("container-\(container)")
    try Corpus(options).write(to: base, truth: false)
    let bytes = try contents(base + Corpus(options).suffix)
    #expect(bytes == generate(options).dump)
  }

  @Test func stopsAtTheSizeAskedFor() throws {
    var options = options()
    options.articles = nil
    options.bytes = 100_000
    options.container = .plain
    try Corpus(options).write(to: scratch("size"), truth: false)
    let bytes = try contents(scratch("size.jsonl"))
    #expect(bytes.count >= 100_000 && bytes.count < 200_000)
  }

  @Test func unwritablePathIsAnError() {
    #expect(throws: FileError.self) {
      try Corpus(options()).write(to: "/nonexistent/corpus")
    }
  }
}
