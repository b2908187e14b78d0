import BroadsheetTestSupport
import Testing

@testable import Reporting

/// The automaton of bursts, against all courses that there are.
@Suite struct BurstTests {
  /// What courses cost by the definition: −ln of the probabilities, and what steps up cost.
  struct Costs {
    /// Of each period in each state.
    let low: [Double]
    let high: [Double]
    let step: Double

    init(_ relevant: [Int], _ all: [Int]) {
      let usual = Double(relevant.reduce(0, +)) / Double(all.reduce(0, +))
      func costs(_ rate: Double) -> [Double] {
        let (with, without) = (BurstTests.logarithm(rate), BurstTests.logarithm(1 - rate))
        return zip(relevant, all).map { -Double($0) * with - Double($1 - $0) * without }
      }
      (low, high) = (costs(usual), costs(min(2 * usual, (1 + usual) / 2)))
      step = BurstTests.logarithm(Double(all.count))
    }

    func callAsFunction(_ isHigh: [Bool]) -> Double {
      var (cost, last) = (0.0, false)
      for (index, isHigh) in isHigh.enumerated() {
        cost += isHigh ? high[index] : low[index]
        if isHigh, !last { cost += step }
        last = isHigh
      }
      return cost
    }
  }

  /// By Gregory's series: no library, no shared code.
  static func logarithm(_ value: Double) -> Double {
    var (value, sum) = (value, 0.0)
    while value > 1.5 { (value, sum) = (value / 2, sum + 0.693_147_180_559_945_3) }
    while value < 0.75 { (value, sum) = (value * 2, sum - 0.693_147_180_559_945_3) }
    let ratio = (value - 1) / (value + 1)
    var (power, series) = (ratio, 0.0)
    for place in stride(from: 1.0, to: 60, by: 2) {
      series += power / place
      power *= ratio * ratio
    }
    return sum + 2 * series
  }

  static func course(_ bursts: [Burst], _ count: Int) -> [Bool] {
    (0..<count).map { place in bursts.contains { $0.periods.contains(place) } }
  }

  @Test(arguments: 1...20)
  func noCourseIsCheaper(seed: UInt64) {
    var random = Seeded(state: seed)
    let all = (0..<10).map { _ in 1 + random.below(20) }
    let relevant = all.enumerated().map { place, count in
      min(count, 1 + random.below(3) + ((4..<7).contains(place) ? random.below(12) : 0))
    }
    let bursts = BurstAutomaton().bursts(of: relevant, among: all)
    let cost = Costs(relevant, all)
    let found = cost(Self.course(bursts, 10))
    let least = (0..<(1 << 10)).map { bits in cost((0..<10).map { bits >> $0 & 1 == 1 }) }.min()
    #expect(abs(found - (least ?? 0)) < 1e-9)
    let quiet = cost([Bool](repeating: false, count: 10))
    let entries = Double(bursts.count) * cost.step
    #expect(abs(bursts.reduce(0) { $0 + $1.weight } - entries - (quiet - found)) < 1e-9)
  }

  @Test func aBurstIsWhereTheShareIsHigh() {
    var relevant = [Int](repeating: 1, count: 60)
    for place in 20..<26 { relevant[place] = 12 }
    let bursts = BurstAutomaton().bursts(of: relevant, among: [Int](repeating: 100, count: 60))
    #expect(bursts.map(\.periods) == [20..<26])
  }

  /// Twice the articles of all kinds are no burst of one entity.
  @Test func whatGrowsWithEverythingElseIsNone() {
    let all = (0..<60).map { (20..<26).contains($0) ? 1000 : 100 }
    #expect(BurstAutomaton().bursts(of: all.map { $0 / 20 }, among: all).isEmpty)
  }

  @Test func aGapInTheDumpEndsABurst() {
    let all = [10, 10, 10, 10] + [Int](repeating: 0, count: 9) + [10, 10, 10, 10] + Self.quiet
    let relevant =
      [9, 9, 9, 9] + [Int](repeating: 0, count: 9) + [9, 9, 9, 9]
      + Self.quiet.map { _ in 0 }
    let bursts = BurstAutomaton().bursts(of: relevant, among: all)
    #expect(bursts.map(\.periods) == [0..<4, 13..<17])
  }

  private static let quiet = [Int](repeating: 10, count: 40)

  @Test(arguments: [[], [0, 0, 0], [5, 5, 5]])
  func nothingAndEverythingHaveNone(relevant: [Int]) {
    #expect(
      BurstAutomaton().bursts(of: relevant, among: relevant.map { max($0, 5) }).isEmpty
    )
  }
}
