import BroadsheetCore
import BroadsheetTestSupport
import Testing

@Suite struct ArticleBatchTests {
  @Test func withoutShiftsOffsetsStay() {
    let batch = ArticleBatch(file: 0, text: [])
    #expect([0, 1, 4711].map(batch.original) == [0, 1, 4711])
  }

  @Test func offsetsMoveByTheLastShiftBeforeThem() {
    var batch = ArticleBatch(file: 0, text: [])
    batch.shifts = [Shift(normalized: 2, original: 6), Shift(normalized: 5, original: 8)]
    #expect((0...6).map(batch.original) == [0, 1, 6, 7, 8, 8, 9])
  }

  @Test func agreesWithALinearSearch() {
    var random = Seeded(state: 8)
    for count in 0..<40 {
      var batch = ArticleBatch(file: 0, text: [])
      var (normalized, original) = (0, 0)
      for _ in 0..<count {
        // Two at one offset stand around text that was dropped.
        let isSecond = batch.shifts.dropLast().last?.normalized != batch.shifts.last?.normalized
        normalized += isSecond ? random.below(5) : 1 + random.below(5)
        original += random.below(9)
        batch.shifts.append(Shift(normalized: normalized, original: original))
      }
      for offset in 0..<(normalized + 5) {
        let before = batch.shifts.lastIndex { $0.normalized <= offset }
        #expect(batch.original(of: offset) == naive(offset, before, batch.shifts))
        let first = batch.shifts.firstIndex { $0.normalized == offset }
        let earlier = batch.shifts.lastIndex { $0.normalized < offset }
        #expect(batch.originalEnd(of: offset) == naive(offset, first ?? earlier, batch.shifts))
      }
    }
  }

  /// As far behind a shift as the offset is, but not beyond the next shift.
  private func naive(_ offset: Int, _ index: Int?, _ shifts: [Shift]) -> Int {
    guard let index else { return offset }
    let place = Int(shifts[index].original) + offset - Int(shifts[index].normalized)
    return shifts[(index + 1)...].first.map { min(place, Int($0.original)) } ?? place
  }
}
