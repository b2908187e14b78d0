internal import BroadsheetCore
internal import Deduplication
internal import Indexing

/// The articles of an index in the order of the input, each with the entities in it.
struct SegmentArticles {
  private let index: IndexFile
  private let segments: [IndexFile.Segment]
  let names: NumberedNames
  let sources: SourceNames
  /// Which articles are duplicates of earlier ones.
  private let copies: CopyMarks

  /// An entity in an article.
  struct Entity {
    var number: UInt32
    var mentions: Int
  }

  init(
    _ index: IndexFile,
    _ segments: [IndexFile.Segment],
    names: NumberedNames,
    sources: SourceNames,
    copies: CopyMarks
  ) {
    (self.index, self.segments, self.names) = (index, segments, names)
    (self.sources, self.copies) = (sources, copies)
  }

  /// Passes every article to `take`: its day, its source, its entities, each once, and whether it is
  /// unique.
  func forEach(_ take: (Day, Int, [Entity], Bool) throws -> Void) throws {
    var article = 0
    var entities: [Entity] = []
    for (number, segment) in segments.enumerated() {
      try Task.checkCancellation()
      let numbers = try entityNumbers(of: number)
      let sources = sources.numbers[number]
      var cursor = ArticleCursor(try index.read(.articles, of: segment), of: segment.header)
      while try cursor.next() {
        entities.removeAll(keepingCapacity: true)
        for posting in cursor.postings {
          let entity = numbers[Int(posting.form)]
          guard entity != NumberedNames.stopped else { continue }
          entities.append(Entity(number: entity, mentions: Int(posting.mentions)))
        }
        entities.join()
        guard cursor.source < sources.count else { throw ByteCodingError() }
        try take(cursor.day, sources[cursor.source], entities, !copies.isCopy(article))
        article += 1
      }
    }
  }

  /// Returns the number of the entity for each form of a segment.
  func entityNumbers(of segment: Int) throws -> [UInt32] {
    var numbers = try names.numbers.numbers(of: segment)
    let merges = names.merges
    let stops = !merges.stopped.isEmpty
    for index in numbers.indices where numbers[index] != NumberedNames.stopped {
      let entity = merges.entity(of: numbers[index]).entity
      let isStopped = stops && merges.stopped.contains(entity)
      numbers[index] = isStopped ? NumberedNames.stopped : entity
    }
    return numbers
  }
}

extension [SegmentArticles.Entity] {
  /// Joins the mentions of each entity.
  fileprivate mutating func join() {
    guard count > 1 else { return }
    sort { $0.number < $1.number }
    var kept = 0
    for index in 1..<count {
      if self[index].number == self[kept].number {
        self[kept].mentions += self[index].mentions
      } else {
        kept += 1
        self[kept] = self[index]
      }
    }
    removeLast(count - kept - 1)
  }
}

/// The sources of an index, numbered in the order of their names.
///
/// Memory grows with the number of distinct sources.
struct SourceNames {
  private(set) var names: [[UInt8]] = []
  /// The numbers of the sources of each segment.
  private(set) var numbers: [[Int]] = []

  init(_ index: IndexFile, _ segments: [IndexFile.Segment]) throws {
    var known: Set<[UInt8]> = []
    for segment in segments {
      known.formUnion(try SegmentSections.sources(index.read(.sources, of: segment)))
    }
    names = known.sorted { $0.lexicographicallyPrecedes($1) }
    var places: [[UInt8]: Int] = [:]
    for (number, name) in names.enumerated() { places[name] = number }
    for segment in segments {
      let own = try SegmentSections.sources(index.read(.sources, of: segment))
      numbers.append(own.map { places[$0] ?? 0 })
    }
  }
}

/// Which articles of an index are duplicates of earlier ones: one bit per article.
struct CopyMarks: Sendable {
  private var words: [UInt64] = []
  private(set) var count = 0
  private(set) var copies = 0

  /// The number of bytes it takes to find duplicates among so many articles.
  static func memory(articles: Int) -> Int { 64 * articles + 64 << 10 }

  /// Reads the articles in the order of the input.
  init(_ index: IndexFile, _ segments: [IndexFile.Segment], kind: Copies) throws {
    guard kind != .none else { return }
    var finder = NearDuplicateFinder()
    var exact = ExactDuplicateFinder()
    for segment in segments {
      try Task.checkCancellation()
      let sketches = try SegmentSections.sketches(index.read(.sketches, of: segment))
      guard sketches.isEmpty || sketches.count == segment.header.articles
      else { throw ByteCodingError() }
      for sketch in sketches {
        append(kind == .near ? finder.isCopy(sketch) : exact.isCopy(sketch.words[0]))
      }
      // Articles without text have no sketches, but still need their bits.
      if sketches.isEmpty { for _ in 0..<segment.header.articles { append(false) } }
    }
  }

  private mutating func append(_ isCopy: Bool) {
    if count & 63 == 0 { words.append(0) }
    if isCopy {
      words[count >> 6] |= 1 << UInt64(count & 63)
      copies += 1
    }
    count += 1
  }

  func isCopy(_ article: Int) -> Bool {
    article < count && words[article >> 6] >> UInt64(article & 63) & 1 == 1
  }
}
