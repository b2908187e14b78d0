internal import CScan

/// Sums the rows of a word from the weights of its properties.
struct RowFolder: Sendable {
  private let table: AttributeTable
  /// The rows of each key of the lexicon, found once.
  private let lexiconRows: [Range<Int32>]
  private var attributes: WordAttributes
  private var sums = [SIMD16<Int16>](repeating: .zero, count: RowSlot.count)

  init(_ model: TaggingModel) {
    let table = model.parts.attributes
    self.table = table
    lexiconRows = model.parts.lexicon.keys.map { key in
      let range = table.range(of: key)
      return Int32(range.lowerBound)..<Int32(range.upperBound)
    }
    attributes = WordAttributes(model.parts.lexicon)
  }

  /// Appends the rows of a word, one a slot; those of the sentence's boundary for an empty one.
  mutating func fold(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into rows: inout [SIMD16<Int8>]
  ) {
    attributes.read(text, word)
    // Asked for together, the cache lines of all properties arrive together.
    for key in attributes.keys { table.prefetch(key) }
    for slot in 0..<RowSlot.count { sums[slot] = .zero }
    for known in attributes.known {
      for index in known { add(Int(lexiconRows[index].lowerBound)..<Int(lexiconRows[index].upperBound)) }
    }
    for key in attributes.keys { add(table.range(of: key)) }
    for sum in sums { rows.append(score_narrow(sum, Int16(AttributeTable.fraction))) }
  }

  @inline(__always)
  private mutating func add(_ range: Range<Int>) {
    for index in range {
      let place = Int(table.places[index])
      sums[place] = score_add(sums[place], table.rows[index])
    }
  }
}
