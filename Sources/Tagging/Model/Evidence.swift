internal import BroadsheetCore

/// What the first pass decided about the same word elsewhere in the passage, as rows to add in the
/// second.
///
/// "Trump" alone is the person who was named in full above. Words are the same by their folded
/// hash, so that a headline in capitals agrees with the body.
package struct Evidence: Sendable {
  /// For each token of a run, the index of its row in the model's table; 0 where the word is seen
  /// once only.
  package private(set) var rows: [EvidenceRows] = []
  private var table = KeyTable()
  private var counts: [SIMD8<UInt16>] = []
  private var slots: [Int32] = []

  package init() {}

  /// Weighs the tags of the first pass, one lane (or `TagLane.outside`) for each token of `run`.
  package mutating func weigh(_ run: [RunToken], _ tags: [UInt8]) {
    table.removeAll(expecting: run.count)
    counts.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    for (index, token) in run.enumerated() {
      let slot = token.isLight ? -1 : table.index(of: token.key)
      slots.append(Int32(slot))
      guard slot >= 0 else { continue }
      if slot == counts.count { counts.append(.zero) }
      counts[slot][Self.column(tags[index])] &+= 1
      counts[slot][5] &+= 1
    }
    for index in run.indices { rows.append(row(index, tags[index])) }
  }

  /// Four types and outside.
  private static func column(_ tag: UInt8) -> Int {
    tag < TagLane.count ? Int(tag & 3) : 4
  }

  private func row(_ index: Int, _ tag: UInt8) -> EvidenceRows {
    guard slots[index] >= 0 else { return .none }
    var others = counts[Int(slots[index])]
    others[Self.column(tag)] &-= 1
    others[5] &-= 1
    return others[5] == 0 ? .none : EvidenceRows(others)
  }
}

/// Up to five rows of the model's evidence table for one token, one a kind of decision seen.
package struct EvidenceRows: Sendable, Equatable {
  /// Row numbers; 0 stands for none.
  package var rows: SIMD8<UInt8> = .zero

  package static let none = EvidenceRows(rows: .zero)
  /// Rows of the table: five decisions by four shares, then five majorities by three counts.
  package static let count = 64

  init(rows: SIMD8<UInt8>) { self.rows = rows }

  init(_ others: SIMD8<UInt16>) {
    let total = others[5]
    var best = 0
    for column in 0..<5 where others[column] > 0 {
      rows[column] = UInt8(1 + column * 4 + Self.share(others[column], of: total))
      if others[column] > others[best] { best = column }
    }
    rows[5] = UInt8(21 + best * 3 + min(Int(total), 3) - 1)
  }

  /// Up to a third, up to two thirds, less than all, all.
  private static func share(_ part: UInt16, of total: UInt16) -> Int {
    if part == total { return 3 }
    return Int(part) * 3 <= Int(total) ? 0 : Int(part) * 3 <= Int(total) * 2 ? 1 : 2
  }
}
