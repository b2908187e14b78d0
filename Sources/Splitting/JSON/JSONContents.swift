import BroadsheetCore

/// The text of an article that is not one string: a list of paragraphs, or an object that holds it.
///
/// Reads lists of strings, of lists, and of objects with a text, such as the blocks of editors;
/// objects with the parts of a text (`summary`, `sections`, `paragraphs`); and objects with the
/// same text in several forms (`plain`, `rendered`, `html`), of which the best counts. What a block
/// says its `type` is decides whether it is text: pictures and bylines are not.
struct JSONContents {
  private(set) var paragraphs: [JSONString] = []
  private(set) var title = JSONString()
  /// The value of an item that says that it is a date.
  private(set) var date = JSONValue.other

  var isEmpty: Bool { paragraphs.isEmpty }

  /// Deeper text is not read.
  private static let depthLimit = 64

  /// Names of one and the same text, the best first; folded.
  static let alternatives = [
    "plain", "text", "plaintext", "rendered", "content", "body", "value", "html", "xhtml", "raw",
    "main", "full", "paragraph", "p", "$t", "#text", "cdata", "en", "default",
  ]
  private static let alternativeNames = alternatives.map { Array($0.utf8) }
  /// Names of parts that belong to a text, each of them; folded.
  private static let partNames = [
    "summary", "headline", "subheadline", "heading", "paragraphs", "sections", "section", "blocks",
    "children", "items", "elements", "components", "list", "lines", "sentences",
  ].map { Array($0.utf8) }
  private static let typeNames = ["type", "kind", "blocktype"].map { Array($0.utf8) }

  /// What the type of a block says.
  private enum BlockType {
    case text, title, date, other
  }

  /// Parts of these words tell the types that are no text.
  private static let otherTypes = [
    "image", "photo", "picture", "figure", "video", "audio", "embed", "gallery", "advert", "byline",
    "kicker", "author", "credit", "tweet", "related", "caption", "slideshow", "social", "promo",
    "newsletter", "correction", "interstitial", "code", "divider",
  ].map { Array($0.utf8) }
  private static let otherExact = ["ad", "link", "links", "media"].map { Array($0.utf8) }
  private static let titleType = Array("title".utf8)
  private static let dateType = Array("date".utf8)

  /// An open container.
  private struct Frame {
    let isObject: Bool
    let isText: Bool
    var type = BlockType.text
    /// The best of the object's strings or numbers, and its rank.
    var value = JSONValue.other
    var rank = Int.max
  }

  init() {}

  /// Reads the container in a range of a record whose syntax was checked.
  init(of line: borrowing Span<UInt8>, _ range: Range<Int>) {
    var walk = JSONWalk(range)
    var frames: [Frame] = []
    while let event = walk.next(line) {
      switch event {
      case .open(let isObject):
        guard walk.depth <= Self.depthLimit else { continue }
        let isText = frames.last.map { Self.enters($0, line, key: walk.key) } ?? true
        frames.append(Frame(isObject: isObject, isText: isText))
      case .close:
        guard !frames.isEmpty, walk.depth < frames.count else { continue }
        finish(frames.removeLast())
      case .value(let value):
        guard walk.depth == frames.count, let last = frames.indices.last else { continue }
        note(value, line, key: walk.key, in: &frames[last])
      }
    }
  }

  private static func enters(
    _ frame: Frame,
    _ line: borrowing Span<UInt8>,
    key: Range<Int>
  ) -> Bool {
    guard frame.isText, frame.type == .text else { return false }
    guard frame.isObject else { return true }
    let name = FieldNames.folded(line, key)
    return partNames.contains(name) || alternativeNames.contains(name)
  }

  private mutating func note(
    _ value: JSONValue,
    _ line: borrowing Span<UInt8>,
    key: Range<Int>,
    in frame: inout Frame
  ) {
    guard frame.isText, value.hasText else { return }
    guard frame.isObject else { return add(value) }
    let name = FieldNames.folded(line, key)
    if case .string(let string) = value, Self.typeNames.contains(name) {
      frame.type = Self.type(line, string.range)
    } else if let rank = Self.alternativeNames.firstIndex(of: name) {
      if rank < frame.rank { (frame.value, frame.rank) = (value, rank) }
    } else if Self.partNames.contains(name) {
      add(value)
    }
  }

  private static func type(_ line: borrowing Span<UInt8>, _ range: Range<Int>) -> BlockType {
    if line.spells(anyCase: titleType, in: range) { return .title }
    if line.spells(anyCase: dateType, in: range) { return .date }
    let isOther =
      otherTypes.contains { line.firstIndex(ofAnyCase: $0, in: range) != nil }
      || otherExact.contains { line.spells(anyCase: $0, in: range) }
    return isOther ? .other : .text
  }

  private mutating func finish(_ frame: Frame) {
    guard frame.isText else { return }
    switch frame.type {
    case .text: add(frame.value)
    case .title: if case .string(let string) = frame.value, title.range.isEmpty { title = string }
    case .date: if !date.hasText { date = frame.value }
    case .other: break
    }
  }

  private mutating func add(_ value: JSONValue) {
    if case .string(let string) = value { paragraphs.append(string) }
  }
}

extension ArticleBatch {
  /// Copies the paragraphs of a text, with a blank line between them.
  mutating func append(
    _ contents: JSONContents,
    of line: borrowing Span<UInt8>,
    _ markup: inout FieldMarkup
  ) -> TextRange {
    let start = text.count
    for paragraph in contents.paragraphs {
      text.appendParagraph(since: start) { text in
        let words = text.count
        text.append(paragraph, of: line)
        _ = markup.resolve(TextRange(words, text.count), in: &text)
      }
    }
    return TextRange(start, text.count)
  }
}
