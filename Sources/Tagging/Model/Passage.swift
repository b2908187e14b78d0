internal import BroadsheetCore

/// One token that may be part of a mention, with what its surroundings tell apart from the words'
/// own rows.
package struct RunToken: Sendable {
  /// Index into the tokens of the passage.
  package var token: Int32
  /// The tokens before and after the unbroken run of capitals that it stands in; -1 where the
  /// sentence begins or ends there, and for a token that is no capital.
  package var left: Int32
  package var right: Int32
  /// A digit or a small connecting word.
  package var isLight: Bool
  /// Index of its bias row: kind of sentence, spelling, place in the sentence, and whether the word
  /// is written small elsewhere in the passage.
  package var bias: UInt8
  /// The word's folded hash, by which it is known again within the article.
  package var key: UInt64
  package var phrases = PhraseFlags()
  /// Tokens of the same word elsewhere in the passage, the first four; -1 where there is none.
  package var elsewhere = SIMD4<Int32>(repeating: -1)
}

/// A stretch of an article that is tagged as one context: its tokens, and the runs of those that
/// may be parts of mentions.
///
/// Everything outside the runs is no part of any mention and is never scored. Bounded: a long
/// article is several passages.
package struct Passage: Sendable {
  package var tokens: [Token] = []
  /// The hash of each token.
  package var hashes: [UInt64] = []
  package var run: [RunToken] = []
  /// Where each run ends in `run`; it begins where the one before it ends.
  package var ends: [Int32] = []

  /// A passage ends with the sentence that brings it to this many tokens.
  package static let length = 4096

  package init() {}

  /// The runs as ranges of `run`.
  package var runs: [Range<Int>] {
    var start = 0
    return ends.map { end in
      defer { start = Int(end) }
      return start..<Int(end)
    }
  }

  /// The tokens before and after a token in its sentence; -1 where there is none.
  @inline(__always)
  package func neighbour(_ token: Int, _ offset: Int) -> Int {
    let other = token + offset
    guard other >= 0, other < tokens.count else { return -1 }
    let (low, high) = offset < 0 ? (other + 1, token) : (token + 1, other)
    for index in low...high where tokens[index].startsSentence { return -1 }
    return other
  }
}

extension Token {
  /// Whether a mention may begin or end with it.
  @inline(__always)
  var isCapital: Bool {
    switch shape {
    case .initial, .capitals, .singleCapital, .mixed: true
    default: false
    }
  }

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
