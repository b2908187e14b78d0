import BroadsheetCore

/// Reads a record that is one JSON object and nothing else.
///
/// A record with a title but no text is an article with an empty body; one with neither is
/// rejected.
struct JSONObjectReader {
  private let keys: JSONKeys
  private var scanner = JSONScanner()
  /// A key without its escapes.
  private var plainKey: [UInt8] = []

  init(keys: JSONKeys) {
    self.keys = keys
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let line = bytes.span.extracting(piece.range)
    guard let fields = try? fields(of: line) else {
      return .rejected(piece.ending == .cut ? .cutRecord : .badRecord)
    }
    guard !fields.isEmpty else { return .rejected(.noText) }
    let slice = bytes[piece.range]
    var article = Article()
    article.day = fields.day
    article.id = batch.append(fields[.id], of: line, in: slice)
    article.url = batch.append(fields[.url], of: line, in: slice)
    article.source = batch.append(fields[.source], of: line, in: slice)
    article.title = batch.append(fields[.title], of: line, in: slice)
    if fields.contents.isEmpty {
      article.body = batch.append(fields[.text], of: line, in: slice)
    } else {
      article.body = batch.append(JSONContents(of: line, fields.contents), of: line)
    }
    return .article(article)
  }

  /// The wanted fields of a line that is one object and nothing else.
  private mutating func fields(of line: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSONFields
  {
    var fields = JSONFields()
    // Files that were put one after the other bring a mark each.
    scanner.position = line.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0
    try scanner.expect(UInt8(ascii: "{"), line)
    if !scanner.skip(UInt8(ascii: "}"), line) {
      repeat { try member(of: line, into: &fields) } while scanner.skip(UInt8(ascii: ","), line)
      try scanner.expect(UInt8(ascii: "}"), line)
    }
    scanner.skipBlanks(line)
    guard scanner.position == line.count else { throw JSONSyntaxError() }
    return fields
  }

  private mutating func member(
    of line: borrowing Span<UInt8>,
    into fields: inout JSONFields
  ) throws(JSONSyntaxError) {
    _ = scanner.peek(line)
    let key = try scanner.string(line)
    try scanner.expect(UInt8(ascii: ":"), line)
    let value = try scanner.value(line)
    if key.isEscaped {
      plainKey.removeAll(keepingCapacity: true)
      plainKey.append(key, of: line)
      let name = plainKey.span
      note(value, under: name, name.indices, in: line, into: &fields)
    } else {
      note(value, under: line, key.range, in: line, into: &fields)
    }
  }

  private func note(
    _ value: JSONValue,
    under key: borrowing Span<UInt8>,
    _ range: Range<Int>,
    in line: borrowing Span<UInt8>,
    into fields: inout JSONFields
  ) {
    for index in keys.candidates(length: range.count) {
      guard let entry = keys.entry(index, in: range, of: key) else { continue }
      fields.note(value, for: entry, in: line)
    }
  }
}
