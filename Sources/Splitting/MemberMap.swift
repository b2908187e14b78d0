import BroadsheetCore

/// Tells which member of the container a place in the text comes from.
struct MemberMap {
  /// In order of their places; what is before the open record is forgotten.
  private var starts: [MemberStart] = []

  /// A record over millions of members is no reason to remember them all.
  private static let limit = 1 << 16

  mutating func note(_ more: [MemberStart], openRecordAt offset: Int) {
    guard !more.isEmpty else { return }
    starts.removeFirst(max(0, countOfStarts(upTo: offset) - 1))
    starts += more
    if starts.count > Self.limit { starts.removeFirst(starts.count - Self.limit) }
  }

  /// The number of the member, or 0.
  ///
  /// O(log members): each of many tiny ones may hold a record to reject.
  func member(at offset: Int) -> Int {
    let count = countOfStarts(upTo: offset)
    return count > 0 ? starts[count - 1].number : 0
  }

  private func countOfStarts(upTo offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
