import BroadsheetCore

/// Collects the articles of one dump into batches of about `BlockPool.blockSize` bytes of text.
///
/// Where a batch ends depends on the records alone, never on blocks.
struct BatchWriter {
  /// A batch of tiny articles ends here.
  static let articleLimit = 4096
  /// A batch of so many incidents ends, so that its report lists them all.
  static let incidentLimit = ReadReport.listed / 2

  var batch: ArticleBatch
  private var full: [ArticleBatch] = []
  /// Records so far, rejected ones included.
  private var records = 0
  private var members = MemberMap()
  private let pool: BlockPool

  init(file: Int, pool: BlockPool) {
    batch = ArticleBatch(file: file, text: pool.take())
    self.pool = pool
  }

  /// Begins a new batch if a record of `count` bytes might not fit.
  ///
  /// Text is hardly ever longer than the record it comes from.
  mutating func makeRoom(for count: Int) {
    guard !batch.articles.isEmpty else { return }
    let fits = batch.text.count + count <= BlockPool.blockSize
    if !fits || batch.articles.count == Self.articleLimit { turn() }
  }

  /// Adds what became of a record, which begins at `offset` of the text with the bytes of `head`.
  mutating func add(_ outcome: Outcome, at offset: Int, head: ArraySlice<UInt8>) {
    switch outcome {
    case .nothing, .reopened: break
    case .rejected(let fault): reject(fault, at: offset, head: head)
    case .skipped(let reason):
      records += 1
      batch.report.skippedRecords[reason, default: 0] += 1
      if reason == .noText { batch.report.textless.records += 1 }
    case .article(var article):
      article.record = records
      records += 1
      if article.source.isEmpty, !article.url.isEmpty { article.source = host(of: article.url) }
      batch.articles.append(article)
      batch.report.articles += 1
      if article.body.isEmpty { batch.report.textless.records += 1 }
      if article.day.isKnown {
        batch.report.cover(article.day...article.day)
      } else {
        batch.report.undated += 1
      }
    }
  }

  /// Without an explicit source, the URL's host is the source.
  private func host(of url: TextRange) -> TextRange {
    let host = PageURL(batch.text.span, url.bounds).host
    return TextRange(host.lowerBound, host.upperBound)
  }

  mutating func reject(_ fault: Fault, at offset: Int, head: ArraySlice<UInt8>) {
    records += 1
    batch.report.reject(incident(fault, at: offset, head: head))
    turnIfListed()
  }

  /// Reports a dump, or a file of an archive, as damage, all of it from `offset` on.
  mutating func refuse(_ fault: Fault, at offset: Int, head: ArraySlice<UInt8>) {
    batch.report.damaged(incident(fault, at: offset, head: head))
  }

  private func incident(_ fault: Fault, at offset: Int, head: ArraySlice<UInt8>) -> Incident {
    let member = members.member(at: offset)
    var incident = Incident(file: batch.file, member: member, offset: offset, fault: fault)
    incident.head = Array(head.prefix(Incident.headLimit))
    return incident
  }

  /// Takes over the report of a block.
  mutating func forward(_ report: ReadReport, _ starts: [MemberStart], openRecordAt offset: Int) {
    batch.report.merge(report)
    members.note(starts, openRecordAt: offset)
    turnIfListed()
  }

  private mutating func turnIfListed() {
    let most = max(batch.report.rejected.count, batch.report.damage.count)
    if most >= Self.incidentLimit { turn() }
  }

  /// Ends the dump: the last batch says so, and what the dump turned out to be.
  ///
  /// One that holds nothing is given only where there is no other to say it.
  mutating func finish(_ facts: DumpFacts?) {
    if !batch.articles.isEmpty || batch.report != ReadReport() {
      turn()
    } else if full.isEmpty {
      var empty = ArticleBatch(file: batch.file, text: [])
      empty.number = batch.number
      full.append(empty)
    }
    pool.give(batch.text)
    batch.text = []
    full[full.count - 1].isLast = true
    full[full.count - 1].facts = facts
  }

  mutating func takeFull() -> [ArticleBatch] {
    defer { full.removeAll() }
    return full
  }

  /// Numbers batches within their dump.
  private mutating func turn() {
    var next = ArticleBatch(file: batch.file, text: pool.take())
    next.number = batch.number + 1
    swap(&batch, &next)
    full.append(next)
  }
}
