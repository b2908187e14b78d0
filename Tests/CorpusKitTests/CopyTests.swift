import CorpusKit
import Testing

/// Copies are what the list says, and nothing else is like anything else.
@Suite struct CopyTests {
  private struct Copy {
    var record: Int
    var original: Int
    var cells: [String]
  }

  private static func copies(_ newsroom: Newsroom) -> [Copy] {
    cells(newsroom.copies()).map {
      Copy(record: Int($0[0]) ?? -1, original: Int($0[1]) ?? -1, cells: $0)
    }
  }

  private static func words(_ body: String) -> [Substring] {
    body.split { $0 == " " || $0 == "\n" }
  }

  private static func passages(_ words: [Substring]) -> Set<String> {
    guard words.count >= 5 else { return [] }
    return Set((0...(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") })
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    let thousandths = whole == 0 ? 1000 : (1000 * part + whole / 2) / whole
    let digits = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  @Test(arguments: CorpusOptions.Profile.allCases)
  func listSaysHowMuchAlike(profile: CorpusOptions.Profile) {
    let (dump, newsroom) = generate(planted(profile, articles: 500))
    let records = DatedRecord.records(dump)
    let copies = CopyTests.copies(newsroom)
    let numbers = Set(copies.map { $0.record })
    for copy in copies {
      let (one, root) = (records[copy.record], records[copy.original])
      #expect(copy.original < copy.record && !numbers.contains(copy.original))
      #expect(one.day == "" || root.day <= one.day)
      let (words, known) = (CopyTests.words(one.body), CopyTests.words(root.body))
      var left = Dictionary(known.map { ($0, 1) }) { $0 + $1 }
      let kept = words.count { word in
        left[word, default: 0] -= 1
        return left[word, default: 0] >= 0
      }
      #expect(copy.cells[3] == CopyTests.share(kept, of: known.count))
      let (mine, theirs) = (CopyTests.passages(words), CopyTests.passages(known))
      let common = mine.intersection(theirs).count
      #expect(copy.cells[4] == CopyTests.share(common, of: mine.union(theirs).count))
      #expect((copy.cells[2] == "exact") == (one.title == root.title && one.body == root.body))
      if copy.cells[2] == "headline" { #expect(one.title != root.title && one.body == root.body) }
      if copy.cells[2] == "wrapped" { #expect(words == known && one.body != root.body) }
    }
  }

  @Test func sharesAreAsAskedFor() {
    let newsroom = generate(planted(articles: 1200)).newsroom
    let copies = CopyTests.copies(newsroom)
    // 150 and 20 in a thousand; the binomial deviates by 13.
    #expect((150...260).contains(copies.count))
    #expect(Set(copies.map { $0.cells[2] }).count == 7)
    #expect(copies.allSatisfy { Double($0.cells[4]) ?? 0 >= 0.6 })
  }

  @Test func copiesComeFromOtherPublishers() {
    let (dump, newsroom) = generate(planted())
    let records = DatedRecord.records(dump)
    #expect(Set(records.map { $0.source }).count == 9)
    // A copy of a copy may come from the first publisher again, but few do.
    let same = CopyTests.copies(newsroom).count {
      records[$0.record].source == records[$0.original].source
    }
    #expect(same * 4 < CopyTests.copies(newsroom).count)
  }

  @Test func repeatsAreListedToo() {
    var options = planted(articles: 1000)
    options.copies = 0
    options.aliases = false
    let copies = CopyTests.copies(generate(options).newsroom)
    #expect((5...40).contains(copies.count))
    #expect(copies.allSatisfy { $0.cells[2] == "exact" })
  }

  /// By chance no two articles share more than three in ten of the passages of the shorter one.
  @Test(arguments: [true, false]) func nothingElseIsAlike(aliases: Bool) {
    var options = planted(articles: 500)
    options.aliases = aliases
    let (dump, newsroom) = generate(options)
    let copies = Set(CopyTests.copies(newsroom).map { $0.record })
    var known: [String: [Int]] = [:]
    var sizes: [Int] = []
    var shared: [Int: Int] = [:]
    for (number, record) in DatedRecord.records(dump).enumerated() where !copies.contains(number) {
      let passages = CopyTests.passages(CopyTests.words(record.body))
      for passage in passages {
        for other in known[passage] ?? [] { shared[other << 32 | sizes.count, default: 0] += 1 }
        known[passage, default: []].append(sizes.count)
      }
      sizes.append(passages.count)
    }
    let alike = shared.filter { pair, count in
      10 * count > 3 * min(sizes[pair >> 32], sizes[pair & 0xFFFF_FFFF])
    }
    #expect(alike.isEmpty && !shared.isEmpty)
  }
}
