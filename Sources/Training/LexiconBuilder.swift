package import Tagging

/// Collects the clusters and lists that words are in, and packs them into a `Lexicon`.
package struct LexiconBuilder {
  private struct Column {
    var numbers: [[AttributeKey]: UInt64] = [:]
    var sets: [[AttributeKey]] = []

    mutating func number(of keys: [AttributeKey]) -> UInt64 {
      if let number = numbers[keys] { return number }
      sets.append(keys)
      numbers[keys] = UInt64(sets.count)
      return UInt64(sets.count)
    }

    var width: Int { UInt64.bitWidth - UInt64(sets.count).leadingZeroBitCount }
  }

  private var columns: [Column] = []
  /// Words in the order in which they were added first, so that the packed form is reproducible.
  private var words: [(hash: UInt64, numbers: SIMD4<UInt32>, isNeeded: Bool)] = []
  private var index: [UInt64: Int] = [:]

  package init() {}

  package var count: Int { words.count }

  /// Adds a source, and returns the number to add its entries under.
  package mutating func addColumn() -> Int {
    precondition(columns.count < Lexicon.maxColumns)
    columns.append(Column())
    return columns.count - 1
  }

  /// Sets the keys of a word in one column, unless it has some there.
  ///
  /// A compact lexicon leaves out words that no source needs.
  package mutating func add(
    _ hash: UInt64,
    _ keys: [AttributeKey],
    column: Int,
    isNeeded: Bool = true
  ) {
    let at = index[hash, default: words.count]
    if at == words.count {
      index[hash] = at
      words.append((hash, .zero, false))
    }
    if isNeeded { words[at].isNeeded = true }
    guard words[at].numbers[column] == 0 else { return }
    words[at].numbers[column] = UInt32(columns[column].number(of: keys))
  }

  /// The packed form of all words, or, if it is compact, of those that a source needs.
  package func lexicon(isCompact: Bool) -> Lexicon {
    let kept = words.filter { $0.isNeeded || !isCompact }
    let widths = columns.map { UInt8($0.width) }
    let payload = Lexicon.payload(widths)
    var slots = [UInt64](repeating: 0, count: Self.size(for: kept.count))
    for word in kept {
      var packed: UInt64 = 0
      for column in columns.indices.reversed() {
        packed = packed << UInt64(widths[column]) | UInt64(word.numbers[column])
      }
      var slot = Lexicon.home(of: word.hash, slots.count)
      while slots[slot] != 0 { slot = slot + 1 < slots.count ? slot + 1 : 0 }
      slots[slot] = Lexicon.fingerprint(word.hash, payload) | packed
    }
    let sets = columns.flatMap(\.sets)
    return Lexicon(
      widths: widths,
      slots: slots,
      firstSets: columns.indices.map { column in
        UInt32(columns[..<column].reduce(0) { $0 + $1.sets.count })
      },
      ends: Self.ends(sets),
      keys: Array(sets.joined())
    )
  }

  private static func ends(_ sets: [[AttributeKey]]) -> [UInt32] {
    var end = 0
    return sets.map { set in
      end += set.count
      return UInt32(end)
    }
  }

  /// Five sixths full at most.
  private static func size(for count: Int) -> Int { count + count / 5 + 2 }
}
