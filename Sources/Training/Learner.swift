// The hot loop of training: AdaGrad over single candidates, with features dropped at random.

import BroadsheetCore
import Tagging

/// How a model is learned.
package struct LearningOptions: Sendable, Equatable {
  package var epochs = 6
  package var rate: Float = 0.15
  /// The share of features that are dropped for each token.
  package var dropout = 0.5
  /// The share of tokens whose own word is treated as new, with only shape, affixes and lists; and,
  /// independently, the share of those whose neighbours are.
  package var hidden = 0.0
  /// The share of examples without evidence, as in the first pass.
  package var blind = 0.5
  /// Weights are averaged from this share of the way on.
  package var averageFrom = 0.5
  package var seed: UInt64 = 1

  package init() {}
}

/// Learned weights: a row for each row of a `FeatureSpace`, and the steps.
struct LearnedWeights: Sendable {
  var rows: [SIMD16<Float>]
  var steps = StepWeights()

  init(count: Int) { rows = [SIMD16<Float>](repeating: .zero, count: count) }

  static func += (sum: inout LearnedWeights, other: LearnedWeights) {
    for index in sum.rows.indices { sum.rows[index] += other.rows[index] }
    for index in sum.steps.intoMentions.indices {
      sum.steps.intoMentions[index] += other.steps.intoMentions[index]
    }
    sum.steps.intoOutside += other.steps.intoOutside
  }

  mutating func scale(by factor: Float) {
    for index in rows.indices { rows[index] *= factor }
    for index in steps.intoMentions.indices { steps.intoMentions[index] *= factor }
    steps.intoOutside *= factor
  }
}

/// Learns the weights of a chain from examples.
struct Learner {
  private let options: LearningOptions
  private let space: FeatureSpace
  private var weights: LearnedWeights
  private var squares: LearnedWeights
  private var random: SplitMix
  private var chain = ChainCRF()
  private var constrained = ChainCRF()

  // Buffers of one candidate.
  private var active: [Int32] = []
  private var ends: [Int] = []
  private var scores: [SIMD16<Float>] = []
  private var allowed: [TagVector] = []
  private var gold: [TagVector] = []
  private var stepGradient = StepWeights()
  private var candidatesSinceStep = 0
  /// The number of the current example.
  private var current = 0

  init(_ space: FeatureSpace, _ options: LearningOptions) {
    self.space = space
    self.options = options
    weights = LearnedWeights(count: space.count)
    squares = LearnedWeights(count: space.count)
    random = SplitMix(state: options.seed)
  }

  /// Learns from `order`, indices of `examples`, each round in another order, and reports progress
  /// after each round.
  ///
  /// - Returns: the mean of the weights over the last rounds.
  mutating func learn(
    _ corpus: TrainingCorpus,
    _ order: [Int],
    progress: (String) -> Void = { _ in }
  ) -> LearnedWeights {
    var order = order
    var sum = LearnedWeights(count: space.count)
    var summed: Float = 0
    let total = options.epochs * order.count
    let first = Int(Double(total) * options.averageFrom)
    let every = max(1, (total - first) / Self.snapshots)
    var done = 0
    chain.set(weights.steps)
    constrained.set(weights.steps)
    for epoch in 1...options.epochs {
      let start = ContinuousClock.now
      random.shuffle(&order)
      for index in order {
        learn(corpus.examples[index], index)
        done += 1
        if done > first, (done - first) % every == 0 {
          sum += weights
          summed += 1
        }
      }
      progress(
        "round \(epoch) of \(options.epochs): "
          + Self.speed(passages: order.count, time: ContinuousClock.now - start)
      )
    }
    sum.scale(by: 1 / max(summed, 1))
    return sum
  }

  private static let snapshots = 24

  private static func speed(passages: Int, time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    let speed = Int(Double(passages) / max(seconds, 1e-3))
    return "\(passages) passages, \(speed) a second, \(Int(seconds.rounded())) s"
  }

  private mutating func learn(_ example: TrainingCorpus.Example, _ number: Int) {
    current = number
    let isBlind =
      example.evidence.isEmpty
      || random.unit() < options.blind
    var start = 0
    for end in example.passage.ends {
      learn(example, start..<Int(end), isBlind: isBlind)
      start = Int(end)
    }
  }

  private mutating func learn(
    _ example: TrainingCorpus.Example,
    _ candidate: Range<Int>,
    isBlind: Bool
  ) {
    guard candidate.contains(where: { example.gold[$0] != TrainingCorpus.unknown }) else { return }
    gather(example, candidate, isBlind: isBlind)
    let hasUnknown = candidate.contains { example.gold[$0] == TrainingCorpus.unknown }
    chain.infer(scores[...], allowed[...])
    if hasUnknown { constrained.infer(scores[...], gold[...]) }
    for index in 0..<candidate.count {
      let want = hasUnknown ? constrained.marginals[index].mentions : gold[index].mentions
      update(index, want - chain.marginals[index].mentions)
    }
    countSteps(candidate, hasUnknown)
  }

  // MARK: - Scores

  private static let all = TagVector(mentions: .one, outside: 1)
  private static let withoutMiscellaneous: TagVector = {
    var vector = all
    for tag in 0..<TagIndex.count where TagIndex.type(tag) == .miscellaneous {
      vector.mentions[tag] = 0
    }
    return vector
  }()

  private mutating func gather(
    _ example: TrainingCorpus.Example,
    _ candidate: Range<Int>,
    isBlind: Bool
  ) {
    active.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    allowed.removeAll(keepingCapacity: true)
    gold.removeAll(keepingCapacity: true)
    let scale = Float(1 / (1 - options.dropout))
    for index in candidate {
      let start = active.count
      appendRows(example, index, isBlind: isBlind)
      drop(from: start)
      ends.append(active.count)
      var sum = SIMD16<Float>.zero
      for row in active[start...] { sum += weights.rows[Int(row)] }
      scores.append(sum * scale)
      let mask = example.hasMiscellaneous ? Self.all : Self.withoutMiscellaneous
      allowed.append(mask)
      gold.append(Self.vector(of: example.gold[index], within: mask))
    }
  }

  private static func vector(of tag: UInt8, within mask: TagVector) -> TagVector {
    guard tag != TrainingCorpus.unknown else { return mask }
    var vector = TagVector()
    if Int(tag) < TagIndex.count { vector.mentions[Int(tag)] = 1 } else { vector.outside = 1 }
    return vector
  }

  /// Drops each row appended from `start` on with the probability in the options.
  private mutating func drop(from start: Int) {
    let threshold = UInt64(options.dropout * 65536)
    var kept = start
    var bits: UInt64 = 0
    for index in start..<active.count {
      if index & 3 == start & 3 { bits = random.next() }
      if bits & 0xFFFF >= threshold {
        active[kept] = active[index]
        kept += 1
      }
      bits >>= 16
    }
    active.removeLast(active.count - kept)
  }

  /// Whether an event with this probability happens now; takes no random number if it cannot
  /// happen.
  private mutating func happens(_ chance: Double) -> Bool {
    chance > 0 && random.unit() < chance
  }

  private mutating func appendRows(
    _ example: TrainingCorpus.Example,
    _ index: Int,
    isBlind: Bool
  ) {
    let token = example.passage.candidateTokens[index]
    let position = Int(token.position)
    func word(_ position: Int) -> Int { Int(example.words[position]) }
    let isHidden = (own: happens(options.hidden), near: happens(options.hidden))
    active.append(Int32(space.bias) + Int32(token.bias))
    space.appendCenter(word(position), isHidden: isHidden.own, to: &active)
    if token.isConnector {
      space.append(word(position - 1), .previousOfConnector, isHidden: isHidden.near, to: &active)
      space.append(word(position + 1), .nextOfConnector, isHidden: isHidden.near, to: &active)
    } else {
      space.append(word(position - 1), .previous, isHidden: isHidden.near, to: &active)
      space.append(word(position + 1), .next, isHidden: isHidden.near, to: &active)
      space.append(word(position - 2), .previous2, isHidden: isHidden.near, to: &active)
      space.append(word(position + 2), .next2, isHidden: isHidden.near, to: &active)
      space.append(word(Int(token.left)), .left, isHidden: isHidden.near, to: &active)
      space.append(word(Int(token.right)), .right, isHidden: isHidden.near, to: &active)
      let (first, last) = (Int(token.left) + 1, Int(token.right) - 1)
      if first < position {
        space.append(word(first), .first, isHidden: isHidden.near, to: &active)
      }
      if last > position { space.append(word(last), .last, isHidden: isHidden.near, to: &active) }
    }
    for index in 0..<4 where token.elsewhere[index] > 0 {
      let other = Int(token.elsewhere[index])
      space.append(word(other - 1), .previousElsewhere, isHidden: isHidden.near, to: &active)
      space.append(word(other + 1), .nextElsewhere, isHidden: isHidden.near, to: &active)
    }
    var flags = token.phrases.bits
    while flags != 0 {
      active.append(Int32(space.phrases + flags.trailingZeroBitCount))
      flags &= flags - 1
    }
    if !space.pairs.rows.isEmpty {
      let pairs = space.pairs.rows[current][index]
      for kind in 0..<PairTable.kinds where pairs[kind] >= 0 { active.append(pairs[kind]) }
    }
    guard !isBlind else { return }
    var bits = example.evidence[index].bits
    while bits != 0 {
      active.append(Int32(space.evidence + bits.trailingZeroBitCount))
      bits &= bits - 1
    }
  }

  // MARK: - Updates

  private mutating func update(_ token: Int, _ gradient: SIMD16<Float>) {
    let gradient = gradient * Float(1 / (1 - options.dropout))
    let square = gradient * gradient
    let step = gradient * options.rate
    for index in (token == 0 ? 0 : ends[token - 1])..<ends[token] {
      let row = Int(active[index])
      let squared = squares.rows[row] + square
      squares.rows[row] = squared
      weights.rows[row] += step / (squared + Self.floor).squareRoot()
    }
  }

  private static let floor = SIMD16<Float>(repeating: 1e-2)
  /// The steps are few and weigh on every candidate, so they move once for this many candidates.
  private static let candidatesForStep = 16

  private mutating func countSteps(_ candidate: Range<Int>, _ hasUnknown: Bool) {
    if hasUnknown {
      for index in stepGradient.intoMentions.indices {
        stepGradient.intoMentions[index] += constrained.expected.intoMentions[index]
      }
      stepGradient.intoOutside += constrained.expected.intoOutside
    } else {
      countGold(candidate.count)
    }
    for index in stepGradient.intoMentions.indices {
      stepGradient.intoMentions[index] -= chain.expected.intoMentions[index]
    }
    stepGradient.intoOutside -= chain.expected.intoOutside
    candidatesSinceStep += 1
    if candidatesSinceStep == Self.candidatesForStep { moveSteps() }
  }

  private mutating func countGold(_ count: Int) {
    var previous = TagVector(mentions: .zero, outside: 1)
    for index in 0..<count {
      let current = gold[index]
      for tag in 0..<TagIndex.count where previous.mentions[tag] > 0 {
        stepGradient.intoMentions[tag] += current.mentions
      }
      if previous.outside > 0 { stepGradient.intoMentions[TagIndex.outside] += current.mentions }
      if current.outside > 0 { stepGradient.intoOutside += previous.mentions }
      previous = current
    }
    stepGradient.intoOutside += previous.mentions
  }

  private mutating func moveSteps() {
    for index in stepGradient.intoMentions.indices {
      let gradient = stepGradient.intoMentions[index]
      squares.steps.intoMentions[index] += gradient * gradient
      weights.steps.intoMentions[index] +=
        gradient * options.rate / (squares.steps.intoMentions[index] + 1).squareRoot()
    }
    let gradient = stepGradient.intoOutside
    squares.steps.intoOutside += gradient * gradient
    weights.steps.intoOutside +=
      gradient * options.rate / (squares.steps.intoOutside + 1).squareRoot()
    stepGradient = StepWeights()
    candidatesSinceStep = 0
    chain.set(weights.steps)
    constrained.set(weights.steps)
  }
}
