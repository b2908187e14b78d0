import BroadsheetCore

/// What one JSON object says about an article.
struct JSONFields {
  private(set) var day = DayReading.unknown
  /// The place of the text if it is not a string.
  private(set) var contents = 0..<0
  private var ranks = InlineArray<6, Int>(repeating: .max)
  /// The names of the values, for a description.
  private var keys = InlineArray<6, Range<Int>>(repeating: 0..<0)
  private var strings = InlineArray<6, JSONString>(repeating: JSONString())

  /// Names inside other objects count less than any name of the record itself.
  static let levelRank = 1024

  private static let holders = ArticleField.allCases.map { field in
    field.holders.map(FieldNames.folded)
  }

  /// The best value of a field; empty if there is none.
  subscript(_ field: ArticleField) -> JSONString { strings[field.rawValue] }

  /// Neither title nor text.
  var isEmpty: Bool { !hasText && self[.title].range.isEmpty }
  var hasText: Bool { !self[.text].range.isEmpty || !contents.isEmpty }
  /// There is a whole text, and not a summary.
  var hasWholeText: Bool {
    hasText && ranks[ArticleField.text.rawValue] % Self.levelRank < ArticleField.wholeTexts
  }

  /// Some field that an object inside the record may hold is missing.
  var isPartial: Bool {
    !hasText || !day.isKnown || ArticleField.allCases.contains { ranks[$0.rawValue] == .max }
  }

  /// A member of the record, or of an object inside it, whose name is wanted.
  struct Member {
    let entry: FieldNames.Entry
    let key: Range<Int>
    /// How many objects are around it, besides the record.
    let level: Int
  }

  /// The name that the value of a field has in the record; nil where there is none.
  func key(of field: ArticleField) -> Range<Int>? {
    ranks[field.rawValue] == .max ? nil : keys[field.rawValue]
  }

  /// Notes a member under a wanted name.
  ///
  /// Of several names for one field, the best one with a value counts; of equal ones, the first.
  mutating func note(_ value: JSONValue, as member: Member, in line: borrowing Span<UInt8>) {
    let slot = member.entry.field.rawValue
    let rank = member.entry.rank + member.level * Self.levelRank
    guard rank < ranks[slot], take(value, for: member.entry, in: line) else { return }
    ranks[slot] = rank
    keys[slot] = member.key
  }

  private mutating func take(
    _ value: JSONValue,
    for entry: FieldNames.Entry,
    in line: borrowing Span<UInt8>
  ) -> Bool {
    if case .container(let range) = value {
      if entry.field == .text { return takeContents(range, line) }
      let names = Self.holders[entry.field.rawValue]
      guard let inner = JSONWalk.value(of: line, in: range, under: names) else { return false }
      return take(plain: inner, for: entry, in: line)
    }
    return take(plain: value, for: entry, in: line)
  }

  private mutating func take(
    plain value: JSONValue,
    for entry: FieldNames.Entry,
    in line: borrowing Span<UInt8>
  ) -> Bool {
    guard entry.field != .date else { return takeDay(value, line) }
    switch value {
    case .string(let string) where !entry.isList && !line.trimmed(string.range).isEmpty:
      strings[entry.field.rawValue] = string
      if entry.field == .text { contents = 0..<0 }
    case .number(let range) where entry.field == .id:
      strings[entry.field.rawValue] = JSONString(range: range)
    default: return false
    }
    return true
  }

  /// Items of a text may bring its title and its day; members of the object itself are better.
  private mutating func takeContents(_ range: Range<Int>, _ line: borrowing Span<UInt8>) -> Bool {
    let found = JSONContents(of: line, range)
    if self[.title].range.isEmpty { strings[ArticleField.title.rawValue] = found.title }
    if !day.isKnown { _ = takeDay(found.date, line) }
    guard !found.isEmpty else { return false }
    contents = range
    strings[ArticleField.text.rawValue] = JSONString()
    return true
  }

  private mutating func takeDay(_ value: JSONValue, _ line: borrowing Span<UInt8>) -> Bool {
    let found =
      switch value {
      case .string(let string): DayReading.any(line, in: string.range)
      case .number(let range): DayReading(Day.number(line.extracting(range)))
      case .container, .other: DayReading.unknown
      }
    if found.isKnown { day = found }
    return found.isKnown
  }
}
