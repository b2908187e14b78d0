/// A seeded generator (SplitMix64): the same seed gives the same numbers on every machine.
///
/// Eight bytes of state; a draw costs a few nanoseconds.
package struct Random: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Random.mix(state)
  }

  /// A number in `0..<bound`; `bound` must be positive.
  ///
  /// The bias of the multiply-high method is below 2^-40 for the bounds used here.
  package mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Returns true `perMille` times in a thousand.
  package mutating func chance(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// A number in (0, 1], never 0, on a grid of 2^-53.
  package mutating func unit() -> Double {
    Double((next() >> 11) + 1) * 0x1p-53
  }

  /// Draws from the standard normal, cut at 6.
  ///
  /// Adds twelve uniforms, so that it needs no library function with its own rounding.
  package mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  package mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// Scrambles 64 bits, one to one.
  package static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
