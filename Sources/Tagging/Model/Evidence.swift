internal import BroadsheetCore

/// What the first pass decided about the same word elsewhere in the passage, as rows to add in the
/// second.
///
/// "Trump" alone is the person who was named in full above. Words are the same by their folded
/// hash, so that a headline in capitals agrees with the body.
package struct Evidence: Sendable {
  /// For each of `Passage.recurring` the rows to add.
  package private(set) var rows: [EvidenceRows] = []
  /// For each word how often it was given each type, was outside, and both together.
  private var counts: [SIMD8<UInt16>] = []

  package init() {}

  /// Weighs the tags of the first pass, one lane (or `TagLane.outside`) for each token of a run.
  package mutating func weigh(_ passage: borrowing Passage, _ tags: [UInt8]) {
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(.zero, count: passage.wordCount))
    rows.removeAll(keepingCapacity: true)
    for index in passage.recurring {
      let word = Int(passage.run[Int(index)].word)
      counts[word][Self.column(tags[Int(index)])] &+= 1
      counts[word][5] &+= 1
    }
    for index in passage.recurring {
      var others = counts[Int(passage.run[Int(index)].word)]
      others[Self.column(tags[Int(index)])] &-= 1
      others[5] &-= 1
      rows.append(EvidenceRows(others))
    }
  }

  /// Four types and outside.
  @inline(__always)
  private static func column(_ tag: UInt8) -> Int {
    tag < TagLane.count ? Int(tag & 3) : 4
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
      if others[column] == total { break }
    }
    rows[5] = UInt8(21 + best * 3 + min(Int(total), 3) - 1)
  }

  /// Up to a third, up to two thirds, less than all, all.
  private static func share(_ part: UInt16, of total: UInt16) -> Int {
    if part == total { return 3 }
    return Int(part) * 3 <= Int(total) ? 0 : Int(part) * 3 <= Int(total) * 2 ? 1 : 2
  }
}
