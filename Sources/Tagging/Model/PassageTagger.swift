// The hot loop of statistical tagging.
// PERF: benchmark "tag"; only tokens of candidates are scored, each by the sum of a few rows.

internal import BroadsheetCore
internal import CScan

/// Tags passages by a model: scores every token that may be part of a mention and decodes each
/// candidate, then decodes again where a word was tagged in another way elsewhere.
///
/// Each worker has its own: it holds buffers and the rows of the words that it has met.
package struct PassageTagger: Sendable {
  private let parts: TaggingModel.Parts
  private var words: WordWeights
  private var decoder: Decoder
  private var evidence = Evidence()
  /// For each position of the passage the number of its word; the boundary's for empty positions
  /// and for tokens that are not near a candidate.
  private var numbers: [Int32] = []
  private var near: [Near] = []
  private var scores: [SIMD16<Int16>] = []
  /// For each token of a candidate its tag, or `TagIndex.outside`.
  package private(set) var tags: [UInt8] = []

  /// A token in a candidate or near one, and its position.
  private struct Near {
    var token: Int32
    var position: Int32
    var hash: UInt64
  }

  /// A tagger that holds the rows of about `capacity` words; nil for the usual number.
  package init(_ model: TaggingModel, words capacity: Int? = nil) {
    parts = model.parts
    words = WordWeights(model, capacity: capacity ?? WordWeights.usualCapacity)
    decoder = Decoder(model.parts.steps)
  }

  /// Finds `tags` for a passage whose candidates were found.
  package mutating func tag(
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>,
    passes: Int = 2
  ) {
    if words.isFull(for: passage.tokens.count) { words.forget() }
    scores.grow(to: passage.candidateTokens.count, filling: .zero)
    tags.removeAll(keepingCapacity: true)
    tags.append(
      contentsOf: repeatElement(UInt8(TagIndex.outside), count: passage.candidateTokens.count)
    )
    Self.lookUp(passage, text, in: &words, near: &near, into: &numbers)
    Self.score(passage, by: parts, words: words, numbers: numbers, into: &scores)
    Self.decode(passage, scores, by: &decoder, into: &tags)
    guard passes > 1, evidence.count(passage, tags) else { return }
    evidence.addUp(passage, tags)
    Self.reconsider(
      passage,
      evidence,
      weights: parts.evidence,
      by: &decoder,
      scores: &scores,
      tags: &tags
    )
  }

  // MARK: - First pass

  /// Looks up the numbers of the words in candidates and near them, in three passes; each
  /// prefetches for the next.
  private static func lookUp(
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>,
    in words: inout WordWeights,
    near: inout [Near],
    into numbers: inout [Int32]
  ) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(
      contentsOf: repeatElement(Int32(WordWeights.boundary), count: passage.positionCount)
    )
    near.grow(to: passage.tokens.count, filling: Near(token: 0, position: 0, hash: 0))
    var numbers = numbers.mutableSpan
    var near = near.mutableSpan
    let tokens = passage.tokens.span
    var count = 0
    for reach in passage.reaches {
      for index in reach.tokens {
        let hash = WordForm.rowHash(text, tokens[index].range)
        near[count] = Near(token: Int32(index), position: Int32(index + reach.shift), hash: hash)
        count += 1
        words.prefetch(hash)
      }
    }
    for index in 0..<count {
      let one = near[index]
      let token = tokens[Int(one.token)]
      let number = words.number(of: one.hash, token.range)
      words.prefetchRows(of: number)
      numbers[Int(one.position)] = Int32(number)
    }
    words.sumNew(text)
  }

  /// Adds up the scores of every token of a candidate.
  private static func score(
    _ passage: borrowing Passage,
    by parts: TaggingModel.Parts,
    words: borrowing WordWeights,
    numbers: [Int32],
    into scores: inout [SIMD16<Int16>]
  ) {
    let (tokens, bias, phrases) = (
      passage.candidateTokens.span, parts.bias.span, parts.phraseRows.span
    )
    let (numbers, rows) = (numbers.span, words.rows.span)
    let hasPairs = !parts.pairs.isEmpty
    var scores = scores.mutableSpan
    for index in tokens.indices {
      let token = tokens[index]
      var sum = bias[Int(token.bias)]
      sum = addWords(around: token, numbers, rows, to: sum)
      if hasPairs {
        sum = add(parts.pairs, of: words, at: Int(token.position), numbers, to: sum)
      }
      var flags = token.phrases.bits
      while flags != 0 {
        sum &+= phrases[flags.trailingZeroBitCount]
        flags &= flags - 1
      }
      scores[index] = sum
    }
  }

  /// Adds the rows of a token's own word and of the words around it.
  @inline(__always)
  private static func addWords(
    around token: CandidateToken,
    _ numbers: borrowing Span<Int32>,
    _ rows: borrowing Span<SIMD16<Int8>>,
    to bias: SIMD16<Int16>
  ) -> SIMD16<Int16> {
    let position = Int(token.position)
    let (before, after) = (word(at: position - 1, numbers), word(at: position + 1, numbers))
    var sum = score_add(bias, rows[word(at: position, numbers) + WeightSlot.center.rawValue])
    if token.isConnector {
      sum = score_add(sum, rows[before + WeightSlot.previousOfConnector.rawValue])
      return score_add(sum, rows[after + WeightSlot.nextOfConnector.rawValue])
    }
    sum = score_add(sum, rows[before + WeightSlot.previous.rawValue])
    sum = score_add(sum, rows[after + WeightSlot.next.rawValue])
    sum = score_add(sum, rows[word(at: position - 2, numbers) + WeightSlot.previous2.rawValue])
    sum = score_add(sum, rows[word(at: position + 2, numbers) + WeightSlot.next2.rawValue])
    let (left, right) = (Int(token.left), Int(token.right))
    sum = score_add(sum, rows[word(at: left, numbers) + WeightSlot.left.rawValue])
    sum = score_add(sum, rows[word(at: right, numbers) + WeightSlot.right.rawValue])
    if left + 1 < position {
      sum = score_add(sum, rows[word(at: left + 1, numbers) + WeightSlot.first.rawValue])
    }
    if right - 1 > position {
      sum = score_add(sum, rows[word(at: right - 1, numbers) + WeightSlot.last.rawValue])
    }
    for index in 0..<4 where token.elsewhere[index] > 0 {
      let other = Int(token.elsewhere[index])
      let (before, after) = (word(at: other - 1, numbers), word(at: other + 1, numbers))
      sum = score_add(sum, rows[before + WeightSlot.previousElsewhere.rawValue])
      sum = score_add(sum, rows[after + WeightSlot.nextElsewhere.rawValue])
    }
    return sum
  }

  /// The index of the first row of the word at a position.
  @inline(__always)
  private static func word(at position: Int, _ numbers: borrowing Span<Int32>) -> Int {
    Int(numbers[position]) &* WeightSlot.count
  }

  /// Adds the rows of the pairs of words around a position.
  @inline(__always)
  private static func add(
    _ table: PairTable,
    of words: borrowing WordWeights,
    at position: Int,
    _ numbers: borrowing Span<Int32>,
    to sum: SIMD16<Int16>
  ) -> SIMD16<Int16> {
    let pairs = PairTable.hashes(
      of: words.identities[Int(numbers[position])],
      after: words.identities[Int(numbers[position - 1])],
      before: words.identities[Int(numbers[position + 1])]
    )
    var sum = table.add(pairs.0, to: sum)
    sum = table.add(pairs.1, to: sum)
    sum = table.add(pairs.2, to: sum)
    sum = table.add(pairs.3, to: sum)
    sum = table.add(pairs.4, to: sum)
    sum = table.add(pairs.5, to: sum)
    return table.add(pairs.6, to: sum)
  }

  private static func decode(
    _ passage: borrowing Passage,
    _ scores: [SIMD16<Int16>],
    by decoder: inout Decoder,
    into tags: inout [UInt8]
  ) {
    let (scores, ends) = (scores.span, passage.ends.span)
    var tags = tags.mutableSpan
    var start = 0
    for index in ends.indices {
      let end = Int(ends[index])
      decoder.decode(scores, start..<end, into: &tags)
      start = end
    }
  }

  // MARK: - Second pass

  /// Decodes again the candidates with a word that was tagged in another way elsewhere.
  ///
  /// Most have no such word, and their tags would not change.
  private static func reconsider(
    _ passage: borrowing Passage,
    _ evidence: Evidence,
    weights: [SIMD16<Int16>],
    by decoder: inout Decoder,
    scores: inout [SIMD16<Int16>],
    tags: inout [UInt8]
  ) {
    let (ends, recurring) = (passage.ends.span, passage.recurring.span)
    let (rows, weights) = (evidence.rows.span, weights.span)
    let contested = evidence.isContested.span
    var tags = tags.mutableSpan
    var number = 0
    var start = 0
    for index in ends.indices {
      let end = Int(ends[index])
      let first = number
      var isContested = false
      while number < recurring.count, recurring[number] < end {
        isContested = isContested || contested[number]
        number += 1
      }
      if isContested {
        for index in first..<number {
          scores[Int(recurring[index])] &+= sum(rows[index], of: weights)
        }
        decoder.decode(scores.span, start..<end, into: &tags)
      }
      start = end
    }
  }

  @inline(__always)
  private static func sum(
    _ rows: EvidenceRows,
    of weights: borrowing Span<SIMD16<Int16>>
  ) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>.zero
    var bits = rows.bits
    while bits != 0 {
      sum &+= weights[bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    return sum
  }
}

extension Array {
  /// Makes the array at least `count` long; the values of new elements do not matter.
  mutating func grow(to count: Int, filling element: Element) {
    if self.count < count { append(contentsOf: repeatElement(element, count: count - self.count)) }
  }
}
