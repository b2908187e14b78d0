/// Bytes of names, compared whatever the case of their ASCII letters.
enum Letters {
  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a byte is a letter or a digit of ASCII.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || isDigit(byte) }

  /// The same for words that differ in case alone; `factor` is odd.
  @inline(__always)
  static func hash(_ bytes: borrowing Span<UInt8>, _ word: Range<Int>, _ factor: UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: word.count) &* factor
    for index in word { hash = (hash ^ UInt64(folded(bytes[index]))) &* factor }
    return hash ^ hash >> 32
  }

  static func equal(
    _ bytes: borrowing Span<UInt8>,
    _ left: Range<Int>,
    _ right: Range<Int>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where folded(bytes[left.lowerBound + offset]) != folded(bytes[right.lowerBound + offset]) {
      return false
    }
    return true
  }

  /// Whether a name ends in another one, from the start of a word on.
  static func ends(
    _ bytes: borrowing Span<UInt8>,
    _ name: Range<Int>,
    in end: Range<Int>
  ) -> Bool {
    let start = name.upperBound - end.count
    guard start >= name.lowerBound else { return false }
    guard start == name.lowerBound || bytes[start - 1] == 0x20 else { return false }
    return equal(bytes, start..<name.upperBound, end)
  }
}
