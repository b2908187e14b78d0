import CScan
import Tagging

/// The weights of the steps of a chain while they are learned; `TagIndex.outside` is the last of
/// 17.
struct StepWeights: Sendable {
  /// From each of the 17 tags into those of mentions; `isLegal` tells which steps there are.
  var intoMentions = [SIMD16<Float>](repeating: .zero, count: TagIndex.count + 1)
  /// From each tag into outside; from outside it stays 0.
  var intoOutside = SIMD16<Float>.zero

  /// 1 where a step is legal, else 0.
  static let legal: [SIMD16<Float>] = (0...TagIndex.count).map { from in
    var row = SIMD16<Float>.zero
    for tag in 0..<TagIndex.count where isLegal(from, tag) { row[tag] = 1 }
    return row
  }
  static let legalOutside: SIMD16<Float> = {
    var row = SIMD16<Float>.zero
    for tag in 0..<TagIndex.count where isClosed(tag) { row[tag] = 1 }
    return row
  }()

  private static func isClosed(_ tag: Int) -> Bool {
    guard tag < TagIndex.count, let part = TagIndex.part(tag) else { return true }
    return part == .last || part == .unit
  }

  private static func isLegal(_ from: Int, _ tag: Int) -> Bool {
    let opens = TagIndex.part(tag) == .begin || TagIndex.part(tag) == .unit
    return isClosed(from) ? opens : !opens && TagIndex.type(from) == TagIndex.type(tag)
  }
}

/// The tags of mentions and outside.
struct TagVector: Sendable {
  var mentions = SIMD16<Float>.zero
  var outside: Float = 0

  var sum: Float { mentions.sum() + outside }

  static func * (a: TagVector, b: TagVector) -> TagVector {
    TagVector(mentions: a.mentions * b.mentions, outside: a.outside * b.outside)
  }

  func scaled(by factor: Float) -> TagVector {
    TagVector(mentions: mentions * factor, outside: outside * factor)
  }
}

/// Probabilities of tags and steps of one candidate under a chain: forward and backward, the vector
/// of each token scaled to sum 1, so that nothing underflows.
struct ChainCRF {
  /// exp of the weights, 0 where illegal.
  private var steps: [SIMD16<Float>] = []
  private var stepsOutside = SIMD16<Float>.zero
  private var emissions: [TagVector] = []
  private var forward: [TagVector] = []

  /// Expected tags of each token, and expected steps, of the last candidate.
  private(set) var marginals: [TagVector] = []
  private(set) var expected = StepWeights()

  mutating func set(_ weights: StepWeights) {
    steps = (0...TagIndex.count).map { learn_exp(weights.intoMentions[$0]) * StepWeights.legal[$0] }
    stepsOutside = learn_exp(weights.intoOutside) * StepWeights.legalOutside
  }

  /// Computes `marginals` and `expected` of a candidate with these scores, over the tags with a 1
  /// (not a 0) in `allowed`.
  mutating func infer(_ scores: ArraySlice<SIMD16<Float>>, _ allowed: ArraySlice<TagVector>) {
    emissions.removeAll(keepingCapacity: true)
    for (score, mask) in zip(scores, allowed) {
      let top = max(0, score.max())
      let mentions = learn_exp(score - top) * mask.mentions
      emissions.append(
        TagVector(mentions: mentions, outside: learn_exp(SIMD16(repeating: -top))[0] * mask.outside)
      )
    }
    goForward()
    goBackward()
  }

  private mutating func goForward() {
    forward.removeAll(keepingCapacity: true)
    var previous = TagVector(mentions: .zero, outside: 1)
    for emission in emissions {
      var next = steps[TagIndex.outside] * previous.outside
      for tag in 0..<TagIndex.count { next += steps[tag] * previous.mentions[tag] }
      let outside = (stepsOutside * previous.mentions).sum() + previous.outside
      previous = TagVector(mentions: next, outside: outside) * emission
      previous = previous.scaled(by: 1 / max(previous.sum, .leastNormalMagnitude))
      forward.append(previous)
    }
  }

  private mutating func goBackward() {
    marginals = Array(repeating: TagVector(), count: emissions.count)
    expected = StepWeights()
    var beta = TagVector(mentions: stepsOutside, outside: 1)
    for token in emissions.indices.reversed() {
      let joint = forward[token] * beta
      marginals[token] = joint.scaled(by: 1 / max(joint.sum, .leastNormalMagnitude))
      if token == emissions.count - 1 { countLast(marginals[token]) }
      let ahead = emissions[token] * beta
      let behind = token > 0 ? forward[token - 1] : TagVector(mentions: .zero, outside: 1)
      count(behind, ahead)
      beta = back(ahead)
      beta = beta.scaled(by: 1 / max(beta.sum, .leastNormalMagnitude))
    }
  }

  /// The step out of the candidate.
  private mutating func countLast(_ marginal: TagVector) {
    expected.intoOutside += marginal.mentions
  }

  private mutating func count(_ behind: TagVector, _ ahead: TagVector) {
    var rows: [SIMD16<Float>] = []
    rows.reserveCapacity(TagIndex.count + 1)
    var total: Float = 0
    for tag in 0..<TagIndex.count {
      rows.append(steps[tag] * ahead.mentions * behind.mentions[tag])
    }
    rows.append(steps[TagIndex.outside] * ahead.mentions * behind.outside)
    let outside = stepsOutside * behind.mentions * ahead.outside
    for row in rows { total += row.sum() }
    total += outside.sum() + behind.outside * ahead.outside
    let scale = 1 / max(total, .leastNormalMagnitude)
    for index in rows.indices { expected.intoMentions[index] += rows[index] * scale }
    expected.intoOutside += outside * scale
  }

  private func back(_ ahead: TagVector) -> TagVector {
    var mentions = stepsOutside * ahead.outside
    for tag in 0..<TagIndex.count { mentions[tag] += (steps[tag] * ahead.mentions).sum() }
    let outside = (steps[TagIndex.outside] * ahead.mentions).sum() + ahead.outside
    return TagVector(mentions: mentions, outside: outside)
  }
}
