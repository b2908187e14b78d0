import BroadsheetCore

/// The rules of one format: where a record ends, and what it contains.
///
/// Skips blanks; a record follows. Bytes that are not a record of the format are a record to
/// reject, up to where the next record begins.
protocol RecordReader {
  /// A record begins at `window.start`, at a byte that is not blank.
  mutating func begin(in window: Window, followsGap: Bool)

  /// The end of the open record, or nil if it is not among the bytes at hand.
  ///
  /// Moves `window.searched` to where the next search resumes; the record reaches at least that
  /// far.
  mutating func end(of window: inout Window) -> Int?

  /// Reads a record, and writes the fields that are needed to the batch's text.
  mutating func read(_ piece: Piece, of bytes: [UInt8], into batch: inout ArticleBatch) -> Outcome

  /// The outcome of the open record if it is too large to be read.
  var oversizeOutcome: Outcome { get }

  /// Something around the records was opened and not closed: a dump that ends here was cut.
  var isOpen: Bool { get }

  /// Moves `window.start` past what separates records, as far as it is at hand.
  mutating func skipBlanks(in window: inout Window)
}

extension RecordReader {
  mutating func skipBlanks(in window: inout Window) { window.skipBlanks() }

  var isOpen: Bool { false }

  var oversizeOutcome: Outcome { .rejected(.tooLarge) }
}

/// A record's place in the window, and the state of its edges.
struct Piece {
  let range: Range<Int>
  let ending: Ending
  /// Bytes were lost right before it.
  let followsGap: Bool
}

/// Why a record ends where it does.
enum Ending {
  /// Its end was found.
  case closed
  /// The dump ends, and was read whole.
  case endOfDump
  /// Bytes were lost right there.
  case cut
}

/// What became of a record.
enum Outcome {
  case article(Article)
  /// Markup between records.
  case nothing
  /// A valid record that is not an article.
  case skipped(SkipReason)
  case rejected(Fault)
  /// The reader cuts the same bytes again, into smaller records.
  case reopened
}
