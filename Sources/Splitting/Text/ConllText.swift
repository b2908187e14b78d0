import BroadsheetCore

/// Reads columns of tokens: one token a line, a blank line after each sentence.
///
/// A document begins at a line `-DOCSTART-`, which is a token and a sentence of its own, so that
/// the output has a token for every one of the input. Without such lines, articles of about
/// `pieceSize` bytes are cut between sentences.
struct ConllText: RecordReader {
  private static let documentStart = Array("-DOCSTART-".utf8)
  private static let pieceSize = 64 << 10

  private var lines = LineSearch()
  private var offset = 0
  private var followsGap = false
  /// Nil until enough of the record is at hand to decide.
  private var isDocument: Bool?

  mutating func begin(in window: Window, followsGap: Bool) {
    lines = LineSearch()
    offset = window.offset(of: window.start)
    isDocument = nil
    self.followsGap = followsGap
  }

  mutating func end(of window: inout Window) -> Int? {
    let lookahead = Self.documentStart.count
    if isDocument == nil {
      guard window.isFinal || window.bytes.count - window.start >= lookahead else { return nil }
      isDocument = window.bytes.span.holds(Self.documentStart, at: window.start)
    }
    while let line = lines.next(in: &window, lookahead: lookahead) {
      if window.bytes.span.holds(Self.documentStart, at: line) { return line }
      if mayCut(window.offset(of: line)) { return line }
    }
    return nil
  }

  private func mayCut(_ line: Int) -> Bool {
    guard isDocument == false, lines.followsBlankLine else { return false }
    return followsGap || line - offset >= Self.pieceSize
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    let text = bytes.span.extracting(piece.range)
    let startsWhole = !piece.followsGap || text.holds(Self.documentStart, at: 0)
    guard startsWhole, piece.ending != .cut else { return .rejected(.cutRecord) }
    let slice = bytes[piece.range]
    var article = Article()
    let (start, firstToken) = (batch.text.count, batch.tokens.count)
    var startsSentence = true
    var position = 0
    while position < text.count {
      let end = ByteScan.firstIndex(of: lineFeed, in: text, from: position)
      let token = Self.firstColumn(of: text, position..<end)
      let isMark = text.holds(Self.documentStart, at: token.lowerBound)
      if !token.isEmpty {
        let opens = startsSentence || isMark
        batch.append(slice.at(token), asTokenOf: start, startsSentence: opens)
      }
      startsSentence = token.isEmpty || isMark
      position = end + 1
    }
    article.body = TextRange(start, batch.text.count)
    article.tokens = TextRange(firstToken, batch.tokens.count)
    return .article(article)
  }

  private static func firstColumn(
    of text: borrowing Span<UInt8>,
    _ line: Range<Int>
  ) -> Range<Int> {
    let line = text.trimmed(line)
    var end = line.lowerBound
    while end < line.upperBound, !ASCII.isBlank(text[end]) { end += 1 }
    return line.lowerBound..<end
  }
}

extension ArticleBatch {
  /// Adds a token to the body that begins at `body`, with a blank or a blank line before it.
  fileprivate mutating func append(
    _ token: ArraySlice<UInt8>,
    asTokenOf body: Int,
    startsSentence: Bool
  ) {
    if text.count > body {
      let blank = startsSentence ? lineFeed : UInt8(ascii: " ")
      text.append(blank)
      if startsSentence { text.append(blank) }
    }
    tokens.append(GivenToken(range: append(token), startsSentence: startsSentence))
  }
}
