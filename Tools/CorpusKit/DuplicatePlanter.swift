/// Keeps articles for other publishers to repeat, and lists the copies.
///
/// Memory: the last articles, and one line per copy.
package struct DuplicatePlanter: Sendable {
  /// One line of the list.
  package struct Note: Sendable {
    package var record: Int
    /// The first of these articles, which is not a copy.
    package var original: Int
    package var kind: DuplicateEditor.Kind
    package var likeness: Likeness
  }

  private static let shelf = 256

  let outlets: Outlets
  private var stories: [Story] = []
  package private(set) var notes: [Note] = []

  init(_ options: CorpusOptions) {
    outlets = Outlets(options.isPlanted ? max(1, options.sources) : 0)
  }

  func original(_ random: inout Random) -> Story? {
    stories.isEmpty ? nil : random.pick(stories)
  }

  /// Moves the story to another publisher, on the same day or some days later.
  func republish(_ story: inout Story, within days: Int, _ random: inout Random) {
    story.outlet = outlets.draw(otherThan: story.outlet, &random)
    story.day = min(days - 1, story.day + random.pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 4]))
  }

  /// Adds the story to the list if it is a copy; returns whether it is.
  mutating func note(_ story: Story, _ likeness: Likeness?, record: Int) -> Bool {
    guard let likeness, let root = story.root else { return false }
    notes.append(
      Note(record: record, original: root.record, kind: root.kind, likeness: likeness)
    )
    return true
  }

  /// Keeps an article for others to publish, unless it is a copy of a copy.
  mutating func shelve(_ story: Story, _ body: [UInt8], record: Int) {
    guard !story.isExclusive, !story.sentences.isEmpty else { return }
    guard story.root?.generation ?? 0 < 2 else { return }
    var story = story
    story.root = story.root ?? Story.Root(record: record, words: Likeness.words(body))
    if stories.count < DuplicatePlanter.shelf { return stories.append(story) }
    stories[record % DuplicatePlanter.shelf] = story
  }

  /// Writes `record  original  kind  kept  resemblance`, a header and one line per copy; records count
  /// from 0.
  package func table() -> [UInt8] {
    var out = Array("record\toriginal\tkind\tkept\tresemblance\n".utf8)
    for note in notes {
      out.put("\(note.record)\t\(note.original)\t\(note.kind.rawValue)\t")
      out += DuplicatePlanter.share(note.likeness.kept) + [0x09]
      out += DuplicatePlanter.share(note.likeness.resemblance) + [0x0A]
    }
    return out
  }

  private static func share(_ thousandths: Int) -> [UInt8] {
    decimal(thousandths / 1000, width: 1) + [0x2E] + decimal(thousandths % 1000, width: 3)
  }
}
