package import BroadsheetCore

/// Finds the mentions of entities in articles.
///
/// Normalized `ArticleBatch`es come in, the same batches with their mentions go out. Shared by all
/// workers: it holds no state of its own and never changes. It never fails and never looks beyond
/// one article.
package struct Tagger: Sendable {
  /// How mentions are found.
  package enum Method: Sendable {
    /// The names of a gazetteer, leftmost-longest.
    case dictionary(Gazetteer)
    // The statistical model is the next case: `tag` below is the one place that has to know it.
  }

  private let method: Method
  /// One bit a type, by raw value.
  private let types: UInt8

  /// A tagger that reports mentions of `types` only.
  package init(_ method: Method, types: Set<EntityType> = Set(EntityType.allCases)) {
    self.method = method
    self.types = types.reduce(0) { $0 | 1 << $1.rawValue }
  }

  package func tag(_ batch: consuming ArticleBatch) -> MentionBatch {
    var result = MentionBatch(batch: batch)
    switch method {
    case .dictionary(let gazetteer): tag(&result, with: gazetteer)
    }
    return result
  }

  private func tag(_ result: inout MentionBatch, with gazetteer: Gazetteer) {
    var matcher = DictionaryMatcher(gazetteer: gazetteer)
    var matches: [DictionaryMatcher.Match] = []
    for (index, article) in result.batch.articles.enumerated() {
      matches.removeAll(keepingCapacity: true)
      matcher.match(result.batch.text.span, article.title.bounds, into: &matches)
      matcher.match(result.batch.text.span, article.body.bounds, into: &matches)
      for match in matches { append(match, of: index, gazetteer, to: &result) }
    }
  }

  private func append(
    _ match: DictionaryMatcher.Match,
    of article: Int,
    _ gazetteer: Gazetteer,
    to result: inout MentionBatch
  ) {
    let entry = gazetteer.entries[match.entry]
    guard types >> entry.type.rawValue & 1 != 0 else { return }
    let start = result.names.count
    result.names.append(contentsOf: gazetteer.names[entry.canonical.bounds])
    result.mentions.append(
      Mention(
        article: UInt32(article),
        range: TextRange(match.range.lowerBound, match.range.upperBound),
        name: TextRange(start, result.names.count),
        type: entry.type
      )
    )
  }
}
