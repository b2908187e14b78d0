import BroadsheetCore

/// Reads a record that is one JSON object and nothing else.
///
/// A record with a title but no text is an article with an empty body; one with neither is empty.
/// The fields may be in an object of the record that only wraps them, such as `_source`.
struct JSONObjectReader {
  /// What a line turned out to be.
  enum Reading {
    case outcome(Outcome)
    /// The line goes on behind its first object with another one.
    case severalObjects
    /// The object has no text of its own, and may be an envelope of articles.
    case perhapsEnvelope
  }

  private let names: FieldNames
  private let describesFields: Bool
  private var paths = FieldPaths()
  /// Fields are looked for in so many objects inside each other, and in so many of a record.
  private static let depthLimit = 5
  private static let innerLimit = 16
  private var memo = FieldNameMemo()
  private var scanner = JSONScanner()
  private var markup = FieldMarkup()
  /// A key without its escapes.
  private var plainKey: [UInt8] = []
  /// Objects inside the record that may hold the article.
  private var inner: [Inner] = []

  init(_ options: SplitOptions) {
    names = FieldNames(options)
    describesFields = options.describesFields
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Reading {
    let line = bytes.span.extracting(piece.range)
    let parsed: Parsed
    do { parsed = try parse(line) } catch {
      return .outcome(.rejected(piece.ending == .cut ? .cutRecord : .badRecord))
    }
    guard parsed.isWhole else { return .severalObjects }
    if parsed.isAction { return .outcome(.nothing) }
    let fields = parsed.fields
    if !fields.hasWholeText, parsed.mayBeEnvelope { return .perhapsEnvelope }
    return .outcome(outcome(of: fields, line, in: bytes[piece.range], into: &batch))
  }

  /// The outcome of an object that is no envelope.
  mutating func readAlone(
    _ piece: Piece,
    of bytes: [UInt8],
    into batch: inout ArticleBatch
  ) -> Outcome {
    let line = bytes.span.extracting(piece.range)
    guard let parsed = try? parse(line) else { return .rejected(.badRecord) }
    return outcome(of: parsed.fields, line, in: bytes[piece.range], into: &batch)
  }

  private mutating func outcome(
    of fields: JSONFields,
    _ line: borrowing Span<UInt8>,
    in slice: ArraySlice<UInt8>,
    into batch: inout ArticleBatch
  ) -> Outcome {
    if !fields.hasText { batch.report.textless.note(JSONTextSearch.fields(of: line)) }
    guard !fields.isEmpty else { return .skipped(.noText) }
    var article = Article()
    article.take(fields.day)
    article.id = batch.append(fields[.id], of: line, in: slice)
    article.url = batch.append(fields[.url], of: line, in: slice)
    article.source = batch.append(fields[.source], of: line, in: slice)
    article.title = batch.append(fields[.title], of: line, in: slice)
    article.title = markup.resolveLine(article.title, in: &batch.text)
    if fields.contents.isEmpty {
      article.body = batch.append(fields[.text], of: line, in: slice)
      article.body = markup.resolve(article.body, in: &batch.text)
      if article.title.isEmpty { article.title = batch.append(markup.pageTitle[...]) }
      if !fields.day.isKnown { article.day = markup.pageDay }
    } else {
      article.body = batch.append(JSONContents(of: line, fields.contents), of: line, &markup)
    }
    if describesFields { batch.noteFields(fields, of: line, body: article.body, &paths) }
    return .article(article)
  }
}

extension JSONObjectReader {
  /// What an object holds, as far as articles are concerned.
  struct Parsed {
    var fields = JSONFields()
    /// Nothing follows the object.
    var isWhole = true
    /// It tells a search engine what to do with the next line.
    var isAction = false
    /// Some member is an array of objects, or an object.
    var mayBeEnvelope = false
  }

  /// An object inside the record.
  private struct Inner {
    let range: Range<Int>
    let level: Int
    let isWrapper: Bool
  }

  /// What an object says that is an element of a list or the member of a map; nil where it is cut.
  mutating func element(of line: borrowing Span<UInt8>, at start: Int) -> JSONFields? {
    var parsed = Parsed()
    inner.removeAll(keepingCapacity: true)
    scanner.position = start
    do {
      // Not the record's own level, whose names are remembered.
      try members(of: line, level: 1, into: &parsed)
      if parsed.fields.isPartial { try readInner(line, into: &parsed) }
    } catch { return nil }
    return parsed.fields
  }

  /// Whether the object that begins at `start` is an article.
  mutating func isArticle(_ line: borrowing Span<UInt8>, at start: Int) -> Bool {
    guard let fields = element(of: line, at: start) else { return false }
    return fields.hasWholeText || fields.hasText && !fields[.title].range.isEmpty
  }

  /// What the name of a member means.
  func meaning(of line: borrowing Span<UInt8>, _ key: Range<Int>) -> FieldNames.Meaning {
    names.meaning(of: line, key)
  }

  /// Whether a name is one of a text.
  func isText(_ meaning: FieldNames.Meaning) -> Bool {
    meaning.entries.contains { names.entries[$0].field == .text }
  }

  /// The fields of a line that begins with an object.
  private mutating func parse(_ line: borrowing Span<UInt8>) throws(JSONSyntaxError) -> Parsed {
    var parsed = Parsed()
    inner.removeAll(keepingCapacity: true)
    // Files that were put one after the other bring a mark each; sequences (RFC 7464) a separator.
    scanner.position = line.holds(byteOrderMark, at: 0) ? byteOrderMark.count : 0
    while scanner.position < line.count, JSONText.separates(line[scanner.position]) {
      scanner.position += 1
    }
    try members(of: line, level: 0, into: &parsed)
    try readEnd(of: line, into: &parsed)
    if parsed.fields.isPartial { try readInner(line, into: &parsed) }
    return parsed
  }

  /// Looks at what follows the object; a line may end with a comma, as in an array.
  private mutating func readEnd(
    of line: borrowing Span<UInt8>,
    into parsed: inout Parsed
  ) throws(JSONSyntaxError) {
    _ = scanner.skip(UInt8(ascii: ","), line)
    scanner.skipBlanks(line)
    guard scanner.position < line.count else { return }
    let next = line[scanner.position]
    let isMore = next == UInt8(ascii: "{") || JSONText.separates(next)
    guard isMore else { throw JSONSyntaxError() }
    parsed.isWhole = false
  }

  /// Reads the objects that wrap an article.
  ///
  /// Where there is no text at all, the one other object that has one is the article; of several,
  /// none is.
  private mutating func readInner(
    _ line: borrowing Span<UInt8>,
    into parsed: inout Parsed
  ) throws(JSONSyntaxError) {
    try readInner(line, wrappers: true, into: &parsed)
    guard !parsed.fields.hasText, inner.contains(where: { !$0.isWrapper }) else { return }
    var found = parsed
    guard try readInner(line, wrappers: false, into: &found) == 1 else { return }
    parsed.fields = found.fields
  }

  /// Reads some of the inner objects; returns how many of them have a whole text, and not a summary,
  /// which is as likely that of something else.
  @discardableResult
  private mutating func readInner(
    _ line: borrowing Span<UInt8>,
    wrappers: Bool,
    into parsed: inout Parsed
  ) throws(JSONSyntaxError) -> Int {
    var texts = 0
    var next = 0
    while next < inner.count, next < Self.innerLimit {
      let inner = self.inner[next]
      next += 1
      guard inner.isWrapper == wrappers else { continue }
      var own = wrappers ? parsed : Parsed()
      scanner.position = inner.range.lowerBound
      try members(of: line, level: inner.level, into: &own)
      if own.fields.hasWholeText { texts += 1 }
      if wrappers { parsed = own } else if own.fields.hasWholeText { parsed.fields = own.fields }
    }
    return texts
  }

  /// Reads the members of the object that comes next.
  private mutating func members(
    of line: borrowing Span<UInt8>,
    level: Int,
    into parsed: inout Parsed
  ) throws(JSONSyntaxError) {
    try scanner.expect(UInt8(ascii: "{"), line)
    guard !scanner.skip(UInt8(ascii: "}"), line) else { return }
    var ordinal = 0
    repeat {
      _ = scanner.peek(line)
      let key = try scanner.string(line)
      try scanner.expect(UInt8(ascii: ":"), line)
      let value = try scanner.value(line)
      let meaning = meaning(of: key, in: line, level: level, ordinal)
      for index in meaning.entries {
        note(value, named: key, names.entries[index], level: level, of: line, in: &parsed.fields)
      }
      if case .container(let range) = value {
        note(range, under: key, meaning, at: level, of: line, in: &parsed)
      }
      ordinal += 1
    } while scanner.skip(UInt8(ascii: ","), line)
    try scanner.expect(UInt8(ascii: "}"), line)
    if level == 0 { parsed.isAction = parsed.isAction && ordinal == 1 }
  }

  /// Notes the value of a field, or what is at the user's path inside of it.
  private func note(
    _ value: JSONValue,
    named key: JSONString,
    _ entry: FieldNames.Entry,
    level: Int,
    of line: borrowing Span<UInt8>,
    in fields: inout JSONFields
  ) {
    let member = JSONFields.Member(entry: entry, key: key.range, level: level)
    guard entry.isPath else { return fields.note(value, as: member, in: line) }
    guard case .container(let range) = value,
      let inner = JSONWalk.value(of: line, in: range, at: names.path(of: entry))
    else { return }
    fields.note(inner, as: member, in: line)
  }

  private mutating func meaning(
    of key: JSONString,
    in line: borrowing Span<UInt8>,
    level: Int,
    _ ordinal: Int
  ) -> FieldNames.Meaning {
    if key.isEscaped {
      plainKey.removeAll(keepingCapacity: true)
      plainKey.append(key, of: line)
      return names.meaning(of: plainKey.span, plainKey.indices)
    }
    guard level == 0 else { return names.meaning(of: line, key.range) }
    return memo.meaning(of: line, key.range, ordinal: ordinal, in: names)
  }

  /// Notes an object or array among the members.
  private mutating func note(
    _ range: Range<Int>,
    under key: JSONString,
    _ meaning: FieldNames.Meaning,
    at level: Int,
    of line: borrowing Span<UInt8>,
    in parsed: inout Parsed
  ) {
    guard line[range.lowerBound] == UInt8(ascii: "{") else {
      if level == 0 { parsed.mayBeEnvelope = true }
      return
    }
    if level == 0 {
      parsed.mayBeEnvelope = true
      parsed.isAction = JSONText.isAction(line, key: key.range, range)
    }
    guard level + 1 < Self.depthLimit else { return }
    guard meaning.isWrapper || !meaning.isAside && meaning.entries.isEmpty else { return }
    let isWrapper = meaning.isWrapper
    inner.append(Inner(range: range, level: level + 1, isWrapper: isWrapper))
  }
}

/// Parts of JSON texts that are no values.
enum JSONText {
  private static let actions = ["index", "create", "update", "delete"].map { Array($0.utf8) }
  private static let targets = ["_index", "_id", "_type", "routing"].map { Array($0.utf8) }

  /// The separator of JSON text sequences (RFC 7464).
  static func separates(_ byte: UInt8) -> Bool { byte == 0x1E }

  /// Whether a member is an action of a bulk file of Elasticsearch or OpenSearch.
  static func isAction(
    _ line: borrowing Span<UInt8>,
    key: Range<Int>,
    _ value: Range<Int>
  ) -> Bool {
    guard line.word(key, of: actions) != nil else { return false }
    if line.trimmed(value.lowerBound + 1..<value.upperBound - 1).isEmpty { return true }
    var walk = JSONWalk(value)
    while let event = walk.next(line) {
      guard case .value = event else { continue }
      if line.word(walk.key, of: targets) != nil { return true }
    }
    return false
  }
}
