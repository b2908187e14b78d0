internal import BroadsheetCore

/// Finds the runs of a passage: capitals, the light tokens that bridge them, and what surrounds
/// both.
package struct RunFinder: Sendable {
  private let phrases: PhraseLexicon
  private let connectors = HashSet(OrdinaryWords.connectors)
  private let closers = HashSet(OrdinaryWords.closers)
  /// Capitals that are no name while they stand alone, half of all lone capitals of a text.
  private let lonely = HashSet(OrdinaryWords.functionWords, OrdinaryWords.weekdays)
  private var recurrence = Recurrence()

  package init(_ phrases: PhraseLexicon) { self.phrases = phrases }

  /// So many light tokens at most stand between two capitals of one run.
  private static let longestBridge = 3

  /// One sentence of a passage while its runs are found.
  private struct Sentence {
    var tokens: Range<Int>
    /// What to add to the index of a token for its place.
    var shift: Int
    var kind: SentenceKind
  }

  /// Fills all but the tokens of a passage.
  package mutating func findRuns(of passage: inout Passage, _ text: borrowing Span<UInt8>) {
    passage.run.removeAll(keepingCapacity: true)
    passage.ends.removeAll(keepingCapacity: true)
    var start = 0
    var shift = Passage.margin
    while start < passage.tokens.count {
      let (end, kind) = Self.sentence(passage.tokens.span, from: start)
      if let kind {
        findRuns(in: Sentence(tokens: start..<end, shift: shift, kind: kind), &passage, text)
      }
      shift += Passage.margin
      start = end
    }
    passage.placeCount = passage.tokens.count + shift
    recurrence.mark(&passage)
    matchPhrases(&passage.run, passage.ends)
  }

  /// The end of the sentence at `start`, and its kind; nil where it has no capitals.
  private static func sentence(
    _ tokens: borrowing Span<Token>,
    from start: Int
  ) -> (end: Int, kind: SentenceKind?) {
    var counter = SentenceKind.Counter()
    counter.count(tokens[start])
    var end = start + 1
    while end < tokens.count, !tokens[end].startsSentence {
      counter.count(tokens[end])
      end += 1
    }
    return (end, counter.hasCapitals ? counter.kind : nil)
  }

  // MARK: - Runs

  private func findRuns(
    in sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    var position = sentence.tokens.lowerBound
    while position < sentence.tokens.upperBound {
      guard passage.tokens[position].isCapital,
        !isLonely(position, sentence, passage, text)
      else {
        position += 1
        continue
      }
      if position > sentence.tokens.lowerBound, passage.tokens[position - 1].shape == .number,
        passage.run.last?.token != Int32(position - 1)
      {
        appendLight(position - 1, sentence, &passage, text)
      }
      position = appendRun(from: position, sentence, &passage, text)
      if position < sentence.tokens.upperBound, isAny(of: closers, position, passage, text) {
        appendLight(position, sentence, &passage, text)
        position += 1
      }
      passage.ends.append(Int32(passage.run.count))
    }
  }

  /// Whether a token is a capital that is no name unless another stands behind it.
  private func isLonely(
    _ token: Int,
    _ sentence: Sentence,
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    let next = token + 1
    if next < sentence.tokens.upperBound, passage.tokens[next].isCapital { return false }
    return lonely.contains(WordForm.hash(text, passage.tokens[token].range))
  }

  /// Appends capitals and the bridges between them; returns the first token behind.
  private func appendRun(
    from start: Int,
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    var position = start
    while true {
      position = appendCapitals(from: position, sentence, &passage, text)
      guard let next = bridge(from: position, sentence, passage, text) else { return position }
      for light in position..<next { appendLight(light, sentence, &passage, text) }
      position = next
    }
  }

  private func appendCapitals(
    from start: Int,
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    var end = start + 1
    while end < sentence.tokens.upperBound, passage.tokens[end].isCapital { end += 1 }
    for index in start..<end {
      let token = passage.tokens[index]
      passage.run.append(
        RunToken(
          token: Int32(index),
          place: Int32(index + sentence.shift),
          left: Int32(start + sentence.shift - 1),
          right: Int32(end + sentence.shift),
          isLight: false,
          bias: sentence.kind.bias(token.shape, isFirst: index == sentence.tokens.lowerBound),
          key: WordForm.key(text, token)
        )
      )
    }
    return end
  }

  private func appendLight(
    _ index: Int,
    _ sentence: Sentence,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    let shape = passage.tokens[index].shape
    passage.run.append(
      RunToken(
        token: Int32(index),
        place: Int32(index + sentence.shift),
        left: 0,
        right: 0,
        isLight: true,
        bias: sentence.kind.bias(shape, isFirst: index == sentence.tokens.lowerBound),
        key: WordForm.hash(text, passage.tokens[index].range)
      )
    )
  }

  /// The next capital, if only light tokens stand before it.
  private func bridge(
    from start: Int,
    _ sentence: Sentence,
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int? {
    let last = min(sentence.tokens.upperBound - 1, start + Self.longestBridge)
    guard start <= last else { return nil }
    for position in start...last {
      if passage.tokens[position].isCapital { return position }
      guard isAny(of: connectors, position, passage, text) else { return nil }
    }
    return nil
  }

  /// Whether a token is a number or one of some words.
  @inline(__always)
  private func isAny(
    of words: HashSet,
    _ token: Int,
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    passage.tokens[token].shape == .number
      || words.contains(WordForm.hash(text, passage.tokens[token].range))
  }

  // MARK: - Phrases

  private func matchPhrases(_ tokens: inout [RunToken], _ ends: [Int32]) {
    guard phrases.slots.count > 1 else { return }
    var run = tokens.mutableSpan
    var start = 0
    for end in ends {
      for first in start..<max(start, Int(end) - 1) where !run[first].isLight {
        matchPhrase(from: first, Int(end), &run)
      }
      start = Int(end)
    }
  }

  /// Marks the tokens of every name that begins at `first`: none is of one word.
  @inline(__always)
  private func matchPhrase(from first: Int, _ end: Int, _ run: inout MutableSpan<RunToken>) {
    var hash = PhraseLexicon.extend(0, run[first].key)
    for last in (first + 1)..<min(end, first + PhraseLexicon.maxWords) {
      hash = PhraseLexicon.extend(hash, run[last].key)
      guard phrases.mayBegin(hash) else { return }
      let slot = phrases.slot(hash)
      let signature = Int(slot & 0xFFFF)
      if signature > 0 { mark(first...last, phrases.signatures[signature - 1], &run) }
      guard slot & PhraseLexicon.continues != 0 else { return }
    }
  }

  private func mark(_ name: ClosedRange<Int>, _ lists: UInt32, _ run: inout MutableSpan<RunToken>) {
    for index in name {
      let place: PhraseFlags.Place =
        index == name.lowerBound ? .first : index == name.upperBound ? .last : .inner
      run[index].phrases.insert(lists: lists, at: place)
    }
  }
}
