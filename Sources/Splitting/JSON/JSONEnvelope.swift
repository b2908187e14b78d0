import BroadsheetCore

/// Tells whether a JSON object or array holds articles, in a list of objects or as its members.
///
/// Answers of search engines and of news services, feeds and exports are such envelopes. Looks at
/// the first elements of each list; lists of pictures, authors or tags are none of articles.
struct JSONEnvelope {
  /// Articles are looked for so deep.
  private static let depthLimit = 20
  /// So many elements of a list are looked at, and so many of a record.
  private static let sampled = 3
  private static let sampleLimit = 64

  /// Names of lists whose elements are articles even if they have no text; folded.
  private static let names = Set(
    [
      "articles", "results", "items", "docs", "documents", "hits", "data", "feed", "entries",
      "entry", "news", "stories", "posts", "records", "rows", "value", "list", "elements", "nodes",
      "edges", "objects",
    ].map { Array($0.utf8) }
  )

  /// An open container.
  private struct Frame {
    let isObject: Bool
    /// It is about something else than articles.
    let isAside: Bool
    /// The name is one of a text: the elements may be its paragraphs.
    let isText: Bool
    let isNamed: Bool
    var elements = 0
    var articles = 0
  }

  private var frames: [Frame] = []
  private var samples = 0

  /// Whether there are articles in the container that begins a range, which may be cut.
  static func holdsArticles(
    _ line: borrowing Span<UInt8>,
    in range: Range<Int>,
    _ reader: inout JSONObjectReader
  ) -> Bool {
    var envelope = JSONEnvelope()
    var walk = JSONWalk(range)
    while envelope.samples < sampleLimit, let event = walk.next(line) {
      switch event {
      case .open(let isObject) where walk.depth <= depthLimit:
        if isObject, envelope.isArticle(line, at: walk.position - 1, key: walk.key, &reader) {
          return true
        }
        envelope.push(line, isObject: isObject, key: walk.key, reader)
      case .close where !envelope.frames.isEmpty && walk.depth < envelope.frames.count:
        envelope.frames.removeLast()
      default: break
      }
    }
    return false
  }

  private mutating func push(
    _ line: borrowing Span<UInt8>,
    isObject: Bool,
    key: Range<Int>,
    _ reader: JSONObjectReader
  ) {
    let meaning = reader.meaning(of: line, key)
    frames.append(
      Frame(
        isObject: isObject,
        isAside: meaning.isAside && !key.isEmpty || frames.last?.isAside == true,
        isText: !key.isEmpty && reader.isText(meaning) || frames.last?.isText == true,
        isNamed: Self.names.contains(FieldNames.folded(line, key))
      )
    )
  }

  /// Whether the object that begins at a position shows that its container holds articles: any one
  /// of a list, the second one of an object.
  private mutating func isArticle(
    _ line: borrowing Span<UInt8>,
    at start: Int,
    key: Range<Int>,
    _ reader: inout JSONObjectReader
  ) -> Bool {
    guard let last = frames.indices.last, !frames[last].isAside else { return false }
    frames[last].elements += 1
    guard frames[last].elements <= Self.sampled else { return false }
    if frames[last].isObject {
      let meaning = reader.meaning(of: line, key)
      guard !meaning.isWrapper, !meaning.isAside, meaning.entries.isEmpty else { return false }
    }
    samples += 1
    guard let fields = reader.element(of: line, at: start) else { return false }
    guard Self.isArticle(fields, in: frames[last]) else { return false }
    frames[last].articles += 1
    return !frames[last].isObject || frames[last].articles > 1
  }

  private static func isArticle(_ fields: JSONFields, in frame: Frame) -> Bool {
    let hasTitle = !fields[.title].range.isEmpty
    let hasPlace = fields.day.isKnown || !fields[.url].range.isEmpty || !fields[.id].range.isEmpty
    if hasTitle, fields.hasText { return hasPlace || !frame.isText }
    if fields.hasWholeText { return hasPlace || !frame.isText && !frame.isObject }
    return hasTitle && hasPlace && frame.isNamed
  }
}
