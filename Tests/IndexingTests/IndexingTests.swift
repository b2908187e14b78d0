import BroadsheetCore
import BroadsheetTestSupport
import Indexing
import SystemPackage
import Testing

@Suite struct SegmentTests {
  /// What an index says of its articles, one line each.
  static func lines(_ index: IndexFile) throws -> [String] {
    var lines: [String] = []
    for segment in index.inOrder {
      let names = try forms(of: segment, in: index)
      let sources = try SegmentSections.sources(index.read(.sources, of: segment))
      var cursor = ArticleCursor(try index.read(.articles, of: segment), of: segment.header)
      while try cursor.next() {
        let postings = cursor.postings.map { "\(names[Int($0.form)])×\($0.mentions)" }.sorted()
        let source = String(decoding: sources[cursor.source], as: UTF8.self)
        let day = cursor.day.isKnown ? "\(cursor.day.number)" : "-"
        lines.append("\(cursor.record) \(day) \(source) \(postings.joined(separator: ", "))")
      }
    }
    return lines
  }

  static func forms(of segment: IndexFile.Segment, in index: IndexFile) throws -> [String] {
    var forms = [String](repeating: "", count: segment.header.forms)
    var merge = try FormMerge(index, [segment], memory: 0)
    while try merge.next() {
      for form in merge.forms {
        let name = String(decoding: merge.name, as: UTF8.self)
        let surface = String(decoding: form.surface, as: UTF8.self)
        forms[form.number] = "\(name)/\(merge.type.tag)/\(form.rule)/\(surface)"
      }
    }
    return forms
  }

  /// The slow twin: articles as they were made.
  static func twin(_ articles: [MadeArticle]) -> [String] {
    articles.enumerated().map { record, article in
      var counts: [String: Int] = [:]
      for seen in article.mentions {
        let surface = seen.rule == .none ? "" : seen.surface
        counts["\(seen.name)/\(seen.type.tag)/\(seen.rule)/\(surface)", default: 0] += 1
      }
      let postings = counts.map { "\($0.key)×\($0.value)" }.sorted().joined(separator: ", ")
      let day = article.day.isKnown ? "\(article.day.number)" : "-"
      return "\(record) \(day) \(article.source) \(postings)"
    }
  }

  static func index(
    _ articles: [MadeArticle],
    batches: Int,
    limit: Int,
    in scratch: ScratchFolder
  ) throws -> IndexFile {
    let dump = IndexPlan.Input.made(0)
    var index = try IndexFile(creating: FilePath(scratch.file("index")), .made([dump]))
    for segment in articles.segments(of: dump, batches: batches, limit: limit) {
      try index.append(segment)
    }
    return index
  }

  @Test(arguments: [(1, 0), (7, 0), (50, 4_000), (1_000, 1 << 30)])
  func articlesComeBackAsTheyWere(batches: Int, limit: Int) throws {
    let scratch = try ScratchFolder()
    let articles = MadeArticle.many(400, seed: 3)
    let index = try Self.index(articles, batches: batches, limit: limit, in: scratch)
    #expect(index.segments.count > 1 || limit == 1 << 30)
    #expect(try Self.lines(index) == Self.twin(articles))
    let mentions = articles.reduce(0) { $0 + $1.mentions.count }
    #expect(index.segments.reduce(0) { $0 + $1.header.mentions } == mentions)
    let opened = try IndexFile(opening: FilePath(scratch.file("index")), isWhole: true)
    #expect(opened.segments == index.segments && opened.plan == index.plan)
  }

  @Test func aDumpWithoutArticlesHasASegment() throws {
    let scratch = try ScratchFolder()
    let index = try Self.index([], batches: 1, limit: 0, in: scratch)
    #expect(index.segments.map(\.header.isLast) == [true])
    #expect(try Self.lines(index).isEmpty)
  }

  @Test func segmentsGoOnWhereAnEarlierRunEnded() throws {
    let dump = IndexPlan.Input.made(0)
    let articles = MadeArticle.many(300, seed: 8)
    let whole = articles.segments(of: dump, batches: 10, limit: 3_000)
    let last = try SegmentHeader(decoding: whole[1])
    var builder = SegmentBuilder(of: dump, after: last, examples: 2, limit: 3_000)
    let indexer = Indexer(examples: 2)
    var rest: [[UInt8]] = []
    for number in last.batches..<30 {
      let part = Array(articles[(number * 10)..<(number * 10 + 10)])
      let batch = part.batch(number: number, first: number * 10, isLast: number == 29)
      let sketches = part.indices.map {
        Sketch(words: SIMD4(repeating: UInt64(number * 10 + $0) &* 0x9E37_79B9_7F4A_7C15))
      }
      let postings = indexer.index(batch, of: dump.id, sketches: sketches)
      if let segment = builder.add(postings, facts: number == 29 ? [MadeArticle].facts : []) {
        rest.append(segment)
      }
    }
    #expect(rest == Array(whole[2...]))
  }

  @Test func namesOfAllSegmentsComeTogetherInOrder() throws {
    let scratch = try ScratchFolder()
    let articles = MadeArticle.many(500, seed: 5)
    let index = try Self.index(articles, batches: 20, limit: 2_000, in: scratch)
    let extras = [
      FormMerge.Extra(name: Array("Anna".utf8), type: .person),
      FormMerge.Extra(name: Array("Nobody".utf8), type: .location),
    ]
    var merge = try FormMerge(index, index.segments, extras: extras, memory: 0)
    var mentions: [Seen: Int] = [:]
    var order: [[UInt8]] = []
    while try merge.next() {
      order.append(merge.name + [0, merge.type.rawValue])
      let name = String(decoding: merge.name, as: UTF8.self)
      #expect(!merge.forms.isEmpty || name == "Nobody")
      for form in merge.forms {
        let surface = form.rule == .none ? name : String(decoding: form.surface, as: UTF8.self)
        mentions[Seen(name, surface, merge.type, form.rule), default: 0] += form.mentions
      }
    }
    #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(Set(order).count == order.count)
    var twin: [Seen: Int] = [:]
    for seen in articles.flatMap(\.mentions) { twin[seen, default: 0] += 1 }
    #expect(mentions == twin)
  }

  @Test func contextsAreThoseOfTheSmallestRank() throws {
    let scratch = try ScratchFolder()
    let articles = MadeArticle.many(300, seed: 9)
    let index = try Self.index(articles, batches: 300, limit: 1 << 30, in: scratch)
    let segment = index.segments[0]
    let forms = try Self.forms(of: segment, in: index)
    var found: [String: [Int]] = [:]
    try SegmentSections.contexts(index.read(.contexts, of: segment)) { _ in
      true
    } take: { context in
      found[forms[context.form], default: []].append(context.record)
    }
    var twin: [String: [Int]] = [:]
    for (record, article) in articles.enumerated() {
      for form in Set(
        article.mentions.map { seen in
          "\(seen.name)/\(seen.type.tag)/\(seen.rule)/\(seen.rule == .none ? "" : seen.surface)"
        }
      ) { twin[form, default: []].append(record) }
    }
    let dump = IndexPlan.Input.made(0).id
    for (form, records) in twin {
      let ranked = records.sorted {
        ContextSampler.rank(dump: dump, record: $0) < ContextSampler.rank(dump: dump, record: $1)
      }
      #expect(found[form] == Array(ranked.prefix(2)))
    }
  }
}

@Suite struct IndexFileTests {
  private func file(_ scratch: ScratchFolder) throws -> [UInt8] {
    let articles = MadeArticle.many(60, seed: 2)
    _ = try SegmentTests.index(articles, batches: 10, limit: 0, in: scratch)
    return try scratch.bytes(of: "index")
  }

  @Test func whatIsCutHasTheSegmentsBeforeTheCut() throws {
    let scratch = try ScratchFolder()
    let whole = try file(scratch)
    let segments = try IndexFile(opening: FilePath(scratch.file("index")), isWhole: true).segments
    let first = segments[0].offset
    for count in stride(from: first, to: whole.count, by: 37) {
      try scratch.write(Array(whole[..<count]), to: "cut")
      let path = FilePath(scratch.file("cut"))
      let ends = segments.map { $0.offset + SegmentHeader.size + $0.header.bodyLength }
      if !ends.contains(count), count > first {
        #expect(throws: IndexError.self) { try IndexFile(opening: path, isWhole: true) }
      }
      let index = try IndexFile(opening: path, isWhole: false)
      #expect(index.segments.count == ends.count { $0 <= count })
      // What was torn is gone: the next segment goes where it began.
      #expect(try scratch.bytes(of: "cut").count == index.end)
    }
  }

  /// Nothing of what is left is torn, and yet it is not all.
  @Test func whatIsCutBetweenTwoSegmentsIsNotWhole() throws {
    let scratch = try ScratchFolder()
    let whole = try file(scratch)
    let segments = try IndexFile(opening: FilePath(scratch.file("index")), isWhole: true).segments
    #expect(segments.count > 3)
    for segment in segments {
      try scratch.write(Array(whole[..<segment.offset]), to: "cut")
      #expect(throws: IndexError.damaged(segment.offset)) {
        try IndexFile(opening: FilePath(scratch.file("cut")), isWhole: true)
      }
    }
  }

  @Test func segmentsThatDoNotFollowEachOtherAreDamage() throws {
    let scratch = try ScratchFolder()
    let articles = MadeArticle.many(60, seed: 2)
    let own = articles.segments(of: .made(0), batches: 20, limit: 0)
    let foreign = articles.segments(of: .made(1), batches: 60, limit: 0)
    for segments in [own + own, own + own.suffix(1), [own[1], own[0], own[2]], own + foreign] {
      let path = FilePath(scratch.file("index"))
      var index = try IndexFile(creating: path, .made([.made(0)]))
      for segment in segments { try index.append(segment) }
      #expect(throws: IndexError.damaged(0)) { try IndexFile(opening: path, isWhole: true) }
      #expect(throws: IndexError.damaged(0)) { try IndexFile(opening: path, isWhole: false) }
    }
  }

  /// An enemy's numbers, under right hashes.
  @Test func headersThatPromiseMoreThanTheirSectionsHoldAreRefused() throws {
    let bytes = MadeArticle.many(60, seed: 2).segments(of: .made(0), batches: 60, limit: 0)[0]
    let header = try SegmentHeader(decoding: bytes)
    #expect(try SegmentHeader(decoding: header.encoded) == header)
    for change: (inout SegmentHeader) -> Void in [
      { $0.forms = 1 << 46 }, { $0.articles = 1 << 46 }, { $0.lengths[0] = 1 << 40 },
    ] {
      var bent = header
      change(&bent)
      #expect(throws: ByteCodingError.self) { try SegmentHeader(decoding: bent.encoded) }
    }
  }

  @Test func dumpsOfOneNameAreToldApartByTheirSize() {
    let one = IndexPlan.Input(file: 0, name: "d.gz", size: 1, changed: 5)
    let other = IndexPlan.Input(file: 0, name: "d.gz", size: 2, changed: 5)
    #expect(one.id != other.id)
    let plan = IndexPlan.made([one])
    #expect(plan.joined(with: .made([other])) == IndexPlan.made([other]).joined(with: plan))
    #expect(plan.joined(with: .made([other])).places.count == 2)
  }

  @Test func aChangedByteIsNeverUsed() throws {
    let scratch = try ScratchFolder()
    let whole = try file(scratch)
    for place in stride(from: 0, to: whole.count, by: 23) {
      var bent = whole
      bent[place] ^= 0x10
      try scratch.write(bent, to: "bent")
      #expect(throws: IndexError.self) {
        try IndexFile(opening: FilePath(scratch.file("bent")), isWhole: true)
      }
    }
  }

  @Test func whatIsNoIndexIsForeign() throws {
    let scratch = try ScratchFolder()
    for bytes in [[], Array("entity\ttype\n".utf8), [UInt8](repeating: 0, count: 500)] {
      try scratch.write(bytes, to: "other")
      #expect(throws: IndexError.foreign) {
        try IndexFile(opening: FilePath(scratch.file("other")), isWhole: true)
      }
    }
    #expect(throws: IndexError.system(.noSuchFileOrDirectory)) {
      try IndexFile(opening: FilePath(scratch.file("missing")), isWhole: true)
    }
  }

  @Test func aReportComesBackWhole() throws {
    var report = ReadReport()
    report.articles = 12
    report.undated = 3
    report.cover(Day(number: 5)...Day(number: 9))
    report.languages = [.de: 4, .en: 7]
    report.otherLanguages = [.fr: 2, .unknown: 1]
    report.formats = ["jsonl": 1]
    report.converted = ["windows-1252": 2]
    report.skippedRecords = [.request: 9]
    var incident = Incident(file: 0, member: 3, offset: 900, fault: .badRecord)
    incident.head = [0, 255, 10]
    report.reject(incident)
    report.damaged(Incident(file: 0, offset: 1, fault: .badCRC))
    let dump = IndexPlan.Input.made(0)
    var batch = [MadeArticle]().batch(number: 0, first: 0, isLast: true)
    batch.batch.report = report
    let indexer = Indexer(examples: 0)
    var builder = SegmentBuilder(of: dump, examples: 0)
    let scratch = try ScratchFolder()
    var index = try IndexFile(creating: FilePath(scratch.file("index")), .made([dump]))
    let segment = builder.add(indexer.index(batch, of: dump.id, sketches: []), facts: [7])
    try index.append(#require(segment))
    let (facts, back) = try SegmentSections.report(index.read(.report, of: index.segments[0]))
    #expect(facts == [7] && back == report)
  }

  @Test func plansDifferInOptionsAndVersion() {
    let plan = IndexPlan.made([.made(0)])
    var other = IndexPlan.made([.made(1), .made(2)])
    #expect(plan.difference(from: other) == nil)
    #expect(plan.joined(with: other) == other.joined(with: plan))
    #expect(plan.joined(with: other).inputs.map(\.file) == [0, 1, 2])
    other.options.append(.init(name: "dedup", value: "none"))
    #expect(plan.difference(from: other) == "--dedup was not given, is none")
    other.version = "2"
    #expect(plan.difference(from: other) == "version 1, not 2")
  }
}

@Suite struct ByteDecoderTests {
  @Test func numbersComeBack() throws {
    for value in [0, 1, 127, 128, 300, 1 << 31, Int.max, -1, Int.min] {
      var bytes: [UInt8] = []
      bytes.append(varint: value)
      bytes.append(word: value)
      bytes.append(word: Int32(truncatingIfNeeded: value))
      bytes.append(text: [1, 2, 3])
      var decoder = ByteDecoder(bytes)
      #expect(try decoder.varint() == value)
      #expect(try decoder.word() == value)
      #expect(try decoder.word() == Int32(truncatingIfNeeded: value))
      #expect(try Array(bytes[decoder.text()]) == [1, 2, 3])
      #expect(decoder.isAtEnd)
    }
  }

  @Test func anythingElseIsAnError() {
    var random = Seeded(state: 77)
    for _ in 0..<20_000 {
      let bytes = random.bytes(random.below(12), from: [0, 1, 2, 0x7F, 0x80, 0xFF])
      var decoder = ByteDecoder(bytes)
      while !decoder.isAtEnd {
        let before = decoder.position
        switch random.below(4) {
        case 0: _ = try? decoder.varint()
        case 1: _ = try? decoder.text()
        case 2: _ = try? decoder.count(limit: 5)
        default: _ = try? (decoder.word() as UInt32)
        }
        if decoder.position == before { break }
      }
      #expect(decoder.position <= bytes.count)
    }
  }
}
