package import BroadsheetCore

/// Finds the mentions of entities in articles.
///
/// Normalized `ArticleBatch`es come in, the same batches with their mentions go out. Each worker
/// has a copy of its own, which keeps buffers and the words that it has met, but nothing that
/// changes a result. It never fails and never looks beyond one article.
package struct Tagger: Sendable {
  /// Names that are found wherever they stand; their mentions win over those of the model.
  private var matcher: DictionaryMatcher?
  /// Finds what the dictionary leaves.
  private var model: ModelTagger?
  /// What the model calls itself; nil where there is none.
  package let modelName: String?
  /// One bit a type, by raw value.
  private let types: UInt8

  // Buffers of one article.
  private var matches: [DictionaryMatcher.Match] = []
  private var found: [Found] = []
  /// Those of the dictionary, while the model's are put between them.
  private var names: [Found] = []

  private struct Found {
    var range: Range<Int>
    var type: EntityType
    /// In the gazetteer; nil for what the model found.
    var entry: Int?
  }

  /// A tagger that reports mentions of `types` only, by a model, a dictionary or both.
  ///
  /// It holds the rows of about so many `words` of the model, 200 bytes each; nil for the usual number.
  package init(
    model: TaggingModel? = nil,
    dictionary: Gazetteer? = nil,
    types: Set<EntityType> = Set(EntityType.allCases),
    words capacity: Int? = nil
  ) {
    self.model = model.map { ModelTagger($0, words: capacity) }
    modelName = model?.name
    matcher = dictionary.map(DictionaryMatcher.init(gazetteer:))
    self.types = types.reduce(0) { $0 | 1 << $1.rawValue }
  }

  package mutating func tag(_ batch: consuming ArticleBatch) -> MentionBatch {
    var result = MentionBatch(batch: batch)
    for (index, article) in result.batch.articles.enumerated() {
      found.removeAll(keepingCapacity: true)
      findNames(article, result.batch)
      findByModel(article, result.batch)
      for mention in found { append(mention, of: index, to: &result) }
    }
    return result
  }

  private mutating func findNames(_ article: Article, _ batch: borrowing ArticleBatch) {
    guard matcher != nil else { return }
    matches.removeAll(keepingCapacity: true)
    matcher?.match(batch.text.span, article.title.bounds, into: &matches)
    matcher?.match(batch.text.span, article.body.bounds, into: &matches)
    guard let entries = matcher?.gazetteer.entries else { return }
    for match in matches {
      let type = entries[match.entry].type
      found.append(Found(range: match.range, type: type, entry: match.entry))
    }
  }

  /// Adds the model's mentions between those of the dictionary.
  private mutating func findByModel(_ article: Article, _ batch: borrowing ArticleBatch) {
    guard model != nil else { return }
    swap(&names, &found)
    var next = 0
    Self.merge(&model, article, batch, names, &next, into: &found)
    found.append(contentsOf: names[next...])
    names.removeAll(keepingCapacity: true)
  }

  private static func merge(
    _ model: inout ModelTagger?,
    _ article: Article,
    _ batch: borrowing ArticleBatch,
    _ names: [Found],
    _ next: inout Int,
    into list: inout [Found]
  ) {
    model?.tag(article, of: batch) { range, type in
      while next < names.count, names[next].range.upperBound <= range.lowerBound {
        list.append(names[next])
        next += 1
      }
      let isTaken = next < names.count && names[next].range.lowerBound < range.upperBound
      if !isTaken { list.append(Found(range: range, type: type, entry: nil)) }
    }
  }

  private func append(_ mention: Found, of article: Int, to result: inout MentionBatch) {
    guard types >> mention.type.rawValue & 1 != 0 else { return }
    let start = result.names.count
    result.appendName(mention.range)
    result.mentions.append(
      Mention(
        article: UInt32(article),
        range: TextRange(mention.range.lowerBound, mention.range.upperBound),
        name: TextRange(start, result.names.count),
        type: mention.type
      )
    )
    if let entry = mention.entry { result.nameLast(by: entry, matcher?.gazetteer) }
  }
}

extension MentionBatch {
  /// Gives the last mention the name that the dictionary has for it.
  fileprivate mutating func nameLast(by entry: Int, _ gazetteer: Gazetteer?) {
    guard let gazetteer, let mention = mentions.last else { return }
    let canonical = gazetteer.names[gazetteer.entries[entry].canonical.bounds]
    guard canonical != names[mention.surface.bounds] else { return }
    let start = names.count
    names.append(contentsOf: canonical)
    mentions[mentions.count - 1].name = TextRange(start, names.count)
    mentions[mentions.count - 1].rule = .dictionary
  }

  /// Adds the text of a mention as its name, with a single blank wherever there is white space.
  fileprivate mutating func appendName(_ range: Range<Int>) {
    let start = names.count
    // Rarely: a name over a line's end.
    guard Self.append(batch.text, range, to: &names) < 0x20 else { return }
    names.removeLast(names.count - start)
    for index in range {
      let isBlank = batch.text[index] <= 0x20
      if !isBlank || names.last != 0x20 { names.append(isBlank ? 0x20 : batch.text[index]) }
    }
  }

  /// Adds bytes, and returns the least of them.
  private static func append(
    _ text: [UInt8],
    _ range: Range<Int>,
    to names: inout [UInt8]
  ) -> UInt8 {
    let text = text.span
    var least = UInt8.max
    names.append(addingCapacity: range.count) { output in
      for index in range {
        least = min(least, text[index])
        output.append(text[index])
      }
    }
    return least
  }
}
