import BroadsheetCore

/// Blank, tab, LF or CR.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> Int? {
  if isDigit(byte) { return Int(byte) - 0x30 }
  let letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? Int(letter) - 0x57 : nil
}

let lineFeed = UInt8(ascii: "\n")

extension Span where Element == UInt8 {
  func holds(_ pattern: [UInt8], at position: Int) -> Bool {
    guard position >= 0, pattern.count <= count - position else { return false }
    let pattern = pattern.span
    for index in pattern.indices where self[position + index] != pattern[index] { return false }
    return true
  }

  /// The first place at or after `start` where a short `pattern` stands.
  func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    var position = start
    while true {
      position = ByteScan.firstIndex(of: pattern[0], in: self, from: position)
      guard position < count else { return nil }
      if holds(pattern, at: position) { return position }
      position += 1
    }
  }

  /// The range without the blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(self[start]) { start += 1 }
    while start < end, isBlank(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The number that `length` digits from `position` on spell, or nil if they are no digits, or
  /// more of them than any arithmetic bears.
  func number(at position: Int, digits length: Int) -> Int? {
    guard position >= 0, 1...18 ~= length, length <= count - position else { return nil }
    var number = 0
    for index in position..<position + length {
      guard isDigit(self[index]) else { return nil }
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
  /// Copies bytes to the end of the text; returns where they stand there.
  mutating func append(_ slice: ArraySlice<UInt8>) -> TextRange {
    let start = text.count
    text.append(contentsOf: slice)
    return TextRange(start, text.count)
  }
}
