import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

@testable import Training

/// The chain against a sum over every way there is.
@Suite struct ChainTests {
  private static let tags = TagIndex.count + 1

  /// Small weights, the same in every candidate.
  private struct Chain {
    var steps = StepWeights()
    var scores: [SIMD16<Float>] = []
    var allowed: [TagVector] = []

    init(length: Int, seed: UInt64) {
      var random = Seeded(state: seed)
      func row() -> SIMD16<Float> {
        var row = SIMD16<Float>.zero
        for tag in 0..<TagIndex.count { row[tag] = Float(random.below(400) - 200) / 100 }
        return row
      }
      for index in steps.intoMentions.indices { steps.intoMentions[index] = row() }
      steps.intoOutside = row()
      for _ in 0..<length {
        scores.append(row())
        allowed.append(TagVector(mentions: .one, outside: 1))
      }
    }

    func step(_ from: Int, _ to: Int) -> Float? {
      if to == TagIndex.outside {
        if from == TagIndex.outside { return 0 }
        return StepWeights.legalOutside[from] > 0 ? steps.intoOutside[from] : nil
      }
      return StepWeights.legal[from][to] > 0 ? steps.intoMentions[from][to] : nil
    }

    func score(_ token: Int, _ tag: Int) -> Float? {
      if tag == TagIndex.outside { return allowed[token].outside > 0 ? 0 : nil }
      return allowed[token].mentions[tag] > 0 ? scores[token][tag] : nil
    }

    /// The weight of a way; nil where a step or a tag is forbidden.
    func weight(_ way: [Int]) -> Double? {
      var sum: Float = 0
      var previous = TagIndex.outside
      for (token, tag) in way.enumerated() {
        guard let step = step(previous, tag), let score = score(token, tag) else { return nil }
        sum += step + score
        previous = tag
      }
      guard let out = step(previous, TagIndex.outside) else { return nil }
      return Double(learn(sum + out))
    }

    private func learn(_ value: Float) -> Float {
      var chain: Float = 1
      var term: Float = 1
      let small = value / 64
      for index in 1...12 {
        term *= small / Float(index)
        chain += term
      }
      for _ in 0..<6 { chain *= chain }
      return chain
    }

    var ways: [(tags: [Int], weight: Double)] {
      var ways: [[Int]] = [[]]
      for _ in scores { ways = ways.flatMap { way in (0..<tags).map { way + [$0] } } }
      return ways.compactMap { way in weight(way).map { (way, $0) } }
    }
  }

  private func compare(_ chain: Chain) {
    var crf = ChainCRF()
    crf.set(chain.steps)
    crf.infer(chain.scores[...], chain.allowed[...])
    let ways = chain.ways
    let total = ways.reduce(0) { $0 + $1.weight }
    for token in chain.scores.indices {
      for tag in 0..<Self.tags {
        let mass = ways.reduce(0) { $0 + ($1.tags[token] == tag ? $1.weight : 0) }
        let marginal = crf.marginals[token]
        let found = tag == TagIndex.outside ? marginal.outside : marginal.mentions[tag]
        #expect(abs(Double(found) - mass / total) < 2e-3, "token \(token), tag \(tag)")
      }
    }
    for from in 0..<Self.tags {
      for to in 0..<Self.tags where from < TagIndex.count || to < TagIndex.count {
        let mass = ways.reduce(0) {
          $0 + $1.weight * Double(Self.steps(of: $1.tags, from: from, to: to))
        }
        let expected = crf.expected
        let found =
          to == TagIndex.outside ? expected.intoOutside[from] : expected.intoMentions[from][to]
        #expect(abs(Double(found) - mass / total) < 4e-3, "step \(from) to \(to)")
      }
    }
  }

  private static func steps(of way: [Int], from: Int, to: Int) -> Int {
    let path = [TagIndex.outside] + way + [TagIndex.outside]
    return zip(path, path.dropFirst()).count { $0 == from && $1 == to }
  }

  @Test(arguments: 1...3)
  func marginalsAreThoseOfAllWays(length: Int) {
    compare(Chain(length: length, seed: UInt64(length)))
  }

  @Test func forbiddenTagsHaveNoShare() {
    var chain = Chain(length: 3, seed: 9)
    chain.allowed[1] = TagVector(mentions: .zero, outside: 1)
    for tag in 0..<TagIndex.count where TagIndex.type(tag) == .miscellaneous {
      chain.allowed[0].mentions[tag] = 0
    }
    compare(chain)
  }

  @Test func longCandidatesDoNotUnderflow() {
    let chain = Chain(length: 400, seed: 4)
    var crf = ChainCRF()
    crf.set(chain.steps)
    crf.infer(chain.scores[...], chain.allowed[...])
    for marginal in crf.marginals { #expect(abs(marginal.sum - 1) < 1e-3) }
  }

  @Test func mentionsBeginAndEndLegally() {
    for type in 0..<4 {
      let (begin, inside, last, unit) = (type, 4 + type, 8 + type, 12 + type)
      for opens in [begin, unit] { #expect(StepWeights.legal[TagIndex.outside][opens] == 1) }
      for goesOn in [inside, last] {
        #expect(StepWeights.legal[TagIndex.outside][goesOn] == 0)
        #expect(StepWeights.legal[begin][goesOn] == 1)
        #expect(StepWeights.legal[begin][4 * (goesOn / 4) + (type + 1) % 4] == 0)
        #expect(StepWeights.legal[last][goesOn] == 0)
      }
      #expect(StepWeights.legal[begin][unit] == 0)
      #expect(StepWeights.legalOutside[begin] == 0)
      #expect(StepWeights.legalOutside[inside] == 0)
      #expect(StepWeights.legalOutside[last] == 1)
      #expect(StepWeights.legalOutside[unit] == 1)
    }
  }
}
