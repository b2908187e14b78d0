import BroadsheetTestSupport
import Testing

@testable import Tagging

/// The slow twin: every chunk scalar by scalar, without masks of 64 bytes.
private func slowly(_ text: [UInt8], _ field: Range<Int>) -> [Token] {
  var reader = ChunkReader(field: field, tokens: 0, rules: LanguageRules.builtIn.tokens)
  var tokens: [Token] = []
  var position = field.lowerBound
  while position < field.upperBound {
    if text[position] == 0x0A {
      reader.ends.breakLine(
        text.span,
        at: position,
        limit: field.upperBound,
        tokens: tokens.count
      )
    }
    var end = position
    while end < field.upperBound, text[end] > 0x20 { end += 1 }
    reader.readChunk(text.span, position..<end, into: &tokens)
    position = max(end, position + 1)
  }
  return tokens
}

private func fast(_ text: [UInt8], _ field: Range<Int>) -> [Token] {
  var tokens: [Token] = []
  Tokenizer().tokenize(text.span, field, into: &tokens)
  return tokens
}

@Suite struct TokenizerTwinTests {
  static let alphabets = [
    Array("ab AB .".utf8), Array("aS'-,.1: \n\"".utf8), Array("Mr.US $5%()!?&/@#_+é’—".utf8),
    Array("nt's' n't\n \t-".utf8), Array(0...255), Array("aaaaaaaaaaaaaaaaAAAAAAAA1 ".utf8),
  ]

  /// Words and marks as news has them, in no order.
  static let words = """
    the of said President U.S. Mr. Corp. Jan. 5 1,000.5 3/4 AT&T O'Neill Britain's don't dogs' day-to-day \
    WASHINGTON (AP) - -- _ "Go," he . . . ... said. Paris, It's No. 10:30 $5 US$ 5% http://a.com/b, \
    me@x.org @who #tag Erdoğan Édouard’s “Łukasz” ‘so’ – — end.The (2004) [x] ; : ! What? ¿ é
    """.split(separator: " ").map(String.init) + ["\n", "\n\n", "\n    ", "\t"]

  @Test(arguments: 0..<6)
  func agreesOnSoup(_ which: Int) {
    var random = Seeded(state: UInt64(which))
    for _ in 0..<400 {
      let text = random.bytes(random.below(300), from: Self.alphabets[which])
      let tokens = fast(text, 0..<text.count)
      #expect(tokens == slowly(text, 0..<text.count), "\(text)")
      #expect(isWhole(tokens, of: text, 0..<text.count), "\(text)")
    }
  }

  @Test func agreesOnProseAtEveryOffset() {
    var random = Seeded(state: 7)
    for offset in 0..<64 {
      let prose = (0..<120).map { _ in Self.words[random.below(Self.words.count)] }
      let text = Array((String(repeating: "é", count: 40) + prose.joined(separator: " ")).utf8)
      let field = offset..<(text.count - offset)
      let tokens = fast(text, field)
      #expect(tokens == slowly(text, field))
      #expect(isWhole(tokens, of: text, field))
    }
  }

  @Test func doesNotDependOnWhereTheFieldStands() {
    let prose = Array(Self.words.joined(separator: " ").utf8)
    let expected = fast(prose, 0..<prose.count)
    for offset in 0..<64 {
      let text = [UInt8](repeating: 0x41, count: offset) + prose + [0x41]
      let moved = fast(text, offset..<(offset + prose.count)).map { token in
        Token(
          start: Int(token.start) - offset,
          length: Int(token.length),
          shape: token.shape,
          startsSentence: token.startsSentence
        )
      }
      #expect(moved == expected, "offset \(offset)")
    }
  }

  /// In order, without overlap, and outside of tokens there are blanks only.
  private func isWhole(_ tokens: [Token], of text: [UInt8], _ field: Range<Int>) -> Bool {
    var end = field.lowerBound
    for token in tokens {
      guard token.length > 0, token.range.lowerBound >= end else { return false }
      guard isBlank(text[end..<token.range.lowerBound]) else { return false }
      guard token.shape == Tokenizer.shape(text.span, token.range) else { return false }
      end = token.range.upperBound
    }
    return end <= field.upperBound && isBlank(text[end..<field.upperBound])
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.value <= 0x20 || $0.properties.isWhitespace || $0.value == 0x200B
    }
  }
}
