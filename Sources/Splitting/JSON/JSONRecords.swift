import BroadsheetCore

/// Reads dumps of JSON objects: one a line, or in any other way that JSON can be written down.
///
/// Lines are the common case and the fast one: a line ends at LF and nowhere else. Where a line
/// holds several objects, or an envelope of articles, and in dumps that are no lines, records are
/// cut by their brackets instead: objects one after the other, in arrays, and in lists inside other
/// objects, which may be larger than memory.
struct JSONRecords: RecordReader {
  /// A container around the records that was opened and not closed.
  private enum Frame {
    case array
    /// An envelope: its members are passed, or hold records.
    case object
  }

  /// An object that is longer than this is looked at before its end: it may be an envelope.
  private static let envelopeLimit = 1 << 20

  private var object: JSONObjectReader
  private var cutter = JSONCutter()
  private var isLines: Bool
  private var frames: [Frame] = []
  /// How many bytes at the beginning of the open record belong to the envelope around the next one.
  private var passing = 0
  /// The first bytes of the open record were looked at.
  private var isJudged = false

  init(_ options: SplitOptions, isLines: Bool) {
    object = JSONObjectReader(options)
    self.isLines = isLines
  }

  var isOpen: Bool { !frames.isEmpty }

  mutating func begin(in window: Window, followsGap: Bool) {
    isJudged = false
    if !isLines { cutter.begin(takesMembers: frames.last == .object) }
  }

  mutating func end(of window: inout Window) -> Int? {
    if passing > 0 { return window.start + passing }
    if !isLines { return endOfObject(in: &window) }
    let isFound = window.search(for: lineFeed)
    if !isJudged, window.searched - window.start >= Self.envelopeLimit {
      isJudged = true
      if let end = endInside(&window) { return end }
    }
    return isFound ? window.searched : nil
  }

  /// Goes on by brackets; the open record begins again.
  private mutating func startCutting() {
    isLines = false
    cutter.begin(takesMembers: frames.last == .object)
  }

  /// Looks into a line that is very long: it may hold several objects, or be an envelope.
  private mutating func endInside(_ window: inout Window) -> Int? {
    let head = window.bytes.span.extracting(window.start..<window.start + Self.envelopeLimit)
    var cutter = JSONCutter()
    cutter.begin(takesMembers: false)
    let (end, isEnd) = cutter.advance(head, from: 0)
    if isEnd {
      isLines = false
      return window.start + end
    }
    guard let opening = opening(of: head, isCut: true) else { return nil }
    isLines = false
    enter(opening)
    return window.start + passing
  }

  private mutating func endOfObject(in window: inout Window) -> Int? {
    while true {
      let limit = isJudged ? Int.max : window.start + Self.envelopeLimit
      let end = min(window.bytes.count, limit)
      let (position, isEnd) =
        cutter.advance(window.bytes.span.extracting(0..<end), from: window.searched)
      window.searched = position
      if isEnd { return position }
      guard !isJudged, position >= limit else { return nil }
      isJudged = true
      let head = window.bytes.span.extracting(window.start..<limit)
      if let opening = opening(of: head, isCut: true) {
        enter(opening)
        return window.start + passing
      }
    }
  }

  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome {
    if passing > 0 {
      passing = 0
      return .nothing
    }
    if isLines { return readLine(piece, of: bytes, into: &batch) }
    switch bytes[piece.range.lowerBound] {
    case UInt8(ascii: "{"): return readObject(piece, of: bytes, into: &batch)
    case UInt8(ascii: "\"") where frames.last == .object:
      return readMember(bytes.span.extracting(piece.range), piece.ending)
    case UInt8(ascii: "[") where piece.range.count == 1: frames.append(.array)
    case UInt8(ascii: "]") where piece.range.count == 1: close(.array)
    case UInt8(ascii: "}") where piece.range.count == 1: close(.object)
    case UInt8(ascii: ",") where piece.range.count == 1: break
    case let byte where JSONText.separates(byte) && piece.range.count == 1: break
    default:
      if bytes.span.spells(byteOrderMark, in: piece.range) { return .nothing }
      let isCut = piece.followsGap || piece.ending == .cut
      return .rejected(isCut ? .cutRecord : .badRecord)
    }
    return .nothing
  }

  private mutating func readLine(
    _ piece: Piece,
    of bytes: [UInt8],
    into batch: inout ArticleBatch
  ) -> Outcome {
    switch object.read(piece, of: bytes, into: &batch) {
    case .outcome(.rejected(let fault)):
      guard mayHoldMore(bytes.span.extracting(piece.range)) else { return .rejected(fault) }
    case .outcome(let outcome): return outcome
    case .severalObjects: break
    case .perhapsEnvelope:
      guard isEnvelope(bytes.span.extracting(piece.range), isCut: false) else {
        return object.readAlone(piece, of: bytes, into: &batch)
      }
    }
    startCutting()
    return .reopened
  }

  /// Whether a line that is not an object is an array of them, or the beginning of an envelope.
  private mutating func mayHoldMore(_ line: borrowing Span<UInt8>) -> Bool {
    guard line[0] == UInt8(ascii: "[") else { return isEnvelope(line, isCut: true) }
    let rest = line.trimmed(1..<line.count)
    return !rest.isEmpty && line[rest.lowerBound] == UInt8(ascii: "{")
  }

  private mutating func readObject(
    _ piece: Piece,
    of bytes: [UInt8],
    into batch: inout ArticleBatch
  ) -> Outcome {
    switch object.read(piece, of: bytes, into: &batch) {
    case .outcome(.rejected(let fault)):
      // What is broken or cut may be an envelope that holds whole articles.
      guard isEnvelope(bytes.span.extracting(piece.range), isCut: true) else {
        return .rejected(fault)
      }
    case .outcome(let outcome): return outcome
    case .severalObjects: return .rejected(.badRecord)
    case .perhapsEnvelope:
      guard isEnvelope(bytes.span.extracting(piece.range), isCut: false) else {
        return object.readAlone(piece, of: bytes, into: &batch)
      }
    }
    enter(Opening(length: 1, frame: .object))
    return .reopened
  }

  private mutating func close(_ frame: Frame) {
    // A bracket of the wrong kind is one of a broken record.
    if frames.last == frame { frames.removeLast() }
  }
}

/// Going into an envelope.
extension JSONRecords {
  /// The first bytes of a record that are not part of what it holds.
  private struct Opening {
    let length: Int
    /// What they open; nil for the key of an article.
    let frame: Frame?
  }

  private mutating func enter(_ opening: Opening) {
    passing = opening.length
    cutter.forgetIndent()
    if let frame = opening.frame { frames.append(frame) }
  }

  private mutating func isEnvelope(_ record: borrowing Span<UInt8>, isCut: Bool) -> Bool {
    opening(of: record, isCut: isCut) != nil
  }

  /// How to go into a record, if it is an envelope; some of its end may be missing.
  private mutating func opening(of record: borrowing Span<UInt8>, isCut: Bool) -> Opening? {
    let isMember = record[0] == UInt8(ascii: "\"")
    guard isMember else {
      guard record[0] == UInt8(ascii: "{"), hasRoom,
        JSONEnvelope.holdsArticles(record, in: record.indices, &object)
      else { return nil }
      return Opening(length: 1, frame: .object)
    }
    return openingOfMember(record)
  }

  private var hasRoom: Bool { frames.count < Self.frameLimit }
  private static let frameLimit = 32

  private mutating func openingOfMember(_ record: borrowing Span<UInt8>) -> Opening? {
    var scanner = JSONScanner()
    guard let key = try? scanner.string(record), scanner.skip(UInt8(ascii: ":"), record),
      !object.meaning(of: record, key.range).isAside
    else { return nil }
    let isObject = scanner.peek(record) == UInt8(ascii: "{")
    let start = scanner.position
    guard hasRoom, start < record.count, isObject || record[start] == UInt8(ascii: "[") else {
      return nil
    }
    if JSONEnvelope.holdsArticles(record, in: start..<record.count, &object) {
      return Opening(length: start + 1, frame: isObject ? .object : .array)
    }
    guard isObject, object.isArticle(record, at: start) else { return nil }
    return Opening(length: start, frame: nil)
  }

  /// Passes a member of an envelope, or goes into it.
  private mutating func readMember(_ record: borrowing Span<UInt8>, _ ending: Ending) -> Outcome {
    guard let opening = openingOfMember(record) else {
      return ending == .closed ? .nothing : .rejected(.cutRecord)
    }
    enter(opening)
    return .reopened
  }
}
