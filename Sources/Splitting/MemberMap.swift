import BroadsheetCore

/// Tells which member of the container a place in the text comes from.
struct MemberMap {
  /// In order of their places; what is before the open record is forgotten.
  private var starts: [MemberStart] = []

  /// A record over millions of members is no reason to remember them all.
  private static let limit = 1 << 16

  mutating func note(_ more: [MemberStart], openRecordAt offset: Int) {
    guard !more.isEmpty else { return }
    let known = (starts.lastIndex { $0.offset <= offset } ?? 0)
    starts.removeFirst(known)
    starts += more
    if starts.count > Self.limit { starts.removeFirst(starts.count - Self.limit) }
  }

  /// The number of the member, or 0.
  func member(at offset: Int) -> Int {
    starts.last { $0.offset <= offset }?.number ?? 0
  }
}
