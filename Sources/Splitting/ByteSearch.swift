import BroadsheetCore

let lineFeed = UInt8(ascii: "\n")

extension Span where Element == UInt8 {
  func holds(_ pattern: [UInt8], at position: Int) -> Bool {
    guard position >= 0, pattern.count <= count - position else { return false }
    let pattern = pattern.span
    for index in pattern.indices where self[position + index] != pattern[index] { return false }
    return true
  }

  /// As `holds`, for a pattern in lower case that the bytes may have in any case.
  func holds(anyCase pattern: [UInt8], at position: Int) -> Bool {
    position >= 0 && position <= count && begins(with: pattern, in: position..<count)
  }

  /// Whether the bytes of a range are these.
  func spells(_ word: [UInt8], in range: Range<Int>) -> Bool {
    range.count == word.count && holds(word, at: range.lowerBound)
  }

  /// Whether a range spells a word in lower case, in any case.
  func spells(anyCase word: [UInt8], in range: Range<Int>) -> Bool {
    range.count == word.count && begins(with: word, in: range)
  }

  /// Whether a range begins with `pattern`, which is in lower case, in any case.
  func begins(with pattern: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count >= pattern.count else { return false }
    let pattern = pattern.span
    for index in pattern.indices
    where ASCII.lowercased(self[range.lowerBound + index]) != pattern[index] { return false }
    return true
  }

  /// The first place in a range of `pattern`, which is in lower case, in any case.
  func firstIndex(ofAnyCase pattern: [UInt8], in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while range.upperBound - position >= pattern.count {
      if begins(with: pattern, in: position..<range.upperBound) { return position }
      position += 1
    }
    return nil
  }

  /// The first place at or after `start` of a short `pattern`.
  func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    var position = start
    while true {
      position = ByteScan.firstIndex(of: pattern[0], in: self, from: position)
      guard position < count else { return nil }
      if holds(pattern, at: position) { return position }
      position += 1
    }
  }

  /// The length of the UTF-8 character at `position`; 0 if none is there, negative if it is cut by the
  /// end.
  func scalarLength(at position: Int) -> Int {
    let length =
      switch self[position] {
      case ..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    for offset in 1..<Swift.max(1, length) {
      guard position + offset < count else { return -offset }
      if self[position + offset] & 0xC0 != 0x80 { return 0 }
    }
    return length
  }

  /// The range without the blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isBlank(self[start]) { start += 1 }
    while start < end, ASCII.isBlank(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The number that `length` digits at `position` spell, or nil where a byte is not a digit, or
  /// where the number may not fit.
  func number(at position: Int, digits length: Int) -> Int? {
    guard position >= 0, 1...18 ~= length, length <= count - position else { return nil }
    var number = 0
    for index in position..<position + length {
      guard ASCII.isDigit(self[index]) else { return nil }
      number = number * 10 + Int(self[index] - 0x30)
    }
    return number
  }
}

extension ArraySlice<UInt8> {
  /// The part at a range of offsets from the slice's own beginning.
  func at(_ range: Range<Int>) -> Self {
    self[startIndex + range.lowerBound..<startIndex + range.upperBound]
  }
}

extension ArticleBatch {
  /// Copies bytes to the end of the text; returns their place there.
  mutating func append(_ slice: ArraySlice<UInt8>) -> TextRange {
    let start = text.count
    text.append(contentsOf: slice)
    return TextRange(start, text.count)
  }
}

extension [UInt8] {
  /// Appends what `body` appends, with a blank line before it if there is text behind `start`;
  /// appends nothing if `body` does.
  mutating func appendParagraph(since start: Int, _ body: (inout [UInt8]) -> Void) {
    let before = count
    if before > start { append(contentsOf: [lineFeed, lineFeed]) }
    let words = count
    body(&self)
    if count == words { removeLast(words - before) }
  }
}
