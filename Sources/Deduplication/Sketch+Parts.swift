package import BroadsheetCore

/// How the 256 bits are laid out, by sketch.h: five minima in each of two words, four of 13 bits
/// and one of 12; the last bits of 63 more; their last bits but one.
extension Sketch {
  /// How many of the 73 minima of a near copy may differ.
  ///
  /// By chance 16 of those of two bits agree: if 51 agree, texts share 62 % of their passages.
  package static let mostDifferences = 22

  /// That of a text of which only the same text is a copy.
  init(hash: UInt64) {
    let odd: SIMD4<UInt64> = [
      0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93,
    ]
    let product = SIMD4(repeating: hash) &* odd
    self.init(words: (product ^ (product &>> 32)) &* odd)
  }

  /// A band, of five: two minima, both of which rarely agree by chance.
  func band(_ band: Int) -> UInt32 {
    let pair = (words &>> UInt64(band * 13)) & 0x1FFF
    return UInt32(truncatingIfNeeded: pair[0] | pair[1] << 13)
  }

  /// How many of the 73 minima differ.
  package func differences(from other: Sketch) -> Int {
    let change = words ^ other.words
    // The first bit of each of the ten of which any is set.
    let firsts: UInt64 = 1 << 12 | 1 << 25 | 1 << 38 | 1 << 51 | 1 << 63
    let wide = (((change & ~firsts) &+ ~firsts) | change) & firsts
    return (wide[0] | wide[1] >> 1).nonzeroBitCount + (change[2] | change[3]).nonzeroBitCount
  }
}
