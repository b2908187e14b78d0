internal import BroadsheetCore

/// Compares the bytes of names, whatever the case of their ASCII letters.
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

  /// A hash that is equal for words that differ only in case; `factor` is odd.
  @inline(__always)
  static func hash(_ word: Range<Int>, of bytes: borrowing Span<UInt8>, factor: UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: word.count) &* factor
    for index in word { hash = (hash ^ UInt64(folded(bytes[index]))) &* factor }
    return hash ^ hash >> 32
  }

  /// The small letters of a word of at most eight bytes, the last in the lowest byte.
  @inline(__always)
  static func packed(_ word: Range<Int>, of bytes: borrowing Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in word { packed = packed << 8 | UInt64(folded(bytes[index])) }
    return packed
  }

  static func equal(
    _ left: Range<Int>,
    _ right: Range<Int>,
    of bytes: borrowing Span<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where folded(bytes[left.lowerBound + offset]) != folded(bytes[right.lowerBound + offset]) {
      return false
    }
    return true
  }

  /// Whether a name begins with `prefix`, which is in small letters.
  static func begins(
    _ name: Range<Int>,
    of bytes: borrowing Span<UInt8>,
    with prefix: [UInt8]
  ) -> Bool {
    guard name.count >= prefix.count else { return false }
    let prefix = prefix.span
    for offset in prefix.indices where folded(bytes[name.lowerBound + offset]) != prefix[offset] {
      return false
    }
    return true
  }

  /// Whether a name ends in another one, from the start of a word on.
  static func ends(
    _ name: Range<Int>,
    in end: Range<Int>,
    of bytes: borrowing Span<UInt8>
  ) -> Bool {
    let start = name.upperBound - end.count
    guard start >= name.lowerBound else { return false }
    guard start == name.lowerBound || bytes[start - 1] == 0x20 else { return false }
    return equal(start..<name.upperBound, end, of: bytes)
  }
}
