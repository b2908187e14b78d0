import BroadsheetCore
import Tagging

/// A batch of one article with this title and body.
func batch(title: String = "", body: String) -> ArticleBatch {
  var batch = ArticleBatch(file: 0, text: Array((title + body).utf8))
  var article = Article()
  article.title = TextRange(0, title.utf8.count)
  article.body = TextRange(title.utf8.count, title.utf8.count + body.utf8.count)
  batch.articles = [article]
  return batch
}

/// A mention as a reader sees it.
struct Found: Equatable, CustomStringConvertible {
  var text: String
  var entity: String
  var type: EntityType

  init(_ text: String, _ type: EntityType, as entity: String? = nil) {
    self.text = text
    self.entity = entity ?? text
    self.type = type
  }

  var description: String { "\(text)→\(entity)/\(type.tag)" }
}

extension Tagger {
  func found(title: String = "", in body: String) -> [Found] {
    var tagger = self
    let tagged = tagger.tag(batch(title: title, body: body))
    return tagged.mentions.map { mention in
      Found(
        String(decoding: tagged.batch.text[mention.range.bounds], as: UTF8.self),
        mention.type,
        as: String(decoding: tagged.names[mention.name.bounds], as: UTF8.self)
      )
    }
  }

  /// A tagger that knows the lines of a list: name, type, canonical, contexts.
  init(list: String, rules: LanguageRules = .builtIn) throws {
    var builder = GazetteerBuilder()
    try builder.add(list: Array(list.utf8))
    self.init(dictionary: builder.build(), rules: rules)
  }
}
