/// The fields of an article that a JSON object or a row of a table can hold.
enum ArticleField: Int, CaseIterable {
  case text, title, id, url, source, date

  /// The keys that real dumps use, the best first.
  ///
  /// `maintext` comes before `text`: news-please writes both, and its `text` is another thing.
  var keys: [String] {
    switch self {
    case .text: ["maintext", "text", "plaintext", "content", "body", "article", "contents"]
    case .title: ["title", "headline"]
    case .id: ["id", "_id"]
    case .url: ["url", "article_url", "link"]
    case .source: ["source", "source_domain", "publisher", "hostname", "publication"]
    case .date:
      [
        "date", "date_publish", "publishing_date", "published_date", "publish_date",
        "date_published", "published_at", "publishedAt", "published",
      ]
    }
  }

  func override(_ options: SplitOptions) -> String? {
    switch self {
    case .text: options.textField
    case .title: options.titleField
    case .id: options.idField
    case .url: options.urlField
    case .source: options.sourceField
    case .date: options.dateField
    }
  }
}
