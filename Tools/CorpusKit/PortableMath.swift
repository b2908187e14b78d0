/// Exponential and logarithm from only `+ - * /`.
///
/// Those four are exact to the last bit by IEEE 754, but each libm rounds `exp` and `log` in its own
/// way, and a corpus must have the same bytes on every machine. Accurate to about 1e-15.
package enum PortableMath {
  private static let ln2 = 0.693147180559945309417

  package static func exp(_ x: Double) -> Double {
    let k = (x / ln2 + 0.5).rounded(.down)
    let r = x - k * ln2
    var term = 1.0
    var sum = 1.0
    for n in 1...18 {
      term = term * r / Double(n)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
  }

  /// The natural logarithm; `x` must be positive and finite.
  package static func log(_ x: Double) -> Double {
    let t = (x.significand - 1) / (x.significand + 1)
    var power = t
    var sum = 0.0
    for n in 0..<20 {
      sum += power / Double(2 * n + 1)
      power *= t * t
    }
    return 2 * sum + Double(x.exponent) * ln2
  }

  package static func pow(_ base: Double, _ exponent: Double) -> Double {
    exp(exponent * log(base))
  }
}
