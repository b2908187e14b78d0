import CScan
import Tagging

/// The weights of the steps of a chain while they are learned; `TagLane.outside` is the last of 17.
struct StepWeights: Sendable {
  /// From each of the 17 tags into the lanes; `isLegal` tells which steps there are.
  var intoLanes = [SIMD16<Float>](repeating: .zero, count: TagLane.count + 1)
  /// From each lane into outside; from outside it stays 0.
  var intoOutside = SIMD16<Float>.zero

  /// 1 where a step is legal, else 0.
  static let legal: [SIMD16<Float>] = (0...TagLane.count).map { from in
    var row = SIMD16<Float>.zero
    for lane in 0..<TagLane.count where isLegal(from, lane) { row[lane] = 1 }
    return row
  }
  static let legalOutside: SIMD16<Float> = {
    var row = SIMD16<Float>.zero
    for lane in 0..<TagLane.count where isClosed(lane) { row[lane] = 1 }
    return row
  }()

  private static func isClosed(_ tag: Int) -> Bool {
    guard tag < TagLane.count, let place = TagLane.place(tag) else { return true }
    return place == .last || place == .unit
  }

  private static func isLegal(_ from: Int, _ lane: Int) -> Bool {
    let opens = TagLane.place(lane) == .begin || TagLane.place(lane) == .unit
    return isClosed(from) ? opens : !opens && TagLane.type(from) == TagLane.type(lane)
  }
}

/// Sixteen lanes and outside.
struct TagVector: Sendable {
  var lanes = SIMD16<Float>.zero
  var outside: Float = 0

  var sum: Float { lanes.sum() + outside }

  static func * (a: TagVector, b: TagVector) -> TagVector {
    TagVector(lanes: a.lanes * b.lanes, outside: a.outside * b.outside)
  }

  func scaled(by factor: Float) -> TagVector {
    TagVector(lanes: lanes * factor, outside: outside * factor)
  }
}

/// Probabilities of tags and steps of one run under a chain: forward and backward, each place
/// scaled to sum 1, so that nothing underflows.
struct ChainCRF {
  /// exp of the weights, 0 where illegal.
  private var steps: [SIMD16<Float>] = []
  private var stepsOutside = SIMD16<Float>.zero
  private var emissions: [TagVector] = []
  private var forward: [TagVector] = []

  /// Expected tags of each token, and expected steps, of the last run.
  private(set) var marginals: [TagVector] = []
  private(set) var expected = StepWeights()

  mutating func set(_ weights: StepWeights) {
    steps = (0...TagLane.count).map { learn_exp(weights.intoLanes[$0]) * StepWeights.legal[$0] }
    stepsOutside = learn_exp(weights.intoOutside) * StepWeights.legalOutside
  }

  /// Computes `marginals` and `expected` of a run with these scores, over the tags that `allowed`
  /// lets through (1 or 0 each).
  ///
  /// - Returns: the logarithm of the sum over all ways, up to a constant of the scores.
  mutating func infer(_ scores: ArraySlice<SIMD16<Float>>, _ allowed: ArraySlice<TagVector>) {
    emissions.removeAll(keepingCapacity: true)
    for (score, mask) in zip(scores, allowed) {
      let top = max(0, score.max())
      let lanes = learn_exp(score - top) * mask.lanes
      emissions.append(
        TagVector(lanes: lanes, outside: learn_exp(SIMD16(repeating: -top))[0] * mask.outside)
      )
    }
    goForward()
    goBackward()
  }

  private mutating func goForward() {
    forward.removeAll(keepingCapacity: true)
    var previous = TagVector(lanes: .zero, outside: 1)
    for emission in emissions {
      var next = steps[TagLane.outside] * previous.outside
      for lane in 0..<TagLane.count { next += steps[lane] * previous.lanes[lane] }
      let outside = (stepsOutside * previous.lanes).sum() + previous.outside
      previous = TagVector(lanes: next, outside: outside) * emission
      previous = previous.scaled(by: 1 / max(previous.sum, .leastNormalMagnitude))
      forward.append(previous)
    }
  }

  private mutating func goBackward() {
    marginals = Array(repeating: TagVector(), count: emissions.count)
    expected = StepWeights()
    var beta = TagVector(lanes: stepsOutside, outside: 1)
    for token in emissions.indices.reversed() {
      let joint = forward[token] * beta
      marginals[token] = joint.scaled(by: 1 / max(joint.sum, .leastNormalMagnitude))
      if token == emissions.count - 1 { countLast(marginals[token]) }
      let ahead = emissions[token] * beta
      let behind = token > 0 ? forward[token - 1] : TagVector(lanes: .zero, outside: 1)
      count(behind, ahead)
      beta = back(ahead)
      beta = beta.scaled(by: 1 / max(beta.sum, .leastNormalMagnitude))
    }
  }

  /// The step out of the run.
  private mutating func countLast(_ marginal: TagVector) {
    expected.intoOutside += marginal.lanes
  }

  private mutating func count(_ behind: TagVector, _ ahead: TagVector) {
    var rows: [SIMD16<Float>] = []
    rows.reserveCapacity(TagLane.count + 1)
    var total: Float = 0
    for lane in 0..<TagLane.count { rows.append(steps[lane] * ahead.lanes * behind.lanes[lane]) }
    rows.append(steps[TagLane.outside] * ahead.lanes * behind.outside)
    let outside = stepsOutside * behind.lanes * ahead.outside
    for row in rows { total += row.sum() }
    total += outside.sum() + behind.outside * ahead.outside
    let scale = 1 / max(total, .leastNormalMagnitude)
    for index in rows.indices { expected.intoLanes[index] += rows[index] * scale }
    expected.intoOutside += outside * scale
  }

  private func back(_ ahead: TagVector) -> TagVector {
    var lanes = stepsOutside * ahead.outside
    for lane in 0..<TagLane.count { lanes[lane] += (steps[lane] * ahead.lanes).sum() }
    let outside = (steps[TagLane.outside] * ahead.lanes).sum() + ahead.outside
    return TagVector(lanes: lanes, outside: outside)
  }
}
