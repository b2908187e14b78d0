#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A span of periods in which far more articles than usual name an entity.
package struct Burst: Equatable, Sendable {
  /// Indexes of periods.
  package let periods: Range<Int>
  /// How much better the high rate explains these periods than the usual one, in nats.
  package let weight: Double
}

/// Finds bursts: the cheapest path through an automaton with two states, one for the usual rate of
/// articles with an entity and one for a rate `scale` times as high.
///
/// Source: Kleinberg, "Bursty and Hierarchical Structure in Streams" (Data Mining and Knowledge
/// Discovery 7, 2003), section 4: batches of relevant and all documents, s = 2, γ = 1.
package struct BurstAutomaton {
  var scale = 2.0
  var transition = 1.0
  /// The number of periods without any article after which the automaton starts over: a burst does
  /// not last through a gap in the dump.
  var longestGap = 7

  package init() {}

  /// Finds the bursts, in the order of their periods, from the articles with the entity and all
  /// articles in each period.
  ///
  /// Time and memory grow with the number of periods.
  package func bursts(of relevant: [Int], among all: [Int]) -> [Burst] {
    let total = all.reduce(0, +)
    let usual = Double(relevant.reduce(0, +)) / Double(max(1, total))
    // A rate stays below 1: for an entity in over half of all articles, a burst is at most all.
    let high = min(usual * scale, (1 + usual) / 2)
    guard usual > 0, high > usual, high < 1 else { return [] }
    return spans(
      of: zip(relevant, all).map { gain(of: $0, among: $1, usual: usual, high: high) },
      among: all
    )
  }

  /// Returns how much cheaper a period is in the high state than in the low one.
  ///
  /// The cost is −ln of the binomial probability; the coefficients are equal and cancel out.
  private func gain(of relevant: Int, among all: Int, usual: Double, high: Double) -> Double {
    let (with, without) = (Double(relevant), Double(all - relevant))
    return with * log(high / usual)
      + without * log((1 - high) / (1 - usual))
  }

  /// Returns the spans of the high state on the best path.
  ///
  /// Entering the state costs γ ln n; leaving it is free.
  private func spans(of gains: [Double], among all: [Int]) -> [Burst] {
    var (spans, end): ([Burst], Int?) = ([], nil)
    var (steps, isHigh) = bestPath(gains, among: all)
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

  /// Returns for each period whether the best paths to its two states come from the high state, and
  /// whether the best path of all ends there.
  private func bestPath(
    _ gains: [Double],
    among all: [Int]
  ) -> (steps: [(toLow: Bool, toHigh: Bool)], endsHigh: Bool) {
    let entry = transition * log(Double(max(2, gains.count)))
    // The values of the best paths so far to each state; every path starts in the low one.
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
