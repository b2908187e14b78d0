/// Two to eight letters, two of them capitals: "ECB", "U.N.", "DoD", "AT&T".
struct Acronym {
  /// The letters, the first in the highest byte that is not zero.
  let key: UInt64
  private let count: Int

  private static let longest = 8

  /// Nil for what is no acronym; stops do not count.
  init?(_ bytes: borrowing Span<UInt8>, _ word: Range<Int>) {
    let start = word.lowerBound
    guard word.count >= 2, word.count <= 2 * Self.longest else { return nil }
    // Most names are words.
    if word.count > 2, Letters.isLower(bytes[start + 1]), Letters.isLower(bytes[start + 2]) {
      return nil
    }
    var key: UInt64 = 0
    var count = 0
    var capitals = 0
    for index in word {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), index > word.lowerBound { continue }
      guard count < Self.longest, Self.mayBeIn(byte) else { return nil }
      if Letters.isUpper(byte) { capitals += 1 }
      key = key << 8 | UInt64(byte)
      count += 1
    }
    guard capitals >= 2 else { return nil }
    self.key = key
    self.count = count
  }

  /// The one that fills a bracket whose content starts a range of the text.
  init?(_ text: borrowing Span<UInt8>, bracketAt range: Range<Int>) {
    let start = range.lowerBound
    var end = start
    while end < range.upperBound, text[end] != UInt8(ascii: ")") {
      guard end - start < 2 * Self.longest else { return nil }
      end += 1
    }
    guard end < range.upperBound else { return nil }
    self.init(text, start..<end)
  }

  private static func mayBeIn(_ byte: UInt8) -> Bool {
    Letters.isUpper(byte) || Letters.isLower(byte) || Letters.isDigit(byte)
      || byte == UInt8(ascii: "&")
  }

  /// Whether its letters are the initials of a name of several words, small ones left out or not.
  ///
  /// O(bytes of the name): a bit for every number of letters that the words so far may stand for.
  func isSpelled(by bytes: borrowing Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count <= 160 else { return false }
    var reached: UInt32 = 1
    var words = 0
    var start = name.lowerBound
    for index in name.lowerBound...name.upperBound {
      let isEnd = index == name.upperBound || bytes[index] == 0x20 || bytes[index] == 0x2D
      guard isEnd else { continue }
      if index > start {
        let isBehindHyphen = start > name.lowerBound && bytes[start - 1] == 0x2D
        let kind = WordKind(bytes, start..<index)
        let maySkip = kind == .small || isBehindHyphen || kind == .country && words == 0
        reached = step(reached, initial: bytes[start], kind, maySkip: maySkip)
        words += 1
      }
      start = index + 1
    }
    return words > 1 && reached >> UInt32(count) & 1 != 0
  }

  private func step(
    _ reached: UInt32,
    initial: UInt8,
    _ kind: WordKind,
    maySkip: Bool
  ) -> UInt32 {
    var next = maySkip ? reached : 0
    for position in 0..<count where reached >> UInt32(position) & 1 != 0 {
      let letter = UInt8(truncatingIfNeeded: key >> UInt64(8 * (count - 1 - position)))
      let isAnd = letter == UInt8(ascii: "&") && kind == .small && Letters.folded(initial) == 0x61
      if Letters.folded(letter) == Letters.folded(initial) || isAnd {
        next |= 1 << UInt32(position + 1)
      }
    }
    return next
  }

  private enum WordKind {
    case plain
    /// Left out of acronyms more often than not, as legal suffixes are.
    case small
    /// "U.S." and "The", in front.
    case country

    init(_ bytes: borrowing Span<UInt8>, _ word: Range<Int>) {
      var packed: UInt64 = 0
      guard word.count <= 4 else {
        self = .plain
        return
      }
      for index in word { packed = packed << 8 | UInt64(Letters.folded(bytes[index])) }
      if Self.smallWords.contains(packed) {
        self = .small
      } else {
        self = Self.countries.contains(packed) ? .country : .plain
      }
    }

    private static let smallWords = packed([
      "of", "and", "the", "for", "in", "on", "to", "at", "by", "&", "de", "du", "des", "la", "le",
      "et", "y", "co", "co.", "corp", "inc", "inc.", "ltd", "ltd.", "plc", "ag", "sa", "nv",
    ])
    private static let countries = packed(["u.s.", "us", "u.k.", "uk"])

    private static func packed(_ words: [String]) -> [UInt64] {
      words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    }
  }
}
