import BroadsheetCore
import Resolution

/// Articles written with their mentions marked: "[PER Barack Obama] met [PER Merkel]".
struct ArticleText {
  var title = ""
  var body: String
}

/// A mention as a reader sees it.
struct Resolved: Equatable, CustomStringConvertible {
  var surface: String
  var name: String
  var type: EntityType
  var rule: AliasRule

  var description: String { "\(surface)→\(name)/\(type.tag)/\(rule)" }
}

extension MentionBatch {
  init(_ articles: [ArticleText]) {
    self.init(batch: ArticleBatch(file: 0, text: []))
    for text in articles {
      var article = Article()
      let start = batch.text.count
      append(text.title, article: batch.articles.count)
      let middle = batch.text.count
      append(text.body, article: batch.articles.count)
      article.title = TextRange(start, middle)
      article.body = TextRange(middle, batch.text.count)
      batch.articles.append(article)
    }
  }

  /// Adds text, and a mention for each of its marks.
  private mutating func append(_ marked: String, article: Int) {
    for (number, part) in marked.split(separator: "[", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard number > 0, let end = part.firstIndex(of: "]"), let blank = part.firstIndex(of: " "),
        let type = EntityType(tag: part[..<blank])
      else {
        batch.text += Array(part.utf8)
        continue
      }
      append(String(part[part.index(after: blank)..<end]), type, article: article)
      batch.text += Array(part[part.index(after: end)...].utf8)
    }
  }

  mutating func append(_ surface: String, _ type: EntityType, article: Int) {
    let bytes = Array(surface.utf8)
    let (start, name) = (batch.text.count, names.count)
    batch.text += bytes
    names += bytes
    mentions.append(
      Mention(
        article: UInt32(article),
        range: TextRange(start, batch.text.count),
        name: TextRange(name, names.count),
        type: type
      )
    )
  }

  var resolved: [Resolved] {
    mentions.map { mention in
      Resolved(
        surface: String(decoding: names[mention.surface.bounds], as: UTF8.self),
        name: String(decoding: names[mention.name.bounds], as: UTF8.self),
        type: mention.type,
        rule: mention.rule
      )
    }
  }
}

/// What becomes of the mentions of one article.
func resolve(title: String = "", _ body: String) -> [Resolved] {
  var resolver = Resolver(rules: .english)
  return resolver.resolve(MentionBatch([ArticleText(title: title, body: body)])).resolved
}
