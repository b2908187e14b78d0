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

  package init() {}
}
