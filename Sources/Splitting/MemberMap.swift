import BroadsheetCore

/// Finds the member of the container that a place in the text comes from.
struct MemberMap {
  /// In order of their places; members before the open record are dropped.
  private var starts: [MemberStart] = []

  /// The most members kept: one record may span millions of them.
  private static let limit = 1 << 16

  mutating func note(_ more: [MemberStart], openRecordAt offset: Int) {
    guard !more.isEmpty else { return }
    starts.removeFirst(max(0, countOfStarts(upTo: offset) - 1))
    starts += more
    if starts.count > Self.limit { starts.removeFirst(starts.count - Self.limit) }
  }

  /// The number of the member, or 0.
  ///
  /// O(log members): each of many tiny members may hold a record to reject.
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
