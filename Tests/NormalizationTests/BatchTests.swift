import BroadsheetCore
import BroadsheetTestSupport
import Normalization
import Testing

@Suite struct BatchTests {
  static let articles = [
    ["id1", "http://x.org/?a=1&amp;b", "x.org", "Title “one”", "Body\u{A0}one."],
    ["", "", "", "", ""], ["id2", "", "", "Plain title", "Plain body. . . end"],
    ["’", "&amp;", "…", "’", "&amp;"], ["", "", "y.org", "e\u{301}", "e\u{301}"],
  ]

  /// A joiner at the beginning of a field joins nothing, whatever the field before ends with.
  @Test func fieldsAreNormalizedEachByItself() {
    let after = Normalizer().normalize(batch([["", "", "", "é", "\u{200D}é"]]))
    #expect(after.string(after.articles[0].body) == "é")
  }

  @Test func everyFieldIsKept() {
    let before = batch(Self.articles)
    let after = Normalizer(keepsOriginal: true).normalize(before)
    #expect(after.file == 2)
    #expect(after.original == before.text)
    #expect(after.articles.count == before.articles.count)
    for (index, fields) in Self.articles.enumerated() {
      let article = after.articles[index]
      // What is only shown is copied as it is.
      #expect([article.id, article.url, article.source].map(after.string) == Array(fields[..<3]))
      #expect(after.string(article.title) == normalized(fields[3]))
      #expect(after.string(article.body) == normalized(fields[4]))
      #expect(article.originalTitle == before.articles[index].title)
      #expect(article.originalBody == before.articles[index].body)
      #expect(article.record == index && article.day == Day(number: Int32(index)))
    }
  }

  /// What an article becomes does not depend on those beside it.
  @Test func articlesStandAlone() {
    let whole = Normalizer().normalize(batch(Self.articles))
    for (index, fields) in Self.articles.enumerated() {
      let alone = Normalizer().normalize(batch([fields]))
      #expect(alone.string(alone.articles[0].title) == whole.string(whole.articles[index].title))
      #expect(alone.string(alone.articles[0].body) == whole.string(whole.articles[index].body))
    }
  }

  @Test func cleanTextIsHandedOn() {
    let before = batch([["id", "http://x.org", "x.org", "Title", "It's \"clean\".\n\nAll of it."]])
    let after = Normalizer(keepsOriginal: true).normalize(before)
    #expect(after.text == before.text)
    #expect(after.shifts.isEmpty)
    #expect(after.articles[0].body == before.articles[0].body)
    #expect(after.articles[0].originalBody == before.articles[0].body)
  }

  @Test func theOriginalIsKeptOnlyOnDemand() {
    #expect(Normalizer().normalize(batch(Self.articles)).original == nil)
    #expect(Normalizer().normalize(ArticleBatch(file: 0, text: [])).articles.isEmpty)
  }
}
