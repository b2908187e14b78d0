/// Draws ranks 0, 1, 2, … with frequencies that fall as a power of the rank, without a last rank.
///
/// Ranks below `count` come from an alias table (O(1), 12 bytes per rank). Those beyond follow a
/// Pareto tail of density `rank^-tail`, so that the distinct ranks of n draws keep growing as
/// n^(1/tail).
package struct ZipfTable: Sendable {
  private let threshold: [UInt64]
  private let alias: [UInt32]
  private let tail: Double
  private let tailShare: Double

  /// Makes a table of `count` ranks with weight `(rank + shift)^-slope`.
  ///
  /// From rank `knee` on, the weight falls with `tail` instead, continuous at the knee. With a `tail`
  /// of 0, no rank is beyond the table.
  package init(count: Int, slope: Double, shift: Double = 1, knee: Int? = nil, tail: Double = 0) {
    let knee = knee ?? count
    let weights = ZipfTable.weights(count, slope: slope, shift: shift, knee: knee, tail: tail)
    let body = weights.reduce(0, +)
    let beyond = tail > 1 ? weights[count - 1] * Double(count) / (tail - 1) : 0
    (threshold, alias) = ZipfTable.aliases(weights, total: body)
    self.tail = tail
    tailShare = beyond / (beyond + body)
  }

  package func draw(_ random: inout Random) -> Int {
    if tailShare > 0, random.unit() <= tailShare { return drawTail(&random) }
    let slot = random.below(threshold.count)
    return random.next() < threshold[slot] ? slot : Int(alias[slot])
  }

  /// Draws a rank beyond the table, below 2^50, which is enough for unseen ranks.
  private func drawTail(_ random: inout Random) -> Int {
    let stretch = PortableMath.pow(random.unit(), -1 / (tail - 1))
    return Int(min(Double(threshold.count) * stretch, 0x1p50))
  }

  private static func weights(
    _ count: Int,
    slope: Double,
    shift: Double,
    knee: Int,
    tail: Double
  ) -> [Double] {
    let atKnee = PortableMath.pow(Double(knee) + shift, -slope)
    return (0..<count).map { rank in
      let place = Double(rank) + shift
      if rank < knee { return PortableMath.pow(place, -slope) }
      return atKnee * PortableMath.pow(place / (Double(knee) + shift), -tail)
    }
  }

  /// Vose's alias method.
  private static func aliases(_ weights: [Double], total: Double) -> ([UInt64], [UInt32]) {
    var scaled = weights.map { $0 * Double(weights.count) / total }
    var threshold = [UInt64](repeating: .max, count: weights.count)
    var alias = weights.indices.map { UInt32($0) }
    var small = weights.indices.filter { scaled[$0] < 1 }
    var large = weights.indices.filter { scaled[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      threshold[low] = UInt64(scaled[low] * 0x1p63) << 1
      alias[low] = UInt32(high)
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 { small.append(large.removeLast()) }
    }
    return (threshold, alias)
  }
}
