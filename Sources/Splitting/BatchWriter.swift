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
  /// What the dump's dates prove so far.
  private var order = DayOrder()
  /// The day of some article waits for a proof: batches are kept.
  private var isWaiting = false
  /// No proof came in time: days that depend on the order are unknown until one does.
  private var hasGivenUp = false
  private let latestDay: Day
  private let pool: BlockPool

  /// So many batches are kept at most: they hold some megabytes.
  private static let waitingLimit = 64

  init(file: Int, latestDay: Day, pool: BlockPool) {
    self.latestDay = latestDay
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
      noteDay()
    }
  }

  /// Counts the day of the article that was added last, or waits for its dump to prove its order.
  private mutating func noteDay() {
    let last = batch.articles.count - 1
    guard let reading = batch.articles[last].reading else {
      return batch.date(last, batch.articles[last].day, upTo: latestDay)
    }
    if let proof = reading.proof {
      let isFirst = !order.isProven
      order.note(proof)
      if isFirst { settle() }
    }
    if reading.isCertain || order.isProven || hasGivenUp {
      batch.date(last, reading.day(in: order.order), upTo: latestDay)
    } else {
      isWaiting = true
    }
  }

  /// Gives the articles that wait a day, or none where no order was proven.
  private mutating func settle() {
    guard isWaiting else { return }
    isWaiting = false
    for index in full.indices { full[index].settle(order.order, upTo: latestDay) }
    batch.settle(order.order, upTo: latestDay)
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
    settle()
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
    guard !isWaiting else { return [] }
    defer { full.removeAll() }
    return full
  }

  /// Numbers batches within their dump.
  private mutating func turn() {
    var next = ArticleBatch(file: batch.file, text: pool.take())
    next.number = batch.number + 1
    swap(&batch, &next)
    full.append(next)
    if isWaiting, full.count >= Self.waitingLimit {
      settle()
      hasGivenUp = true
    }
  }
}

extension ArticleBatch {
  /// Sets the day of an article, and counts it.
  fileprivate mutating func date(_ index: Int, _ day: Day, upTo latest: Day) {
    let day = day.isKnown && day <= latest ? day : .unknown
    articles[index].day = day
    articles[index].reading = nil
    if day.isKnown { report.cover(day...day) } else { report.undated += 1 }
  }

  /// Dates the articles that wait for an order.
  fileprivate mutating func settle(_ order: DayReading.Order?, upTo latest: Day) {
    for index in articles.indices {
      guard let reading = articles[index].reading else { continue }
      date(index, reading.day(in: order), upTo: latest)
    }
  }
}
