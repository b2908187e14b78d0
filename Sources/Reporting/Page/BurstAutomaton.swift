#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A span of periods in which an entity is in far more articles than it mostly is.
package struct Burst: Equatable, Sendable {
  /// Indexes of periods.
  package let periods: Range<Int>
  /// How much better the high rate explains these periods than the usual one, in nats.
  package let weight: Double
}

/// Finds bursts: the cheapest course of an automaton of two states, one for the usual rate of
/// articles with an entity and one for a rate `scale` times as high.
///
/// Source: Kleinberg, "Bursty and Hierarchical Structure in Streams" (Data Mining and Knowledge
/// Discovery 7, 2003), section 4: batches of relevant and all documents, s = 2, γ = 1.
package struct BurstAutomaton {
  var scale = 2.0
  var transition = 1.0
  /// Periods without any article after which the automaton begins anew: a burst does not last
  /// through a gap in the dump.
  var longestGap = 7

  package init() {}

  /// The bursts in the order of their periods, of the articles with the entity and of all articles in
  /// each period.
  ///
  /// Time and memory grow with the number of periods.
  package func bursts(of relevant: [Int], among all: [Int]) -> [Burst] {
    let total = all.reduce(0, +)
    let usual = Double(relevant.reduce(0, +)) / Double(max(1, total))
    // A rate is below 1: what is in more than half of all articles bursts towards all of them.
    let high = min(usual * scale, (1 + usual) / 2)
    guard usual > 0, high > usual, high < 1 else { return [] }
    return spans(of: zip(relevant, all).map { gain($0, $1, usual, high) }, among: all)
  }

  /// How much cheaper a period is in the high state than in the low one.
  ///
  /// −ln of the binomial probabilities: their coefficients are the same and cancel out.
  private func gain(_ relevant: Int, _ all: Int, _ usual: Double, _ high: Double) -> Double {
    let (with, without) = (Double(relevant), Double(all - relevant))
    return with * log(high / usual)
      + without * log((1 - high) / (1 - usual))
  }

  /// The stretches of the high state in the best course; to enter it costs γ ln n, to leave nothing.
  private func spans(of gains: [Double], among all: [Int]) -> [Burst] {
    var (spans, end): ([Burst], Int?) = ([], nil)
    var (steps, isHigh) = bestCourse(gains, among: all)
    for index in gains.indices.reversed() {
      let wasHigh = isHigh ? steps[index].toHigh : steps[index].toLow
      if isHigh {
        let periods = index..<(end ?? index + 1)
        end = periods.upperBound
        if !wasHigh {
          spans.append(Burst(periods: periods, weight: gains[periods].reduce(0, +)))
          end = nil
        }
      }
      isHigh = wasHigh
    }
    return spans.reversed()
  }

  /// For each period whether the best courses to its two states come from the high one, and
  /// whether the best of all ends there.
  private func bestCourse(
    _ gains: [Double],
    among all: [Int]
  ) -> (steps: [(toLow: Bool, toHigh: Bool)], endsHigh: Bool) {
    let entry = transition * log(Double(max(2, gains.count)))
    // What the best courses so far are worth that end in each state; all begin in the low one.
    var (low, high) = (0.0, -Double.infinity)
    var steps: [(toLow: Bool, toHigh: Bool)] = []
    var gap = 0
    for (gain, articles) in zip(gains, all) {
      steps.append((toLow: high > low, toHigh: high >= low - entry))
      (low, high) = (max(low, high), max(low - entry, high) + gain)
      gap = articles == 0 ? gap + 1 : 0
      if gap >= longestGap { high = -.infinity }
    }
    return (steps, high > low)
  }
}
