import Foundation
import Normalization
import Testing

/// Tables of texts before and after.
@Suite struct RuleTests {
  static let references = [
    ("communiqu&#233;", "communiqué"), ("&#xE9;&#XE9;&#Xe9;", "ééé"), ("&#214;tzi", "Ötzi"),
    ("AT&amp;T", "AT&T"), ("AT&T", "AT&T"), ("R&D; R&D", "R&D; R&D"),
    ("a & b && c&", "a & b && c&"),
    ("&lt;b&gt; &quot;x&quot; &apos;", "<b> \"x\" '"), ("&eacute;&Eacute;&Ccedil;", "éÉÇ"),
    ("&amp;lt;", "<"), ("&amp;amp;amp;eacute;", "é"), ("&#38;#38;amp;T", "&T"), ("&#38;", "&"),
    ("&copy 2020 &eacute", "&copy 2020 &eacute"), ("&nosuchname;", "&nosuchname;"), ("&;", "&;"),
    ("&thetasym;&alefsym;", "ϑℵ"), ("&thetasymx;", "&thetasymx;"),
    ("&#233 &#233x", "é éx"), ("&#xE9g", "ég"), ("&# &#; &#x; &#xg; &#", "&# &#; &#x; &#xg; &#"),
    ("&#146;s &#147;a&#148; &#150; &#x80;", "'s \"a\" - €"), ("&#129;&#141;", ""),
    ("a&#0;b&#1;c&#31;d&#127;e", "abcde"), ("a&#9;b&#10;c&#13;d", "a\tb\nc\nd"),
    ("&#2;Title&#3;", "Title"), ("a&nbsp;b&#160;c&#xA0;d", "a b c d"), ("co&shy;op", "coop"),
    ("&ldquo;a&rdquo; &lsquo;b&rsquo; c&hellip;", "\"a\" 'b' c..."),
    ("&#xD800;&#xDFFF;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#1114112;", "\u{FFFD}"),
    ("&#99999999999999999999999999;", "\u{FFFD}"), ("&#x1F600;", "😀"),
    ("&#000000000000000000000000065;", "A"), ("e&#769; e&#x301;", "é é"),
    ("&Dstrok;uro&dstrok;", "Đurođ"), ("&ndash;&mdash;", "-—"),
  ]

  @Test(arguments: references)
  func decodesReferences(_ text: String, _ expected: String) {
    #expect(normalized(text) == expected)
    #expect(normalized("x" + text + " x") == "x" + expected + " x")
  }

  static let typography = [
    ("It’s ‘so’ ‚low‛", "It's 'so' 'low'"), ("“Yes”, „no‟", "\"Yes\", \"no\""), ("5′ 6″", "5' 6\""),
    ("``Yes,'' he said", "\"Yes,\" he said"), ("''''", "\"\""), ("'''", "\"'"), ("```", "\"'"),
    ("`single'", "'single'"), ("rock 'n' roll", "rock 'n' roll"),
    ("and . . . so", "and ... so"), ("and . . . . so", "and ... so"), ("a. . b", "a. . b"),
    ("a . . ", "a . . "), (". . .", "..."), ("...", "..."), ("and… so", "and... so"),
    ("1990–2000 — a‐b‑c", "1990-2000 — a-b-c"), ("e.g. . .", "e.g..."),
  ]

  @Test(arguments: typography)
  func straightensTypography(_ text: String, _ expected: String) {
    #expect(normalized(text) == expected)
  }

  static let blanks = [
    ("a\u{A0}b\u{2009}c\u{202F}d\u{3000}e\u{1680}f\u{2000}g\u{205F}h", "a b c d e f g h"),
    ("a\r\nb\rc\n\rd\r\r\ne\r", "a\nb\nc\n\nd\n\ne\n"),
    ("a\u{85}b\u{2028}c\u{2029}d", "a\nb\nc\nd"),
    ("a\tb\nc", "a\tb\nc"), ("co\u{AD}oper\u{AD}\u{AD}ate", "cooperate"),
    ("a\u{200B}b\u{FEFF}c\u{2060}d\u{180E}e", "abcde"), ("\u{FEFF}First", "First"),
    ("a\u{0}b\u{8}c\u{1B}[1md\u{7F}e\u{9B}f", "abc[1mdef"),
    ("\u{202A}a\u{202E}b\u{202C}\u{2066}c\u{2069}\u{200E}d\u{200F}", "abcd"),
  ]

  @Test(arguments: blanks)
  func blanksAndTheInvisible(_ text: String, _ expected: String) {
    #expect(Array(normalized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  static let joiners = [
    ("👩\u{200D}👩\u{200D}👧", "👩\u{200D}👩\u{200D}👧"), ("a\u{200D}b", "ab"),
    ("\u{200D}a\u{200C}", "a"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}", "👩"),
    ("👩\u{200D}a", "👩a"), ("क्\u{200D}ष", "क्\u{200D}ष"),
    ("👩\u{200D}\u{AD}", "👩"), ("👩\u{200D}’", "👩'"), ("👩\u{200D}\u{200D}👩", "👩\u{200D}👩"),
  ]

  @Test(arguments: joiners)
  func joinersAreKeptWhereTheyJoin(_ text: String, _ expected: String) {
    #expect(Array(normalized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  static let compositions = [
    ("Zu\u{308}rich", "Zürich"), ("e\u{301}", "é"), ("\u{212B}\u{2126}", "ÅΩ"),
    ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("\u{1100}\u{AC00}\u{11A8}", "\u{1100}\u{AC01}"),
    ("日本 и русский", "日本 и русский"), ("\u{301}", "\u{301}"),
  ]

  @Test(arguments: compositions)
  func composes(_ text: String, _ expected: String) {
    let before = Array(expected.utf8)
    #expect(Array(normalized(text).utf8) == before)
    #expect(Array(normalized("ab " + text + " cd").utf8) == Array("ab \(expected) cd".utf8))
  }

  /// Scripts that write long runs without a blank must not be cut between a letter and its mark.
  @Test(arguments: [
    "か\u{3099}", "\u{1112}\u{1161}\u{11AB}", "α\u{301}", "\u{9C7}\u{9BE}", "и\u{306}",
  ])
  func longRunsAreComposedWhole(_ syllable: String) {
    let composed = syllable.precomposedStringWithCanonicalMapping
    for count in [10, 11, 16, 17, 31, 32, 33, 100, 1001] {
      for prefix in ["", "日", "日日", "日本語", "ab"] {
        let text = prefix + String(repeating: syllable, count: count)
        let expected = prefix + String(repeating: composed, count: count)
        #expect(Array(normalized(text).utf8) == Array(expected.utf8), "\(prefix) \(count)")
      }
    }
  }

  /// What is put at any offset of 64 bytes is found.
  @Test(arguments: [
    "`", "''", "&amp;", ". . .", "\r\n", "’", "\u{0}", "\u{A0}", "e\u{301}", "\u{7F}",
  ])
  func quirksAreFoundEverywhere(_ quirk: String) {
    let plain = normalized(quirk)
    for before in 0...140 {
      let (head, tail) = (String(repeating: "x", count: before), String(repeating: "y", count: 70))
      #expect(normalized(head + quirk + tail) == head + plain + tail, "at \(before)")
      #expect(normalized(head + quirk) == head + plain, "at \(before)")
    }
  }

  @Test func cleanTextStays() {
    let ascii = String(decoding: (0x20..<0x7F).filter { $0 != 0x26 && $0 != 0x60 }, as: UTF8.self)
    for text in ["", "a", ascii, "It's \"so\".\n\tNew: 1.5 . 2", "Ünïcödé — naïve €5 日本語 😀"] {
      #expect(normalized(text) == text)
    }
  }
}
