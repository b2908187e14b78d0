import BroadsheetCore

/// What one JSON object says about an article.
struct JSONFields {
  private(set) var day = Day.unknown
  /// The place of the text if it is not a string.
  private(set) var contents = 0..<0
  private var seen: UInt64 = 0
  private var ranks = InlineArray<6, Int>(repeating: .max)
  private var strings = InlineArray<6, JSONString>(repeating: JSONString())

  /// The best value of a field; empty if there is none.
  subscript(_ field: ArticleField) -> JSONString { strings[field.rawValue] }

  /// Neither title nor text.
  var isEmpty: Bool {
    self[.text].range.isEmpty && self[.title].range.isEmpty && contents.isEmpty
  }

  /// Notes a member under a wanted key.
  ///
  /// The first of equal keys counts. Of several keys for one field, the best one with a value
  /// counts.
  mutating func note(
    _ value: JSONValue,
    for entry: JSONKeys.Entry,
    in line: borrowing Span<UInt8>
  ) {
    guard seen & entry.bit == 0 else { return }
    seen |= entry.bit
    let slot = entry.field.rawValue
    guard entry.rank < ranks[slot] else { return }
    let isTaken =
      entry.field == .date ? noteDay(value, line) : note(value, for: entry.field, in: line)
    if isTaken { ranks[slot] = entry.rank }
  }

  private mutating func note(
    _ value: JSONValue,
    for field: ArticleField,
    in line: borrowing Span<UInt8>
  ) -> Bool {
    switch value {
    case .string(let string) where !string.range.isEmpty:
      strings[field.rawValue] = string
      if field == .text { contents = 0..<0 }
    case .number(let range) where field == .id:
      strings[field.rawValue] = JSONString(range: range)
    case .container(let range) where field == .text: return noteContents(range, line)
    case .container(let range) where field == .source:
      guard let name = JSONWalk.member("name", of: line, range) else { return false }
      strings[field.rawValue] = name
    default: return false
    }
    return true
  }

  /// Items of a text may bring its title and its day; members of the object itself are better.
  private mutating func noteContents(_ range: Range<Int>, _ line: borrowing Span<UInt8>) -> Bool {
    let found = JSONContents(of: line, range)
    if self[.title].range.isEmpty { strings[ArticleField.title.rawValue] = found.title }
    if !day.isKnown { day = found.day }
    guard !found.isEmpty else { return false }
    contents = range
    strings[ArticleField.text.rawValue] = JSONString()
    return true
  }

  private mutating func noteDay(_ value: JSONValue, _ line: borrowing Span<UInt8>) -> Bool {
    let found =
      switch value {
      case .string(let string): Day.any(line, in: string.range)
      case .number(let range): Day.number(line.extracting(range))
      case .container, .other: Day.unknown
      }
    if found.isKnown { day = found }
    return found.isKnown
  }
}
