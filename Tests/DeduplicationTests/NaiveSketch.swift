import BroadsheetCore

/// The sketch of a text by its definition, a byte at a time.
enum NaiveSketch {
  static let window = 16
  static let bins = 73

  static func fold(_ byte: UInt8) -> UInt8 { (byte == 0x0A ? 0x20 : byte) | 0x20 }

  static func opens(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte >= 0xE0 }

  static func anchors(_ text: [UInt8]) -> [Int] {
    text.indices.filter { i in
      i > 0 && i + window <= text.count && opens(text[i]) && !opens(text[i - 1])
        && text[i - 1] & 3 == 0
    }
  }

  static func hash(_ window: ArraySlice<UInt8>) -> UInt64 {
    let folded = window.map { UInt64(fold($0)) }
    let words = [0, 8].map { start in
      (0..<8).reduce(UInt64(0)) { $0 | folded[start + $1] << UInt64($1 * 8) }
    }
    let product = (words[0] ^ 0xA076_1D64_78BD_642F)
      .multipliedFullWidth(by: words[1] ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Nil where there are too few anchors.
  static func sketch(_ text: [UInt8], fewest: Int) -> Sketch? {
    let anchors = anchors(text)
    guard anchors.count >= fewest else { return nil }
    var least = [UInt32?](repeating: nil, count: bins)
    for anchor in anchors {
      let hash = hash(text[anchor..<anchor + window])
      for half in [hash >> 32, hash & 0xFFFF_FFFF] {
        let scaled = half * UInt64(bins)
        let bin = Int(scaled >> 32)
        least[bin] = min(least[bin] ?? .max, UInt32(scaled & 0xFFFF_FFFF))
      }
    }
    let filled = least.indices.map { bin in
      var donor = bin
      while least[donor] == nil { donor = (donor + max(bin, 1)) % bins }
      return UInt64(least[donor] ?? 0)
    }
    return Sketch(words: packed(filled))
  }

  private static func packed(_ least: [UInt64]) -> SIMD4<UInt64> {
    var words = SIMD4<UInt64>()
    for i in 0..<5 {
      words[0] |= (least[i] % 8192) << UInt64(13 * i)
      words[1] |= (least[i + 5] % 8192) << UInt64(13 * i)
    }
    for i in 0..<63 {
      words[2] |= (least[i + 10] % 2) << UInt64(i)
      words[3] |= (least[i + 10] / 2 % 2) << UInt64(i)
    }
    // The bin that no text has.
    words[2] |= 1 << 63
    words[3] |= 1 << 63
    return words
  }
}
