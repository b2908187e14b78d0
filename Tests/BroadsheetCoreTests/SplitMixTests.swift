import BroadsheetCore
import BroadsheetTestSupport
import Testing

@Suite struct SplitMixTests {
  /// Source: the reference implementation by Sebastiano Vigna (prng.di.unimi.it/splitmix64.c).
  @Test func theReferenceSequence() {
    var random = SplitMix(state: 1_234_567)
    let first = (0..<5).map { _ in random.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
    var seeded = Seeded(state: 1_234_567)
    #expect((0..<5).map { _ in seeded.next() } == first)
  }

  @Test func drawsAreInTheirRanges() {
    var random = SplitMix(state: 3)
    for bound in 1..<200 { #expect((0..<bound).contains(random.below(bound))) }
    for _ in 0..<200 { #expect((0..<1).contains(random.unit())) }
    var list = Array(0..<50)
    random.shuffle(&list)
    #expect(list != Array(0..<50))
    #expect(list.sorted() == Array(0..<50))
  }
}
