import BroadsheetCore
import BroadsheetTestSupport
import Splitting
import Testing

@Suite struct ChunkingTests {
  @Test(arguments: Samples.all)
  func blockSizeDoesNotMatter(_ dump: String) {
    let whole = split(dump)
    #expect(!whole.articles.isEmpty)
    for size in 1...dump.utf8.count { #expect(split(dump, blockSize: size) == whole) }
  }

  @Test func blockSizeDoesNotMatterForColumns() {
    let options = SplitOptions(format: .conll)
    let whole = split(Samples.conll, options: options)
    for size in 1...Samples.conll.utf8.count {
      #expect(split(Samples.conll, blockSize: size, options: options) == whole)
    }
  }

  /// Whatever is broken, where blocks end does not show.
  @Test(arguments: Samples.all)
  func blockSizeDoesNotMatterForBrokenDumps(_ dump: String) {
    var random = Seeded(state: 7)
    for _ in 0..<100 {
      var bytes = Array(dump.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        mutate(&bytes, using: &random)
      }
      var options = SplitOptions()
      options.recordLimit = Int.random(in: 20...600, using: &random)
      let whole = split(bytes, options: options)
      for size in [1, 2, 3, 7, 16, 61] {
        #expect(split(bytes, blockSize: size, options: options) == whole)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout Seeded) {
    let position = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.remove(at: position)
    case 1: bytes[position] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: position)
    default:
      let end = min(bytes.count, position + Int.random(in: 1...80, using: &random))
      bytes.removeSubrange(position..<end)
      if bytes.isEmpty { bytes = [0x7B] }
    }
  }

  @Test func blockSizeDoesNotMatterForGaps() {
    var random = Seeded(state: 11)
    for dump in Samples.all {
      for _ in 0..<100 {
        let cut = dump.index(
          dump.startIndex,
          offsetBy: Int.random(in: 0...dump.count, using: &random)
        )
        let rest = dump[cut...].dropFirst(Int.random(in: 0...90, using: &random))
        let stretches = [
          Stretch(text: String(dump[..<cut])), Stretch(text: String(rest), isAfterGap: true),
        ]
        let whole = split(stretches)
        for size in [1, 5, 33] { #expect(split(stretches, blockSize: size) == whole) }
      }
    }
  }

  /// Blocks that hold many records, and records that span many blocks.
  @Test(arguments: [
    "{\"text\":\"#\"}\n", " date 2020-01-01 T\n\n#\n\n", "<REUTERS><TEXT>#</TEXT></REUTERS>",
    "{\n\"text\":\"#\"}\n", "<DOC>\n<TEXT>#</TEXT>\n</DOC>\n",
    "<nitf><hl1>T</hl1><body.content>#</body.content></nitf>",
    "<entry><content>#</content></entry>", "# story_separator_special_tag\n",
  ])
  func blockSizeDoesNotMatterForLargerDumps(_ pattern: String) {
    var random = Seeded(state: 5)
    let dump = (0..<60).map { _ in
      let length = Int.random(in: 1...(Bool.random(using: &random) ? 100 : 30_000), using: &random)
      return pattern.replacing("#", with: String(repeating: "w", count: length))
    }
    let bytes = Array(dump.joined().utf8)
    let whole = split(bytes)
    #expect(whole.report.articles == 60)
    for _ in 0..<5 {
      var sizes: [Int] = []
      var rest = bytes.count
      while rest > 0 {
        sizes.append(min(rest, Int.random(in: 1...20_000, using: &random)))
        rest -= sizes[sizes.count - 1]
      }
      #expect(collect(blocks(bytes, sizes: sizes), SplitOptions()) == whole)
    }
  }

  @Test func agreesWithTwins() {
    #expect(split(twinJSON).articles == NaiveTwin.jsonLines(twinJSON))
    let dated = (1...9).map { " date 2020-01-0\($0) Title \($0)\n\nBody \($0).\n\nMore." }
      .joined(separator: "\n\n")
    #expect(split(dated).articles == NaiveTwin.dated(dated))
    #expect(split(Samples.reuters).articles == NaiveTwin.reuters(Samples.reuters))
  }

  private var twinJSON: String {
    Samples.jsonLines.split(separator: "\n").filter { !$0.contains("No such day") }
      .joined(separator: "\n")
  }

  @Test func batchesHoldAboutABlockEach() {
    let line = "{\"text\": \"" + String(repeating: "word ", count: 200) + "\"}\n"
    let dump = Array(String(repeating: line, count: 1000).utf8)
    var splitter = Splitter(file: 3, options: SplitOptions(), pool: BlockPool())
    let batches = blocks(dump, sizes: [dump.count]).flatMap { splitter.split($0) }
    #expect(batches.count == 4)
    #expect(batches.dropLast().allSatisfy { $0.text.count > BlockPool.blockSize * 9 / 10 })
    #expect(batches.map(\.number) == [0, 1, 2, 3])
  }

  @Test func aBatchOfTinyArticlesEnds() {
    let dump = String(repeating: "{\"text\":\"a\"}\n", count: 10_000)
    #expect(split(dump).report.articles == 10_000)
  }

  /// A search must go on where it stopped: from the beginning, this would take minutes.
  @Test(arguments: [
    "{\"text\":\"", " date 2020-01-01 T\n\n", "<REUTERS NEWID=\"1\"><TEXT>", "WARC/1.0\r\nX: ",
    "WARC/1.0\r\nContent-Length: x\r\n\r\n", "WARC/1.0\r\nContent-Length: 500000\r\n\r\n",
    "{\n\"text\":\"",
    "[{\"text\":\"",
    "<DOC>\n<TEXT>", "<rss><item><title>", "<rss><item><![CDATA[", "<rss><!--", "title,text\na,\"",
    "title,text\na,\"b\" c", "a ||||| ", "Once ",
  ])
  func smallBlocksAreNotQuadratic(_ opening: String) {
    let dump = opening + String(repeating: "a <b \n \n", count: 10_000).replacing("\n", with: "\t")
    #expect(split(dump, blockSize: 1).report.rejectedTotal <= 1)
  }
}
