/// Produces the articles of a corpus, one after another, and keeps the truth about them.
///
/// In memory: the truth table, the log of `NameProcess` and the last few articles (for repeats).
package struct Newsroom: Sendable {
  static let repeatsPerMille = 20
  private static let shelf = 64
  /// Corpora begin on 1 January 2024; Reuters-21578 covers 1987.
  private static let modernStart = 19_723
  private static let reutersStart = 6_209

  let options: CorpusOptions
  var reporter: Reporter
  /// State for corpora that plant more than names.
  var duplicatePlanter: DuplicatePlanter
  package internal(set) var ledger = Ledger()
  private var recent: [Article] = []
  package private(set) var articles = 0
  package private(set) var mentions = 0
  /// Bytes of titles and bodies, before any escaping and line wrapping.
  package private(set) var textBytes = 0

  package init(_ options: CorpusOptions) {
    self.options = options
    reporter = Reporter(
      seed: Random.mix(options.seed &+ 0x5EED),
      accents: options.profile == .typographic,
      aliases: options.aliases
    )
    duplicatePlanter = DuplicatePlanter(options)
  }

  package var truth: NameTable { reporter.table }

  /// The list of copies: `record  original  kind  kept`.
  package func copies() -> [UInt8] { duplicatePlanter.table() }

  /// Writes the next article and counts what it mentions.
  package mutating func next() -> Article {
    if options.isPlanted { return nextPlanted() }
    var article = repeated() ?? write()
    article.day = day()
    count(&article)
    shelve(article)
    return article
  }

  /// Numbers an article and counts it.
  mutating func count(_ article: inout Article) {
    articles += 1
    mentions += article.mentions.count
    textBytes += article.title.count + article.body.count
    article.number = articles
    article.noise = reporter.random.next()
    reporter.countRecord(article.mentions)
  }

  private mutating func repeated() -> Article? {
    guard !recent.isEmpty, reporter.random.chance(Newsroom.repeatsPerMille) else { return nil }
    return reporter.random.pick(recent)
  }

  private mutating func shelve(_ article: Article) {
    if recent.count < Newsroom.shelf { return recent.append(article) }
    recent[reporter.random.below(Newsroom.shelf)] = article
  }

  private mutating func day() -> Day {
    Day(number: firstDay + reporter.random.below(options.days))
  }

  /// Days after 1 January 1970.
  var firstDay: Int {
    options.format == .reuters ? Newsroom.reutersStart : Newsroom.modernStart
  }

  private mutating func write() -> Article {
    var article = Article()
    article.shape = options.format == .reuters ? shape() : .full
    reporter.startArticle()
    article.title = title()
    let dateline = reporter.dateline(day: day())
    article.dateline = Array(dateline.utf8)
    if article.shape != .brief {
      article.body = body(dateline: options.format.keepsDateline ? nil : dateline)
    }
    article.mentions = Array(reporter.draft.mentions[...])
    return article
  }

  mutating func shape() -> Article.Shape {
    switch reporter.random.below(1000) {
    case ..<83: .brief
    case ..<117: .unprocessed
    default: .full
    }
  }

  private mutating func title() -> [UInt8] {
    if options.format == .jsonl, reporter.random.chance(30) { return [] }
    let capitals = options.format == .reuters || reporter.random.chance(40)
    if capitals { reporter.plainHeadline() } else { reporter.headline() }
    let title = capitals ? uppercased(reporter.draft.bytes) : reporter.draft.bytes
    reporter.draft.bytes.removeAll(keepingCapacity: true)
    return typeset(title)
  }

  private mutating func body(dateline: String?) -> [UInt8] {
    let words = reporter.articleWords(mu: options.mu, sigma: options.sigma)
    let placed = reporter.random.chance(200) ? dateline : nil
    let emoji = options.profile == .typographic && reporter.random.chance(15)
    reporter.body(words: words, dateline: placed, emoji: emoji)
    return typeset(reporter.draft.bytes)
  }

  func typeset(_ text: [UInt8]) -> [UInt8] {
    // A copy of exactly this size: sharing the buffer of the draft would make the draft reallocate.
    options.profile == .typographic ? Typography.set(text) : Array(text[...])
  }

  func uppercased(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
  }
}
