internal import BroadsheetCore
internal import Normalization

/// Which articles are wanted.
struct ArticleFilter: Sendable {
  var since: Day?
  var until: Day?
  /// Leaves out articles in other languages, but not those that are too short to tell; nil for all.
  var languages: Set<Language>?
  /// Keeps articles whose tokens the input gives: columns come back line by line, whatever their
  /// language.
  var keepsGivenTokens = false
  /// Counts the languages of the articles that stay.
  var countsLanguages = false

  /// The batch without the articles of other days, and these counted as skipped.
  func keepDays(_ batch: consuming ArticleBatch) -> ArticleBatch {
    guard since != nil || until != nil else { return batch }
    let all = batch.articles.count
    batch.articles.removeAll { !contains($0.day) }
    batch.report.skipped += all - batch.articles.count
    return batch
  }

  /// An article without a date belongs to no span of days.
  private func contains(_ day: Day) -> Bool {
    guard day.isKnown else { return false }
    if let since, day < since { return false }
    if let until, until < day { return false }
    return true
  }

  /// The batch without the articles in other languages, and all of them counted.
  func keepLanguages(_ batch: consuming ArticleBatch) -> ArticleBatch {
    guard languages != nil || countsLanguages else { return batch }
    var kept: [Article] = []
    kept.reserveCapacity(batch.articles.count)
    for article in batch.articles {
      let guess = LanguageIdentifier.guess(batch.text.span, article)
      if let guess, let languages, !languages.contains(guess), !isGiven(article) {
        batch.report.otherLanguages[guess, default: 0] += 1
        continue
      }
      if let guess { batch.report.languages[guess, default: 0] += 1 }
      kept.append(article)
    }
    batch.articles = kept
    return batch
  }

  private func isGiven(_ article: Article) -> Bool { keepsGivenTokens && !article.tokens.isEmpty }
}
