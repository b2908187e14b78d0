/// One mention of an entity: its place in the text, and the entity it names.
package struct Mention: Sendable, Equatable {
  /// Index into `ArticleBatch.articles`.
  package var article: UInt32
  /// Its place in the normalized text of the batch.
  package var range: TextRange
  /// The entity's name, as a range of `MentionBatch.names`.
  package var name: TextRange
  /// What the text says, as a range of `MentionBatch.names`: the same as `name` where `rule` is none.
  package var surface: TextRange
  package var type: EntityType
  /// Why `name` is not what the text says.
  package var rule = AliasRule.none

  package init(article: UInt32, range: TextRange, name: TextRange, type: EntityType) {
    self.article = article
    self.range = range
    self.name = name
    surface = name
    self.type = type
  }
}

/// A batch of articles with the mentions found in them: what `Tagger` gives to `Tally`.
package struct MentionBatch: Sendable {
  package var batch: ArticleBatch
  /// In order of article, then of place; never overlapping.
  package var mentions: [Mention] = []
  package var names: [UInt8] = []

  package init(batch: ArticleBatch) {
    self.batch = batch
  }

  /// The text, which the batch is then without: its buffer has one owner again and can be reused.
  package mutating func takeText() -> [UInt8] {
    var text: [UInt8] = []
    swap(&text, &batch.text)
    return text
  }
}
