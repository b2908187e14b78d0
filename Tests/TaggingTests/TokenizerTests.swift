import Tagging
import Testing

/// The tokens of a text, a bar between them, and `¶` before each that starts a sentence.
func tokenized(_ text: String, rules: LanguageRules = .builtIn) -> String {
  let bytes = Array(text.utf8)
  var tokens: [Token] = []
  Tokenizer(rules: rules).tokenize(bytes.span, 0..<bytes.count, into: &tokens)
  return tokens.map {
    ($0.startsSentence ? "¶" : "") + String(decoding: bytes[$0.range], as: UTF8.self)
  }.joined(separator: "|")
}

@Suite struct TokenizerTests {
  @Test func tokensHaveEightBytes() {
    #expect(MemoryLayout<Token>.size == 8)
  }

  @Test(arguments: [
    ("The U.S.-led day-to-day talks", "¶The|U.S.-led|day-to-day|talks"),
    ("AT&T and O'Neill paid 3/4", "¶AT&T|and|O'Neill|paid|3/4"),
    ("at 10:30, 1,000.5 of .500", "¶at|10:30|,|1,000.5|of|.500"),
    ("Britain's dogs' and Bush’s", "¶Britain|'s|dogs|'|and|Bush|’s"),
    ("don't, can’t; WON'T I'm we've", "¶do|n't|,|ca|n’t|;|WO|N'T|I|'m|we|'ve"),
    ("$5 US$5 C$2.5 5% £3", "¶$|5|US$|5|C$|2.5|5|%|£|3"),
    ("\"Go,\" ('they') [said].", "¶\"|Go|,|\"|(|'|they|'|)|[|said|]|."),
    ("“Go” ‘on’ – he—she", "¶“|Go|”|‘|on|’|–|he|—|she"),
    ("wait -- no... or----", "¶wait|--|no|...|or|----"),
    ("http://a.com/b?c=d, www.x.org. Me", "¶http://a.com/b?c=d|,|www.x.org|.|¶Me"),
    ("a.b@c.com @who #tag_1 bbc.co.uk", "¶a.b@c.com|@who|#tag_1|bbc.co.uk"),
    ("the '90s and the 1980's +44", "¶the|'90s|and|the|1980|'s|+44"),
    ("Ph.D. said.The 2004.The", "¶Ph.D.|said|.|¶The|2004|.|¶The"),
    ("What?! No!!", "¶What|?!|¶No|!!"),
    ("Erdoğan, Édouard's Łukasz", "¶Erdoğan|,|Édouard|'s|Łukasz"),
    ("1. First", "¶1.|First"), ("No. 5, no. No.", "¶No.|5|,|no|.|¶No|."),
    ("Corp.'s (Inc.)", "¶Corp.|'s|(|Inc.|)"), ("", ""), (" \n\t ", ""), ("北京 is", "¶北京|is"),
  ])
  func tokens(text: String, expected: String) {
    #expect(tokenized(text) == expected)
  }

  @Test(arguments: [
    ("He met Mr. Smith. She left.", "¶He|met|Mr.|Smith|.|¶She|left|."),
    ("in the U.S. The end", "¶in|the|U.S.|¶The|end"),
    ("the U.S. Senate", "¶the|U.S.|Senate"),
    ("J. R. Smith Jr. said", "¶J.|R.|Smith|Jr.|said"),
    ("on Jan. 5. Later", "¶on|Jan.|5|.|¶Later"),
    ("Foo Corp. He left St. Louis.", "¶Foo|Corp.|¶He|left|St.|Louis|."),
    ("\"Go.\" He went. \"So?\" he said.", "¶\"|Go|.|\"|¶He|went|.|¶\"|So|?|\"|he|said|."),
    ("He did (so.) They did.", "¶He|did|(|so|.|)|¶They|did|."),
    ("So... he went. . . But... He", "¶So|...|he|went|.|.|.|¶But|...|¶He"),
    ("WASHINGTON (AP) - the man", "¶WASHINGTON|(|AP|)|-|¶the|man"),
    ("WASHINGTON (AP) -- The man", "¶WASHINGTON|(|AP|)|--|¶The|man"),
    ("PARIS, May 3 (Reuters) _ The man", "¶PARIS|,|May|3|(|Reuters|)|_|¶The|man"),
    ("NEW YORK — The man - he", "¶NEW|YORK|—|¶The|man|-|he"),
    ("FLOODS HIT CHINA - OFFICIALS", "¶FLOODS|HIT|CHINA|-|OFFICIALS"),
    ("one\nTwo\n\nthree\n    Four", "¶one|Two|¶three|¶Four"),
    ("one\n\(String(repeating: "word ", count: 30))", "¶one|¶" + long),
    ("5 p.m. Sunday, e.g. this", "¶5|p.m.|Sunday|,|e.g.|this"),
    ("It ended. -- Paris newsroom", "¶It|ended|.|¶--|Paris|newsroom"),
    ("approx. ten vs. two etc. and", "¶approx.|ten|vs.|two|etc.|and"),
  ])
  func sentences(text: String, expected: String) {
    #expect(tokenized(text) == expected)
  }

  private static let long = Array(repeating: "word", count: 30).joined(separator: "|")

  @Test(arguments: [
    ("said", Token.Shape.lower), ("'s", .lower), ("mid-1990s", .lower), ("London", .initial),
    ("Mr.", .initial), ("Édouard", .initial), ("Łukasz", .initial), ("Şahin", .initial),
    ("Женева", .initial), ("Ωmega", .initial), ("NATO", .capitals), ("U.S.", .capitals),
    ("F-16", .capitals), ("ÉTÉ", .capitals), ("X", .singleCapital), ("J.", .singleCapital),
    ("É.", .singleCapital), ("iPhone", .mixed), ("McDonald", .mixed), ("U.S.-led", .mixed),
    ("1,000.5", .number), ("3rd", .number), ("+44", .number), (".5", .number),
    ("--", .punctuation), ("\"", .punctuation), ("…", .punctuation), ("http://a.com", .other),
    ("a@b.com", .other), ("@who", .other), ("#tag", .other), ("北京", .other), ("😀", .other),
  ])
  func shapes(text: String, shape: Token.Shape) {
    let bytes = Array(text.utf8)
    #expect(Tokenizer.shape(bytes.span, 0..<bytes.count) == shape)
    var tokens: [Token] = []
    Tokenizer().tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    #expect(tokens.map(\.shape) == [shape])
  }

  @Test func capitalsAreUnicodes() {
    for value in UInt32(0xC0)..<0x530 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
      let bytes = Array(String(scalar).utf8)
      let shape = Tokenizer.shape(bytes.span, 0..<bytes.count)
      let isCapital = scalar.properties.isUppercase
      #expect(
        (shape == .singleCapital)
          == (isCapital || value == 0x1C5 || value == 0x1C8
            || value == 0x1CB || value == 0x1F2),
        "\(scalar)"
      )
    }
  }

  @Test func tokensTooLongForOneAreCut() {
    let bytes = [UInt8](repeating: 0x61, count: 200_000)
    var tokens: [Token] = []
    Tokenizer().tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    #expect(tokens.map { Int($0.length) } == [65535, 65535, 65535, 3395])
    #expect(tokens.filter(\.startsSentence).count == 1)
  }
}
