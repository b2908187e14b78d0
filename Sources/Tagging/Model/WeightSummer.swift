internal import CScan

/// The rows of each set of keys of a lexicon, summed once, so that a word in a cluster gets all
/// rows of the cluster from one place in memory.
struct LexiconWeights: Sendable {
  /// `WeightSlot.count` rows for each set, in the fine units of the table.
  private let sums: [SIMD16<Int16>]

  init(_ lexicon: Lexicon, _ table: AttributeTable) {
    var sums = [SIMD16<Int16>](repeating: .zero, count: lexicon.ends.count * WeightSlot.count)
    for set in lexicon.ends.indices {
      for key in lexicon.keys(ofSet: set) {
        for index in table.range(of: key) {
          let sum = set * WeightSlot.count + Int(table.positions[index])
          sums[sum] = score_add(sums[sum], table.rows[index])
        }
      }
    }
    self.sums = sums
  }

  /// Prefetches the rows of a set that are added soon.
  @inline(__always)
  func prefetch(_ set: Int) {
    // Two rows a cache line.
    for row in stride(from: 0, to: WeightSlot.count + 1, by: 2) {
      TokenHash.prefetch(sums.span, set * WeightSlot.count + row)
    }
  }

  @inline(__always)
  func add(_ set: Int, to rows: inout MutableSpan<SIMD16<Int16>>) {
    let sums = sums.span
    for slot in 0..<WeightSlot.count { rows[slot] &+= sums[set * WeightSlot.count + slot] }
  }
}

/// Sums the rows of words from the weights of their properties.
///
/// The time goes into waiting for memory, so it sums many words together, in passes; each
/// prefetches for the next.
struct WeightSummer: Sendable {
  private let table: AttributeTable
  private let lexiconWeights: LexiconWeights
  private var attributes: WordAttributes
  private let hasPairs: Bool
  private var sums = [SIMD16<Int16>](repeating: .zero, count: WeightSlot.count)

  // The properties of the current words, one word after the other.
  private var keys: [AttributeKey] = []
  private var sets: [Int] = []
  private var ranges: [Range<Int>] = []
  /// Where the keys and the sets of each word end.
  private var ends: [(keys: Int, sets: Int)] = []

  init(_ model: TaggingModel) {
    table = model.parts.attributes
    lexiconWeights = model.lexiconWeights
    attributes = WordAttributes(model.parts.lexicon)
    hasPairs = !model.parts.pairs.isEmpty
  }

  /// Prefetches what the lexicon holds of a word that is summed soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) { attributes.prefetch(hash) }

  /// Appends the rows of each word, one for each slot, and its identity if the model has pairs; an
  /// empty range means the boundary of a sentence.
  mutating func sum(
    _ words: [Range<Int>],
    in text: borrowing Span<UInt8>,
    into rows: inout [SIMD16<Int8>],
    identities: inout [WordIdentity]
  ) {
    for word in words {
      read(word, text)
      if hasPairs { identities.append(attributes.identity) }
    }
    for key in keys {
      let range = table.range(of: key)
      if !range.isEmpty { table.prefetchRows(range) }
      ranges.append(range)
    }
    var start = (keys: 0, sets: 0)
    for end in ends {
      Self.sum(
        sets[start.sets..<end.sets],
        of: lexiconWeights,
        and: ranges[start.keys..<end.keys],
        of: table,
        into: &sums
      )
      rows.append(addingCapacity: WeightSlot.count) { output in
        for sum in sums { output.append(score_narrow(sum, Int16(AttributeTable.fraction))) }
      }
      start = end
    }
    removeAll()
  }

  /// Lists the properties of a word.
  private mutating func read(_ word: Range<Int>, _ text: borrowing Span<UInt8>) {
    attributes.read(text, word)
    for key in attributes.keys { table.prefetch(key) }
    for set in attributes.known { lexiconWeights.prefetch(set) }
    keys.append(contentsOf: attributes.keys)
    sets.append(contentsOf: attributes.known)
    ends.append((keys.count, sets.count))
  }

  private mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private static func sum(
    _ sets: ArraySlice<Int>,
    of lexiconWeights: LexiconWeights,
    and ranges: ArraySlice<Range<Int>>,
    of table: AttributeTable,
    into sums: inout [SIMD16<Int16>]
  ) {
    var sums = sums.mutableSpan
    for slot in sums.indices { sums[slot] = .zero }
    for set in sets { lexiconWeights.add(set, to: &sums) }
    let (positions, weights) = (table.positions.span, table.rows.span)
    for range in ranges {
      for index in range {
        let slot = Int(positions[index])
        sums[slot] = score_add(sums[slot], weights[index])
      }
    }
  }
}
