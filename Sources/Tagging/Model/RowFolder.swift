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

  /// Asks for the rows of a set that are added soon.
  @inline(__always)
  func prefetch(_ set: Int) {
    // Two rows a cache line.
    for row in stride(from: 0, to: RowSlot.count + 1, by: 2) {
      TokenHash.prefetch(sums.span, set * RowSlot.count + row)
    }
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
  /// Where the weights of the last word's properties stand in the table.
  private var ranges: [Range<Int>] = []
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
    // Most of this is waiting for memory: what is asked for together arrives together.
    for key in attributes.keys { table.prefetch(key) }
    for set in attributes.known { lexiconRows.prefetch(set) }
    ranges.removeAll(keepingCapacity: true)
    for key in attributes.keys {
      let range = table.range(of: key)
      guard !range.isEmpty else { continue }
      table.prefetchRows(range)
      ranges.append(range)
    }
    Self.add(attributes.known, lexiconRows, ranges, table, to: &sums)
    rows.append(addingCapacity: RowSlot.count) { output in
      for sum in sums { output.append(score_narrow(sum, Int16(AttributeTable.fraction))) }
    }
  }

  private static func add(
    _ sets: [Int],
    _ lexiconRows: LexiconRows,
    _ ranges: [Range<Int>],
    _ table: AttributeTable,
    to sums: inout [SIMD16<Int16>]
  ) {
    var sums = sums.mutableSpan
    for slot in sums.indices { sums[slot] = .zero }
    for set in sets { lexiconRows.add(set, to: &sums) }
    let (places, weights) = (table.places.span, table.rows.span)
    for range in ranges {
      for index in range {
        let place = Int(places[index])
        sums[place] = score_add(sums[place], weights[index])
      }
    }
  }
}
