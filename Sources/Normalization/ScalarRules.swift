/// What becomes of a scalar that is not plain ASCII.
package enum ScalarRules {
  package enum Rule: Equatable {
    case keep
    case drop
    /// Kept where it joins, dropped elsewhere.
    case joiner
    case ascii(UInt8)
    case ellipsis
  }

  static let ellipsis: [UInt8] = [0x2E, 0x2E, 0x2E]

  package static func rule(for scalar: Unicode.Scalar) -> Rule {
    switch scalar.value {
    case 0x09, 0x0A: .ascii(UInt8(scalar.value))
    case 0x0B, 0x0C: .ascii(0x20)
    case 0x0D, 0x85, 0x2028, 0x2029: .ascii(0x0A)
    case 0x00..<0x20, 0x7F...0x9F: .drop
    case 0x20..<0x7F: .ascii(UInt8(scalar.value))
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .ascii(0x20)
    case 0xAD, 0x200B, 0x2060...0x2064, 0xFEFF, 0x180E: .drop
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: .drop
    case 0x200C, 0x200D: .joiner
    case 0x2010...0x2013: .ascii(UInt8(ascii: "-"))
    case 0x2018...0x201B, 0x2032, 0x02BC: .ascii(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x2033: .ascii(UInt8(ascii: "\""))
    case 0x2026: .ellipsis
    default: .keep
    }
  }

  /// Whether a scalar is the same in every NFC text and combines with nothing before it.
  ///
  /// By block, for speed: Latin, Cyrillic, punctuation, ideographs, syllables and emoji make up
  /// nearly all of news. Any other scalar costs one quick check of its field.
  package static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x300, 0x400...0x482, 0x48A...0x52F, 0x2010...0x20CF: true
    case 0x3001...0x3029, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1F000...0x1FAFF: true
    default: false
    }
  }
}
