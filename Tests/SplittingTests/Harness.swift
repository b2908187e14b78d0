import BroadsheetCore
import Splitting

/// An article with its text taken out of its batch.
struct Read: Equatable, CustomStringConvertible {
  var id = ""
  var url = ""
  var source = ""
  var title = ""
  var body = ""
  var day = ""
  var record = 0
  var tokens: [String] = []

  var description: String { "[\(record) \(day) id=\(id) title=\(title) body=\(body) \(tokens)]" }
}

/// What a dump gave, whatever its batches were.
struct Outcome: Equatable {
  var articles: [Read] = []
  var report = ReadReport()

  var titles: [String] { articles.map(\.title) }
  var bodies: [String] { articles.map(\.body) }
  var rejected: [Fault] { report.rejected.map(\.fault) }
  var damage: [Fault] { report.damage.map(\.fault) }
  var rejectedOffsets: [Int] { report.rejected.map(\.offset) }
}

/// One stretch of a dump between gaps.
struct Stretch {
  var text: String
  var isAfterGap = false
  /// What the container reports with the first block.
  var damage: [Fault] = []
  /// What the container reports with the last block.
  var closingDamage: [Fault] = []
}

func split(
  _ text: String,
  blockSize: Int = 1 << 20,
  options: SplitOptions = SplitOptions()
) -> Outcome {
  split(Array(text.utf8), blockSize: blockSize, options: options)
}

func split(
  _ bytes: [UInt8],
  blockSize: Int = 1 << 20,
  options: SplitOptions = SplitOptions()
) -> Outcome {
  let sizes = (0...bytes.count / blockSize).map { min(blockSize, bytes.count - $0 * blockSize) }
  return collect(blocks(bytes, sizes: sizes), options)
}

/// Splits stretches with gaps of 1000 lost bytes between them.
func split(
  _ stretches: [Stretch],
  blockSize: Int = 1 << 20,
  options: SplitOptions = SplitOptions()
) -> Outcome {
  var all: [ByteBlock] = []
  var offset = 0
  for stretch in stretches {
    if stretch.isAfterGap { offset += 1000 }
    let bytes = Array(stretch.text.utf8)
    let sizes = (0...bytes.count / blockSize).map { min(blockSize, bytes.count - $0 * blockSize) }
    var part = blocks(bytes, sizes: sizes, offset: offset)
    part[0].followsGap = stretch.isAfterGap
    for fault in stretch.damage { part[0].report.damaged(incident(fault)) }
    part[part.count - 1].isLast = false
    for fault in stretch.closingDamage { part[part.count - 1].report.damaged(incident(fault)) }
    all += part
    offset += bytes.count
  }
  all[all.count - 1].isLast = true
  return collect(all, options)
}

private func incident(_ fault: Fault) -> Incident {
  Incident(file: 3, member: 1, offset: 0, fault: fault)
}

func blocks(_ bytes: [UInt8], sizes: [Int], offset: Int = 0) -> [ByteBlock] {
  var blocks: [ByteBlock] = []
  var position = 0
  for size in sizes {
    let part = Array(bytes[position..<position + size])
    blocks.append(ByteBlock(bytes: part, file: 3, offset: offset + position))
    position += size
  }
  blocks[blocks.count - 1].isLast = true
  return blocks
}

/// Runs a splitter, checks what holds for every batch, and takes the articles out.
func collect(_ blocks: [ByteBlock], _ options: SplitOptions) -> Outcome {
  var splitter = Splitter(file: 3, options: options, pool: BlockPool())
  var outcome = Outcome()
  var sequence = 0
  for block in blocks {
    for batch in splitter.split(block) {
      precondition(batch.number == sequence && batch.file == 3)
      precondition(batch.articles.count == batch.report.articles)
      precondition(batch.articles.count <= 1 || batch.text.count <= BlockPool.blockSize)
      sequence += 1
      outcome.report.merge(batch.report)
      outcome.articles += batch.articles.map { read($0, batch) }
    }
  }
  return outcome
}

private func read(_ article: Article, _ batch: ArticleBatch) -> Read {
  func text(_ range: TextRange) -> String {
    String(decoding: batch.text[range.bounds], as: UTF8.self)
  }
  return Read(
    id: text(article.id),
    url: text(article.url),
    source: text(article.source),
    title: text(article.title),
    body: text(article.body),
    day: article.day.description,
    record: article.record,
    tokens: batch.tokens[article.tokens.bounds].map {
      ($0.startsSentence ? "^" : "") + text($0.range)
    }
  )
}
