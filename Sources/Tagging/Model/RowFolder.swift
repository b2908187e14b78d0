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
  func add(_ set: Int, to rows: inout MutableSpan<SIMD16<Int16>>) {
    let sums = sums.span
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

  /// What the last word counts as in pairs.
  var identity: WordIdentity { attributes.identity }

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
    Self.add(attributes, lexiconRows, table, to: &sums)
    for sum in sums { rows.append(score_narrow(sum, Int16(AttributeTable.fraction))) }
  }

  private static func add(
    _ attributes: WordAttributes,
    _ lexiconRows: LexiconRows,
    _ table: AttributeTable,
    to sums: inout [SIMD16<Int16>]
  ) {
    var sums = sums.mutableSpan
    for set in attributes.known { lexiconRows.add(set, to: &sums) }
    let (places, weights) = (table.places, table.rows)
    for key in attributes.keys {
      for index in table.range(of: key) {
        let place = Int(places[index])
        sums[place] = score_add(sums[place], weights[index])
      }
    }
  }
}
