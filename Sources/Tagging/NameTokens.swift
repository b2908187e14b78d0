internal import BroadsheetCore

/// The tokens of names, in lists and in text: the longest sequences of ASCII letters, digits and
/// non-ASCII letters.
///
/// Everything else is a boundary. Between two tokens of one name are at most `maxGap` ASCII bytes,
/// where a blank of the name matches one blank or one line break of the text.
enum NameTokens {
  static let maxGap = 4
  /// Longer names are refused: the longest of the lists has 15 tokens.
  static let maxTokens = 24

  /// Words of a bitmap over pairs of bytes.
  static let startWords = 1 << 10

  /// The bit of a token's first two bytes; the second counts only if it is an ASCII letter or
  /// digit: one byte of another letter does not show whether it belongs to the token.
  static func startBit(_ first: UInt8, _ second: UInt8) -> (word: Int, bit: UInt64) {
    let inside = isASCIIWord(second) ? second : 0
    return (Int(first) << 2 | Int(inside) >> 6, 1 << UInt64(inside & 63))
  }

  static func isASCIIWord(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) }

  static func isBlank(_ byte: UInt8) -> Bool { ASCII.isSpaceOrLineFeed(byte) }

  static func isUpper(_ byte: UInt8) -> Bool { ASCII.isUpper(byte) }

  static func isLower(_ byte: UInt8) -> Bool { ASCII.isLower(byte) }

  /// Whether a non-ASCII scalar is part of a word: letters, marks and digits are; punctuation,
  /// symbols, spaces and emoji are not.
  ///
  /// By blocks: `Unicode.Scalar.Properties` costs a binary search for each scalar.
  static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0xBF: scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA
    case 0xD7, 0xF7: false
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x2E00...0x2E7F: false
    case 0x3000...0x303F, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFF0F: false
    case 0xFF1A...0xFF20, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF: false
    default: true
    }
  }

  /// Decodes the scalar at `position` of valid UTF-8; a scalar that is cut off reads as U+FFFD.
  static func scalar(
    _ text: borrowing Span<UInt8>,
    at position: Int,
    end: Int
  ) -> (value: UInt32, count: Int) {
    let lead = text[position]
    let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard count > 1, position + count <= end else {
      return (lead < 0x80 ? UInt32(lead) : 0xFFFD, 1)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<count { value = value << 6 | UInt32(text[position + offset] & 0x3F) }
    return (value, count)
  }

  /// The end of the token at `position`; `position` itself if no token starts there.
  static func end(_ text: borrowing Span<UInt8>, from position: Int, limit: Int) -> Int {
    var end = position
    while end < limit {
      if isASCIIWord(text[end]) {
        end += 1
      } else if text[end] < 0x80 {
        break
      } else {
        let (value, count) = scalar(text, at: end, end: limit)
        guard isWord(value) else { break }
        end += count
      }
    }
    return end
  }

  /// Whether the scalar that ends right before `position` is part of a word.
  static func isWordBefore(_ text: borrowing Span<UInt8>, _ position: Int, start: Int) -> Bool {
    guard position > start else { return false }
    guard text[position - 1] >= 0x80 else { return isASCIIWord(text[position - 1]) }
    var lead = position - 1
    while lead > start, position - lead < 4, text[lead] & 0xC0 == 0x80 { lead -= 1 }
    return isWord(scalar(text, at: lead, end: position).value)
  }

  /// The gap after a token that ends at `position`: its bytes packed, and its end.
  ///
  /// Nil if no name continues over it: two blanks in a row, a long gap, or non-ASCII punctuation.
  static func gap(
    _ text: borrowing Span<UInt8>,
    from position: Int,
    limit: Int
  ) -> (packed: UInt64, end: Int)? {
    var packed: UInt64 = 1
    var end = position
    while end < limit, text[end] < 0x80, !isASCIIWord(text[end]) {
      let byte = isBlank(text[end]) ? 0x20 : text[end]
      guard end - position < maxGap, byte > 0x20 || packed & 0xFF != 0x20 else { return nil }
      guard byte >= 0x20 else { return nil }
      packed = packed << 8 | UInt64(byte)
      end += 1
    }
    return end < limit && end > position ? (packed, end) : nil
  }
}
