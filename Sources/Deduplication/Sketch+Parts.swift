package import BroadsheetCore

/// How the 256 bits are laid out, by sketch.h: ten minima of 16 bits, two of which are a band; the
/// first bits of 48 more; their second bits.
extension Sketch {
  static let bands = 5
  /// How many of the 58 minima of a near copy may differ.
  ///
  /// By chance 12 of those of two bits agree: if 41 agree, texts share 63 % of their passages.
  package static let mostDifferences = 17

  /// That of a text of which only the same text is a copy.
  init(hash: UInt64) {
    let odd: SIMD4<UInt64> = [
      0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93,
    ]
    let product = SIMD4(repeating: hash) &* odd
    self.init(words: (product ^ (product &>> 32)) &* odd)
  }

  func band(_ band: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: words[band >> 1] >> UInt64((band & 1) * 32))
  }

  /// How many of the 58 minima differ.
  package func differences(from other: Sketch) -> Int {
    let change = words ^ other.words
    let low: UInt64 = 0x7FFF_7FFF_7FFF_7FFF
    // The first bit of each sixteen of which any is set.
    let first = (((change[0] & low) &+ low) | change[0]) & ~low
    let second = (((change[1] & low) &+ low) | change[1]) & ~low
    let third = (((change[2] & low) &+ low) | change[2]) & 0x8000_8000
    let narrow = (change[3] | change[3] >> 48 | (change[2] >> 32) << 16) & 0xFFFF_FFFF_FFFF
    return (first | second >> 1).nonzeroBitCount + third.nonzeroBitCount + narrow.nonzeroBitCount
  }
}
