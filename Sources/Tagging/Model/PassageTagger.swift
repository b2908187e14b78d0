// The hot loop of statistical tagging.
// PERF: benchmark "tag"; only tokens of runs are scored, each by the sum of at most nine rows.

internal import BroadsheetCore
internal import CScan

/// Tags passages by a model: scores every token that may be part of a mention, decodes each run,
/// and once more where a word occurs again, in the light of what was decided elsewhere.
///
/// A worker's own: it holds buffers and the rows of the words that it has met.
package struct PassageTagger: Sendable {
  package let model: TaggingModel
  private var words: WordRows
  private var decoder: Decoder
  private var evidence = Evidence()
  /// For each token of the passage the number of its word; -1 where nobody asked.
  private var numbers: [Int32] = []
  private var scores: [SIMD16<Int16>] = []
  /// For each token of a run its lane, or `TagLane.outside`.
  package private(set) var tags: [UInt8] = []

  package init(_ model: TaggingModel) {
    self.model = model
    words = WordRows(model)
    decoder = Decoder(model.parts.steps)
  }

  /// Finds `tags` for a passage whose runs were found.
  package mutating func tag(
    _ passage: borrowing Passage,
    _ text: borrowing Span<UInt8>,
    passes: Int = 2
  ) {
    if words.isFull(for: passage.tokens.count) { words.forget() }
    lookUp(passage, text)
    score(passage)
    decode(passage)
    guard passes > 1 else { return }
    evidence.weigh(passage.run, tags)
    reconsider(passage)
  }

  // MARK: - First pass

  private mutating func lookUp(_ passage: borrowing Passage, _ text: borrowing Span<UInt8>) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(-1, count: passage.tokens.count))
    let tokens = passage.tokens.span
    var next = 0
    for token in passage.run {
      let position = Int(token.token)
      for index in max(next, position - 2)..<max(next, min(position + 3, tokens.count)) {
        numbers[index] = Int32(words.number(text, tokens[index].range))
      }
      next = max(next, min(position + 3, tokens.count))
    }
  }

  private mutating func score(_ passage: borrowing Passage) {
    scores.removeAll(keepingCapacity: true)
    for token in passage.run { scores.append(score(token, passage)) }
  }

  @inline(__always)
  private func score(_ token: RunToken, _ passage: borrowing Passage) -> SIMD16<Int16> {
    let position = Int(token.token)
    var sum = model.parts.bias[Int(token.bias)]
    sum = score_add(sum, row(.center, position))
    let previous = passage.neighbour(position, -1)
    let next = passage.neighbour(position, 1)
    if token.isLight {
      sum = score_add(sum, row(.previousOfLight, previous))
      sum = score_add(sum, row(.nextOfLight, next))
    } else {
      sum = score_add(sum, row(.previous, previous))
      sum = score_add(sum, row(.next, next))
      sum = score_add(sum, row(.previous2, passage.neighbour(position, -2)))
      sum = score_add(sum, row(.next2, passage.neighbour(position, 2)))
      sum = score_add(sum, row(.left, Int(token.left)))
      sum = score_add(sum, row(.right, Int(token.right)))
    }
    for place in 0..<4 where token.elsewhere[place] >= 0 {
      let other = Int(token.elsewhere[place])
      sum = score_add(sum, row(.previousElsewhere, passage.neighbour(other, -1)))
      sum = score_add(sum, row(.nextElsewhere, passage.neighbour(other, 1)))
    }
    let pairs = PairTable.hashes(
      identity(previous),
      words.identities[Int(numbers[position])],
      identity(next)
    )
    sum = add(pairs.0, to: sum)
    sum = add(pairs.1, to: sum)
    sum = add(pairs.2, to: sum)
    sum = add(pairs.3, to: sum)
    sum = add(pairs.4, to: sum)
    sum = add(pairs.5, to: sum)
    sum = add(pairs.6, to: sum)
    var flags = token.phrases.bits
    while flags != 0 {
      sum &+= model.parts.phraseRows[flags.trailingZeroBitCount]
      flags &= flags - 1
    }
    return sum
  }

  @inline(__always)
  private func row(_ slot: RowSlot, _ token: Int) -> SIMD16<Int8> {
    let number = token < 0 ? WordRows.boundary : Int(numbers[token])
    return words.rows[number * RowSlot.count + slot.rawValue]
  }

  @inline(__always)
  private func identity(_ token: Int) -> WordIdentity {
    words.identities[token < 0 ? WordRows.boundary : Int(numbers[token])]
  }

  @inline(__always)
  private func add(_ pair: UInt64, to sum: SIMD16<Int16>) -> SIMD16<Int16> {
    guard let row = model.parts.pairs.row(pair) else { return sum }
    return score_add(sum, model.parts.pairs.rows[row])
  }

  private mutating func decode(_ passage: borrowing Passage) {
    tags.removeAll(keepingCapacity: true)
    tags.append(contentsOf: repeatElement(UInt8(TagLane.outside), count: passage.run.count))
    var start = 0
    for end in passage.ends {
      decoder.decode(scores, start..<Int(end), into: &tags)
      start = Int(end)
    }
  }

  // MARK: - Second pass

  private mutating func reconsider(_ passage: borrowing Passage) {
    var start = 0
    for end in passage.ends {
      let run = start..<Int(end)
      start = run.upperBound
      var isChanged = false
      for index in run where evidence.rows[index] != .none {
        add(evidence.rows[index], to: index)
        isChanged = true
      }
      if isChanged { decoder.decode(scores, run, into: &tags) }
    }
  }

  private mutating func add(_ evidence: EvidenceRows, to index: Int) {
    for place in 0..<6 where evidence.rows[place] > 0 {
      scores[index] &+= model.parts.evidence[Int(evidence.rows[place])]
    }
  }
}
