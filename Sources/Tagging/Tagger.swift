package import BroadsheetCore

/// Finds the mentions of entities in articles, by a model, a dictionary or both.
///
/// Each worker has its own copy, which keeps buffers and the words that it has met, but nothing
/// that changes a result.
package struct Tagger: EntityRecognizer {
  /// Finds the names of the dictionary; its mentions win over those of the model.
  private var matcher: DictionaryMatcher?
  /// Finds mentions outside those of the dictionary.
  private var model: ModelTagger?
  /// The name of the model; nil if there is none.
  package let modelName: String?
  /// The types to report: one bit each, by raw value.
  private let types: UInt8

  // Buffers of one article.
  private var matches: [DictionaryMatcher.Match] = []
  private var found: [Found] = []
  /// The mentions of the dictionary, while those of the model are merged with them.
  private var names: [Found] = []

  private struct Found {
    var range: Range<Int>
    var type: EntityType
    /// The entry in the gazetteer; nil if the model found it.
    var entry: Int?
  }

  /// A tagger that reports mentions of `types` only, for the language of the rules.
  ///
  /// It holds the rows of about `words` words of the model, 200 bytes each; nil for the usual
  /// number.
  package init(
    model: TaggingModel? = nil,
    dictionary: Gazetteer? = nil,
    types: Set<EntityType> = Set(EntityType.allCases),
    words capacity: Int? = nil,
    rules: LanguageRules = .builtIn
  ) {
    self.model = model.map { ModelTagger($0, words: capacity, rules: rules) }
    modelName = model?.name
    matcher = dictionary.map { DictionaryMatcher(gazetteer: $0, words: rules.context) }
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
    Self.merge(names, with: &model, article, of: batch, into: &found)
    names.removeAll(keepingCapacity: true)
  }

  private static func merge(
    _ names: [Found],
    with model: inout ModelTagger?,
    _ article: Article,
    of batch: borrowing ArticleBatch,
    into list: inout [Found]
  ) {
    var next = 0
    model?.tag(article, of: batch) { range, type in
      while next < names.count, names[next].range.upperBound <= range.lowerBound {
        list.append(names[next])
        next += 1
      }
      let isTaken = next < names.count && names[next].range.lowerBound < range.upperBound
      if !isTaken { list.append(Found(range: range, type: type, entry: nil)) }
    }
    list.append(contentsOf: names[next...])
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

  /// Adds the text of a mention as its name, with one blank for any white space.
  fileprivate mutating func appendName(_ range: Range<Int>) {
    let start = names.count
    // A name over the end of a line is rare.
    guard Self.append(batch.text, range, to: &names) < 0x20 else { return }
    names.removeLast(names.count - start)
    for index in range {
      let isBlank = batch.text[index] <= 0x20
      if !isBlank || names.last != 0x20 { names.append(isBlank ? 0x20 : batch.text[index]) }
    }
  }

  /// Adds bytes, and returns the lowest of them.
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
