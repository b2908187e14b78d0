package import BroadsheetCore

/// A text of tokens with tags, as CoNLL columns give them.
///
/// It joins the tokens to a text as the splitter of dumps does: a blank between tokens, a blank
/// line between sentences.
package struct LabelledText: Sendable {
  /// One token and its label.
  package struct Token: Sendable, Equatable {
    /// Its range in `text`.
    package var range: TextRange
    package var tag: Tag
    package var startsSentence: Bool
    package var startsDocument: Bool
  }

  package private(set) var text: [UInt8] = []
  /// Their tags are BIO2: every mention begins with `B-` and ends with its sentence or before.
  package private(set) var tokens: [Token] = []

  /// Reads columns separated by blanks or tabs: the first is the token, the last its tag.
  ///
  /// A blank line ends a sentence; a line `-DOCSTART-` begins a document and is not a token. Tags
  /// are BIO2, IOB1 or BILOU (BIOES), and become BIO2; `?` and `-` are unknown.
  package init(parsing bytes: [UInt8]) throws(LabelledTextError) {
    guard bytes.count < Int(UInt32.max) / 2 else {
      throw LabelledTextError(line: 1, reason: .tooLarge)
    }
    var reader = TagReader()
    var starts = (sentence: true, document: true)
    var line = 0
    for columns in LineColumns(bytes) {
      line += 1
      if columns.isEmpty {
        starts.sentence = true
      } else if bytes[columns.first].starts(with: Self.documentStart) {
        starts = (true, true)
      } else {
        if starts.sentence { reader.endSentence() }
        let label = columns.last.map { bytes[$0] }
        let tag = try Self.tag(label, line: line, by: &reader)
        append(bytes[columns.first], tag, starts: starts)
        starts = (false, false)
      }
    }
  }

  /// Makes an ASCII letter a capital.
  mutating func capitalize(_ index: Int) { text[index] &= 0xDF }

  /// The sentences, as ranges of `tokens`.
  package var sentences: [Range<Int>] {
    let starts = tokens.indices.filter { tokens[$0].startsSentence }
    return zip(starts, starts.dropFirst() + [tokens.count]).map { $0..<$1 }
  }

  /// Whether more than one document is marked.
  package var hasDocuments: Bool { tokens.dropFirst().contains { $0.startsDocument } }

  /// The bytes of a token.
  package func bytes(of token: Token) -> ArraySlice<UInt8> { text[token.range.bounds] }

  private static let documentStart = Array("-DOCSTART-".utf8)

  private static func tag(
    _ label: ArraySlice<UInt8>?,
    line: Int,
    by reader: inout TagReader
  ) throws(LabelledTextError) -> Tag {
    guard let label else { throw LabelledTextError(line: line, reason: .noTag) }
    guard let tag = reader.read(label) else {
      let text = String(decoding: label.prefix(40), as: UTF8.self)
      throw LabelledTextError(line: line, reason: .unknownTag(text))
    }
    return tag
  }

  private mutating func append(
    _ token: ArraySlice<UInt8>,
    _ tag: Tag,
    starts: (sentence: Bool, document: Bool)
  ) {
    if !tokens.isEmpty { text.append(contentsOf: starts.sentence ? [0x0A, 0x0A] : [0x20]) }
    let start = text.count
    text.append(contentsOf: token)
    tokens.append(
      Token(
        range: TextRange(start, text.count),
        tag: tag,
        startsSentence: starts.sentence,
        startsDocument: starts.document
      )
    )
  }
}

/// Why columns cannot be read, and what is expected instead.
package struct LabelledTextError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Sendable, Equatable {
    case noTag
    case unknownTag(String)
    case tooLarge
  }

  /// Counted from 1.
  package let line: Int
  package let reason: Reason

  package var description: String {
    switch reason {
    case .noTag: "line \(line): no tag: expected TOKEN, a blank or tab, and TAG"
    case .unknownTag(let tag):
      "line \(line): unknown tag '\(tag)': expected O, ? or a prefix (B- I- E- L- S- U-) with "
        + "PER, ORG, LOC or MISC"
    case .tooLarge: "over 2 GiB: divide the file"
    }
  }
}

/// Turns labels of the usual schemes into BIO2, one sentence after the other.
private struct TagReader {
  /// The type of the mention that an `I-` would continue.
  private var open: EntityType?

  mutating func endSentence() { open = nil }

  /// The tag of a label; nil if no scheme has such a label.
  mutating func read(_ label: ArraySlice<UInt8>) -> Tag? {
    guard let first = label.first, label.count > 1 else { return single(label.first) }
    guard label[label.startIndex + 1] == UInt8(ascii: "-"),
      let type = EntityType(tag: String(decoding: label.dropFirst(2), as: UTF8.self))
    else { return nil }
    let goesOn = open == type
    switch first {
    case UInt8(ascii: "B"):
      open = type
      return .begin(type)
    case UInt8(ascii: "I"):
      open = type
      return goesOn ? .inside(type) : .begin(type)
    case UInt8(ascii: "L"), UInt8(ascii: "E"):
      open = nil
      return goesOn ? .inside(type) : .begin(type)
    case UInt8(ascii: "U"), UInt8(ascii: "S"):
      open = nil
      return .begin(type)
    default: return nil
    }
  }

  private mutating func single(_ label: UInt8?) -> Tag? {
    open = nil
    switch label {
    case UInt8(ascii: "O"): return .outside
    case UInt8(ascii: "?"), UInt8(ascii: "-"): return .unknown
    default: return nil
    }
  }
}
