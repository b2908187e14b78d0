/// The options of a corpus; the same options give the same bytes.
package struct CorpusOptions: Sendable {
  /// Which characters the text may use.
  package enum Profile: String, Sendable, CaseIterable {
    case ascii, typographic
  }

  package var format = CorpusFormat.jsonl
  package var profile = Profile.ascii
  package var seed: UInt64 = 1
  /// The number of records.
  package var articles: Int?
  /// The number of uncompressed bytes after which to stop.
  package var bytes: Int?
  /// The mean of the logarithm of words per article, and its deviation.
  package var mu = 5.6
  package var sigma = 0.75
  package var container = Container.gzip
  /// Uncompressed bytes per gzip member, if the container has many.
  package var memberBytes = 1 << 20
  package var level = 6
  /// The number of days of the corpus.
  package var days = 120
  /// The number of invented publishers; 0 for articles without publishers.
  package var sources = 0
  /// Syndicated copies, in thousandths of the records.
  package var copies = 0
  /// The least share of passages of five words that a copy and its original have in common, in
  /// thousandths.
  package var resemblance = 600
  /// Whether names come in several forms, as a newsroom writes them.
  package var aliases = false

  /// Whether more than names is planted, so that there are more truth files.
  package var isPlanted: Bool { sources > 0 || copies > 0 || aliases }

  package init() {}
}
