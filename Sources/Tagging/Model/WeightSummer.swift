internal import CScan

/// The rows of each set of keys of a lexicon, summed once: a word in a cluster takes all that
/// clusters know of it at one place.
struct LexiconWeights: Sendable {
  /// `WeightSlot.count` rows a set, in the fine units of the table.
  private let sums: [SIMD16<Int16>]

  init(_ lexicon: Lexicon, _ table: AttributeTable) {
    var sums = [SIMD16<Int16>](repeating: .zero, count: lexicon.ends.count * WeightSlot.count)
    for set in lexicon.ends.indices {
      for key in lexicon.keys(ofSet: set) {
        for index in table.range(of: key) {
          let place = set * WeightSlot.count + Int(table.places[index])
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
    for row in stride(from: 0, to: WeightSlot.count + 1, by: 2) {
      TokenHash.prefetch(sums.span, set * WeightSlot.count + row)
    }
  }

  @inline(__always)
  func add(_ set: Int, to rows: inout MutableSpan<SIMD16<Int16>>) {
    let sums = sums.span
    for place in 0..<WeightSlot.count { rows[place] &+= sums[set * WeightSlot.count + place] }
  }
}

/// Sums the rows of words from the weights of their properties.
///
/// Folding is waiting for memory, so words are folded together, in rounds: what one round asks for
/// has come when the next needs it.
struct WeightSummer: Sendable {
  private let table: AttributeTable
  private let lexiconWeights: LexiconWeights
  private var attributes: WordAttributes
  private let hasPairs: Bool
  private var sums = [SIMD16<Int16>](repeating: .zero, count: WeightSlot.count)

  // What is known of the words at hand, one after the other.
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

  /// Asks for what the lexicon holds of a word that is folded soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) { attributes.prefetch(hash) }

  /// Appends the rows of each word, one a slot, and, if the model has pairs, what it counts as in
  /// them; an empty range stands for the sentence's boundary.
  mutating func fold(
    _ words: [Range<Int>],
    _ text: borrowing Span<UInt8>,
    into rows: inout [SIMD16<Int8>],
    _ identities: inout [WordIdentity]
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
      Self.add(
        sets[start.sets..<end.sets],
        lexiconWeights,
        ranges[start.keys..<end.keys],
        table,
        to: &sums
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

  private static func add(
    _ sets: ArraySlice<Int>,
    _ lexiconWeights: LexiconWeights,
    _ ranges: ArraySlice<Range<Int>>,
    _ table: AttributeTable,
    to sums: inout [SIMD16<Int16>]
  ) {
    var sums = sums.mutableSpan
    for slot in sums.indices { sums[slot] = .zero }
    for set in sets { lexiconWeights.add(set, to: &sums) }
    let (places, weights) = (table.places.span, table.rows.span)
    for range in ranges {
      for index in range {
        let place = Int(places[index])
        sums[place] = score_add(sums[place], weights[index])
      }
    }
  }
}
