internal import BroadsheetCore

/// One token that may be part of a mention, with what its surroundings tell apart from the words'
/// own rows.
package struct CandidateToken: Sendable {
  /// Index into the tokens of the passage.
  package var token: Int32
  /// Its place among the places of the passage.
  package var place: Int32
  /// The places before and after the unbroken sequence of capitals that it stands in.
  package var left: Int32
  package var right: Int32
  /// The number of its word among those of the candidates; -1 for a connector.
  package var word: Int32 = -1
  /// A digit or a small connecting word.
  package var isConnector: Bool
  /// Index of its bias row: kind of sentence, spelling, place in the sentence.
  package var bias: UInt8
  /// The word's folded hash, by which it is known again within the article.
  package var key: UInt64
  package var phrases = PhraseFlags()
  /// Places of the same word elsewhere in the passage, the first four; 0 where there is none.
  package var elsewhere = SIMD4<Int32>.zero
}

/// A stretch of an article that is tagged as one context: its tokens, and the candidates of those that
/// may be parts of mentions.
///
/// Everything outside the candidates is no part of any mention and is never scored. Bounded: a long
/// article is several passages.
///
/// Its places are its tokens in order with `margin` empty places around each sentence, so that what
/// stands beside a token is found without asking where the sentence ends.
package struct Passage: Sendable {
  package var tokens: [Token] = []
  package var candidateTokens: [CandidateToken] = []
  /// Where each candidate ends in `candidateTokens`; it begins where the one before it ends.
  package var ends: [Int32] = []
  /// For each candidate the tokens in it and beside it, as far as rows reach, save those of the candidate before.
  package var reaches: [Reach] = []
  /// How many places there are.
  package var placeCount = 0
  /// How many words the capitals of the candidates are.
  package var wordCount = 0
  /// The tokens of the candidates whose word stands in them elsewhere, as indices of `candidateTokens`.
  package var recurring: [Int32] = []

  /// A passage ends with the sentence that brings it to this many tokens.
  package static let length = 4096
  /// Or within a sentence that the input gives, once it has this many: their words must fit into the
  /// rows that a worker holds.
  static let longest = 1 << 16
  /// Empty places before and after each sentence, shared by neighbours.
  package static let margin = 2

  package init() {}

  /// Some tokens of one sentence, and what to add to their indices for their places.
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
