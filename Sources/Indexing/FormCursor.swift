internal import BroadsheetCore
internal import Storage

/// Reads the forms of a segment in their order, through a window.
struct FormCursor {
  private var records: RecordWindow
  let segment: IndexFile.Segment
  /// Index of the segment among those that are read together.
  let place: Int
  /// Bytes of the names so far, in full: who shares long beginnings could make much of little.
  private var written = 0
  /// More than a builder ever holds.
  private static let mostWritten = 1 << 28
  /// Number of the form at hand in its segment.
  private(set) var number = -1

  // The form at hand.
  private(set) var name: [UInt8] = []
  /// Its first eight bytes as a number that orders as they do.
  private(set) var start: UInt64 = 0
  private(set) var type = EntityType.miscellaneous
  private(set) var rule = AliasRule.none
  private(set) var mentions = 0
  /// Empty where it is the name.
  private(set) var surface: [UInt8] = []

  init(_ index: IndexFile, _ segment: IndexFile.Segment, place: Int, window: Int) {
    (self.segment, self.place) = (segment, place)
    records = index.records(.forms, of: segment, window: window)
  }

  /// Goes to the next form; false at the end.
  mutating func next() throws -> Bool {
    number += 1
    guard number < segment.header.forms else { return false }
    guard try records.next() else { throw ByteCodingError() }
    var decoder = records.decoder
    try read(&decoder)
    return true
  }

  private mutating func read(_ decoder: inout ByteDecoder) throws {
    let kind = try decoder.byte()
    guard let type = EntityType(rawValue: kind >> 4), let rule = AliasRule(rawValue: kind & 15)
    else { throw ByteCodingError() }
    (self.type, self.rule) = (type, rule)
    mentions = try decoder.count()
    let shared = try decoder.count(limit: name.count)
    name.removeLast(name.count - shared)
    name.append(contentsOf: decoder.bytes[try decoder.text()])
    if shared < 8 {
      start = (0..<8).reduce(0) { $0 << 8 | UInt64($1 < name.count ? name[$1] : 0) }
    }
    written += name.count
    guard written <= Self.mostWritten else { throw ByteCodingError() }
    surface.removeAll(keepingCapacity: true)
    if rule != .none { surface.append(contentsOf: decoder.bytes[try decoder.text()]) }
  }
}
