/// One article: ranges into the text of its batch, and what is known of it.
package struct Article: Sendable, Equatable {
  package var id = TextRange.empty
  package var url = TextRange.empty
  package var source = TextRange.empty
  package var title = TextRange.empty
  package var body = TextRange.empty
  package var day = Day.unknown
  /// What the dump says of its day, until the order of its days and months is known.
  ///
  /// Set by the readers of the splitter, resolved and emptied by its `BatchWriter`.
  package var reading: DayReading?
  /// Number of the record in its dump, from 0, rejected records included.
  package var record = 0
  /// Where title and body are in `ArticleBatch.original` once the text is normalized.
  package var originalTitle = TextRange.empty
  package var originalBody = TextRange.empty
  /// Tokens that the input itself gives (CoNLL), as a range of `ArticleBatch.tokens`.
  package var tokens = TextRange.empty

  package init() {}
}

/// One token that the input gives, as CoNLL columns do.
package struct GivenToken: Sendable, Equatable {
  /// Its place in the text that the splitter wrote, never in the normalized text.
  package var range: TextRange
  package var startsSentence: Bool

  package init(range: TextRange, startsSentence: Bool) {
    self.range = range
    self.startsSentence = startsSentence
  }
}

/// A point where normalized text and original text drift apart: from `normalized` on, up to the
/// next shift, offset o of the normalized text is at `original + (o - normalized)`.
///
/// Two shifts at one offset surround text that was dropped there.
package struct Shift: Sendable, Equatable {
  package var normalized: UInt32
  package var original: UInt32

  package init(normalized: Int, original: Int) {
    self.normalized = UInt32(truncatingIfNeeded: normalized)
    self.original = UInt32(truncatingIfNeeded: original)
  }
}

/// Some articles of one dump, in one contiguous buffer: what `Splitter` gives to `Normalizer`, and
/// `Normalizer` to `Tagger`.
package struct ArticleBatch: Sendable {
  /// Number in the channel to the workers, 0, 1, 2, …: the order in which batches left their splitters.
  ///
  /// Set by the channel (`Pipeline.numbered`).
  package var sequence = 0
  /// Number in the dump, 0, 1, 2, …: where batches end depends on the records alone.
  ///
  /// Set by the splitter (`BatchWriter`).
  package var number = 0
  /// The last batch of its dump.
  package var isLast = false
  /// What the dump turned out to be: in its last batch, unless it could not be opened.
  package var facts: DumpFacts?
  /// Index of the dump in the order of the command line.
  package var file: Int
  package var text: [UInt8]
  package var articles: [Article] = []
  package var tokens: [GivenToken] = []
  /// The text as the splitter wrote it, kept only if offsets are needed.
  package var original: [UInt8]?
  /// In order of `normalized`; empty where `text` is still the original.
  package var shifts: [Shift] = []
  package var report = ReadReport()

  package init(file: Int, text: [UInt8]) {
    self.file = file
    self.text = text
  }

  /// The offset in the original text of an offset in the normalized one.
  ///
  /// O(log shifts).
  package func original(of offset: Int) -> Int {
    mapped(offset, by: shiftsBefore(offset + 1) - 1)
  }

  /// Where the text that ends at `offset` of the normalized text ends in the original one: before
  /// whatever was dropped there.
  ///
  /// O(log shifts).
  package func originalEnd(of offset: Int) -> Int {
    let next = shiftsBefore(offset)
    let isThere = next < shifts.count && Int(shifts[next].normalized) == offset
    return mapped(offset, by: isThere ? next : next - 1)
  }

  /// The offset in the normalized text of an offset in the original one; dropped text maps to
  /// the place after it.
  ///
  /// O(log shifts).
  package func normalized(of offset: Int) -> Int {
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(shifts[middle].original) <= offset { low = middle + 1 } else { high = middle }
    }
    let limit = low < shifts.count ? Int(shifts[low].normalized) : text.count
    guard low > 0 else { return min(offset, limit) }
    let shift = shifts[low - 1]
    return min(Int(shift.normalized) + offset - Int(shift.original), limit)
  }

  /// What became longer has more places than the original, which end where that ends.
  private func mapped(_ offset: Int, by shift: Int) -> Int {
    guard shift >= 0 else { return offset }
    let place = Int(shifts[shift].original) + offset - Int(shifts[shift].normalized)
    return shift + 1 < shifts.count ? min(place, Int(shifts[shift + 1].original)) : place
  }

  /// How many shifts come before an offset of the normalized text.
  private func shiftsBefore(_ offset: Int) -> Int {
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(shifts[middle].normalized) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
