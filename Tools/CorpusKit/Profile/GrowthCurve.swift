private import Glibc

/// The growth of distinct items with the total: points, and the power law through them.
struct GrowthCurve {
  private static let step = 1.25

  private var next: Double
  private(set) var points: [(total: Int, distinct: Int)] = []

  /// Adds a point each time the total has grown by a quarter, from `first` on.
  init(first: Int) {
    next = Double(first)
  }

  mutating func note(total: Int, distinct: Int) {
    guard Double(total) >= next else { return }
    points.append((total, distinct))
    next *= GrowthCurve.step
  }

  /// Fits the exponent and factor of `distinct = factor * total^exponent` by least squares of logs.
  var fit: (exponent: Double, factor: Double)? {
    guard points.count >= 3 else { return nil }
    let x = points.map { log(Double($0.total)) }
    let y = points.map { log(Double($0.distinct)) }
    let (meanX, meanY) = (mean(x), mean(y))
    let above = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
    let below = x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +)
    return (above / below, exp(meanY - above / below * meanX))
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
