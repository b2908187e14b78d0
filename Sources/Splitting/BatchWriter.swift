import BroadsheetCore

/// Collects the articles of one dump into batches of about `BlockPool.blockSize` bytes of text.
///
/// Where a batch ends depends on the records alone, never on blocks.
struct BatchWriter {
  /// A batch of tiny articles ends here.
  static let articleLimit = 4096

  var batch: ArticleBatch
  private var full: [ArticleBatch] = []
  /// Records so far, rejected ones included.
  private var records = 0
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

  mutating func add(_ outcome: Outcome, at offset: Int) {
    switch outcome {
    case .nothing: break
    case .rejected(let fault): reject(fault, at: offset)
    case .skipped(let reason):
      records += 1
      batch.account.skippedRecords[reason, default: 0] += 1
    case .article(var article):
      article.record = records
      records += 1
      batch.articles.append(article)
      batch.account.articles += 1
      if !article.day.isKnown { batch.account.undated += 1 }
    }
  }

  mutating func reject(_ fault: Fault, at offset: Int) {
    records += 1
    batch.account.reject(Incident(file: batch.file, offset: offset, fault: fault))
  }

  /// Reports the whole dump as damage.
  mutating func refuse(_ fault: Fault) {
    batch.account.damaged(Incident(file: batch.file, offset: 0, fault: fault))
  }

  mutating func forward(_ account: Account) {
    batch.account.merge(account)
  }

  mutating func finish() {
    guard batch.articles.isEmpty, batch.account == Account() else { return turn() }
    pool.give(batch.text)
    batch.text = []
  }

  mutating func takeFull() -> [ArticleBatch] {
    defer { full.removeAll() }
    return full
  }

  private mutating func turn() {
    var next = ArticleBatch(file: batch.file, text: pool.take())
    next.sequence = batch.sequence + 1
    swap(&batch, &next)
    full.append(next)
  }
}
