/// A person's name, taken apart: "John" "F." "Kennedy" "Jr.".
struct PersonName {
  // 32 bits each: it is passed in memory, and wide loads behind narrow stores would stall.
  private let start: Int32
  private let end: Int32
  private let coreEnd: Int32
  private let firstEnd: Int32
  private let lastStart: Int32
  let generation: Generation

  /// Longer ones are no names of persons; comparing names stays cheap.
  static let longest = 96

  enum Generation {
    case unknown
    case junior
    case senior
    case second
    case third
    case fourth
  }

  /// Nil for what is too long to be one.
  @inline(__always)
  init?(_ names: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= Self.longest else { return nil }
    var end = range.upperBound
    var last = Self.startOfLast(names, range.lowerBound..<end)
    var generation = Generation.unknown
    if last > range.lowerBound, end - last < 4 {
      generation = Self.generation(names, last..<end)
    }
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

  /// As it stands, without title and possessive.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// Without what tells the generation.
  var core: Range<Int> { Int(start)..<Int(coreEnd) }

  var first: Range<Int> { Int(start)..<Int(firstEnd) }

  var last: Range<Int> { Int(lastStart)..<Int(coreEnd) }

  var isOneWord: Bool { lastStart == start }

  var hasMiddle: Bool { first.upperBound + 1 < last.lowerBound }

  /// Whether it has a first name: not "Obama", "van der Bellen", "Bin Laden".
  func isFull(_ names: borrowing Span<UInt8>) -> Bool {
    guard !isOneWord, !first.isEmpty, !last.isEmpty else { return false }
    return !Letters.isLower(names[first.lowerBound]) && !Self.isParticle(names, first)
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
      initials = initials << 8 | UInt64(Letters.folded(byte))
    }
    return initials
  }

  /// Whether two full names may be of one person: where first and last word are the same, and
  /// neither the initials between them nor what tells the generation contradict.
  static func mayBeOne(
    _ left: PersonName,
    _ right: PersonName,
    _ names: borrowing Span<UInt8>
  ) -> Bool {
    let (a, b) = (left.middle(names), right.middle(names))
    return (a == 0 || b == 0 || a == b)
      && mayBeSame(left.generation, right.generation)
      && Letters.equal(names, left.last, right.last)
      && Nicknames.mayBeSame(names, left.first, right.first)
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
      if Letters.isLower(names[index]) { return false }
      if Letters.isUpper(names[index]) { letters += 1 }
    }
    return letters > 1
  }

  private static func startOfLast(_ names: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, names[start - 1] != 0x20 { start -= 1 }
    return start
  }

  private static func generation(
    _ names: borrowing Span<UInt8>,
    _ word: Range<Int>
  ) -> Generation {
    guard (2...3).contains(word.count) else { return .unknown }
    let initial = names[word.lowerBound]
    guard
      initial == UInt8(ascii: "I") || Letters.folded(initial) | 1 == UInt8(ascii: "s")
        || Letters.folded(initial) == UInt8(ascii: "j")
    else { return .unknown }
    var packed: UInt32 = 0
    for index in word { packed = packed << 8 | UInt32(names[index] | 0x20) }
    switch packed {
    case 0x6A722E, 0x6A72: return .junior
    case 0x73722E, 0x7372: return .senior
    case 0x6969: return .second
    case 0x696969: return .third
    case 0x6976: return .fourth
    default: return .unknown
    }
  }

  /// Small words that surnames begin with, written with a capital.
  private static func isParticle(_ names: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard (2...5).contains(word.count) else { return false }
    var packed: UInt64 = 0
    for index in word { packed = packed << 8 | UInt64(Letters.folded(names[index])) }
    return particles.contains(packed)
  }

  private static let particles: [UInt64] =
    ["van", "von", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "der"]
    .map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
}
