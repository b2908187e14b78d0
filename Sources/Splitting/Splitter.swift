package import BroadsheetCore

/// Cuts one dump's inflated bytes into articles.
///
/// Takes the blocks of one dump, in order. Gives batches of whole articles, in order; their reports
/// say what was rejected. Never joins text across a gap, never lets an article depend on where
/// blocks end, never repairs or normalizes text, and never keeps more of a record than
/// `SplitOptions.recordLimit` and a block.
package struct Splitter {
  private let options: SplitOptions
  private let pool: BlockPool
  private var window = Window()
  private var writer: BatchWriter
  /// Nil until the format is known.
  private var reader: (any RecordReader)?
  /// Fewer bytes than these do not decide the format.
  private var bytesToDetect = 0
  private var record: OpenRecord?
  /// No reader fits this dump: all of it is damage, and was reported.
  private var isRefused = false
  /// Bytes were lost right before the record that begins next.
  private var followsGap = false
  /// Where the dump begins, or the present file of an archive.
  private var entryOffset = 0
  /// The container lost text and no gap showed where: it is at the end.
  private var endIsCut = false

  /// The record whose end is looked for; it begins at `window.start`.
  private struct OpenRecord {
    let offset: Int
    let followsGap: Bool
    /// It was rejected for its size; its bytes are dropped as they come.
    var isOversize = false
  }

  package init(file: Int, options: SplitOptions, pool: BlockPool) {
    self.options = options
    self.pool = pool
    writer = BatchWriter(file: file, latestDay: options.latestDay, pool: pool)
  }

  /// Adds a block; returns the batches that are full.
  ///
  /// Each holds about `BlockPool.blockSize` bytes of text, and they are numbered 0, 1, 2, … in the
  /// dump. The last block flushes everything, and gives one batch at least: the last of the dump.
  package mutating func split(_ block: consuming ByteBlock) -> [ArticleBatch] {
    if block.followsGap { closeAtGap() }
    if block.opensEntry { startEntry(at: block.offset) }
    if block.report.losesText { endIsCut = !block.followsGap }
    writer.forward(block.report, block.members, openRecordAt: window.offset(of: window.start))
    read(&block)
    if block.isLast { finish(block.facts) }
    return writer.takeFull()
  }

  /// Joins the rest of earlier blocks with as much of this one as the open record needs, and reads
  /// the remainder in place.
  private mutating func read(_ block: inout ByteBlock) {
    var bytes: [UInt8] = []
    swap(&bytes, &block.bytes)
    var joined = 0
    while joined < bytes.count, joined < window.bytes.count {
      let end = min(bytes.count, max(4096, 2 * joined))
      window.append(bytes[joined..<end])
      joined = end
      cutRecords()
    }
    if !isRefused, joined >= window.bytes.count {
      window.moveOn(to: &bytes, at: block.offset, joined: joined)
    }
    pool.give(bytes)
    cutRecords()
  }

  private mutating func closeAtGap() {
    flush(.cut)
    followsGap = true
    endIsCut = false
  }

  /// A file of an archive is a dump of its own.
  private mutating func startEntry(at offset: Int) {
    flush(endIsCut ? .cut : .endOfDump)
    reader = nil
    isRefused = false
    followsGap = false
    endIsCut = false
    bytesToDetect = 0
    entryOffset = offset
  }

  private mutating func finish(_ facts: DumpFacts?) {
    flush(endIsCut ? .cut : .endOfDump)
    writer.finish(facts)
  }

  /// A dump that ends between two records may still lack some.
  private mutating func reportOpenEnd() {
    guard record == nil, let reader, reader.isOpen else { return }
    writer.reject(.cutRecord, at: window.offset(of: window.start), head: [])
  }

  /// Closes what is pending: nothing that follows belongs to it.
  private mutating func flush(_ ending: Ending) {
    // Decisions that do not need the end are made without it, as with large blocks.
    bytesToDetect = 0
    cutRecords()
    window.isFinal = true
    cutRecords(ending)
    var isReported = false
    while record != nil {
      isReported = close(at: window.bytes.count, ending)
      cutRecords(ending)
    }
    if ending == .endOfDump, !isReported { reportOpenEnd() }
    pool.give(window.empty())
  }
}

extension Splitter {
  private mutating func cutRecords(_ ending: Ending = .closed) {
    if reader == nil, !isRefused, window.isFinal || window.bytes.count >= bytesToDetect {
      detect(ending)
    }
    while openRecord(), let end = reader?.end(of: &window) { close(at: end, .closed) }
    dropOversize()
    window.compact()
  }

  private mutating func detect(_ ending: Ending) {
    switch DumpFormat.detect(in: &window, options: options, followsGap: followsGap) {
    // Twice as many, so that blocks of a byte cost no more than others.
    case .undecided: bytesToDetect = 2 * (window.bytes.count - window.start)
    case .format(let format): read(format, with: format.reader(options))
    case .table(let dialect):
      read(.csv, with: CSVTable(options, dialect))
      writer.batch.report.note(dialect: dialect.described)
    case .refused where ending == .cut:
      // The bytes before the gap were too few to decide; those behind it may be enough.
      writer.reject(
        .cutRecord,
        at: window.offset(of: window.start),
        head: Self.head(of: window, from: window.start, options)
      )
    case .refused(let fault):
      isRefused = true
      writer.refuse(
        fault,
        at: entryOffset,
        head: Self.head(of: window, from: window.start, options).prefix(DumpFormat.lookahead)
      )
      pool.give(window.empty())
    }
  }

  private mutating func read(_ format: DumpFormat, with reader: any RecordReader) {
    self.reader = reader
    writer.batch.report.formats[format.rawValue, default: 0] += 1
  }

  private mutating func openRecord() -> Bool {
    guard reader != nil, record == nil else { return record != nil }
    reader?.skipBlanks(in: &window)
    guard !window.isExhausted else { return false }
    record = OpenRecord(offset: window.offset(of: window.start), followsGap: followsGap)
    window.searched = window.start
    reader?.begin(in: window, followsGap: followsGap)
    followsGap = false
    return true
  }

  /// Ends the open record, reads it into the batch, and moves on; returns whether it was rejected.
  @discardableResult
  private mutating func close(at end: Int, _ ending: Ending) -> Bool {
    guard let open = record else { return false }
    let piece = Piece(range: window.start..<end, ending: ending, followsGap: open.followsGap)
    let head = Self.head(of: window, from: window.start, options)
    record = nil
    window.start = end
    guard !open.isOversize else { return true }
    guard piece.range.count <= options.recordLimit else {
      writer.add(reader?.oversizeOutcome ?? .nothing, at: open.offset, head: head)
      return true
    }
    writer.makeRoom(for: piece.range.count)
    let outcome = Self.read(piece, of: window.bytes, with: &reader, into: &writer.batch)
    writer.add(outcome, at: open.offset, head: head.prefix(piece.range.count))
    switch outcome {
    case .reopened:
      window.start = piece.range.lowerBound
      followsGap = open.followsGap
      return false
    case .rejected: return true
    case .article, .nothing, .skipped: return false
    }
  }

  /// Static, so that the splitter's parts are lent one by one and it is not copied.
  private static func read(
    _ piece: Piece,
    of bytes: [UInt8],
    with reader: inout (any RecordReader)?,
    into batch: inout ArticleBatch
  ) -> Outcome {
    reader?.read(piece, of: bytes, into: &batch) ?? .nothing
  }

  /// The start of the bytes at hand, for a report: the same length for any size of blocks.
  private static func head(
    of window: Window,
    from start: Int,
    _ options: SplitOptions
  ) -> ArraySlice<UInt8> {
    window.bytes[start...].prefix(min(Incident.headLimit, options.recordLimit))
  }

  /// Drops the bytes that belong to a record that is too large.
  private mutating func dropOversize() {
    guard let open = record else { return }
    if !open.isOversize {
      guard window.searched - window.start > options.recordLimit else { return }
      let head = Self.head(of: window, from: window.start, options)
      writer.add(reader?.oversizeOutcome ?? .nothing, at: open.offset, head: head)
      record?.isOversize = true
    }
    window.start = window.searched
  }
}
