internal import BroadsheetCore

/// Compares the bytes of names, whatever the case of their ASCII letters.
enum Letters {
  /// A hash that is equal for words that differ only in case; `factor` is odd.
  @inline(__always)
  static func hash(_ word: Range<Int>, of bytes: borrowing Span<UInt8>, factor: UInt64) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: word.count) &* factor
    for index in word { hash = (hash ^ UInt64(ASCII.lowercased(bytes[index]))) &* factor }
    return hash ^ hash >> 32
  }

  /// The small letters of a word of at most eight bytes, the last in the lowest byte.
  @inline(__always)
  static func packed(_ word: Range<Int>, of bytes: borrowing Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in word { packed = packed << 8 | UInt64(ASCII.lowercased(bytes[index])) }
    return packed
  }

  static func equal(
    _ left: Range<Int>,
    _ right: Range<Int>,
    of bytes: borrowing Span<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where ASCII.lowercased(bytes[left.lowerBound + offset])
      != ASCII.lowercased(bytes[right.lowerBound + offset])
    {
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
    for offset in prefix.indices
    where ASCII.lowercased(bytes[name.lowerBound + offset]) != prefix[offset] {
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
