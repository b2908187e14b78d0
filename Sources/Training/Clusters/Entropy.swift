/// n log n of whole numbers, the same on every machine: it uses only sums, products and quotients.
struct Entropy: Sendable {
  private let table: [Double]

  private static let size = 1 << 16

  init() {
    table = (0..<Self.size).map(Self.computed)
  }

  /// n log n; 0 for 0.
  @inline(__always)
  func callAsFunction(_ n: Int) -> Double {
    n < Self.size ? table[n] : Self.computed(n)
  }

  private static func computed(_ n: Int) -> Double { n < 2 ? 0 : Double(n) * log(Double(n)) }

  /// The natural logarithm, by the series of atanh around 1.
  private static func log(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for odd in stride(from: 19.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return 2 * s * sum + exponent * 0.6931471805599453
  }
}
