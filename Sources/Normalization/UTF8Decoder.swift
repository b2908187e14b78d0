/// Decodes UTF-8 one scalar at a time, strictly: no overlong form, no surrogate, nothing over
/// U+10FFFF.
enum UTF8Decoder {
  /// The scalar at `position` and how many bytes it takes; without a scalar, the bytes of the
  /// maximal subpart that cannot be one (Unicode 15, section 3.9, table 3-8).
  static func decode(
    _ bytes: borrowing Span<UInt8>,
    at position: Int,
    limit: Int
  ) -> (scalar: Unicode.Scalar?, count: Int) {
    let lead = bytes[position]
    guard lead >= 0x80 else { return (Unicode.Scalar(lead), 1) }
    guard let (length, second) = shape(of: lead) else { return (nil, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard position + offset < limit, allowed.contains(bytes[position + offset])
      else { return (nil, offset) }
      value = value << 6 | UInt32(bytes[position + offset] & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// The length that a lead byte announces and what may follow it (Unicode 15, table 3-7).
  private static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
