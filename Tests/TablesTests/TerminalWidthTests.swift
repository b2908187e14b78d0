import Tables
import Testing

/// Cells of a terminal: what a person sees as one character stands in none, one or two.
@Suite struct TerminalWidthTests {
  static let cases: [(String, Int)] = [
    ("", 0), ("plain", 5), ("Zoë", 3), ("Zoe\u{308}", 3), ("É", 1), ("n\u{303}\u{323}", 1),
    // East Asian: wide, fullwidth, halfwidth, marks on kana, marks of punctuation.
    ("中国", 4), ("日本語", 6), ("ＡＢ", 4), ("ｱｲ", 2), ("か\u{3099}", 2), ("。「」", 6), ("𠮷", 2),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1112}\u{1161}", 2), ("\u{3000}", 2),
    // Signs under vowels, joiners between consonants; vowels that stand for themselves.
    ("हिन्दी", 5), ("क्ष", 2), ("ไทย", 3), ("น้ำ", 2), ("עברית", 5), ("שָׁלוֹם", 4), ("العربية", 7),
    ("مُحَمَّد", 4), ("\u{600}1", 2),
    // Pictures, of several scalars as of one.
    ("😀", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("🇩", 1), ("1️⃣", 2),
    ("❤️", 2), ("❤", 1), ("☎️", 2), ("⌚", 2), ("©", 1), ("🫱🏻‍🫲🏿", 2), ("🧑🏽‍🚀", 2),
    ("🏴\u{E0067}\u{E007F}", 2),
    // What is not seen, and what is.
    ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("\u{FEFF}a", 1), ("a\u{AD}b", 3), ("€…–", 3),
  ]

  @Test(arguments: cases)
  func cellsAreCounted(_ text: String, _ cells: Int) {
    #expect(TerminalWidth.of(text) == cells)
    #expect(TerminalWidth.of("Ab " + text + " cD") == cells + 6)
  }

  /// However a text is cut, it fits, says so, and is not cut more than it must be.
  @Test(arguments: cases.map(\.0) + ["Frank-Walter Steinmeier", "中华人民共和国国务院", "x👩‍👩‍👧‍👦y🇩🇪z"])
  func textsAreCut(_ text: String) {
    let whole = TerminalWidth.of(text)
    for width in 0...(whole + 2) {
      let cut = TerminalWidth.cut(text, to: width)
      #expect(TerminalWidth.of(cut) <= width)
      guard width < whole else {
        #expect(cut == text)
        continue
      }
      #expect(width == 0 ? cut.isEmpty : cut.last == "…")
      #expect(text.hasPrefix(cut.dropLast()))
      #expect(width == 0 || TerminalWidth.of(cut) >= width - 1)
    }
  }
}
