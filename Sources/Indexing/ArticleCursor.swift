package import BroadsheetCore

/// Reads the articles of a segment in their order, with their postings.
package struct ArticleCursor {
  private var decoder: ByteDecoder
  private var rest: Int
  /// Number of the record in its dump.
  package private(set) var record = 0
  package private(set) var day = Day.unknown
  /// Number of the source in the segment.
  package private(set) var source = 0
  package private(set) var postings: [Posting] = []
  private let forms: Int

  /// Of the bytes of the section of the articles.
  package init(_ bytes: [UInt8], of header: SegmentHeader) {
    decoder = ByteDecoder(bytes)
    rest = header.articles
    forms = header.forms
  }

  /// Goes to the next article; false at the end.
  package mutating func next() throws(ByteCodingError) -> Bool {
    guard rest > 0 else { return false }
    rest -= 1
    record &+= try decoder.varint()
    day = try decoder.day()
    source = try decoder.count()
    postings.removeAll(keepingCapacity: true)
    for _ in 0..<(try decoder.count()) {
      let form = try decoder.count(limit: forms - 1)
      let mentions = try decoder.count()
      postings.append(Posting(form: UInt32(form), mentions: UInt32(mentions)))
    }
    return true
  }
}

extension ByteDecoder {
  /// A day of the years that dates can have, or none.
  fileprivate mutating func day() throws(ByteCodingError) -> Day {
    let day = Day(number: try word())
    guard !day.isKnown || abs(Int(day.number)) < 4_000_000 else { throw ByteCodingError() }
    return day
  }
}

/// A context as a segment keeps it.
package struct StoredContext: Sendable {
  package var form: Int
  package var record: Int
  package var day: Day
  /// Number of the source in the segment.
  package var source: Int
  package var before: [UInt8]
  package var mention: [UInt8]
  package var after: [UInt8]
}

/// What the smaller sections of a segment hold.
package enum SegmentSections {
  /// The names of sources, by their numbers.
  package static func sources(_ bytes: [UInt8]) throws(ByteCodingError) -> [[UInt8]] {
    var decoder = ByteDecoder(bytes)
    var sources: [[UInt8]] = []
    while !decoder.isAtEnd { sources.append(Array(bytes[try decoder.text()])) }
    return sources
  }

  /// The sketches of the articles, in their order; none where none were made.
  package static func sketches(_ bytes: [UInt8]) throws(ByteCodingError) -> [Sketch] {
    var decoder = ByteDecoder(bytes)
    var sketches: [Sketch] = []
    sketches.reserveCapacity(bytes.count / 32)
    while !decoder.isAtEnd {
      var words = SIMD4<UInt64>.zero
      for lane in 0..<4 { words[lane] = try decoder.word() }
      sketches.append(Sketch(words: words))
    }
    return sketches
  }

  /// Facts of the dump, empty but in its last segment, and the report of the segment's batches.
  package static func report(
    _ bytes: [UInt8]
  ) throws(ByteCodingError) -> (facts: [UInt8], report: ReadReport) {
    var decoder = ByteDecoder(bytes)
    let facts = Array(bytes[try decoder.text()])
    return (facts, try ReadReport(&decoder))
  }

  /// Hands every context of a form that is `wanted` to `take`.
  package static func contexts(
    _ bytes: [UInt8],
    wanted: (Int) -> Bool,
    take: (StoredContext) -> Void
  ) throws(ByteCodingError) {
    var decoder = ByteDecoder(bytes)
    while !decoder.isAtEnd {
      let form = try decoder.count()
      let record = try decoder.count(limit: .max)
      let day = try decoder.day()
      let source = try decoder.count()
      let (before, mention, after) = (
        try decoder.text(), try decoder.text(), try decoder.text()
      )
      guard wanted(form) else { continue }
      take(
        StoredContext(
          form: form,
          record: record,
          day: day,
          source: source,
          before: Array(bytes[before]),
          mention: Array(bytes[mention]),
          after: Array(bytes[after])
        )
      )
    }
  }
}
