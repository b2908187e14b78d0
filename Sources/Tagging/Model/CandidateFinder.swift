internal import BroadsheetCore

/// Finds the candidates of a passage: capitals, the connectors that bridge them, and what surrounds
/// both.
package struct CandidateFinder: Sendable {
  private let phrases: PhraseLexicon
  private let connectors = HashSet(OrdinaryWords.connectors)
  private let closers = HashSet(OrdinaryWords.closers)
  /// Capitals that are no name while they stand alone, half of all lone capitals of a text.
  private let lonely = HashSet(OrdinaryWords.functionWords, OrdinaryWords.weekdays)
  private var marks = TokenMarks()
  private var recurrence = Recurrence()

  package init(_ phrases: PhraseLexicon) { self.phrases = phrases }

  /// So many connectors at most stand between two capitals of one candidate.
  private static let longestBridge = 3

  /// One sentence of a passage while its candidates are found.
  private struct Sentence {
    var tokens: Range<Int>
    /// What to add to the index of a token for its place.
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
    passage.placeCount = count + shift
    recurrence.mark(&passage)
    Self.matchPhrases(phrases, &passage.candidateTokens, passage.ends)
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
    var position = first
    var end = sentence.tokens.lowerBound
    while position < limit {
      let capitals = position..<marks.capitals.firstMissing(in: position..<limit)
      if capitals.count == 1, isAny(of: lonely, position, passage, text) {
        position = marks.capitals.first(in: capitals.upperBound..<limit)
        continue
      }
      var start = position
      if start > end, marks.numbers[start - 1] {
        start -= 1
        appendConnector(start, sentence, &passage, text)
      }
      end = appendCandidate(beginningWith: capitals, sentence, &passage, text)
      if end < limit, marks.numbers[end] || isAny(of: closers, end, passage, text) {
        appendConnector(end, sentence, &passage, text)
        end += 1
      }
      passage.endCandidate(of: start..<end, in: sentence.tokens, shift: sentence.shift)
      position = marks.capitals.first(in: end..<limit)
    }
  }

  /// Appends capitals and the bridges between them; returns the first token behind.
  private func appendCandidate(
    beginningWith first: Range<Int>,
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    let limit = sentence.tokens.upperBound
    var capitals = first
    while true {
      append(capitals, sentence, &passage, text)
      let start = capitals.upperBound
      let next = marks.capitals.first(in: start..<min(limit, start + Self.longestBridge + 1))
      guard next < limit, next - start <= Self.longestBridge,
        isBridge(start..<next, passage, text)
      else { return start }
      for connector in start..<next { appendConnector(connector, sentence, &passage, text) }
      capitals = next..<marks.capitals.firstMissing(in: next..<limit)
    }
  }

  private func append(
    _ capitals: Range<Int>,
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    for index in capitals {
      let token = passage.tokens[index]
      passage.candidateTokens.append(
        CandidateToken(
          token: Int32(index),
          place: Int32(index + sentence.shift),
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
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    let shape = passage.tokens[index].shape
    passage.candidateTokens.append(
      CandidateToken(
        token: Int32(index),
        place: Int32(index + sentence.shift),
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
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    for index in range {
      guard marks.numbers[index] || isAny(of: connectors, index, passage, text) else {
        return false
      }
    }
    return true
  }

  /// Whether a token is one of some words.
  @inline(__always)
  private func isAny(
    of words: HashSet,
    _ token: Int,
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    words.contains(WordForm.hash(text, passage.tokens[token].range))
  }

  // MARK: - Phrases

  private static func matchPhrases(
    _ phrases: PhraseLexicon,
    _ tokens: inout [CandidateToken],
    _ ends: [Int32]
  ) {
    guard phrases.slots.count > 1 else { return }
    var tokens = tokens.mutableSpan
    var start = 0
    for end in ends {
      for first in start..<max(start, Int(end) - 1) where !tokens[first].isConnector {
        matchPhrase(phrases, from: first, Int(end), &tokens)
      }
      start = Int(end)
    }
  }

  /// Marks the tokens of every name that begins at `first`: none is of one word.
  @inline(__always)
  private static func matchPhrase(
    _ phrases: PhraseLexicon,
    from first: Int,
    _ end: Int,
    _ tokens: inout MutableSpan<CandidateToken>
  ) {
    var hash = PhraseLexicon.extend(0, tokens[first].key)
    for last in (first + 1)..<min(end, first + PhraseLexicon.maxWords) {
      hash = PhraseLexicon.extend(hash, tokens[last].key)
      guard phrases.mayBegin(hash) else { return }
      let slot = phrases.slot(hash)
      let signature = Int(slot & 0xFFFF)
      if signature > 0 { mark(first...last, phrases.signatures[signature - 1], &tokens) }
      guard slot & PhraseLexicon.continues != 0 else { return }
    }
  }

  private static func mark(
    _ name: ClosedRange<Int>,
    _ lists: UInt32,
    _ tokens: inout MutableSpan<CandidateToken>
  ) {
    for index in name {
      let place: PhraseFlags.Place =
        index == name.lowerBound ? .first : index == name.upperBound ? .last : .inner
      tokens[index].phrases.insert(lists: lists, at: place)
    }
  }
}
