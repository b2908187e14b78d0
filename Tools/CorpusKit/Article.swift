/// One record of the corpus, whatever its format: what is written and what it mentions.
package struct Article: Sendable {
  /// The shapes of a Reuters-21578 document; the other formats know only `full`.
  package enum Shape: Sendable {
    case full, brief, unprocessed
  }

  /// Ordinal in the corpus, from 1.
  package var number = 0
  package var day = Day(number: 0)
  /// Host name of who published it; empty where publishers are not told apart.
  package var source = ""
  package var shape = Shape.full
  /// No line break inside; may be empty.
  package var title: [UInt8] = []
  /// Paragraphs parted by one empty line.
  package var body: [UInt8] = []
  /// "GENEVA, June 2", for formats that keep it apart from the body.
  package var dateline: [UInt8] = []
  /// Ids of the names in title and body.
  package var mentions: [UInt32] = []
  /// Noise that a writer may use for details of no meaning: escapes, times of day.
  package var noise: UInt64 = 0
}
