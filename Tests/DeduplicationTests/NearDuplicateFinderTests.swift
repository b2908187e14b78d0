import BroadsheetTestSupport
import BroadsheetCore
import Deduplication
import Testing

@Suite struct NearDuplicateFinderTests {
  @Test func findsEditedCopiesAndNothingElse() {
    var made = MadeText(7)
    var finder = NearDuplicateFinder()
    let texts = (0..<500).map { _ in made.words(150) }
    let early = texts.count { finder.isCopy(sketch($0.joined(separator: " "))) }
    #expect(early == 0)
    var found = 0
    for text in texts {
      var copy = ["LONDON", "-"] + text.dropLast(10) + ["-", "Agency"]
      copy[40] = made.word()
      found += finder.isCopy(sketch(copy.joined(separator: " "))) ? 1 : 0
    }
    #expect(found >= 490)
    #expect(finder.originals <= 510)
  }

  @Test func aCopyOfACopyIsMeasuredByTheOriginal() {
    var made = MadeText(8)
    let first = made.sketch()
    // Each changes a few minima more: the last is near the middle one, but far from the first.
    var middle = first
    middle.words[2] ^= 0xFFFF
    var last = middle
    last.words[2] ^= 0xFFFF_0000
    #expect(last.differences(from: middle) <= Sketch.mostDifferences)
    var finder = NearDuplicateFinder()
    let told = [first, middle, last, last].map { finder.isCopy($0) }
    #expect(told == [false, true, false, true])
    #expect(finder.originals == 2)
  }

  @Test func countsDifferencesMinimumByMinimum() {
    var made = MadeText(9)
    for _ in 0..<300 {
      let one = made.sketch()
      let change = made.sketch().words & made.sketch().words & made.sketch().words
      let other = Sketch(words: one.words ^ change)
      var naive = 0
      for lane in 0..<5 {
        naive += (change[0] >> UInt64(13 * lane)) & 0x1FFF != 0 ? 1 : 0
        naive += (change[1] >> UInt64(13 * lane)) & 0x1FFF != 0 ? 1 : 0
      }
      for lane in 0..<64 { naive += ((change[2] | change[3]) >> UInt64(lane)) & 1 != 0 ? 1 : 0 }
      #expect(one.differences(from: other) == naive)
    }
  }

  @Test func noTextIsNobodysCopy() {
    var finder = NearDuplicateFinder()
    let told = [Sketch.none, .none].map { finder.isCopy($0) }
    #expect(told == [false, false])
    #expect(finder.originals == 0)
  }

  @Test func staysWithin64BytesAnArticleAndForgetsNone() {
    var made = MadeText(10)
    var finder = NearDuplicateFinder()
    for count in 1...30_000 {
      if finder.isCopy(made.sketch()) { Issue.record("\(count) is no copy") }
      if finder.bytes > 64 * count + 40_000 { Issue.record("\(finder.bytes) for \(count)") }
    }
    made = MadeText(10)
    let found = (0..<30_000).count { _ in finder.isCopy(made.sketch()) }
    #expect(found == 30_000)
    #expect(finder.originals == 30_000)
  }

  /// Sketches that share every band but nothing else.
  ///
  /// Work is bounded, others are found as before.
  /// At every fill of the table, and after every growth: the fullest lines are where one gets lost.
  @Test func whatWasSeenOnceIsACopyEverAfter() {
    var finder = NearDuplicateFinder()
    var random = Seeded(state: 12)
    for _ in 0..<20_000 {
      let sketch = Sketch(words: SIMD4((0..<4).map { _ in random.next() }))
      let isOriginal = !finder.isCopy(sketch)
      let isFound = finder.isCopy(sketch)
      #expect(isOriginal && isFound, "after \(finder.originals)")
    }
  }

  @Test func bandsThatAllShareCostNothing() {
    var made = MadeText(11)
    var finder = NearDuplicateFinder()
    for _ in 0..<20_000 {
      var hostile = made.sketch()
      hostile.words[0] = 5
      hostile.words[1] = 6
      _ = finder.isCopy(hostile)
    }
    let honest = made.sketch()
    let told = [honest, honest].map { finder.isCopy($0) }
    #expect(told == [false, true])
    #expect(finder.bytes <= 64 * finder.originals + 40_000)
  }

  @Test func exactCopiesAreThoseWithTheSameHash() {
    var made = MadeText(12)
    var finder = ExactDuplicateFinder()
    let told = [0, 0].map { finder.isCopy($0) }
    #expect(told == [false, false])
    for count in 1...30_000 {
      if finder.isCopy(made.next()) { Issue.record("\(count) is no copy") }
      if finder.bytes > 24 * count + 8_300 { Issue.record("\(finder.bytes) for \(count)") }
    }
    made = MadeText(12)
    let found = (0..<30_000).count { _ in finder.isCopy(made.next()) }
    #expect(found == 30_000)
    #expect(finder.originals == 30_000)
  }

  /// Hashes that all belong into one slot are dropped beyond a bound, not searched for without end.
  @Test func hashesOfOneSlotAreBounded() {
    var finder = ExactDuplicateFinder()
    let kept = (1...5_000).count { !finder.isCopy(UInt64($0)) }
    #expect(kept == 5_000)
    #expect(finder.originals < 1_100)
  }
}
