/// Keeps articles that others may publish again, and the list of those that did.
///
/// Memory: the last articles, and a line a copy.
package struct CopyDesk: Sendable {
  /// One line of the list.
  package struct Note: Sendable {
    package var record: Int
    /// The first article of its kind, which is no copy.
    package var original: Int
    package var kind: SubEditor.Kind
    /// Words of the original's body that its own body has, how often they are in both.
    package var kept: Int
    package var words: Int
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

  /// Another publisher has it, on the same day or some days later.
  func republish(_ story: inout Story, _ days: Int, _ random: inout Random) {
    story.outlet = outlets.draw(otherThan: story.outlet, &random)
    story.day = min(days - 1, story.day + random.pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 4]))
  }

  /// Adds a copy to the list; returns whether it is one.
  mutating func note(_ story: Story, _ kind: SubEditor.Kind?, record: Int) -> Bool {
    guard let kind, let root = story.root else { return false }
    let kept = CopyDesk.shared(root.words, story.words)
    let note = Note(
      record: record,
      original: root.record,
      kind: kind,
      kept: kept,
      words: root.words.count
    )
    notes.append(note)
    return true
  }

  /// Words that two texts have in common, how often they are in both.
  private static func shared(_ one: [ArraySlice<UInt8>], _ other: [ArraySlice<UInt8>]) -> Int {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for word in one { counts[word, default: 0] += 1 }
    return other.count { word in
      guard let left = counts[word], left > 0 else { return false }
      counts[word] = left - 1
      return true
    }
  }

  mutating func shelve(_ story: Story, record: Int) {
    guard !story.isExclusive, !story.sentences.isEmpty else { return }
    var story = story
    story.root = story.root ?? Story.Root(record: record, words: story.words)
    if stories.count < CopyDesk.shelf { return stories.append(story) }
    stories[record % CopyDesk.shelf] = story
  }

  /// `record  original  kind  kept`, a header and one line a copy; records count from 0.
  package func table() -> [UInt8] {
    var out = Array("record\toriginal\tkind\tkept\n".utf8)
    for note in notes {
      out.put("\(note.record)\t\(note.original)\t\(note.kind.rawValue)\t")
      let share = note.words == 0 ? 1000 : (1000 * note.kept + note.words / 2) / note.words
      out.put("\(share / 1000).")
      out += decimal(share % 1000, width: 3) + [0x0A]
    }
    return out
  }
}
