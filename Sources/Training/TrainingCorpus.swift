import BroadsheetCore
package import Tagging

/// Labelled texts ready for learning: passages with their candidates, and the label of each token
/// of a candidate.
package struct TrainingCorpus: Sendable {
  package struct Example: Sendable {
    package var passage: Passage
    /// For each position of the passage the number of its word among all words of the trainer; the
    /// boundary's for empty positions and for tokens that are not near a candidate.
    package var words: [Int32]
    /// For each token of a candidate its tag, `TagIndex.outside` or `unknown`.
    package var gold: [UInt8]
    package var hasMiscellaneous: Bool
    /// How often a round of training uses it.
    package var weight: Int
    /// Whether a machine labelled it, so that its labels may be wrong.
    package var isSilver: Bool
    package var evidence: [EvidenceRows] = []
    /// Examples of one document are held back together.
    package var document: Int
    /// Index of the text that the tokens are ranges of.
    package var text: Int
  }

  package static let unknown = UInt8.max

  package private(set) var examples: [Example] = []
  package private(set) var texts: [[UInt8]] = []
  package private(set) var words = TrainingWords()
  private var documents = 0
  private var finder: CandidateFinder

  /// A corpus in one language, whose candidates are marked with the names of a lexicon.
  package init(phrases: PhraseLexicon, rules: LanguageRules = .builtIn) {
    finder = CandidateFinder(phrases, rules: rules)
  }

  /// Adds a text; `weight` is how often each round uses it: a fraction means a part of its
  /// documents.
  package mutating func add(_ labelled: LabelledText, weight: Double, isSilver: Bool = false) {
    let hasDocuments = labelled.hasDocuments
    let hasMiscellaneous = labelled.tokens.contains { $0.tag.type == .miscellaneous }
    texts.append(labelled.text)
    let first = documents
    var start = 0
    while start < labelled.tokens.count {
      let end = Self.passageEnd(labelled, from: start, hasDocuments: hasDocuments)
      if labelled.tokens[start].startsDocument { documents += 1 }
      var example = example(labelled, start..<end)
      example.hasMiscellaneous = hasMiscellaneous
      example.isSilver = isSilver
      example.weight = Self.share(documents - first, of: weight)
      if example.weight > 0 { examples.append(example) }
      // Without documents, every passage counts as one.
      if !hasDocuments { documents += 1 }
      start = end
    }
  }

  /// How often a round uses document `number`, so that the average is `weight`.
  private static func share(_ number: Int, of weight: Double) -> Int {
    Int(Double(number + 1) * weight) - Int(Double(number) * weight)
  }

  /// Makes labels of an example unknown: those of its candidates' tokens with `isDoubtful`.
  package mutating func mask(_ isDoubtful: [Bool], of example: Int) {
    for index in isDoubtful.indices where isDoubtful[index] {
      examples[example].gold[index] = Self.unknown
    }
  }

  /// Sets the decisions of the first pass elsewhere about the words of an example.
  package mutating func setEvidence(_ rows: [EvidenceRows], of example: Int) {
    let passage = examples[example].passage
    var all = [EvidenceRows](repeating: .none, count: passage.candidateTokens.count)
    for (index, row) in zip(passage.recurring, rows) { all[Int(index)] = row }
    examples[example].evidence = all
  }

  private static func passageEnd(
    _ text: LabelledText,
    from start: Int,
    hasDocuments: Bool
  ) -> Int {
    var end = start + 1
    while end < text.tokens.count {
      if text.tokens[end].startsDocument { return end }
      let isLong = end - start >= (hasDocuments ? Passage.length : looseLength)
      if text.tokens[end].startsSentence, isLong { return end }
      end += 1
    }
    return end
  }

  /// Without documents, sentences in a row form a passage of about this many tokens.
  private static let looseLength = 600

  private mutating func example(
    _ labelled: LabelledText,
    _ range: Range<Int>
  ) -> Example {
    var passage = Passage()
    let text = labelled.text.span
    for token in labelled.tokens[range] {
      passage.tokens.append(
        Token(text, given: token.range.bounds, startsSentence: token.startsSentence)
      )
    }
    finder.findCandidates(of: &passage, text)
    return Example(
      passage: passage,
      words: words.number(passage, text),
      gold: Self.tags(labelled.tokens[range], passage),
      hasMiscellaneous: true,
      weight: 1,
      isSilver: false,
      document: documents,
      text: texts.count - 1
    )
  }

  /// BILOU tags of the tokens of the candidates.
  ///
  /// A mention that is longer than its candidate is cut: tokens outside are never scored.
  private static func tags(
    _ tokens: ArraySlice<LabelledText.Token>,
    _ passage: Passage
  ) -> [UInt8] {
    let offset = tokens.startIndex
    return passage.candidates.flatMap { candidate in
      candidate.map { index in
        let token = Int(passage.candidateTokens[index].token)
        let tag = tokens[offset + token].tag
        guard tag != .unknown else { return unknown }
        guard let type = tag.type else { return UInt8(TagIndex.outside) }
        let begins = tag.isBegin || index == candidate.lowerBound
        let next = index + 1 < candidate.upperBound ? tokens[offset + token + 1].tag : .outside
        let goesOn = next.type == type && !next.isBegin
        let part: TagIndex.Part = begins ? (goesOn ? .begin : .unit) : (goesOn ? .inside : .last)
        return UInt8(TagIndex.of(part, type))
      }
    }
  }
}

/// Numbers the words of the training texts.
package struct TrainingWords: Sendable {
  private var numbers: [UInt64: Int32] = [:]
  /// The bytes of each word; number 0 is the boundary of a sentence.
  package private(set) var forms: [[UInt8]] = [[]]
  /// How often each occurs in a candidate or beside one.
  package private(set) var counts: [Int] = [0]

  package init() {}

  /// The number of the word at each position of a passage; 0 if no candidate is near.
  mutating func number(_ passage: Passage, _ text: borrowing Span<UInt8>) -> [Int32] {
    var result = [Int32](repeating: 0, count: passage.positionCount)
    for reach in passage.reaches {
      for index in reach.tokens {
        let range = passage.tokens[index].range
        result[index + reach.shift] = number(of: WordForm.rowHash(text, range), text, range)
      }
    }
    return result
  }

  private mutating func number(
    of hash: UInt64,
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>
  ) -> Int32 {
    if let number = numbers[hash] {
      counts[Int(number)] += 1
      return number
    }
    let number = Int32(forms.count)
    numbers[hash] = number
    forms.append(word.map { text[$0] })
    counts.append(1)
    return number
  }
}
