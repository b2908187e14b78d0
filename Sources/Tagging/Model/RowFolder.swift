internal import CScan

/// Sums the rows of a word from the weights of its properties.
struct RowFolder: Sendable {
  private let table: AttributeTable
  private var attributes: WordAttributes
  private var ranges: [Range<Int>] = []
  private var sums = [SIMD16<Int16>](repeating: .zero, count: RowSlot.count)

  init(_ model: TaggingModel) {
    table = model.parts.attributes
    attributes = WordAttributes(model.parts.lexicon)
  }

  /// What the last word counts as in pairs.
  var identity: WordIdentity { attributes.identity }

  /// Appends the rows of a word, one a slot; those of the sentence's boundary for an empty one.
  mutating func fold(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into rows: inout [SIMD16<Int8>]
  ) {
    attributes.read(text, word)
    for slot in 0..<RowSlot.count { sums[slot] = .zero }
    // Asked for together, the cache lines of all properties arrive together.
    for key in attributes.keys { table.prefetch(key) }
    ranges.removeAll(keepingCapacity: true)
    for key in attributes.keys {
      let range = table.range(of: key)
      if !range.isEmpty { ranges.append(range) }
    }
    for range in ranges {
      for index in range {
        let place = Int(table.places[index])
        sums[place] = score_add(sums[place], table.rows[index])
      }
    }
    for sum in sums { rows.append(score_narrow(sum, Int16(AttributeTable.fraction))) }
  }
}
