/// Questions about single bytes of text, answered for ASCII; every byte beyond it is a no.
///
/// Hot loops of other modules ask them for each byte. They compile into their callers: an
/// `@inlinable` function of a `package` type does so only if the type is `@usableFromInline`, too.
@usableFromInline
package enum ASCII {
  @inlinable
  @inline(__always)
  package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inlinable
  @inline(__always)
  package static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inlinable
  @inline(__always)
  package static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  @inlinable
  @inline(__always)
  package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a byte is a letter or a digit.
  @inlinable
  @inline(__always)
  package static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Whether a byte is a space, a tab, a line feed or a carriage return.
  @inlinable
  @inline(__always)
  package static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Whether a byte is a space or a line feed.
  @inlinable
  @inline(__always)
  package static func isSpaceOrLineFeed(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  /// A capital letter as a small one; any other byte as it is.
  @inlinable
  @inline(__always)
  package static func lowercased(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  /// The value of a hexadecimal digit.
  @inlinable
  package static func hexDigit(_ byte: UInt8) -> Int? {
    if isDigit(byte) { return Int(byte) - 0x30 }
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x66 ? Int(letter) - 0x57 : nil
  }
}
