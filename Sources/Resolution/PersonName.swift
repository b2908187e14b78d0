internal import BroadsheetCore

/// The parts of a person's name: "John" "F." "Kennedy" "Jr.".
struct PersonName {
  // 32 bits each: it is passed in memory, and wide loads behind narrow stores would stall.
  private let start: Int32
  private let end: Int32
  private let coreEnd: Int32
  private let firstEnd: Int32
  private let lastStart: Int32
  let generation: Generation

  /// The limit in bytes, which keeps comparing names cheap.
  static let longest = 96

  enum Generation {
    case unknown
    case junior
    case senior
    case second
    case third
    case fourth
  }

  /// Nil where the range is empty or too long.
  @inline(__always)
  init?(_ range: Range<Int>, of names: borrowing Span<UInt8>, _ rules: NameRules) {
    guard !range.isEmpty, range.count <= Self.longest else { return nil }
    var end = range.upperBound
    var last = Self.startOfLast(names, range.lowerBound..<end)
    var generation = Generation.unknown
    if last > range.lowerBound { generation = Self.generation(last..<end, of: names, rules) }
    if case .unknown = generation {
    } else {
      end = last - 1
      if end > range.lowerBound + 1, names[end - 1] == UInt8(ascii: ",") { end -= 1 }
      last = Self.startOfLast(names, range.lowerBound..<end)
    }
    var firstEnd = range.lowerBound
    while firstEnd < end, names[firstEnd] != 0x20 { firstEnd += 1 }
    start = Int32(truncatingIfNeeded: range.lowerBound)
    self.end = Int32(truncatingIfNeeded: range.upperBound)
    coreEnd = Int32(truncatingIfNeeded: end)
    self.firstEnd = Int32(truncatingIfNeeded: firstEnd)
    lastStart = Int32(truncatingIfNeeded: last)
    self.generation = generation
  }

  /// The whole name, without title and possessive.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// The name without the word for the generation.
  var core: Range<Int> { Int(start)..<Int(coreEnd) }

  var first: Range<Int> { Int(start)..<Int(firstEnd) }

  var last: Range<Int> { Int(lastStart)..<Int(coreEnd) }

  var isOneWord: Bool { lastStart == start }

  var hasMiddle: Bool { first.upperBound + 1 < last.lowerBound }

  /// Whether it has a first name: not "Obama", "van der Bellen", "Bin Laden".
  func isFull(_ names: borrowing Span<UInt8>, _ rules: NameRules) -> Bool {
    guard !isOneWord, !first.isEmpty, !last.isEmpty else { return false }
    return !ASCII.isLower(names[first.lowerBound]) && !rules.particles.contains(first, of: names)
  }

  /// The small initials of the names between first and last, at most eight; zero where there are
  /// none.
  func middle(_ names: borrowing Span<UInt8>) -> UInt64 {
    var initials: UInt64 = 0
    guard first.upperBound < last.lowerBound else { return 0 }
    for index in first.upperBound..<(last.lowerBound - 1) {
      let before = names[index]
      guard before == 0x20 || before == UInt8(ascii: ".") else { continue }
      let byte = names[index + 1]
      guard byte != 0x20, byte != UInt8(ascii: ".") else { continue }
      initials = initials << 8 | UInt64(ASCII.lowercased(byte))
    }
    return initials
  }

  /// Whether two full names may be of one person: first and last word are the same, and neither
  /// the initials between them nor the generations contradict.
  static func mayBeOne(
    _ left: PersonName,
    _ right: PersonName,
    of names: borrowing Span<UInt8>,
    rules: NameRules
  ) -> Bool {
    let (a, b) = (left.middle(names), right.middle(names))
    return (a == 0 || b == 0 || a == b)
      && mayBeSame(left.generation, right.generation)
      && Letters.equal(left.last, right.last, of: names)
      && rules.nicknames.mayBeSame(left.first, right.first, of: names)
  }

  static func mayBeSame(_ left: Generation, _ right: Generation) -> Bool {
    switch (left, right) {
    case (.unknown, _), (_, .unknown): true
    default: left == right
    }
  }

  /// Whether it is written in capitals, as headlines are.
  func isInCapitals(_ names: borrowing Span<UInt8>) -> Bool {
    var letters = 0
    for index in last {
      if ASCII.isLower(names[index]) { return false }
      if ASCII.isUpper(names[index]) { letters += 1 }
    }
    return letters > 1
  }

  private static func startOfLast(_ names: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, names[start - 1] != 0x20 { start -= 1 }
    return start
  }

  @inline(__always)
  private static func generation(
    _ word: Range<Int>,
    of names: borrowing Span<UInt8>,
    _ rules: NameRules
  ) -> Generation {
    if rules.juniors.contains(word, of: names) { return .junior }
    if rules.seniors.contains(word, of: names) { return .senior }
    guard (2...3).contains(word.count), names[word.lowerBound] == UInt8(ascii: "I") else {
      return .unknown
    }
    return switch Letters.packed(word, of: names) {
    case 0x6969: .second
    case 0x69_6969: .third
    case 0x6976: .fourth
    default: .unknown
    }
  }
}
