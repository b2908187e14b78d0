import Tagging

/// Numbers the rows of weights: one for each property of words and each position that it weighs on,
/// then those of sentences, phrases and evidence.
struct FeatureSpace: Sendable {
  /// The properties that have rows, in the order of their rows, with the number of their rows and
  /// how often each was met.
  private(set) var attributes: [(key: AttributeKey, row: Int32, count: Int, met: Int)] = []
  /// For each word the index of its first row in `rows`.
  private var starts: [Int32] = [0]
  private var sharedCounts: [Int32] = []
  /// How many of those identify the word: its letters, and its letters in small.
  private var formCounts: [Int32] = []
  /// The first row of each property of each word, those that weigh on neighbours first.
  private var rows: [Int32] = []
  private(set) var count = 0
  private(set) var bias = 0
  private(set) var phrases = 0
  private(set) var evidence = 0
  private(set) var pairs = PairFeatures()

  /// Gives rows to the properties that are met at least `minimum` times, and to the pairs of words
  /// that are met at least `pairMinimum` times, unless that is 0.
  init(_ corpus: TrainingCorpus, _ lexicon: Lexicon, minimum: Int, pairMinimum: Int) {
    let words = corpus.words
    let listed = Self.list(words, lexicon)
    var counts: [AttributeKey: (count: Int, isShared: Bool)] = [:]
    for (word, (keys, shared)) in listed.enumerated() {
      for (index, key) in keys.enumerated() {
        let known = counts[key, default: (0, false)]
        counts[key] = (known.count + words.counts[word], known.isShared || index < shared)
      }
    }
    number(listed, counts, minimum: minimum)
    bias = count
    phrases = bias + SentenceRows.count
    evidence = phrases + PhraseFlags.count
    count = evidence + EvidenceRows.count
    guard pairMinimum > 0 else { return }
    pairs = PairFeatures(corpus, lexicon, minimum: pairMinimum, from: count)
    count += pairs.pairs.count
  }

  private static func list(
    _ words: TrainingWords,
    _ lexicon: Lexicon
  ) -> [(keys: [AttributeKey], shared: Int)] {
    var attributes = WordAttributes(lexicon)
    return words.forms.map { form in
      attributes.read(form.span, 0..<form.count)
      let known = attributes.known.flatMap(lexicon.keys(ofSet:))
      let shared = attributes.sharedCount
      let keys = attributes.keys[..<shared] + known + attributes.keys[shared...]
      return (Array(keys), shared + known.count)
    }
  }

  private mutating func number(
    _ listed: [(keys: [AttributeKey], shared: Int)],
    _ counts: [AttributeKey: (count: Int, isShared: Bool)],
    minimum: Int
  ) {
    var known: [AttributeKey: Int32] = [:]
    for (index, (keys, shared)) in listed.enumerated() {
      var sharedRows = 0
      var forms = 0
      for (order, key) in keys.enumerated() {
        guard let (count, isShared) = counts[key], count >= minimum || index == 0 else { continue }
        if known[key] == nil {
          known[key] = Int32(self.count)
          let size = isShared ? WeightSlot.count : 1
          attributes.append((key, Int32(self.count), size, count))
          self.count += size
        }
        rows.append(known[key, default: 0])
        if order < shared { sharedRows += 1 }
        if order < WordAttributes.formCount, index > 0 { forms += 1 }
      }
      sharedCounts.append(Int32(sharedRows))
      formCounts.append(Int32(forms))
      starts.append(Int32(rows.count))
    }
  }

  /// Appends the rows by which a word weighs on itself; if it `isHidden`, as if it were a new word.
  @inline(__always)
  func appendCenter(_ word: Int, isHidden: Bool, to list: inout [Int32]) {
    let start = Int(starts[word] + (isHidden ? formCounts[word] : 0))
    list.append(contentsOf: rows[start..<Int(starts[word + 1])])
  }

  /// Appends the rows by which a word weighs on a neighbour.
  @inline(__always)
  func append(_ word: Int, _ slot: WeightSlot, isHidden: Bool, to list: inout [Int32]) {
    let start = Int(starts[word])
    let first = start + (isHidden ? Int(formCounts[word]) : 0)
    for index in first..<(start + Int(sharedCounts[word])) {
      list.append(rows[index] + Int32(slot.rawValue))
    }
  }
}
