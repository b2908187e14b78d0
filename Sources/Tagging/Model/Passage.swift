internal import BroadsheetCore

/// One token that may be part of a mention, with what its surroundings tell apart from the words'
/// own rows.
package struct RunToken: Sendable {
  /// Index into the tokens of the passage.
  package var token: Int32
  /// The tokens before and after the unbroken run of capitals that it stands in; -1 where the
  /// sentence begins or ends there, and for a token that is no capital.
  package var left: Int32 = -1
  package var right: Int32 = -1
  /// A digit or a small connecting word.
  package var isLight: Bool
  /// Index of its bias row: kind of sentence, spelling, place in the sentence.
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

  /// Finds the runs among the tokens and what surrounds them.
  package mutating func findRuns(_ text: borrowing Span<UInt8>, _ phrases: PhraseLexicon) {
    run.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, !tokens[end].startsSentence { end += 1 }
      findRuns(in: start..<end, text)
      start = end
    }
    matchPhrases(phrases)
    findElsewhere()
    findSmallForms(text)
  }

  private mutating func findElsewhere() {
    var table = KeyTable()
    table.removeAll(expecting: run.count)
    var first: [SIMD8<Int32>] = []
    var slots: [Int32] = []
    for token in run {
      guard !token.isLight else { slots.append(-1); continue }
      let slot = table.index(of: token.key)
      slots.append(Int32(slot))
      if slot == first.count { first.append(SIMD8(repeating: -1)) }
      for place in 0..<5 where first[slot][place] < 0 {
        first[slot][place] = token.token
        break
      }
    }
    for index in run.indices where slots[index] >= 0 {
      let all = first[Int(slots[index])]
      var next = 0
      for place in 0..<5 where all[place] >= 0 && all[place] != run[index].token && next < 4 {
        run[index].elsewhere[next] = all[place]
        next += 1
      }
    }
  }

  private mutating func findSmallForms(_ text: borrowing Span<UInt8>) {
    var seen = Set<UInt64>()
    for token in tokens where token.shape == .lower && token.length > 2 {
      seen.insert(WordForm.hash(text, token.range))
    }
    for index in run.indices where !run[index].isLight {
      let lower = WordForm.lowerCased(text, tokens[Int(run[index].token)].range)
      if seen.contains(WordForm.hash(lower.span, 0..<lower.count)) { run[index].bias |= 64 }
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

// MARK: - Runs

extension Passage {
  /// So many light tokens at most stand between two capitals of one run.
  private static let longestBridge = 3

  private mutating func findRuns(in sentence: Range<Int>, _ text: borrowing Span<UInt8>) {
    let kind = SentenceKind(of: tokens[sentence])
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      guard tokens[position].isCapital else {
        position += 1
        continue
      }
      let first = position > sentence.lowerBound && tokens[position - 1].shape == .number
      let runStart = run.count
      if first { append(position - 1, text, kind, sentence) }
      position = appendRun(from: position, text, kind, sentence)
      if position < sentence.upperBound, closes(tokens[position], text) {
        append(position, text, kind, sentence)
        position += 1
      }
      if run.count > runStart { ends.append(Int32(run.count)) }
    }
  }

  /// Appends capitals and the bridges between them; returns the first token behind.
  private mutating func appendRun(
    from start: Int,
    _ text: borrowing Span<UInt8>,
    _ kind: SentenceKind,
    _ sentence: Range<Int>
  ) -> Int {
    var position = start
    while true {
      position = appendCapitals(from: position, text, kind, sentence)
      guard let next = bridge(from: position, text, sentence) else { return position }
      for light in position..<next { append(light, text, kind, sentence) }
      position = next
    }
  }

  private mutating func appendCapitals(
    from start: Int,
    _ text: borrowing Span<UInt8>,
    _ kind: SentenceKind,
    _ sentence: Range<Int>
  ) -> Int {
    var end = start
    while end < sentence.upperBound, tokens[end].isCapital { end += 1 }
    for index in start..<end {
      append(index, text, kind, sentence)
      run[run.count - 1].left = start > sentence.lowerBound ? Int32(start - 1) : -1
      run[run.count - 1].right = end < sentence.upperBound ? Int32(end) : -1
    }
    return end
  }

  /// The next capital, if only light tokens stand before it.
  private func bridge(
    from start: Int,
    _ text: borrowing Span<UInt8>,
    _ sentence: Range<Int>
  ) -> Int? {
    var position = start
    while position < sentence.upperBound, position - start <= Self.longestBridge {
      if tokens[position].isCapital { return position }
      guard isLight(tokens[position], text) else { return nil }
      position += 1
    }
    return nil
  }

  private func closes(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    token.shape == .number || OrdinaryWords.closers.contains(text, token.range)
  }

  private func isLight(_ token: Token, _ text: borrowing Span<UInt8>) -> Bool {
    token.shape == .number || OrdinaryWords.connectors.contains(text, token.range)
  }

  private mutating func append(
    _ index: Int,
    _ text: borrowing Span<UInt8>,
    _ kind: SentenceKind,
    _ sentence: Range<Int>
  ) {
    let token = tokens[index]
    let isFirst = index == sentence.lowerBound
    run.append(
      RunToken(
        token: Int32(index),
        isLight: !token.isCapital,
        bias: kind.rawValue << 4 | token.shape.rawValue << 1 | (isFirst ? 1 : 0),
        key: WordForm.foldedHash(text, token.range, isCapitals: token.shape == .capitals)
      )
    )
  }
}

extension Token {
  /// Whether a mention may begin or end with it.
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

/// Rows for kinds of sentences, spellings and places.
package enum SentenceRows {
  package static let count = 128
}

/// How the words of a sentence are written.
enum SentenceKind: UInt8 {
  case ordinary, titleCase, capitals

  init(of sentence: ArraySlice<Token>) {
    var (small, initial, capitals) = (0, 0, 0)
    for token in sentence {
      switch token.shape {
      case .lower where token.length > 3: small += 1
      case .initial, .mixed: initial += 1
      case .capitals where token.length > 3: capitals += 1
      default: break
      }
    }
    if capitals > 1, capitals > 3 * (small + initial) {
      self = .capitals
    } else if initial + capitals > 3, initial + capitals > 2 * small {
      self = .titleCase
    } else {
      self = .ordinary
    }
  }
}

// MARK: - Phrases

extension Passage {
  private mutating func matchPhrases(_ phrases: PhraseLexicon) {
    guard phrases.slots.count > 1 else { return }
    var start = 0
    for end in ends.map(Int.init) {
      for first in start..<end where !run[first].isLight { matchPhrase(from: first, end, phrases) }
      start = end
    }
  }

  /// Marks the tokens of every name that begins at `first`.
  @inline(__always)
  private mutating func matchPhrase(from first: Int, _ end: Int, _ phrases: PhraseLexicon) {
    var hash: UInt64 = 0
    for last in first..<min(end, first + PhraseLexicon.maxWords) {
      hash = PhraseLexicon.extend(hash, run[last].key)
      let slot = phrases.slot(hash)
      let signature = Int(slot & 0xFFFF)
      if signature > 0 { mark(first...last, phrases.signatures[signature - 1]) }
      guard slot & PhraseLexicon.continues != 0 else { return }
    }
  }

  private mutating func mark(_ name: ClosedRange<Int>, _ lists: UInt32) {
    for index in name {
      let place: PhraseFlags.Place =
        index == name.lowerBound ? .first : index == name.upperBound ? .last : .inner
      run[index].phrases.insert(lists: lists, at: place)
    }
  }
}
