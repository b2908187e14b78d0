internal import CScan

/// The rows of each set of keys of a lexicon, summed once: a word in a cluster takes all that
/// clusters know of it at one place.
struct LexiconRows: Sendable {
  /// `RowSlot.count` rows a set, in the fine units of the table.
  private let sums: [SIMD16<Int16>]

  init(_ lexicon: Lexicon, _ table: AttributeTable) {
    var sums = [SIMD16<Int16>](repeating: .zero, count: lexicon.ends.count * RowSlot.count)
    for set in lexicon.ends.indices {
      for key in lexicon.keys(ofSet: set) {
        for index in table.range(of: key) {
          let place = set * RowSlot.count + Int(table.places[index])
          sums[place] = score_add(sums[place], table.rows[index])
        }
      }
    }
    self.sums = sums
  }

  @inline(__always)
  func add(_ set: Int, to rows: inout [SIMD16<Int16>]) {
    for place in 0..<RowSlot.count { rows[place] &+= sums[set * RowSlot.count + place] }
  }
}

/// Sums the rows of a word from the weights of its properties.
struct RowFolder: Sendable {
  private let table: AttributeTable
  private let lexiconRows: LexiconRows
  private var attributes: WordAttributes
  private var sums = [SIMD16<Int16>](repeating: .zero, count: RowSlot.count)

  init(_ model: TaggingModel) {
    table = model.parts.attributes
    lexiconRows = model.lexiconRows
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
    for set in attributes.known { lexiconRows.add(set, to: &sums) }
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
