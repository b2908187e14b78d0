import Tagging

/// Numbers the rows of pairs of neighbouring words, behind all other rows.
struct PairFeatures: Sendable {
  /// The pairs that have rows, by their hash.
  private(set) var pairs: [(hash: UInt64, row: Int32)] = []
  /// For each example and each token of its candidates the rows of its pairs; -1 for a pair without
  /// one.
  private(set) var rows: [[SIMD8<Int32>]] = []

  /// No pairs.
  init() {}

  /// Gives rows, from number `start` on, to the pairs that are met at least `minimum` times.
  init(_ corpus: TrainingCorpus, _ lexicon: Lexicon, minimum: Int, from start: Int) {
    let hashes = Self.hashes(corpus, lexicon)
    var counts: [UInt64: Int32] = [:]
    for token in hashes.joined() {
      for kind in 0..<PairTable.kinds { counts[token[kind], default: 0] += 1 }
    }
    var numbers: [UInt64: Int32] = [:]
    for example in hashes {
      rows.append(
        example.map { token in
          var rows = SIMD8<Int32>(repeating: -1)
          for kind in 0..<PairTable.kinds where counts[token[kind], default: 0] >= minimum {
            rows[kind] = number(token[kind], from: start, in: &numbers)
          }
          return rows
        }
      )
    }
  }

  private mutating func number(
    _ hash: UInt64,
    from start: Int,
    in numbers: inout [UInt64: Int32]
  ) -> Int32 {
    if let number = numbers[hash] { return number }
    let number = Int32(start + pairs.count)
    numbers[hash] = number
    pairs.append((hash, number))
    return number
  }

  private static func hashes(
    _ corpus: TrainingCorpus,
    _ lexicon: Lexicon
  ) -> [[SIMD8<UInt64>]] {
    var attributes = WordAttributes(lexicon)
    let identities = corpus.words.forms.map { form in
      attributes.read(form.span, 0..<form.count)
      return attributes.identity
    }
    return corpus.examples.map { example in
      func identity(_ position: Int) -> WordIdentity { identities[Int(example.words[position])] }
      return example.passage.candidateTokens.map { token in
        let position = Int(token.position)
        let all = PairTable.hashes(
          of: identity(position),
          after: identity(position - 1),
          before: identity(position + 1)
        )
        return SIMD8(all.0, all.1, all.2, all.3, all.4, all.5, all.6, 0)
      }
    }
  }
}
