/// What to generate; the same options give the same bytes.
package struct CorpusOptions: Sendable {
  /// Which characters the text may use.
  package enum Profile: String, Sendable, CaseIterable {
    case ascii, typographic
  }

  package var format = CorpusFormat.jsonl
  package var profile = Profile.ascii
  package var seed: UInt64 = 1
  /// Stop after so many records.
  package var articles: Int?
  /// Stop when so many uncompressed bytes are written.
  package var bytes: Int?
  /// Mean of the logarithm of words an article, and its deviation.
  package var mu = 5.6
  package var sigma = 0.75
  package var container = Container.gzip
  /// Uncompressed bytes a gzip member, where the container has many.
  package var memberBytes = 1 << 20
  package var level = 6
  /// Days that the articles are spread over.
  package var days = 120
  /// Invented publishers that the articles come from; 0: none is told apart.
  package var sources = 0
  /// Syndicated copies, in thousandths of the records.
  package var copies = 0
  /// Of the passages of five words that a copy or its original has, both have so many, in
  /// thousandths, or more.
  package var resemblance = 600
  /// Whether names come in several forms, as a newsroom writes them.
  package var aliases = false

  /// Whether more is planted than names, and so more is written beside the dump.
  package var isPlanted: Bool { sources > 0 || copies > 0 || aliases }

  package init() {}
}
