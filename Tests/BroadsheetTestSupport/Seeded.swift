internal import BroadsheetCore

/// A small generator of pseudo-random numbers, the same in every run (SplitMix64).
package struct Seeded: RandomNumberGenerator {
  private var generator: SplitMix

  package init(state: UInt64) { generator = SplitMix(state: state) }

  package mutating func next() -> UInt64 { generator.next() }

  /// A number in `0..<bound`.
  package mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Bytes drawn from an alphabet.
  package mutating func bytes(_ count: Int, from alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in alphabet[below(alphabet.count)] }
  }
}
