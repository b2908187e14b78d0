/// A mention in a piece of text.
struct Spot: Sendable, Equatable {
  var place: Range<Int>
  /// The surface form, by its id in the table of names.
  var id: Int

  func shifted(by distance: Int) -> Spot {
    Spot(place: (place.lowerBound + distance)..<(place.upperBound + distance), id: id)
  }
}

/// A headline or a sentence, and what it mentions.
struct Passage: Sendable, Equatable {
  var bytes: [UInt8] = []
  /// In the order of the text.
  var spots: [Spot] = []
  var opensParagraph = false
  /// A line end stands before it, where it opens no paragraph.
  var opensLine = false

  /// Words of a story, for measuring: what blanks and line ends part.
  var words: [ArraySlice<UInt8>] { bytes.split { $0 == 0x20 || $0 == 0x0A } }
}

/// An article as it is written and edited: sentence by sentence, before quotes and dashes are set.
struct Story: Sendable {
  /// The first article of its kind, which is no copy, and what made this one differ from it.
  struct Root: Sendable {
    var record: Int
    /// Of the body as the dump has it.
    var words: [ArraySlice<UInt8>]
    var kind = DuplicateEditor.Kind.exact
    /// How many copies lie between; the last one counts.
    var generation = 0
  }

  var title = Passage()
  var sentences: [Passage] = []
  var dateline: [UInt8] = []
  var shape = Article.Shape.full
  /// Days after the first day of the corpus.
  var day = 0
  /// Index of its publisher, or -1.
  var outlet = -1
  /// None before it stands in the dump.
  var root: Root?
  /// Nobody copies it: its mentions are weighed against those of another article.
  var isExclusive = false

  var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }

  /// Every mention, in the order of the text.
  var ids: [UInt32] { ([title] + sentences).flatMap { $0.spots.map { UInt32($0.id) } } }

  /// Paragraphs parted by an empty line, as an `Article` has them.
  var body: [UInt8] {
    var out: [UInt8] = []
    for (place, sentence) in sentences.enumerated() {
      if place > 0 { out.put(sentence.opensParagraph ? "\n\n" : sentence.opensLine ? "\n" : " ") }
      out.append(contentsOf: sentence.bytes)
    }
    return out
  }

  /// The sentences of each paragraph.
  var paragraphs: [Range<Int>] {
    let starts = sentences.indices.filter { $0 == 0 || sentences[$0].opensParagraph }
    return zip(starts, starts.dropFirst() + [sentences.count]).map { $0..<$1 }
  }
}
