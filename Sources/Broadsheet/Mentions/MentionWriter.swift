internal import BroadsheetCore
internal import Tables

/// How mentions are written.
public enum MentionFormat: String, CaseIterable, Sendable {
  /// One JSON object an article, with its mentions and their places in the original text.
  case jsonl
  /// One `TOKEN<TAB>TAG` line a token, BIO2 over PER, ORG, LOC and MISC.
  case conll
  /// One line an article, the 27 columns of GDELT's Global Knowledge Graph 2.1.
  case gkg
  /// One page for a person: every article with its mentions marked.
  case html
}

/// Turns mentions into rows of text.
///
/// An article without a mention has a row, too.
struct MentionWriter: Sendable {
  let format: MentionFormat
  /// Names of the dumps, in the order of the input.
  let dumps: [String]

  /// The bytes before the first row.
  var header: [UInt8] { format == .html ? HTMLPage(dumps: dumps).header : [] }

  /// The bytes after the last row.
  func footer(_ summary: RunSummary, mentions: (EntityType) -> Int) -> [UInt8] {
    format == .html ? HTMLPage(dumps: dumps).footer(summary, mentions: mentions) : []
  }

  /// The rows of a batch, in the order of its articles.
  func rows(of batch: MentionBatch) -> [UInt8] {
    var out: [UInt8] = []
    var mentions = batch.mentions[...]
    for (index, article) in batch.batch.articles.enumerated() {
      let own = mentions.prefix { $0.article == UInt32(index) }
      mentions = mentions.dropFirst(own.count)
      let view = TaggedArticle(batch: batch, article: article, mentions: own)
      switch format {
      case .jsonl: appendJSON(view, to: &out)
      case .conll: ConllRows(view).append(to: &out)
      case .gkg: GKGRow(view, dump: dumps[batch.batch.file]).append(to: &out)
      case .html: HTMLPage(dumps: dumps).append(view, to: &out)
      }
    }
    return out
  }

  private func appendJSON(_ view: TaggedArticle, to out: inout [UInt8]) {
    out.append(contentsOf: "{\"file\":".utf8)
    TextWriter.appendJSON(dumps[view.batch.batch.file], to: &out)
    out.append(contentsOf: ",\"record\":\(view.article.record)".utf8)
    for (key, value) in view.metadata {
      out.append(contentsOf: ",\"\(key)\":".utf8)
      TextWriter.appendJSON(value, to: &out)
    }
    out.append(contentsOf: ",\"mentions\":[".utf8)
    for (index, mention) in view.placed().enumerated() {
      if index > 0 { out.append(0x2C) }
      appendJSON(mention, to: &out)
    }
    out.append(contentsOf: "]}\n".utf8)
  }

  private func appendJSON(_ mention: PlacedMention, to out: inout [UInt8]) {
    out.append(contentsOf: "{\"entity\":".utf8)
    TextWriter.appendJSON(mention.entity, to: &out)
    out.append(contentsOf: ",\"type\":\"\(mention.type.tag)\",\"text\":".utf8)
    TextWriter.appendJSON(mention.text, to: &out)
    let field = mention.isInTitle ? "title" : "body"
    out.append(
      contentsOf: ",\"field\":\"\(field)\",\"start\":\(mention.start),\"end\":\(mention.end)}".utf8
    )
  }
}

/// A mention with its place in the field as the dump gives it, counted in Unicode code points, as
/// Python indexes its strings.
struct PlacedMention {
  var entity: ArraySlice<UInt8>
  var type: EntityType
  /// The original spelling.
  var text: String
  var isInTitle: Bool
  var start: Int
  var end: Int
}

/// One article of a batch, with what was found in it.
struct TaggedArticle {
  let batch: MentionBatch
  let article: Article
  let mentions: ArraySlice<Mention>

  /// The text as the splitter wrote it.
  var original: [UInt8] { batch.batch.original ?? batch.batch.text }
  var originalTitle: Range<Int> { article.originalTitle.bounds }

  /// The place of a mention in `original`.
  func originalRange(_ mention: Mention) -> Range<Int> {
    let bounds = mention.range.bounds
    let start = batch.batch.original(of: bounds.lowerBound)
    return start..<max(start, batch.batch.originalEnd(of: bounds.upperBound))
  }

  func name(_ mention: Mention) -> ArraySlice<UInt8> { batch.names[mention.name.bounds] }

  /// What is known of the article, by key; what is not known is left out.
  var metadata: [(key: String, value: String)] {
    let text = batch.batch.text
    func string(_ range: TextRange) -> String {
      String(decoding: text[range.bounds], as: UTF8.self)
    }
    let all = [
      ("id", string(article.id)), ("date", article.day.description), ("url", string(article.url)),
      ("source", string(article.source)), ("title", string(article.title)),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  /// The mentions with their places, in order.
  ///
  /// O(length of the article).
  func placed() -> [PlacedMention] {
    var cursor = CodePointCursor(original)
    return mentions.map { mention in
      let range = originalRange(mention)
      let isInTitle = originalTitle.contains(range.lowerBound)
      cursor.enter(isInTitle ? article.originalTitle.bounds : article.originalBody.bounds)
      let (start, end) = (cursor.count(to: range.lowerBound), cursor.count(to: range.upperBound))
      return PlacedMention(
        entity: name(mention),
        type: mention.type,
        text: String(decoding: original[range], as: UTF8.self),
        isInTitle: isInTitle,
        start: start,
        end: end
      )
    }
  }
}

/// Counts code points forward through a field, so that a thousand mentions cost one pass.
private struct CodePointCursor {
  private let bytes: [UInt8]
  private var field = 0..<0
  private var position = 0
  private var counted = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func enter(_ field: Range<Int>) {
    guard field != self.field else { return }
    self.field = field
    position = field.lowerBound
    counted = 0
  }

  mutating func count(to target: Int) -> Int {
    if target < position {
      position = field.lowerBound
      counted = 0
    }
    counted += String(decoding: bytes[position..<target], as: UTF8.self).unicodeScalars.count
    position = target
    return counted
  }
}
