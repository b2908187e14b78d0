package import BroadsheetCore

/// Finds the mentions of entities in articles: the seam where another tagger is plugged in.
///
/// The pipeline gives each worker its own copy and calls it once for each batch, about 256 KiB of
/// text, so that calling it through `any EntityRecognizer` costs nothing that can be measured. A
/// recognizer keeps buffers between calls, but nothing that changes a result: the mentions of an
/// article depend on that article alone, whatever the batches and the workers are. It does not fail
/// and does not wait.
package protocol EntityRecognizer: Sendable {
  /// Returns a batch of normalized articles with their mentions, in the order of the text and
  /// without overlap.
  mutating func tag(_ batch: consuming ArticleBatch) -> MentionBatch
}
