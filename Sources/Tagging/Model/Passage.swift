internal import BroadsheetCore

/// One token that may be part of a mention, with the facts about its surroundings that the rows of
/// words do not hold.
package struct CandidateToken: Sendable {
  /// Index into the tokens of the passage.
  package var token: Int32
  /// Its position in the passage.
  package var position: Int32
  /// The positions before and after the unbroken sequence of capitals that it is in.
  package var left: Int32
  package var right: Int32
  /// The number of its word among those of the candidates; -1 for a connector.
  package var word: Int32 = -1
  /// A digit or a small connecting word.
  package var isConnector: Bool
  /// Index of its bias row: kind of sentence, spelling, whether it is the first of the sentence.
  package var bias: UInt8
  /// The word's folded hash, equal for the same word elsewhere in the article.
  package var key: UInt64
  package var phrases = PhraseFlags()
  /// The first four positions of the same word elsewhere in the passage; 0 for none.
  package var elsewhere = SIMD4<Int32>.zero
}

/// A part of an article that is tagged as one context: its tokens, and the candidates, sequences of
/// tokens that may hold mentions.
///
/// Tokens outside the candidates are never scored: no mention has them. Bounded: a long article is
/// several passages.
///
/// Its positions are its tokens in order, with `margin` empty positions around each sentence, so
/// that the neighbours of a token are found without knowing where the sentence ends.
package struct Passage: Sendable {
  package var tokens: [Token] = []
  package var candidateTokens: [CandidateToken] = []
  /// The end of each candidate in `candidateTokens`; it begins at the end of the one before.
  package var ends: [Int32] = []
  /// For each candidate its tokens and those beside it, as far as rows reach, without the tokens of
  /// the reach before.
  package var reaches: [Reach] = []
  /// How many positions there are.
  package var positionCount = 0
  /// How many different words the capitals of the candidates are.
  package var wordCount = 0
  /// The tokens whose word is in the candidates more than once, as indices of `candidateTokens`.
  package var recurring: [Int32] = []

  /// A passage ends with the sentence that brings it to this many tokens.
  package static let length = 4096
  /// A passage ends within a sentence that the input gives once it has this many: its words must
  /// fit into the rows that a worker holds.
  static let longest = 1 << 16
  /// Empty positions before and after each sentence, shared by neighbours.
  package static let margin = 2

  package init() {}

  /// Some tokens of one sentence, and what to add to their indices for their positions.
  package struct Reach: Sendable {
    package var tokens: Range<Int>
    package var shift: Int
  }

  /// Ends a candidate whose tokens were appended.
  mutating func endCandidate(of tokens: Range<Int>, in sentence: Range<Int>, shift: Int) {
    ends.append(Int32(candidateTokens.count))
    let first = max(sentence.lowerBound, tokens.lowerBound - Self.margin)
    let start = max(first, reaches.last?.tokens.upperBound ?? first)
    let end = min(sentence.upperBound, tokens.upperBound + Self.margin)
    reaches.append(Reach(tokens: start..<end, shift: shift))
  }

  /// The candidates as ranges of `candidateTokens`.
  package var candidates: [Range<Int>] {
    var start = 0
    return ends.map { end in
      defer { start = Int(end) }
      return start..<Int(end)
    }
  }
}

extension Token {
  /// A token that the input gives.
  package init(_ text: borrowing Span<UInt8>, given range: Range<Int>, startsSentence: Bool) {
    self.init(
      start: range.lowerBound,
      length: min(range.count, Int(UInt16.max)),
      shape: Tokenizer.shape(text, range),
      startsSentence: startsSentence
    )
  }
}
