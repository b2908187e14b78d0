/// Makes copies of an article differ from it as syndicated articles do.
///
/// The mentions of a copy are those in its own text: spots move with their sentences.
package enum DuplicateEditor {
  /// How a copy differs.
  ///
  /// For a copy of a copy, the later kind in this list counts.
  package enum Kind: String, Sendable, CaseIterable, Comparable {
    /// The same title and body.
    case exact
    /// The same body under another headline.
    case headline
    /// The same words in short lines.
    case wrapped
    /// The same body with a byline or a dateline and, below, who wrote it.
    case signed
    /// Another headline, signed, up to three words in a hundred replaced.
    case edited
    /// Another headline; the last tenth or so is missing.
    case cut
    /// As edited, and one paragraph is missing.
    case dropped

    package static func < (one: Kind, other: Kind) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }

    static func draw(_ random: inout Random) -> Kind {
      switch random.below(100) {
      case ..<25: .exact
      case ..<40: .headline
      case ..<52: .signed
      case ..<60: .wrapped
      case ..<78: .edited
      case ..<90: .dropped
      default: .cut
      }
    }
  }

  /// The fewest words of a text to edit; in shorter texts, every word matters.
  private static let fewestWords = 60

  /// Edits the story and returns the kind of edit that was made.
  static func edit(
    _ story: inout Story,
    as kind: Kind,
    by reporter: inout Reporter,
    typeset: ([UInt8]) -> [UInt8]
  ) -> Kind {
    guard story.wordCount >= fewestWords || kind == .headline || kind == .wrapped else {
      return .exact
    }
    let original = story
    switch kind {
    case .exact: break
    case .headline: headline(&story, &reporter)
    case .signed: sign(&story, &reporter.random)
    case .wrapped: wrap(&story)
    case .edited, .dropped:
      let isDropped = kind == .dropped && drop(&story, &reporter.random)
      exchange(&story, &reporter)
      headline(&story, &reporter)
      sign(&story, &reporter.random)
      return isDropped ? .dropped : .edited
    case .cut:
      let isCut = cut(&story)
      headline(&story, &reporter)
      return isCut ? .cut : .headline
    }
    let isSame = story.title == original.title && typeset(story.body) == typeset(original.body)
    return isSame ? .exact : kind
  }

  private static func headline(_ story: inout Story, _ reporter: inout Reporter) {
    let names = story.sentences.flatMap { $0.spots.map { $0.id } }
      .filter { reporter.planter?.isOfNamesakes($0) != true }
    reporter.draft.clear()
    reporter.newHeadline(names)
    story.title = reporter.draft.takePassages().first ?? Passage()
  }

  // MARK: Byline and tail

  private static func sign(_ story: inout Story, _ random: inout Random) {
    let place = random.pick(places)
    if random.chance(500) {
      let byline = Array("By \(random.pick(writers))".utf8)
      story.sentences.insert(Passage(bytes: byline, opensParagraph: true), at: 0)
      if story.sentences.count > 1 { story.sentences[1].opensParagraph = true }
    } else {
      let lead = Array("\(place) (\(random.pick(agencies))) -- ".utf8)
      story.sentences[0].bytes = lead + story.sentences[0].bytes
      story.sentences[0].spots = story.sentences[0].spots.map { $0.shifted(by: lead.count) }
    }
    let tail = "(Reporting by \(random.pick(writers)); Editing by \(random.pick(writers)))"
    story.sentences.append(Passage(bytes: Array(tail.utf8), opensParagraph: true))
  }

  // No name of the dictionary: no minted name has these endings (`Parts.endings`).
  private static let writers = [
    "Maud Thwaite", "Hugh Penhallow", "Ruth Lisle", "Keith Crisp", "Fay Drewe", "Joyce Trow",
    "Clive Budge", "Blanche Quaife",
  ]
  private static let agencies = ["Newswire", "Wire Service", "Staff"]
  private static let places = ["OUR OWN DESK", "ON THE SPOT", "AT THE SCENE", "FROM THE CAPITAL"]

  // MARK: Lines

  private static func wrap(_ story: inout Story) {
    var column = 0
    for index in story.sentences.indices {
      story.sentences[index].opensLine = false
      if story.sentences[index].opensParagraph { column = 0 }
      let first = story.sentences[index].bytes.prefix { $0 != 0x20 }.count
      if column > 0, column + 1 + first > lineWidth {
        story.sentences[index].opensLine = true
        column = 0
      } else if column > 0 {
        column += 1
      }
      wrap(&story.sentences[index], &column)
    }
  }

  private static let lineWidth = 72

  /// Whether a line may end at a blank: not next to dashes, nor before a bracket or "percent", which
  /// are typeset together with the blank.
  private static func mayBreak(_ bytes: [UInt8], _ index: Int) -> Bool {
    let next = bytes[index...].dropFirst()
    return bytes[index] == 0x20 && index > 0 && bytes[index - 1] != 0x2D
      && next.first != 0x2D && next.first != 0x28 && !next.starts(with: "percent".utf8)
  }

  /// Breaks lines at blanks outside of names.
  private static func wrap(_ passage: inout Passage, _ column: inout Int) {
    var lastBlank: Int?
    var spots = passage.spots[...]
    for index in passage.bytes.indices {
      while let spot = spots.first, spot.place.upperBound <= index { spots = spots.dropFirst() }
      let isInside = spots.first.map { $0.place.contains(index) } ?? false
      if !isInside, mayBreak(passage.bytes, index) { lastBlank = index }
      column += 1
      if column > lineWidth, let blank = lastBlank {
        passage.bytes[blank] = 0x0A
        column = index - blank
        lastBlank = nil
      }
    }
  }
}
