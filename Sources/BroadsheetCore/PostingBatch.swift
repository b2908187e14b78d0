/// A surface form and the entity that it counts for: the term of the index.
package struct Form: Sendable, Equatable, BitwiseCopyable {
  /// The entity's name, as a range of the bytes beside it.
  package var name: TextRange
  /// What the text says; the same as `name` where `rule` is none.
  package var surface: TextRange
  package var type: EntityType
  package var rule: AliasRule
  /// Of everything that distinguishes this form from others.
  package var hash: UInt64

  package init(
    name: TextRange,
    surface: TextRange,
    type: EntityType,
    rule: AliasRule,
    hash: UInt64
  ) {
    (self.name, self.surface, self.type, self.rule) = (name, surface, type, rule)
    self.hash = hash
  }
}

/// How often an article mentions a form.
package struct Posting: Sendable, Equatable, BitwiseCopyable {
  /// Index of the form.
  package var form: UInt32
  package var mentions: UInt32

  package init(form: UInt32, mentions: UInt32) { (self.form, self.mentions) = (form, mentions) }
}

/// What an index keeps of an article.
package struct IndexedArticle: Sendable, Equatable {
  /// Number of the record in its dump.
  package var record: Int
  package var day: Day
  /// As a range of the bytes beside it.
  package var source: TextRange
  package var sketch: Sketch
  /// What it mentions, as a range of indices.
  package var mentions: TextRange

  package init(record: Int, day: Day, source: TextRange, sketch: Sketch, mentions: TextRange) {
    (self.record, self.day, self.source) = (record, day, source)
    (self.sketch, self.mentions) = (sketch, mentions)
  }
}

/// A mention with the words around it, as evidence.
package struct MentionContext: Sendable, Equatable {
  /// Index of the mention, and later of its form.
  package var form: UInt32
  /// Index of the article.
  package var article: UInt32
  /// Contexts with the smallest are kept: the same for every run over the same dumps.
  package var rank: UInt64
  /// Ranges of the bytes beside it, one right after the other.
  package var before: TextRange
  package var mention: TextRange
  package var after: TextRange

  package init(
    form: UInt32,
    article: UInt32,
    rank: UInt64,
    before: TextRange,
    mention: TextRange,
    after: TextRange
  ) {
    (self.form, self.article, self.rank) = (form, article, rank)
    (self.before, self.mention, self.after) = (before, mention, after)
  }
}

/// What a batch of articles mentions, without its text: what `Indexer` gives to `SegmentBuilder`.
package struct PostingBatch: Sendable {
  /// Index of the dump in the order of the command line.
  package var file: Int
  /// Number of the batch in its dump.
  package var number: Int
  /// No more of the dump will come.
  package var isLast: Bool
  /// What the dump turned out to be: in its last batch, unless it could not be opened.
  package var facts: DumpFacts?
  package var report: ReadReport
  package var articles: [IndexedArticle] = []
  /// That of each mention, article by article.
  package var mentions: [Form] = []
  package var contexts: [MentionContext] = []
  package var bytes: [UInt8] = []

  package init(of batch: borrowing ArticleBatch) {
    (file, number, isLast) = (batch.file, batch.number, batch.isLast)
    (facts, report) = (batch.facts, batch.report)
  }
}
