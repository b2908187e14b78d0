/// A mention in a piece of text.
struct Spot: Sendable, Equatable {
  var place: Range<Int>
  /// The surface form, by its id in the table of names.
  var id: Int

  func shifted(by distance: Int) -> Spot {
    Spot(place: (place.lowerBound + distance)..<(place.upperBound + distance), id: id)
  }
}

/// A headline or a sentence, and its mentions.
struct Passage: Sendable, Equatable {
  var bytes: [UInt8] = []
  /// In the order of the text.
  var spots: [Spot] = []
  var opensParagraph = false
  /// Whether a line end precedes it, if it does not open a paragraph.
  var opensLine = false

  /// The words between blanks and line ends.
  var words: [ArraySlice<UInt8>] { bytes.split { $0 == 0x20 || $0 == 0x0A } }
}

/// An article during writing and editing: sentences, before typesetting.
struct Story: Sendable {
  /// The original article, and how this one differs from it.
  struct Root: Sendable {
    var record: Int
    /// The words of the body in the dump.
    var words: [ArraySlice<UInt8>]
    var kind = DuplicateEditor.Kind.exact
    /// The number of copies from the original to this one.
    var generation = 0
  }

  var title = Passage()
  var sentences: [Passage] = []
  var dateline: [UInt8] = []
  var shape = Article.Shape.full
  /// Days after the first day of the corpus.
  var day = 0
  /// The index of the publisher, or -1.
  var outlet = -1
  /// Nil before the story is in the dump.
  var root: Root?
  /// Whether it is never copied, because its mentions are balanced against another article.
  var isExclusive = false

  var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }

  /// Every mention, in the order of the text.
  var ids: [UInt32] { ([title] + sentences).flatMap { $0.spots.map { UInt32($0.id) } } }

  /// The paragraphs with empty lines between them, as in `Article`.
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
