/// The fields of an article that a JSON object or a row of a table can hold.
enum ArticleField: Int, CaseIterable {
  case text, title, id, url, source, date

  /// The names that real dumps use, in the order of preference: the first with a value counts.
  ///
  /// They match whatever their case, blanks, `_` and `-`. `maintext` comes before `text`:
  /// news-please writes both, and its `text` is another thing.
  var names: [String] {
    switch self {
    case .text: Self.bodies + Self.markup + Self.summaries
    case .title:
      [
        "title", "headline", "webTitle", "headlineText", "articleTitle", "newsTitle", "storyTitle",
        "pageTitle", "postTitle", "titleText", "ogTitle", "og:title", "heading", "subject",
      ]
    case .id:
      ["id", "guid", "uuid", "articleId", "docId", "documentId", "newsId", "storyId", "uri", "slug"]
    case .url:
      [
        "url", "articleUrl", "link", "webUrl", "canonicalUrl", "pageUrl", "newsUrl", "sourceUrl",
        "permalink", "href", "web", "targetUri",
      ]
    case .source:
      [
        "source", "sourceDomain", "publisher", "hostname", "publication", "sourceName", "siteName",
        "newspaper", "outlet", "domain", "site", "provider", "newsSource", "cleanUrl",
      ]
    case .date: Self.dates
    }
  }

  private static let bodies = [
    "mainText", "text", "plainText", "fullText", "content", "body", "bodyText", "article",
    "contents", "articleBody", "articleText", "articleContent", "contentText", "rawContent",
    "mainContent", "fullContent", "textContent", "newsContent", "newsText", "newsBody", "bodyPlain",
    "contentPlain", "cleanText", "cleanedText", "rawText", "story", "storyText", "storyBody",
    "pageText", "postContent", "postText", "document", "documentText", "transcript", "selfText",
    "paragraphs", "sections", "blocks", "bodyBlocks",
  ]
  private static let markup = [
    "bodyHtml", "bodyXhtml", "contentHtml", "contentEncoded", "content:encoded", "articleHtml",
    "fullHtml", "textHtml", "html", "xhtml", "rawHtml", "pageHtml",
  ]
  private static let summaries = [
    "leadParagraph", "lead", "shortDescription", "abstract", "description", "summary", "snippet",
    "excerpt", "teaser", "standfirst", "trailText",
  ]
  private static let dates = [
    "date", "datePublish", "publishingDate", "publishedDate", "publishDate", "datePublished",
    "publishedAt", "published", "pubDate", "publicationDate", "webPublicationDate",
    "firstPublishDate", "firstPublished", "firstPublicationDate", "firstPublishedAt", "publishedOn",
    "publishTime", "publishedTime", "publicationTime", "pubTime", "publishedParsed", "issued",
    "dateIssued", "displayDate", "articleDate", "newsDate", "postDate", "dateTime", "time",
    "firstCreated", "contentCreated", "versionCreated", "created", "createdAt", "dateCreated",
    "creationDate", "createdUtc", "updated", "updatedAt", "dateUpdated", "modified", "dateModified",
    "dateModify", "lastModified",
  ]

  /// Names that lists have; under them, a string is the name of a section.
  static let lists = ["paragraphs", "sections", "blocks", "bodyBlocks"]

  /// How many names of a text are those of a whole one, and not of a summary.
  static let wholeTexts = bodies.count + markup.count

  /// The names under which an object holds the value of a field, the best first.
  var holders: [String] {
    switch self {
    case .text: JSONContents.alternatives
    case .title:
      ["rendered", "main", "plain", "text", "value", "raw", "$t", "#text", "default", "en", "name"]
    case .id: ["$oid", "value", "$t", "#text", "rendered"]
    case .url: ["href", "url", "value", "rendered", "$t", "#text"]
    case .source: ["name", "title", "text", "value", "$t", "#text", "domain", "uri"]
    case .date: ["$date", "$numberLong", "date", "iso", "utc", "value", "rendered", "$t", "#text"]
    }
  }

  /// Objects that hold the article's own fields.
  static let wrappers = [
    "fields", "doc", "document", "article", "data", "attributes", "item", "node", "record", "story",
    "post", "meta", "metadata", "payload", "properties", "entry", "newsItem", "content", "result",
    "value", "row", "news", "page",
  ]

  /// Objects and lists that are about something else than the article that they are part of.
  static let asides = [
    "author", "authors", "byline", "creator", "publisher", "source", "image", "images", "photo",
    "photos", "media", "multimedia", "video", "videos", "thumbnail", "tags", "categories",
    "entities", "keywords", "comment", "comments", "related", "relatedArticles", "links", "user",
    "social", "attachments", "enclosures", "locations", "people", "organizations", "persons",
    "concepts", "topics", "sentiment", "shares", "schema", "highlight", "aggregations", "facets",
  ]

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
