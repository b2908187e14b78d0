internal import BroadsheetCore
internal import Deduplication
internal import Indexing
internal import Resolution

/// Prepares tagged articles to be counted without their text: resolves short forms, sketches the text, makes
/// postings.
///
/// Each worker has its own copy, for its buffers.
struct ArticleIndexing: Sendable {
  private var resolver: Resolver
  private let sketcher = Sketcher()
  private let copies: Options.Copies
  private let indexer: Indexer
  private var sketches: [Sketch] = []

  init(copies: Options.Copies, examples: Int) {
    resolver = Resolver(rules: .english)
    self.copies = copies
    indexer = Indexer(examples: examples)
  }

  /// The postings of a batch of the dump with this `IndexPlan.Input.id`.
  mutating func index(_ mentions: inout MentionBatch, of dump: Int) -> PostingBatch {
    mentions = resolver.resolve(mentions)
    sketch(mentions.batch)
    return indexer.index(mentions, of: dump, sketches: sketches)
  }

  private mutating func sketch(_ batch: borrowing ArticleBatch) {
    sketches.removeAll(keepingCapacity: true)
    guard copies != .none else { return }
    let text = batch.text.span
    for article in batch.articles {
      if copies == .near {
        sketches.append(sketcher.sketch(article, of: text))
      } else {
        sketches.append(Sketch(words: SIMD4(sketcher.exact(article, of: text), 0, 0, 0)))
      }
    }
  }
}
