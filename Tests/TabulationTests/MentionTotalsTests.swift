import BroadsheetTestSupport
import Testing

@testable import Tabulation

/// The top entities, against a dictionary that is sorted.
@Suite struct MentionTotalsTests {
  /// Entities by mentions descending, then by number, without those on the stop list.
  private static func naive(_ totals: [UInt32: Int], _ merges: Merges, _ count: Int) -> [UInt32] {
    let wanted = totals.filter { $0.value > 0 && !merges.stopped.contains($0.key) }
    let sorted = wanted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(count).map(\.key)
  }

  /// More names than are kept at a time, so that the list is cut on the way.
  @Test(arguments: [1, 7, 500, 20_000], [3, 4])
  func topEntitiesAreThoseOfASortedDictionary(_ count: Int, _ seed: UInt64) {
    var random = Seeded(state: seed)
    let names = 15_000
    var merges = Merges()
    for name in 0..<UInt32(names) where random.below(20) == 0 {
      merges.spelling[name] = UInt32(random.below(names))
    }
    for _ in 0..<300 { merges.stopped.insert(UInt32(random.below(names))) }
    merges.seal(names: names)
    var totals = MentionTotals(count, merges)
    var naive: [UInt32: Int] = [:]
    for name in 0..<UInt32(names) {
      let entity = merges.entity(of: name).entity
      // The forms of a name come one after the other; some have no mention left.
      for _ in 0...random.below(3) {
        let mentions = random.below(6)
        totals.add(mentions, of: entity)
        naive[entity, default: 0] += mentions
      }
    }
    #expect(totals.numbers() == Self.naive(naive, merges, count))
  }

  @Test func nothingMentionedIsNoEntity() {
    var merges = Merges()
    merges.seal(names: 4)
    var totals = MentionTotals(3, merges)
    totals.add(0, of: 1)
    #expect(totals.numbers() == [])
  }

  /// Number 0 is a name like all others.
  @Test func theFirstNameCounts() {
    var merges = Merges()
    merges.seal(names: 2)
    var totals = MentionTotals(3, merges)
    totals.add(2, of: 0)
    totals.add(2, of: 1)
    #expect(totals.numbers() == [0, 1])
  }
}
