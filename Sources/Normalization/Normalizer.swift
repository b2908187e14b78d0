package import BroadsheetCore

/// Makes the text of articles fit for matching: valid UTF-8, in NFC, with character references
/// decoded, quotes and blanks plain, and nothing invisible.
///
/// `ArticleBatch`es come in and go out with the same articles in the same order. It never fails,
/// never drops a visible character, and keeps a way back to the original offsets. Text that is
/// clean already, as most of ASCII news is, is not copied.
package struct Normalizer: Sendable {
  private let keepsOriginal: Bool

  /// A normalizer; `keepsOriginal` keeps the text as it was beside the new one, for offsets.
  package init(keepsOriginal: Bool = false) {
    self.keepsOriginal = keepsOriginal
  }

  package func normalize(_ batch: consuming ArticleBatch) -> ArticleBatch {
    for index in batch.articles.indices {
      batch.articles[index].originalTitle = batch.articles[index].title
      batch.articles[index].originalBody = batch.articles[index].body
    }
    let end = batch.text.count
    guard ByteScan.firstToNormalize(in: batch.text.span, 0..<end) < end else { return batch }
    return rewrite(batch)
  }

  /// Normalizes a text that is not part of a batch, such as a list of names.
  package static func normalized(_ text: [UInt8]) -> [UInt8] {
    var rewriter = FieldRewriter(source: text)
    _ = rewriter.rewrite(0..<text.count)
    return rewriter.output
  }

  private func rewrite(_ batch: consuming ArticleBatch) -> ArticleBatch {
    var rewriter = FieldRewriter(source: batch.text)
    for index in batch.articles.indices {
      var article = batch.articles[index]
      article.id = rewriter.copy(article.id)
      article.url = rewriter.copy(article.url)
      article.source = rewriter.copy(article.source)
      article.title = rewriter.rewrite(article.title.bounds)
      article.body = rewriter.rewrite(article.body.bounds)
      if rewriter.takeRepaired() { batch.report.repaired += 1 }
      batch.articles[index] = article
    }
    if keepsOriginal { batch.original = batch.text }
    batch.text = rewriter.output
    batch.shifts = rewriter.shifts
    return batch
  }
}
