internal import BroadsheetCore

/// A character reference of HTML or SGML, decoded: `&amp;`, `&#233;`, `&#xE9;`.
///
/// A reference that was escaped several times (`&amp;lt;`) is decoded to its end. Other text, such
/// as the ampersand of "AT&T", is not a reference.
struct CharacterReference {
  /// Its scalars; empty where it names something that is not text.
  let scalars: [Unicode.Scalar]
  /// The offset after it.
  let end: Int

  /// The reference with its `&` at `position`, if there is one.
  init?(_ text: borrowing Span<UInt8>, at position: Int, limit: Int) {
    guard var (scalar, end) = Self.decode(text, afterAmpersand: position + 1, limit: limit)
    else { return nil }
    while scalar == "&",
      let (inner, innerEnd) = Self.decode(text, afterAmpersand: end, limit: limit)
    {
      (scalar, end) = (inner, innerEnd)
    }
    scalars = [scalar]
    self.end = end
  }

  private static func decode(
    _ text: borrowing Span<UInt8>,
    afterAmpersand start: Int,
    limit: Int
  ) -> (Unicode.Scalar, end: Int)? {
    guard start < limit else { return nil }
    guard text[start] == UInt8(ascii: "#") else { return named(text, at: start, limit: limit) }
    return numeric(text, at: start + 1, limit: limit)
  }

  /// A name counts only with its semicolon: "R&D" and "&copy" in an address are left alone.
  private static func named(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    limit: Int
  ) -> (Unicode.Scalar, end: Int)? {
    var end = start
    while end < limit, end - start <= NamedReferences.longest, ASCII.isAlphanumeric(text[end]) {
      end += 1
    }
    guard end > start, end < limit, text[end] == UInt8(ascii: ";") else { return nil }
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(text[index])) }
    return NamedReferences.byName[name[...]].map { ($0, end + 1) }
  }

  /// A number counts without its semicolon, too.
  ///
  /// Numbers from 0x80 to 0x9F mean Windows-1252, as in HTML; a number that is not a scalar value
  /// reads as U+FFFD.
  private static func numeric(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    limit: Int
  ) -> (Unicode.Scalar, end: Int)? {
    let isHex = start < limit && text[start] | 0x20 == UInt8(ascii: "x")
    let first = isHex ? start + 1 : start
    var value: UInt32 = 0
    var end = first
    while end < limit, let digit = digit(text[end], isHex ? 16 : 10) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
      end += 1
    }
    guard end > first else { return nil }
    if end < limit, text[end] == UInt8(ascii: ";") { end += 1 }
    if (0x80...0x9F).contains(value) { return (Windows1252.scalar(UInt8(value)), end) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", end)
  }

  private static func digit(_ byte: UInt8, _ radix: UInt32) -> UInt32? {
    guard let digit = ASCII.hexDigit(byte), digit < radix else { return nil }
    return UInt32(digit)
  }
}
