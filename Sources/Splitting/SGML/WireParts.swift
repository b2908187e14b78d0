import BroadsheetCore

/// The places of the parts of a Gigaword or TREC record; empty where a part is missing.
struct WireParts {
  private enum Part: CaseIterable {
    case id, title, date, dateline, source, body

    /// What the collections call it.
    var names: [String] {
      switch self {
      case .id: ["docno"]
      case .title: ["headline", "title", "hl", "head", "ttl", "ti"]
      case .date: ["date", "dd", "date_time", "pubdate", "date1"]
      case .dateline: ["dateline"]
      case .source: ["pub", "so"]
      case .body: ["text", "lp", "leadpara", "body"]
      }
    }
  }

  private static let names = Part.allCases.flatMap { part in
    part.names.map { (name: Array($0.utf8), part: part) }
  }
  private static let idAttribute = Array("id".utf8)

  private(set) var day = DayReading.unknown
  private(set) var id = 0..<0
  private(set) var title = 0..<0
  private(set) var dateline = 0..<0
  private(set) var source = 0..<0
  /// A body may come in several pieces.
  private(set) var body: [Range<Int>] = []

  /// The part that is open, other than the body, and where its content begins.
  private var open: (part: Part, start: Int)?
  /// Where the piece of the body that is open begins.
  private var bodyStart: Int?
  /// A body was opened, and goes on after what interrupts it.
  private var isInBody = false

  init(of record: borrowing Span<UInt8>) {
    var scanner = MarkupScanner(0..<record.count)
    var tagStart = 0
    while let token = scanner.next(record) {
      switch token {
      case .open(let tag):
        if tagStart == 0 { readHead(tag, record) }
        if let part = Self.part(tag.name, record) {
          finish(at: tagStart, record)
          begin(part, at: scanner.position)
        }
      case .close(let name):
        if let part = Self.part(name, record) {
          finish(at: tagStart, record)
          // What interrupts a body ends inside it.
          if part == .body { isInBody = false }
          if isInBody { bodyStart = scanner.position }
        }
      case .text, .literal: break
      }
      tagStart = scanner.position
    }
    finish(at: record.count - 6, record)
    if !day.isCertain || !day.isKnown { takeDay(ofID: Day.inside(record, in: id)) }
    if !day.isKnown { day = DayReading.any(record, in: dateline) }
  }

  /// The day in a name decides where the field has none, or one of two.
  private mutating func takeDay(ofID named: Day) {
    guard named.isKnown else { return }
    if !day.isKnown || [day.monthFirst, day.dayFirst].contains(named) { day = DayReading(named) }
  }

  /// TREC writes some days as six digits.
  private static func day(_ record: borrowing Span<UInt8>, _ range: Range<Int>) -> DayReading {
    let text = record.extracting(range)
    let isShort = text.count == 6 && text.digits(from: 0) == 6
    return isShort ? DayReading(Day.short(text, at: 0)) : DayReading.any(record, in: range)
  }

  private static func part(_ name: Range<Int>, _ record: borrowing Span<UInt8>) -> Part? {
    guard name.count <= 9 else { return nil }
    for entry in names where record.spells(anyCase: entry.name, in: name) { return entry.part }
    return nil
  }

  private mutating func readHead(_ tag: MarkupTag, _ record: borrowing Span<UInt8>) {
    if let value = record.attribute(Self.idAttribute, of: tag) { id = record.trimmed(value) }
  }

  private mutating func begin(_ part: Part, at position: Int) {
    if part == .body {
      isInBody = true
      bodyStart = position
    } else {
      open = (part, position)
    }
  }

  /// Ends the open part.
  private mutating func finish(at end: Int, _ record: borrowing Span<UInt8>) {
    if let start = bodyStart, start < end { body.append(start..<end) }
    bodyStart = nil
    guard let (part, start) = open else { return }
    open = nil
    let range = record.trimmed(start..<max(start, end))
    switch part {
    case .id where id.isEmpty: id = range
    case .title where title.isEmpty: title = range
    case .date where !day.isKnown: day = Self.day(record, range)
    case .dateline where dateline.isEmpty: dateline = range
    case .source where source.isEmpty: source = range
    default: break
    }
  }
}
