/// Sums the rows of a word from the weights of its properties.
struct RowFolder: Sendable {
  private let table: AttributeTable
  private var attributes: WordAttributes
  private var sums = [Int32](repeating: 0, count: RowSlot.count * TagLane.count)

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
    for index in sums.indices { sums[index] = 0 }
    for key in attributes.keys {
      for index in table.range(of: key) {
        let weight = table.weights[index]
        sums[Int(weight >> 16)] &+= Int32(Int16(truncatingIfNeeded: weight))
      }
    }
    for slot in 0..<RowSlot.count {
      var row = SIMD16<Int8>()
      for lane in 0..<TagLane.count { row[lane] = Self.rounded(sums[slot * TagLane.count + lane]) }
      rows.append(row)
    }
  }

  @inline(__always)
  private static func rounded(_ sum: Int32) -> Int8 {
    Int8(clamping: (sum + 1 << (AttributeTable.fraction - 1)) >> AttributeTable.fraction)
  }
}
