internal import BroadsheetCore

/// An acronym: two to eight letters, two of them capitals, as "ECB", "U.N.", "DoD", "AT&T".
struct Acronym {
  /// The letters, the first in the highest byte that is not zero.
  let key: UInt64
  private let count: Int

  private static let longest = 8

  /// Nil where the word is not an acronym; full stops do not count.
  init?(_ bytes: borrowing Span<UInt8>, _ word: Range<Int>) {
    let start = word.lowerBound
    guard word.count >= 2, word.count <= 2 * Self.longest else { return nil }
    // Most names are words.
    if word.count > 2, ASCII.isLower(bytes[start + 1]), ASCII.isLower(bytes[start + 2]) {
      return nil
    }
    var key: UInt64 = 0
    var count = 0
    var capitals = 0
    for index in word {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), index > word.lowerBound { continue }
      guard count < Self.longest, Self.mayBeIn(byte) else { return nil }
      if ASCII.isUpper(byte) { capitals += 1 }
      key = key << 8 | UInt64(byte)
      count += 1
    }
    guard capitals >= 2 else { return nil }
    self.key = key
    self.count = count
  }

  /// Reads the acronym that fills a bracket; `range` starts behind the opening bracket.
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
    ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "&")
  }

  /// Whether its letters are the initials of a name of several words.
  ///
  /// O(bytes of the name): a bit for every number of letters that the words so far may stand for.
  func isSpelled(
    by name: Range<Int>,
    of bytes: borrowing Span<UInt8>,
    _ rules: NameRules
  ) -> Bool {
    guard name.count <= 160 else { return false }
    var reached: UInt32 = 1
    var words = 0
    var start = name.lowerBound
    for index in name.lowerBound...name.upperBound {
      let isEnd = index == name.upperBound || bytes[index] == 0x20 || bytes[index] == 0x2D
      guard isEnd else { continue }
      if index > start {
        let isBehindHyphen = start > name.lowerBound && bytes[start - 1] == 0x2D
        let word = Word(start..<index, of: bytes, isFirst: words == 0, rules)
        reached = step(reached, word, maySkip: word.maySkip || isBehindHyphen)
        words += 1
      }
      start = index + 1
    }
    return words > 1 && reached >> UInt32(count) & 1 != 0
  }

  private func step(_ reached: UInt32, _ word: Word, maySkip: Bool) -> UInt32 {
    var next = maySkip ? reached : 0
    for position in 0..<count where reached >> UInt32(position) & 1 != 0 {
      let letter = UInt8(truncatingIfNeeded: key >> UInt64(8 * (count - 1 - position)))
      if ASCII.lowercased(letter) == word.initial || word.mayBeAnd && letter == UInt8(ascii: "&") {
        next |= 1 << UInt32(position + 1)
      }
    }
    return next
  }

  /// A word of the long name.
  private struct Word {
    let initial: UInt8
    /// The acronym may have no letter for it.
    let maySkip: Bool
    /// The acronym may have "&" for it.
    let mayBeAnd: Bool

    init(
      _ word: Range<Int>,
      of bytes: borrowing Span<UInt8>,
      isFirst: Bool,
      _ rules: NameRules
    ) {
      initial = ASCII.lowercased(bytes[word.lowerBound])
      let isFiller = rules.acronymFillers.contains(word, of: bytes)
      maySkip = isFiller || isFirst && rules.acronymCountries.contains(word, of: bytes)
      mayBeAnd = isFiller && initial == rules.conjunction.first
    }
  }
}
