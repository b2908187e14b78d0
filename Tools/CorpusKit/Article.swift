/// One record of the corpus, in any format: its text and its mentions.
package struct Article: Sendable {
  /// The shapes of a Reuters-21578 document; the other formats have only `full`.
  package enum Shape: Sendable {
    case full, brief, unprocessed
  }

  /// Ordinal in the corpus, from 1.
  package var number = 0
  package var day = Day(number: 0)
  /// The host name of the publisher; empty in corpora without publishers.
  package var source = ""
  package var shape = Shape.full
  /// No line break inside; may be empty.
  package var title: [UInt8] = []
  /// Paragraphs with one empty line between them.
  package var body: [UInt8] = []
  /// "GENEVA, June 2", for formats that do not have it in the body.
  package var dateline: [UInt8] = []
  /// Ids of the names in title and body.
  package var mentions: [UInt32] = []
  /// Noise for incidental details: escapes, times of day.
  package var noise: UInt64 = 0
}
