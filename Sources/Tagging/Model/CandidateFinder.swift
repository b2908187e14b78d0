internal import BroadsheetCore

/// Finds the candidates of a passage: sequences of capitals, with the connectors that bridge them
/// and the numbers around them.
package struct CandidateFinder: Sendable {
  private let phrases: PhraseLexicon
  private let words: CandidateRules
  private var marks = TokenMarks()
  private var recurrence = Recurrence()

  /// A finder for one language that marks the names of a lexicon.
  package init(_ phrases: PhraseLexicon, rules: LanguageRules = .builtIn) {
    self.phrases = phrases
    words = rules.candidates
  }

  /// The most connectors between two capitals of one candidate.
  private static let longestBridge = 3

  /// One sentence of a passage while its candidates are found.
  private struct Sentence {
    var tokens: Range<Int>
    /// What to add to the index of a token for its position.
    var shift: Int
    var kind: SentenceKind
  }

  /// Fills all but the tokens of a passage.
  package mutating func findCandidates(of passage: inout Passage, _ text: borrowing Span<UInt8>) {
    passage.candidateTokens.removeAll(keepingCapacity: true)
    passage.ends.removeAll(keepingCapacity: true)
    passage.reaches.removeAll(keepingCapacity: true)
    marks.mark(passage.tokens.span)
    let count = passage.tokens.count
    var start = 0
    var shift = Passage.margin
    while start < count {
      let end = marks.endOfSentence(from: start, limit: count)
      let first = marks.capitals.first(in: start..<end)
      if first < end {
        let kind = marks.kind(of: start..<end)
        let sentence = Sentence(tokens: start..<end, shift: shift, kind: kind)
        findCandidates(in: sentence, from: first, &passage, text)
      }
      shift += Passage.margin
      start = end
    }
    passage.positionCount = count + shift
    recurrence.mark(&passage)
    Self.matchPhrases(phrases, in: &passage.candidateTokens, ends: passage.ends)
  }

  // MARK: - Candidates

  /// Finds the candidates of a sentence from its first capital on.
  private func findCandidates(
    in sentence: Sentence,
    from first: Int,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    let limit = sentence.tokens.upperBound
    var token = first
    var end = sentence.tokens.lowerBound
    while token < limit {
      let capitals = token..<marks.capitals.firstMissing(in: token..<limit)
      if capitals.count == 1, isAny(of: words.loners, at: token, in: passage, text) {
        token = marks.capitals.first(in: capitals.upperBound..<limit)
        continue
      }
      var start = token
      if start > end, marks.numbers[start - 1] {
        start -= 1
        appendConnector(start, of: sentence, to: &passage, text)
      }
      end = appendCandidate(beginningWith: capitals, of: sentence, to: &passage, text)
      if end < limit, marks.numbers[end] || isAny(of: words.closers, at: end, in: passage, text) {
        appendConnector(end, of: sentence, to: &passage, text)
        end += 1
      }
      passage.endCandidate(of: start..<end, in: sentence.tokens, shift: sentence.shift)
      token = marks.capitals.first(in: end..<limit)
    }
  }

  /// Appends capitals and the bridges between them; returns the first token behind.
  private func appendCandidate(
    beginningWith first: Range<Int>,
    of sentence: Sentence,
    to passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    let limit = sentence.tokens.upperBound
    var capitals = first
    while true {
      append(capitals, of: sentence, to: &passage, text)
      let start = capitals.upperBound
      let next = marks.capitals.first(in: start..<min(limit, start + Self.longestBridge + 1))
      guard next < limit, next - start <= Self.longestBridge,
        isBridge(start..<next, in: passage, text)
      else { return start }
      for connector in start..<next {
        appendConnector(connector, of: sentence, to: &passage, text)
      }
      capitals = next..<marks.capitals.firstMissing(in: next..<limit)
    }
  }

  private func append(
    _ capitals: Range<Int>,
    of sentence: Sentence,
    to passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    for index in capitals {
      let token = passage.tokens[index]
      passage.candidateTokens.append(
        CandidateToken(
          token: Int32(index),
          position: Int32(index + sentence.shift),
          left: Int32(capitals.lowerBound + sentence.shift - 1),
          right: Int32(capitals.upperBound + sentence.shift),
          isConnector: false,
          bias: sentence.kind.bias(token.shape, isFirst: index == sentence.tokens.lowerBound),
          key: WordForm.key(text, token)
        )
      )
    }
  }

  private func appendConnector(
    _ index: Int,
    of sentence: Sentence,
    to passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    let shape = passage.tokens[index].shape
    passage.candidateTokens.append(
      CandidateToken(
        token: Int32(index),
        position: Int32(index + sentence.shift),
        left: 0,
        right: 0,
        isConnector: true,
        bias: sentence.kind.bias(shape, isFirst: index == sentence.tokens.lowerBound),
        key: WordForm.hash(text, passage.tokens[index].range)
      )
    )
  }

  /// Whether all tokens of a range are numbers or connecting words.
  @inline(__always)
  private func isBridge(
    _ range: Range<Int>,
    in passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    for index in range {
      guard marks.numbers[index] || isAny(of: words.connectors, at: index, in: passage, text)
      else { return false }
    }
    return true
  }

  /// Whether a token is one of some words.
  @inline(__always)
  private func isAny(
    of words: HashSet,
    at token: Int,
    in passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    words.contains(WordForm.hash(text, passage.tokens[token].range))
  }

  // MARK: - Phrases

  private static func matchPhrases(
    _ phrases: PhraseLexicon,
    in tokens: inout [CandidateToken],
    ends: [Int32]
  ) {
    guard phrases.slots.count > 1 else { return }
    var tokens = tokens.mutableSpan
    var start = 0
    for end in ends {
      for first in start..<max(start, Int(end) - 1) where !tokens[first].isConnector {
        matchPhrase(phrases, from: first, before: Int(end), in: &tokens)
      }
      start = Int(end)
    }
  }

  /// Marks the tokens of every name that begins at `first`; names have two words or more.
  @inline(__always)
  private static func matchPhrase(
    _ phrases: PhraseLexicon,
    from first: Int,
    before end: Int,
    in tokens: inout MutableSpan<CandidateToken>
  ) {
    var hash = PhraseLexicon.extend(0, tokens[first].key)
    for last in (first + 1)..<min(end, first + PhraseLexicon.maxWords) {
      hash = PhraseLexicon.extend(hash, tokens[last].key)
      guard phrases.mayBegin(hash) else { return }
      let slot = phrases.slot(hash)
      let signature = Int(slot & 0xFFFF)
      if signature > 0 { mark(first...last, of: phrases.signatures[signature - 1], in: &tokens) }
      guard slot & PhraseLexicon.continues != 0 else { return }
    }
  }

  private static func mark(
    _ name: ClosedRange<Int>,
    of lists: UInt32,
    in tokens: inout MutableSpan<CandidateToken>
  ) {
    for index in name {
      let part: PhraseFlags.Part =
        index == name.lowerBound ? .first : index == name.upperBound ? .last : .inner
      tokens[index].phrases.insert(lists: lists, as: part)
    }
  }
}
