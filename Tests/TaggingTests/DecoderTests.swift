import BroadsheetTestSupport
import Tagging
import Testing

@Suite struct DecoderTests {
  /// Every length up to 40, and one that overflows unless sums are relative.
  @Test(arguments: Array(1...40) + [3000])
  func theBestWayIsFound(length: Int) {
    var random = Seeded(state: UInt64(length))
    for _ in 0..<(length > 100 ? 1 : 20) {
      let steps = RandomModel.steps(&random)
      var decoder = Decoder(steps)
      let scores = (0..<length).map { _ in
        var row = SIMD16<Int16>()
        for lane in 0..<16 { row[lane] = Int16(random.below(400) - 220) }
        return row
      }
      var tags = [UInt8](repeating: 0, count: length)
      var found = tags.mutableSpan
      decoder.decode(scores.span, 0..<length, into: &found)
      let plain = scores.map { row in (0..<16).map { Int(row[$0]) } }
      let score = NaiveChain.score(tags.map(Int.init), plain, by: steps)
      #expect(score == NaiveChain.best(plain, steps))
    }
  }

  @Test func nothingButItsRunIsTouched() {
    var random = Seeded(state: 9)
    var decoder = Decoder(RandomModel.steps(&random))
    let scores = [SIMD16<Int16>](repeating: .init(repeating: 50), count: 6)
    var tags = [UInt8](repeating: 99, count: 6)
    var found = tags.mutableSpan
    decoder.decode(scores.span, 2..<4, into: &found)
    #expect(tags.map { $0 == 99 } == [true, true, false, false, true, true])
  }
}
