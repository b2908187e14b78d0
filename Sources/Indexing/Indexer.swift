package import BroadsheetCore

/// Makes the part of mentions that an index keeps, without their text.
///
/// `MentionBatch`es come in, `PostingBatch`es go out. Every worker has one and does as much as it
/// can, because one task alone builds the segments.
package struct Indexer: Sendable {
  /// Which mentions are kept with the words around them.
  private let sampler: ContextSampler

  /// - Parameter examples: how many contexts a form may need; 0 keeps none.
  package init(examples: Int) { sampler = ContextSampler(examples: examples) }

  /// The postings of a batch of the dump with this `IndexPlan.Input.id`; the sketches are those of its
  /// articles, in their order, or none.
  package func index(
    _ batch: borrowing MentionBatch,
    of dump: Int,
    sketches: [Sketch]
  ) -> PostingBatch {
    var result = PostingBatch(of: batch.batch)
    result.bytes = batch.names
    addMentions(of: batch, to: &result)
    var next = 0
    for (index, article) in batch.batch.articles.enumerated() {
      let first = next
      while next < batch.mentions.count, batch.mentions[next].article == index { next += 1 }
      sampler.sample(first..<next, of: article, number: index, batch, of: dump, to: &result)
      let source = result.bytes.count
      result.bytes.append(contentsOf: batch.batch.text[article.source.bounds])
      result.articles.append(
        IndexedArticle(
          record: article.record,
          day: article.day,
          source: TextRange(source, result.bytes.count),
          sketch: index < sketches.count ? sketches[index] : .none,
          mentions: TextRange(first, next)
        )
      )
    }
    return result
  }

  private func addMentions(of batch: borrowing MentionBatch, to result: inout PostingBatch) {
    let names = batch.names.span
    result.mentions.reserveCapacity(batch.mentions.count)
    for mention in batch.mentions {
      result.mentions.append(
        Form(
          name: mention.name,
          surface: mention.rule == .none ? mention.name : mention.surface,
          type: mention.type,
          rule: mention.rule,
          hash: FormHash.of(mention, names)
        )
      )
    }
  }
}

/// Hashes of forms, the same for all workers of a process.
enum FormHash {
  /// Secret, so that no dump can be written to make the probes long.
  ///
  /// Never shows in a result.
  private static let seed = UInt64.random(in: .min ... .max)

  static func of(_ mention: Mention, _ names: borrowing Span<UInt8>) -> UInt64 {
    let kind = UInt64(mention.type.rawValue) << 8 | UInt64(mention.rule.rawValue)
    let hash = ByteScan.hash(names, mention.name.bounds, seed: seed &+ kind << 32)
    guard mention.rule != .none else { return hash }
    return ByteScan.hash(names, mention.surface.bounds, seed: hash)
  }
}
