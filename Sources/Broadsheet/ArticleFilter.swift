internal import BroadsheetCore
internal import Normalization

/// Which articles are wanted.
struct ArticleFilter: Sendable {
  var since: Day?
  var until: Day?
  /// Leaves out what is told to be in another language, not what cannot be told.
  var language: Language?
  /// Counts the languages of the articles that stay.
  var countsLanguages = false

  /// The batch without the articles that are not wanted; these are counted by why.
  func keep(_ batch: consuming ArticleBatch) -> ArticleBatch {
    if since != nil || until != nil { dropOtherDays(&batch) }
    if language != nil || countsLanguages { dropOtherLanguages(&batch) }
    return batch
  }

  private func dropOtherDays(_ batch: inout ArticleBatch) {
    let all = batch.articles.count
    batch.articles.removeAll { !contains($0.day) }
    batch.account.skipped += all - batch.articles.count
  }

  /// An article without a date belongs to no span of days.
  private func contains(_ day: Day) -> Bool {
    guard day.isKnown else { return false }
    if let since, day < since { return false }
    if let until, until < day { return false }
    return true
  }

  private func dropOtherLanguages(_ batch: inout ArticleBatch) {
    var kept: [Article] = []
    kept.reserveCapacity(batch.articles.count)
    for article in batch.articles {
      let guess = LanguageGuesser.guess(batch.text.span, article)
      if let guess, let language, guess != language {
        batch.account.otherLanguage += 1
        continue
      }
      if let guess { batch.account.languages[guess, default: 0] += 1 }
      kept.append(article)
    }
    batch.articles = kept
  }
}
