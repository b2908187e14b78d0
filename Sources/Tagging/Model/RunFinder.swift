internal import BroadsheetCore

/// Finds the runs of a passage: capitals, the light tokens that bridge them, and what surrounds
/// both.
package struct RunFinder: Sendable {
  private let phrases: PhraseLexicon
  private var recurrence = Recurrence()
  private var smallWords = HashFilter()

  package init(_ phrases: PhraseLexicon) { self.phrases = phrases }

  /// So many light tokens at most stand between two capitals of one run.
  private static let longestBridge = 3
  /// Shorter words in small letters tell nothing of the same word with a capital.
  private static let shortestSmallWord = 3

  /// Fills all but the tokens of a passage.
  package mutating func findRuns(of passage: inout Passage, _ text: borrowing Span<UInt8>) {
    passage.run.removeAll(keepingCapacity: true)
    passage.ends.removeAll(keepingCapacity: true)
    hash(&passage, text)
    var start = 0
    while start < passage.tokens.count {
      var kind = SentenceKind.Counter()
      kind.count(passage.tokens[start])
      var end = start + 1
      while end < passage.tokens.count, !passage.tokens[end].startsSentence {
        kind.count(passage.tokens[end])
        end += 1
      }
      if kind.hasCapitals { findRuns(in: start..<end, kind.kind, &passage, text) }
      start = end
    }
    recurrence.mark(&passage.run)
    matchPhrases(&passage)
  }

  private mutating func hash(_ passage: inout Passage, _ text: borrowing Span<UInt8>) {
    smallWords.removeAll()
    passage.hashes.removeAll(keepingCapacity: true)
    for token in passage.tokens {
      let hash = WordForm.hash(text, token.range)
      passage.hashes.append(hash)
      if token.shape == .lower, token.length >= Self.shortestSmallWord { smallWords.insert(hash) }
    }
  }

  // MARK: - Runs

  private func findRuns(
    in sentence: Range<Int>,
    _ kind: SentenceKind,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) {
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      guard passage.tokens[position].isCapital else {
        position += 1
        continue
      }
      if position > sentence.lowerBound, passage.tokens[position - 1].shape == .number,
        passage.run.last?.token != Int32(position - 1)
      {
        appendLight(position - 1, kind, sentence, &passage)
      }
      position = appendRun(from: position, kind, sentence, &passage, text)
      if position < sentence.upperBound, closes(passage.tokens[position], text) {
        appendLight(position, kind, sentence, &passage)
        position += 1
      }
      passage.ends.append(Int32(passage.run.count))
    }
  }

  /// Appends capitals and the bridges between them; returns the first token behind.
  private func appendRun(
    from start: Int,
    _ kind: SentenceKind,
    _ sentence: Range<Int>,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    var position = start
    while true {
      position = appendCapitals(from: position, kind, sentence, &passage, text)
      guard let next = bridge(from: position, sentence, passage, text) else { return position }
      for light in position..<next { appendLight(light, kind, sentence, &passage) }
      position = next
    }
  }

  private func appendCapitals(
    from start: Int,
    _ kind: SentenceKind,
    _ sentence: Range<Int>,
    _ passage: inout Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    var end = start + 1
    while end < sentence.upperBound, passage.tokens[end].isCapital { end += 1 }
    for index in start..<end {
      let token = passage.tokens[index]
      let folded = WordForm.caseFolded(text, token.range)
      let bias = kind.bias(token.shape, isFirst: index == sentence.lowerBound)
      passage.run.append(
        RunToken(
          token: Int32(index),
          left: start > sentence.lowerBound ? Int32(start - 1) : -1,
          right: end < sentence.upperBound ? Int32(end) : -1,
          isLight: false,
          bias: smallWords.mayContain(folded) ? bias | SentenceKind.isSmallElsewhere : bias,
          key: WordForm.key(text, token)
        )
      )
    }
    return end
  }

  private func appendLight(
    _ index: Int,
    _ kind: SentenceKind,
    _ sentence: Range<Int>,
    _ passage: inout Passage
  ) {
    passage.run.append(
      RunToken(
        token: Int32(index),
        left: -1,
        right: -1,
        isLight: true,
        bias: kind.bias(passage.tokens[index].shape, isFirst: index == sentence.lowerBound),
        key: passage.hashes[index]
      )
    )
  }

  /// The next capital, if only light tokens stand before it.
  private func bridge(
    from start: Int,
    _ sentence: Range<Int>,
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>
  ) -> Int? {
    let last = min(sentence.upperBound - 1, start + Self.longestBridge)
    guard start <= last else { return nil }
    for position in start...last {
      if passage.tokens[position].isCapital { return position }
      guard isLight(passage.tokens[position], text) else { return nil }
    }
    return nil
  }

  private func isLight(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    token.shape == .number || OrdinaryWords.connectors.contains(text, token.range)
  }

  private func closes(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    token.shape == .number || OrdinaryWords.closers.contains(text, token.range)
  }

  // MARK: - Phrases

  private func matchPhrases(_ passage: inout Passage) {
    guard phrases.slots.count > 1 else { return }
    var start = 0
    for place in passage.ends.indices {
      let end = Int(passage.ends[place])
      if end - start > 1 {
        for first in start..<end where !passage.run[first].isLight {
          matchPhrase(from: first, end, &passage.run)
        }
      }
      start = end
    }
  }

  /// Marks the tokens of every name that begins at `first`.
  @inline(__always)
  private func matchPhrase(from first: Int, _ end: Int, _ run: inout [RunToken]) {
    var hash: UInt64 = 0
    for last in first..<min(end, first + PhraseLexicon.maxWords) {
      hash = PhraseLexicon.extend(hash, run[last].key)
      let slot = phrases.slot(hash)
      let signature = Int(slot & 0xFFFF)
      if signature > 0 { mark(first...last, phrases.signatures[signature - 1], &run) }
      guard slot & PhraseLexicon.continues != 0 else { return }
    }
  }

  private func mark(_ name: ClosedRange<Int>, _ lists: UInt32, _ run: inout [RunToken]) {
    for index in name {
      let place: PhraseFlags.Place =
        index == name.lowerBound ? .first : index == name.upperBound ? .last : .inner
      run[index].phrases.insert(lists: lists, at: place)
    }
  }
}
