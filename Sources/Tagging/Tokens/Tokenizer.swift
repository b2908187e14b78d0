// PERF: 64 bytes of text at a time become bit masks, and these the tokens of plain words.

internal import BroadsheetCore
internal import CScan

/// Cuts text into tokens and sentences, as the corpora do that taggers are trained on (CoNLL, PTB).
///
/// - A word keeps its hyphens, and the marks inside it: `U.S.-led`, `AT&T`, `O'Neill`, `3/4`,
///   `1,000.5`, `10:30`. Two hyphens are a token (`--`), and so are repeated marks (`...`, `!!`).
/// - The endings and negations that the language contracts are tokens: `it 's`, `do n't`.
/// - Abbreviations and initials keep their full stop: `Mr.`, `Corp.`, `U.S.`, `J.`. At the end of a
///   sentence, too: there is no second stop.
/// - Currency signs, `%`, quotes and brackets are tokens of their own: `$ 5`, but `US$ 5`.
/// - Web and e-mail addresses, @names and #tags are one token.
///
/// A sentence ends at `.`, `!`, `?` and what closes quotes and brackets after them, at a paragraph
/// break, and after a dateline (`WASHINGTON (AP) -`). It does not end before a small letter, and
/// after an abbreviation only before a word that opens sentences (`the U.S. The`). A line break
/// ends a paragraph if it is doubled or indented, or if a line beside it is too long for wrapped
/// text.
///
/// Takes any bytes: each byte that is not UTF-8 is a token. Linear in time, without state between
/// calls.
package struct Tokenizer: Sendable {
  private let rules: TokenRules

  /// A tokenizer for one language.
  package init(rules: LanguageRules = .builtIn) {
    self.rules = rules.tokens
  }

  /// Appends the tokens of one field of normalized text, in order; the first starts a sentence.
  package func tokenize(
    _ text: borrowing Span<UInt8>,
    _ field: Range<Int>,
    into tokens: inout [Token]
  ) {
    precondition(field.lowerBound >= 0 && field.upperBound <= text.count)
    var reader = ChunkReader(field: field, tokens: tokens.count, rules: rules)
    var position = field.lowerBound
    while position < field.upperBound {
      position = reader.readWindow(text, at: position, into: &tokens)
    }
  }

  /// How a token is written.
  package static func shape(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Token.Shape {
    if range.count <= 64, let shape = TokenHash.shapeOfASCII(text, range) { return shape }
    if isAddress(text, range) { return .other }
    var letters = LetterCount()
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = TokenScalar(text, at: position, limit: range.upperBound)
      letters.add(scalar, text[position])
      position += scalar.count
    }
    return letters.shape
  }
}

extension Tokenizer {
  /// Whether a token is a web or e-mail address, an @name or a #tag.
  private static func isAddress(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    let first = text[range.lowerBound]
    if first == UInt8(ascii: "#") { return text[range.lowerBound + 1] != first }
    if WordShape.endOfAddress(text, range) != nil { return true }
    for index in range where text[index] == UInt8(ascii: "@") { return true }
    return false
  }
}

/// Counts what decides the shape of a token.
struct LetterCount {
  private var capitals = 0
  private var smalls = 0
  private var digits = 0
  private var caseless = 0
  private var first = TokenScalar.Kind.mark
  private var beginsWithDigit = false
  private var strange = false

  mutating func add(_ scalar: TokenScalar, _ byte: UInt8) {
    let isDigit = (byte &- 0x30) < 10
    switch scalar.kind {
    case .capital: capitals += 1
    case .small: smalls += 1
    case .caseless: if isDigit { digits += 1 } else { caseless += 1 }
    case .mark, .apostrophe, .blank:
      if byte >= 0x80, scalar.count == 1 || scalar.count == 4 { strange = true }
      return
    }
    guard first == .mark else { return }
    first = scalar.kind
    beginsWithDigit = isDigit
  }

  var shape: Token.Shape {
    if first == .mark { return strange ? .other : .punctuation }
    if beginsWithDigit { return .number }
    if first == .caseless { return .other }
    if capitals == 0 { return .lower }
    if smalls == 0 { return capitals + digits + caseless == 1 ? .singleCapital : .capitals }
    return first == .capital && capitals == 1 ? .initial : .mixed
  }
}
