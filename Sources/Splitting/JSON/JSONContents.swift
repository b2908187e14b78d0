import BroadsheetCore

/// The text of an article as a JSON container holds it, as a list of paragraphs.
///
/// Two shapes are known: an object of `summary` and `sections` with `headline` and `paragraphs`
/// (fundus), and an array of items with a `type` and a `content` (the Washington Post's).
struct JSONContents {
  struct Paragraph {
    let string: JSONString
    let isMarkup: Bool
  }

  private(set) var paragraphs: [Paragraph] = []
  private(set) var title = JSONString()
  private(set) var day = Day.unknown

  var isEmpty: Bool { paragraphs.isEmpty }

  init() {}

  init(of line: borrowing Span<UInt8>, _ range: Range<Int>) {
    if line[range.lowerBound] == UInt8(ascii: "{") {
      readSections(line, range)
    } else {
      readItems(line, range)
    }
  }

  private static let partNames = ["summary", "headline", "paragraphs"].map { Array($0.utf8) }

  private mutating func readSections(_ line: borrowing Span<UInt8>, _ range: Range<Int>) {
    var walk = JSONWalk(range)
    while let value = walk.next(line) {
      guard case .string(let string) = value, !string.range.isEmpty else { continue }
      let isPart = Self.partNames.contains { line.spells($0, in: walk.key) }
      if isPart { paragraphs.append(Paragraph(string: string, isMarkup: false)) }
    }
  }

  /// What an item says of itself.
  private struct Item {
    var type = 0..<0
    var content = JSONValue.other
  }

  private mutating func readItems(_ line: borrowing Span<UInt8>, _ range: Range<Int>) {
    var walk = JSONWalk(range)
    var item = Item()
    var ordinal = 0
    while let value = walk.next(line) {
      if walk.itemOrdinal != ordinal {
        note(item, line)
        (item, ordinal) = (Item(), walk.itemOrdinal)
      }
      guard walk.depth == 2 else { continue }
      if case .string(let string) = value, line.spells(Self.type, in: walk.key) {
        item.type = string.range
      } else if line.spells(Self.content, in: walk.key) {
        item.content = value
      }
    }
    note(item, line)
  }

  private static let type = Array("type".utf8)
  private static let content = Array("content".utf8)
  private static let markupType = Array("sanitized_html".utf8)
  private static let titleType = Array("title".utf8)
  private static let dateType = Array("date".utf8)

  private mutating func note(_ item: Item, _ line: borrowing Span<UInt8>) {
    switch item.content {
    case .string(let string) where !string.range.isEmpty:
      if line.spells(Self.markupType, in: item.type) {
        paragraphs.append(Paragraph(string: string, isMarkup: true))
      } else if line.spells(Self.titleType, in: item.type), title.range.isEmpty {
        title = string
      } else if line.spells(Self.dateType, in: item.type), !day.isKnown {
        day = Day.any(line, in: string.range)
      }
    case .number(let number) where line.spells(Self.dateType, in: item.type) && !day.isKnown:
      day = Day.number(line.extracting(number))
    default: break
    }
  }
}

/// Walks over the strings and numbers of a JSON container whose syntax was checked.
struct JSONWalk {
  private(set) var depth = 0
  /// The key of the value that was found last, or of the array that holds it.
  private(set) var key = 0..<0
  /// How many containers of the outermost one were entered.
  private(set) var itemOrdinal = 0
  private var scanner = JSONScanner()
  private let end: Int

  init(_ range: Range<Int>) {
    scanner.position = range.lowerBound
    end = range.upperBound
  }

  /// The next string or number that is not a key, or nil at the end.
  mutating func next(_ line: borrowing Span<UInt8>) -> JSONValue? {
    while scanner.position < end {
      switch line[scanner.position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 2 { itemOrdinal += 1 }
        scanner.position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        scanner.position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: " "), 0x09, 0x0A, 0x0D:
        scanner.position += 1
      default:
        guard let value = try? scanner.value(line) else { return nil }
        guard case .string(let string) = value, scanner.peek(line) == UInt8(ascii: ":") else {
          return value
        }
        key = string.range
      }
    }
    return nil
  }

  /// The string under a key of an object itself.
  static func member(
    _ name: String,
    of line: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> JSONString? {
    let name = Array(name.utf8)
    var walk = JSONWalk(range)
    while let value = walk.next(line) {
      guard walk.depth == 1, line.spells(name, in: walk.key) else { continue }
      if case .string(let string) = value { return string }
    }
    return nil
  }
}

extension ArticleBatch {
  /// Copies the paragraphs of a text, with a blank line between them.
  mutating func append(_ contents: JSONContents, of line: borrowing Span<UInt8>) -> TextRange {
    let start = text.count
    var plain: [UInt8] = []
    for paragraph in contents.paragraphs {
      plain.removeAll(keepingCapacity: true)
      plain.append(paragraph.string, of: line)
      text.appendParagraph(since: start) { text in
        if paragraph.isMarkup {
          MarkupText.append(plain.span, to: &text)
        } else {
          text.append(contentsOf: plain)
        }
      }
    }
    return TextRange(start, text.count)
  }
}
