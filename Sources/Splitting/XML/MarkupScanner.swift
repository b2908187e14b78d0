import BroadsheetCore

/// The start tag of an element: its name without a prefix, and the bytes between name and `>`.
struct MarkupTag {
  let name: Range<Int>
  let attributes: Range<Int>

  /// Whether the element has no content of its own: `<br/>`.
  func isEmpty(_ bytes: borrowing Span<UInt8>) -> Bool {
    attributes.last.map { bytes[$0] == UInt8(ascii: "/") } ?? false
  }
}

enum MarkupToken {
  case text(Range<Int>)
  /// The inside of a CDATA section.
  case literal(Range<Int>)
  case open(MarkupTag)
  /// The name of an end tag, without its prefix.
  case close(Range<Int>)
}

/// Splits SGML, HTML or XML into tags, text and CDATA; skips comments, declarations and
/// instructions.
///
/// Accepts any input: a `<` that does not begin a tag is text, and an open section ends at the end
/// of the text. Resolves no entity, follows nothing, keeps no stack, and reads each byte a few
/// times at most.
struct MarkupScanner {
  private(set) var position: Int
  private let end: Int
  /// Whether a mark may still come: a search that failed once is not repeated.
  private var hasTagEnd = true
  private var hasQuote = true
  private var hasApostrophe = true

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next token; text may come in several pieces.
  mutating func next(_ bytes: borrowing Span<UInt8>) -> MarkupToken? {
    while position < end {
      let start = position
      if bytes[start] == UInt8(ascii: "<") {
        if let token = tag(bytes, at: start) { return token }
        if position > start { continue }
      }
      position = firstIndex(of: UInt8(ascii: "<"), bytes, from: start + 1) ?? end
      return .text(start..<position)
    }
    return nil
  }

  /// The token at a `<`; nil if there is none, or one to skip, which is then moved past.
  private mutating func tag(_ bytes: borrowing Span<UInt8>, at start: Int) -> MarkupToken? {
    guard start + 1 < end else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!") where bytes.holds(Self.literalStart, at: start):
      let content = start + Self.literalStart.count
      let close = skip(past: Self.literalEnd, bytes, from: min(content, end))
      return .literal(min(content, close)..<close)
    case UInt8(ascii: "!") where bytes.holds(Self.commentStart, at: start):
      _ = skip(past: Self.commentEnd, bytes, from: min(start + Self.commentStart.count, end))
    case UInt8(ascii: "!"): skipDeclaration(bytes, from: start)
    case UInt8(ascii: "?"): _ = skip(past: Self.instructionEnd, bytes, from: start)
    case UInt8(ascii: "/"): return endTag(bytes, at: start)
    case let byte where ASCII.isLetter(byte) || byte == UInt8(ascii: "_"):
      return startTag(bytes, at: start)
    default: break
    }
    return nil
  }

  static let literalStart = Array("<![CDATA[".utf8)
  static let literalEnd = Array("]]>".utf8)
  static let commentStart = Array("<!--".utf8)
  static let commentEnd = Array("-->".utf8)
  private static let instructionEnd = Array("?>".utf8)

  /// Moves past a mark, or to the end if there is none; returns where it begins.
  private mutating func skip(
    past mark: [UInt8],
    _ bytes: borrowing Span<UInt8>,
    from start: Int
  ) -> Int {
    let found = bytes.extracting(0..<end).firstIndex(of: mark, from: start)
    position = found.map { $0 + mark.count } ?? end
    return found ?? end
  }

  /// Moves past `<!DOCTYPE … [ … ]>`.
  private mutating func skipDeclaration(_ bytes: borrowing Span<UInt8>, from start: Int) {
    guard let close = firstIndex(of: UInt8(ascii: ">"), bytes, from: start) else { return }
    position = close + 1
    let bracket = ByteScan.firstIndex(
      of: UInt8(ascii: "["),
      in: bytes.extracting(0..<close),
      from: start
    )
    guard bracket < close else { return }
    _ = skip(past: [UInt8(ascii: "]")], bytes, from: bracket)
    position = (firstIndex(of: UInt8(ascii: ">"), bytes, from: position) ?? end - 1) + 1
  }

  private mutating func endTag(_ bytes: borrowing Span<UInt8>, at start: Int) -> MarkupToken? {
    let name = start + 2
    guard name < end, ASCII.isLetter(bytes[name]) || bytes[name] == UInt8(ascii: "_"),
      let close = tagEnd(bytes, from: name)
    else { return nil }
    position = close + 1
    return .close(localName(bytes, name..<close))
  }

  private mutating func startTag(_ bytes: borrowing Span<UInt8>, at start: Int) -> MarkupToken? {
    guard let close = tagEnd(bytes, from: start + 1) else { return nil }
    position = close + 1
    let name = localName(bytes, start + 1..<close)
    return .open(MarkupTag(name: name, attributes: name.upperBound..<close))
  }

  private func localName(_ bytes: borrowing Span<UInt8>, _ tag: Range<Int>) -> Range<Int> {
    var (start, end) = (tag.lowerBound, tag.lowerBound)
    while end < tag.upperBound, !ASCII.isBlank(bytes[end]), bytes[end] != UInt8(ascii: "/") {
      end += 1
      if bytes[end - 1] == UInt8(ascii: ":") { start = end }
    }
    return start..<end
  }

  /// Where the `>` of a tag is; nil if a `<` comes first, for then the first `<` is text.
  private mutating func tagEnd(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard hasTagEnd else { return nil }
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "="): index = valueEnd(bytes, from: index + 1)
      default: index += 1
      }
    }
    hasTagEnd = false
    return nil
  }

  /// Where a quoted value that may come next ends; where the search began if none comes.
  private mutating func valueEnd(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < end, ASCII.isBlank(bytes[index]) { index += 1 }
    guard index < end else { return index }
    let quote = bytes[index]
    let isQuote = quote == UInt8(ascii: "\"")
    guard isQuote && hasQuote || quote == UInt8(ascii: "'") && hasApostrophe else { return index }
    if let close = firstIndex(of: quote, bytes, from: index + 1) { return close + 1 }
    if isQuote { hasQuote = false } else { hasApostrophe = false }
    return index + 1
  }

  private func firstIndex(
    of byte: UInt8,
    _ bytes: borrowing Span<UInt8>,
    from start: Int
  ) -> Int? {
    let index = ByteScan.firstIndex(of: byte, in: bytes.extracting(0..<end), from: start)
    return index < end ? index : nil
  }
}

extension Span where Element == UInt8 {
  /// The value of a tag's attribute, by its name without a prefix.
  func attribute(_ name: [UInt8], of tag: MarkupTag) -> Range<Int>? {
    var position = tag.attributes.lowerBound
    let end = tag.attributes.upperBound
    while position < end {
      var start = position
      while position < end, !ASCII.isBlank(self[position]), self[position] != UInt8(ascii: "=") {
        position += 1
        if self[position - 1] == UInt8(ascii: ":") { start = position }
      }
      let key = start..<position
      while position < end, ASCII.isBlank(self[position]) { position += 1 }
      guard position < end, self[position] == UInt8(ascii: "=") else { continue }
      let value = self.value(from: position + 1, to: end)
      if spells(anyCase: name, in: key) { return value }
      position = Swift.max(position + 1, value.upperBound + 1)
    }
    return nil
  }

  /// An attribute's value, without its quotes.
  private func value(from start: Int, to end: Int) -> Range<Int> {
    var start = start
    while start < end, ASCII.isBlank(self[start]) { start += 1 }
    guard start < end else { return end..<end }
    let quote = self[start]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { start += 1 }
    var stop = start
    while stop < end, isQuoted ? self[stop] != quote : !ASCII.isBlank(self[stop]) { stop += 1 }
    return start..<stop
  }
}
