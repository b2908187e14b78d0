/// Writes articles with known sources, duplicates and meanings of short names.
extension Newsroom {
  mutating func nextPlanted() -> Article {
    let copy = self.copy()
    let story = copy?.story ?? writeStory()
    var article = Article()
    article.shape = story.shape
    article.title = typeset(story.title.bytes)
    article.body = typeset(story.body)
    article.dateline = story.dateline
    article.mentions = story.ids
    article.day = Day(number: firstDay + story.day)
    article.source = story.outlet < 0 ? "" : duplicatePlanter.outlets.names[story.outlet]
    count(&article)
    enter(article, story, likeness: copy?.likeness)
    return article
  }

  /// Returns a copy of an earlier article and their likeness, or nil if no copy comes next.
  private mutating func copy() -> (story: Story, likeness: Likeness)? {
    let choice = reporter.random.below(1000)
    guard choice < options.copies + Newsroom.repeatsPerMille else { return nil }
    guard let original = duplicatePlanter.original(&reporter.random), let root = original.root
    else {
      return nil
    }
    let kind = choice < options.copies ? DuplicateEditor.Kind.draw(&reporter.random) : .exact
    var story = original
    if options.format.sets(kind) {
      let done = DuplicateEditor.edit(&story, as: kind, by: &reporter, typeset: typeset)
      story.root?.kind = max(done, root.kind)
    }
    var likeness = Likeness(Likeness.words(typeset(story.body)), to: root.words)
    if likeness.resemblance < options.resemblance || !isClear(story) {
      story = original
      likeness = Likeness(Likeness.words(typeset(story.body)), to: root.words)
    }
    guard isClear(story) else { return nil }
    story.root?.generation += 1
    duplicatePlanter.republish(&story, within: options.days, &reporter.random)
    return (story, likeness)
  }

  /// Whether a copy keeps short names clear.
  ///
  /// A cut may remove the only full name, and many copies of one article could change the usual
  /// meaning of a short form.
  private func isClear(_ story: Story) -> Bool {
    reporter.planter.map { $0.isClear($0.resolve(story)) } ?? true
  }

  private mutating func enter(_ article: Article, _ story: Story, likeness: Likeness?) {
    let resolved = reporter.planter?.resolve(story)
    if let resolved { reporter.planter?.note(resolved) }
    ledger.enter(
      resolved
        ?? story.ids.map { AliasPlanter.Resolved(surface: Int($0), name: Int($0), rule: .none) },
      day: options.format.tellsDay(of: article) ? firstDay + story.day : nil,
      source: options.format.tellsSource ? story.outlet : nil,
      copy: duplicatePlanter.note(story, likeness, record: article.number - 1)
    )
    duplicatePlanter.shelve(story, article.body, record: article.number - 1)
  }

  private mutating func writeStory() -> Story {
    var story = Story()
    story.shape = options.format == .reuters ? shape() : .full
    story.day = reporter.random.below(options.days)
    story.outlet = duplicatePlanter.outlets.draw(&reporter.random)
    reporter.startArticle()
    reporter.draft.hasStops = options.aliases
    story.title = storyTitle()
    let dateline = reporter.dateline(day: Day(number: firstDay + story.day))
    story.dateline = Array(dateline.utf8)
    guard story.shape != .brief else { return story }
    let words = reporter.articleWords(mu: options.mu, sigma: options.sigma)
    let placed = !options.format.keepsDateline && reporter.random.chance(200) ? dateline : nil
    let emoji = options.profile == .typographic && reporter.random.chance(15)
    reporter.body(words: words, dateline: placed, emoji: emoji)
    story.sentences = reporter.draft.takePassages()
    story.isExclusive = reporter.planter?.cast.isExclusive ?? false
    return story
  }

  private mutating func storyTitle() -> Passage {
    if options.format == .jsonl, reporter.random.chance(30) { return Passage() }
    reporter.planter?.cast.isHeadline = true
    let capitals = options.format == .reuters || reporter.random.chance(options.aliases ? 150 : 40)
    if capitals { reporter.capitalHeadline() } else { reporter.headline() }
    var title = reporter.draft.takePassages().first ?? Passage()
    if capitals { title.bytes = uppercased(title.bytes) }
    reporter.planter?.cast.isHeadline = false
    return title
  }
}

extension CorpusFormat {
  /// Whether readers of the format know when an article was published.
  func tellsDay(of article: Article) -> Bool {
    switch self {
    case .jsonl, .json: article.noise % 20 != 3
    default: true
    }
  }

  /// Whether the format says who published an article.
  var tellsSource: Bool {
    switch self {
    case .dated, .reuters, .gigaword: false
    default: true
    }
  }

  /// Whether the format can hold a copy of this kind; some formats break lines on their own.
  func sets(_ kind: DuplicateEditor.Kind) -> Bool {
    switch self {
    case .jsonl, .json, .csv, .dated: true
    default: kind != .wrapped
    }
  }
}
