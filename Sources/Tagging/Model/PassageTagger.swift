// The hot loop of statistical tagging.
// PERF: benchmark "tag"; only tokens of runs are scored, each by the sum of a few rows.

internal import BroadsheetCore
internal import CScan

/// Tags passages by a model: scores every token that may be part of a mention, decodes each run,
/// and once more where a word occurs again, in the light of what was decided elsewhere.
///
/// A worker's own: it holds buffers and the rows of the words that it has met.
package struct PassageTagger: Sendable {
  private let parts: TaggingModel.Parts
  private var words: WordRows
  private var decoder: Decoder
  private var evidence = Evidence()
  /// For each place of the passage the number of its word; that of the boundary for empty places
  /// and wherever nobody asked.
  private var numbers: [Int32] = []
  private var near: [Near] = []
  private var scores: [SIMD16<Int16>] = []
  /// For each token of a run its lane, or `TagLane.outside`.
  package private(set) var tags: [UInt8] = []

  /// A token in a run or near one, and its place.
  private struct Near {
    var token: Int32
    var place: Int32
    var hash: UInt64
  }

  package init(_ model: TaggingModel) {
    parts = model.parts
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
    scores.removeAll(keepingCapacity: true)
    for token in passage.run { scores.append(score(token)) }
    decode(passage)
    guard passes > 1 else { return }
    evidence.weigh(passage, tags)
    reconsider(passage)
  }

  // MARK: - First pass

  /// Numbers the words in runs and near them, in three rounds: what one asks for of memory has come
  /// when the next needs it.
  private mutating func lookUp(_ passage: borrowing Passage, _ text: borrowing Span<UInt8>) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(Int32(WordRows.boundary), count: passage.placeCount))
    near.removeAll(keepingCapacity: true)
    var next = 0
    for token in passage.run {
      let surroundings = passage.surroundings(of: Int(token.token))
      for index in max(next, surroundings.lowerBound)..<max(next, surroundings.upperBound) {
        let hash = WordForm.rowHash(text, passage.tokens[index].range)
        let place = Int32(index) + token.place - token.token
        near.append(Near(token: Int32(index), place: place, hash: hash))
        words.prefetch(hash)
      }
      next = max(next, surroundings.upperBound)
    }
    for one in near {
      let token = passage.tokens[Int(one.token)]
      let number = words.number(of: one.hash, text, token.range)
      words.prefetchRows(of: number)
      numbers[Int(one.place)] = Int32(number)
    }
  }

  @inline(__always)
  private func score(_ token: RunToken) -> SIMD16<Int16> {
    let place = Int(token.place)
    var sum = parts.bias[Int(token.bias)]
    sum = score_add(sum, row(.center, place))
    if token.isLight {
      sum = score_add(sum, row(.previousOfLight, place - 1))
      sum = score_add(sum, row(.nextOfLight, place + 1))
    } else {
      sum = score_add(sum, row(.previous, place - 1))
      sum = score_add(sum, row(.next, place + 1))
      sum = score_add(sum, row(.previous2, place - 2))
      sum = score_add(sum, row(.next2, place + 2))
      sum = score_add(sum, row(.left, Int(token.left)))
      sum = score_add(sum, row(.right, Int(token.right)))
    }
    if token.elsewhere[0] > 0 { sum = addElsewhere(token, to: sum) }
    var flags = token.phrases.bits
    while flags != 0 {
      sum &+= parts.phraseRows[flags.trailingZeroBitCount]
      flags &= flags - 1
    }
    return sum
  }

  @inline(__always)
  private func row(_ slot: RowSlot, _ place: Int) -> SIMD16<Int8> {
    words.rows[Int(numbers[place]) * RowSlot.count + slot.rawValue]
  }

  @inline(__always)
  private func addElsewhere(_ token: RunToken, to sum: SIMD16<Int16>) -> SIMD16<Int16> {
    var sum = sum
    for index in 0..<4 where token.elsewhere[index] > 0 {
      let place = Int(token.elsewhere[index])
      sum = score_add(sum, row(.previousElsewhere, place - 1))
      sum = score_add(sum, row(.nextElsewhere, place + 1))
    }
    return sum
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

  /// Decodes the runs again in which a word stands that stands elsewhere, too.
  private mutating func reconsider(_ passage: borrowing Passage) {
    var number = 0
    var start = 0
    for limit in passage.ends {
      let end = Int(limit)
      let first = number
      while number < passage.recurring.count, passage.recurring[number] < end {
        add(evidence.rows[number], to: Int(passage.recurring[number]))
        number += 1
      }
      if number > first { decoder.decode(scores, start..<end, into: &tags) }
      start = end
    }
  }

  @inline(__always)
  private mutating func add(_ rows: EvidenceRows, to index: Int) {
    var sum = scores[index]
    for place in 0..<6 where rows.rows[place] > 0 {
      sum &+= parts.evidence[Int(rows.rows[place])]
    }
    scores[index] = sum
  }
}
