internal import BroadsheetCore

/// Finds mentions in articles by a model: cuts an article into passages, tags each, and turns the
/// tags into mentions.
struct ModelTagger: Sendable {
  private let tokenizer: Tokenizer
  private var tagger: PassageTagger
  private let titles: HashSet
  private var finder: CandidateFinder
  private var passage = Passage()

  /// A field longer than this is tokenized in pieces, so that memory does not grow with it.
  private static let pieceSize = 32 << 10

  /// A tagger by a model of the language of the rules.
  init(_ model: TaggingModel, words capacity: Int?, rules: LanguageRules) {
    tokenizer = Tokenizer(rules: rules)
    titles = rules.candidates.titles
    finder = CandidateFinder(model.parts.phrases, rules: rules)
    tagger = PassageTagger(model, words: capacity)
  }

  /// Reports each mention of an article, in order, as its range in the text and its type.
  mutating func tag(
    _ article: Article,
    of batch: borrowing ArticleBatch,
    report: (Range<Int>, EntityType) -> Void
  ) {
    let text = batch.text.span
    if !article.tokens.isEmpty {
      addGivenTokens(of: article, batch, report: report)
    } else {
      add(article.title.bounds, of: text, report: report)
      add(article.body.bounds, of: text, report: report)
    }
    finish(text, report)
  }

  private mutating func add(
    _ field: Range<Int>,
    of text: borrowing Span<UInt8>,
    report: (Range<Int>, EntityType) -> Void
  ) {
    var start = field.lowerBound
    while start < field.upperBound {
      let end = Self.pieceEnd(text, start..<field.upperBound)
      tokenizer.tokenize(text, start..<end, into: &passage.tokens)
      if passage.tokens.count >= Passage.length { finish(text, report) }
      start = end
    }
  }

  /// The end of the first paragraph behind the usual size, or else of a line, a word or the field.
  private static func pieceEnd(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int {
    guard rest.count > 2 * pieceSize else { return rest.upperBound }
    let window = (rest.lowerBound + pieceSize)..<(rest.lowerBound + 2 * pieceSize)
    var line: Int?
    var blank: Int?
    for index in window {
      if text[index] == 0x0A, text[index - 1] == 0x0A { return index }
      if text[index] == 0x0A, line == nil { line = index }
      if text[index] == 0x20, blank == nil { blank = index }
    }
    return line ?? blank ?? window.upperBound
  }

  private mutating func addGivenTokens(
    of article: Article,
    _ batch: borrowing ArticleBatch,
    report: (Range<Int>, EntityType) -> Void
  ) {
    let text = batch.text.span
    for given in batch.tokens[article.tokens.bounds] {
      let limit = given.startsSentence ? Passage.length : Passage.longest
      if passage.tokens.count >= limit { finish(text, report) }
      let start = batch.normalized(of: given.range.bounds.lowerBound)
      let end = max(start, batch.normalized(of: given.range.bounds.upperBound))
      passage.tokens.append(Token(text, given: start..<end, startsSentence: given.startsSentence))
    }
  }

  /// Tags the current passage and begins the next.
  private mutating func finish(
    _ text: borrowing Span<UInt8>,
    _ report: (Range<Int>, EntityType) -> Void
  ) {
    guard !passage.tokens.isEmpty else { return }
    finder.findCandidates(of: &passage, text)
    tagger.tag(passage, text)
    var start = 0
    for end in passage.ends {
      reportMentions(of: start..<Int(end), text, report)
      start = Int(end)
    }
    passage.tokens.removeAll(keepingCapacity: true)
  }

  /// Reports the mentions of a candidate.
  private func reportMentions(
    of candidate: Range<Int>,
    _ text: borrowing Span<UInt8>,
    _ report: (Range<Int>, EntityType) -> Void
  ) {
    var first = candidate.lowerBound
    for index in candidate where tagger.tags[index] < TagIndex.outside {
      let tag = Int(tagger.tags[index])
      let part = TagIndex.part(tag)
      if part == .begin || part == .unit { first = index }
      guard part == .last || part == .unit, let type = TagIndex.type(tag) else { continue }
      // "Mr Blair" is the same name as "Blair".
      if type == .person, first < index, titles.contains(hash(first, text)) { first += 1 }
      report(range(first).lowerBound..<range(index).upperBound, type)
    }
  }

  private func range(_ index: Int) -> Range<Int> {
    passage.tokens[Int(passage.candidateTokens[index].token)].range
  }

  private func hash(_ index: Int, _ text: borrowing Span<UInt8>) -> UInt64 {
    WordForm.hash(text, range(index))
  }
}
