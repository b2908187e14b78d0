// How the tokenizer reads bytes from 0x80 on.

/// One scalar of text that may not be UTF-8, and its kind in a token.
struct TokenScalar {
  enum Kind {
    case blank, capital, small, caseless, mark, apostrophe
  }

  let kind: Kind
  let count: Int

  /// Reads the scalar at `position`; a byte that does not begin a scalar is a mark.
  @inline(__always)
  init(_ text: borrowing Span<UInt8>, at position: Int, limit: Int) {
    guard text[position] < 0x80 else {
      self.init(beyondASCII: text, at: position, limit: limit)
      return
    }
    self.init(kind: Self.ascii(text[position]), count: 1)
  }

  private init(kind: Kind, count: Int) {
    self.kind = kind
    self.count = count
  }

  @inline(never)
  private init(beyondASCII text: borrowing Span<UInt8>, at position: Int, limit: Int) {
    let lead = text[position]
    let wanted = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard wanted > 0, position + wanted <= limit else {
      kind = .mark
      count = 1
      return
    }
    var value = UInt32(lead) & (0x7F >> UInt32(wanted))
    for offset in 1..<wanted {
      guard text[position + offset] & 0xC0 == 0x80 else {
        kind = .mark
        count = 1
        return
      }
      value = value << 6 | UInt32(text[position + offset] & 0x3F)
    }
    kind = Self.kind(of: value)
    count = wanted
  }

  private static func ascii(_ byte: UInt8) -> Kind {
    if NameTokens.isUpper(byte) { return .capital }
    if NameTokens.isLower(byte) { return .small }
    if (byte &- 0x30) < 10 { return .caseless }
    if byte <= 0x20 { return .blank }
    return byte == UInt8(ascii: "'") ? .apostrophe : .mark
  }

  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0x80..<0xA0: .mark
    case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .blank
    case 0x2018, 0x2019, 0x02BC: .apostrophe
    case 0xC0..<0x600: LetterCase.kind(of: scalar)
    case 0x1E00..<0x2000: LetterCase.kind(of: scalar)
    default: NameTokens.isWord(scalar) ? .caseless : .mark
    }
  }
}

/// The case of Latin, Greek, Cyrillic and Armenian letters, one bit a scalar.
private enum LetterCase {
  private static let words = 0x2000 / 64
  private static let capitals = bitmap { $0.isUppercase || $0.generalCategory == .titlecaseLetter }
  private static let smalls = bitmap { $0.isLowercase }

  /// Made once, at first use: 8,192 bits.
  private static func bitmap(_ holds: (Unicode.Scalar.Properties) -> Bool) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: words)
    for value in UInt32(0xC0)..<0x2000 {
      guard let scalar = Unicode.Scalar(value), holds(scalar.properties) else { continue }
      bits[Int(value) >> 6] |= 1 << UInt64(value & 63)
    }
    return bits
  }

  static func kind(of scalar: UInt32) -> TokenScalar.Kind {
    let (word, bit) = (Int(scalar) >> 6, UInt64(1) << UInt64(scalar & 63))
    if smalls[word] & bit != 0 { return .small }
    if capitals[word] & bit != 0 { return .capital }
    return NameTokens.isWord(scalar) ? .caseless : .mark
  }
}

extension TokenScalar {
  var isWord: Bool { kind == .capital || kind == .small || kind == .caseless }
}
