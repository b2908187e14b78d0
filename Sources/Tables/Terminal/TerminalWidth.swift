/// Measures text in cells of a terminal.
package enum TerminalWidth {
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Returns the width of a text.
  ///
  /// An emoji of several scalars, such as a family or a flag, takes two cells. In all other characters
  /// the scalars add up, and marks take none.
  static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else {
      return scalars.first.map(width) ?? 0
    }
    if isPicture(first, scalars) { return 2 }
    return scalars.reduce(0) { $0 + width($1) }
  }

  /// Cuts a text at its end, or at its start, to at most `width` cells, and marks the cut with ….
  package static func cut(_ text: String, to width: Int, keepsEnd: Bool = false) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    guard keepsEnd else { return String(prefix(of: text, width - 1)) + "…" }
    return "…" + String(prefix(of: text.reversed(), width - 1).reversed())
  }

  private static func prefix(of text: some Sequence<Character>, _ width: Int) -> [Character] {
    var cells = 0
    return text.prefix { character in
      cells += of(character)
      return cells <= width
    }
  }

  /// A selector makes an emoji, a joiner or a skin tone joins several, and two regional indicators are
  /// a flag.
  ///
  /// Source: Unicode Technical Standard #51.
  private static func isPicture(
    _ first: Unicode.Scalar,
    _ scalars: Character.UnicodeScalarView
  ) -> Bool {
    if isRegional(first) { return scalars.dropFirst().first.map(isRegional) ?? false }
    guard first.properties.isEmoji else { return false }
    return first.properties.isEmojiPresentation
      || scalars.contains { $0.value == 0xFE0F || $0.properties.isEmojiModifier }
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    if isZero(scalar) { return 0 }
    if scalar.properties.isEmojiPresentation { return isRegional(scalar) ? 1 : 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Whether a scalar takes no cell: marks, the later letters of a Hangul syllable, and invisible
  /// scalars, but not Arabic signs under numbers and the soft hyphen, which are visible.
  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  /// East Asian wide and fullwidth scalars, without emoji.
  ///
  /// Source: EastAsianWidth.txt of Unicode 15. Ranges with only unassigned scalars or emoji between
  /// them are joined.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
