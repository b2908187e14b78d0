internal import BroadsheetCore
internal import Splitting

/// Buffers used again from input to input: a fresh one costs more than most inputs.
let blocks = BlockPool(limit: 64)

/// How an input is cut into what a splitter is given.
struct Cut {
  /// Bytes a block.
  var block = Int.max
  /// Where bytes were lost.
  var gap: Int?
  /// Where a file of an archive begins.
  var entry: Int?
  /// The container reports lost text at its end.
  var endsTorn = false

  /// Set where the time of inputs is compared: other blocks take other times.
  nonisolated(unsafe) static var fixedSize: Int?

  /// A block size that only the input decides, small ones more often.
  static func size(for input: [UInt8]) -> Int {
    if let fixedSize = unsafe fixedSize { return fixedSize }
    let sizes = [1, 2, 3, 5, 7, 8, 13, 17, 31, 33, 64, 100, 250, 1000, 4096]
    let hash = ByteScan.hash(input.span, 0..<input.count, seed: 1)
    let first = input.count > 600 ? 3 : 0
    return sizes[first + Int(hash % UInt64(sizes.count - first))]
  }

  /// Gives the blocks of an input to `body`, one after the other.
  ///
  /// Every stretch begins with an empty one, which carries its marks.
  func forEachBlock(of input: [UInt8], _ body: (consuming ByteBlock) -> Void) {
    let edges = [gap, entry].compactMap(\.self).map { min($0, input.count) }.sorted()
    var start = 0
    for end in edges + [input.count] {
      var opening = self.block(input[start..<start])
      opening.followsGap = gap.map { min($0, input.count) } == start
      opening.opensEntry = entry.map { min($0, input.count) } == start
      body(opening)
      var rest = input[start..<end]
      while !rest.isEmpty {
        body(self.block(rest.prefix(block)))
        rest = rest.dropFirst(block)
      }
      start = end
    }
    var last = self.block(input[input.count...])
    last.isLast = true
    if endsTorn { last.report.damaged(Incident(file: 0, member: 1, offset: 0, fault: .truncated)) }
    body(last)
  }

  private func block(_ bytes: ArraySlice<UInt8>) -> ByteBlock {
    var buffer = blocks.take()
    buffer.append(contentsOf: bytes)
    return ByteBlock(bytes: buffer, file: 0, offset: bytes.startIndex)
  }
}

enum Fuzzing {
  /// Returns the buffers of batches that are done with.
  static func give(_ batches: [ArticleBatch]) {
    for batch in batches { blocks.give(batch.text) }
  }
}

/// All batches of an input, and what they report together.
func split(_ input: [UInt8], _ cut: Cut, _ options: SplitOptions) -> [ArticleBatch] {
  var splitter = Splitter(file: 0, options: options, pool: blocks)
  var batches: [ArticleBatch] = []
  cut.forEachBlock(of: input) { batches += splitter.split($0) }
  check(batches.last?.isLast == true, "the last batch says so")
  // Whether the last batch is one that says nothing else depends on where blocks end.
  if let last = batches.last, last.articles.isEmpty, last.report == ReadReport() {
    batches.removeLast()
  }
  for (index, batch) in batches.enumerated() { checkBatch(batch, at: index) }
  return batches
}

/// What holds for every batch.
private func checkBatch(_ batch: ArticleBatch, at index: Int) {
  check(batch.number == index && batch.file == 0, "batches are numbered")
  check(batch.articles.count == batch.report.articles, "articles are counted")
  var record = -1
  for article in batch.articles {
    check(article.record > record, "records are numbered upwards")
    record = article.record
    for range in [article.id, article.url, article.source, article.title, article.body] {
      check(range.start <= range.end && range.end <= batch.text.count, "ranges are inside the text")
    }
    check(article.tokens.start <= article.tokens.end, "token ranges are ranges")
    check(article.tokens.end <= batch.tokens.count, "tokens are in the batch")
  }
  for token in batch.tokens {
    check(token.range.start <= token.range.end, "tokens are ranges")
    check(token.range.end <= batch.text.count, "tokens are inside the text")
  }
}

/// Splits an input as one block and in many; both must tell the same.
///
/// Returns the batches.
@discardableResult
func checkChunking(_ input: [UInt8], _ cut: Cut, _ options: SplitOptions) -> [ArticleBatch] {
  let whole = split(input, cut, options)
  var chunked = cut
  chunked.block = Cut.size(for: input)
  let parts = split(input, chunked, options)
  check(whole.count == parts.count, "as many batches, whatever the blocks: \(chunked.block)")
  for (one, other) in zip(whole, parts) {
    check(one.articles == other.articles, "the same articles at blocks of \(chunked.block)")
    check(one.text == other.text, "the same text at blocks of \(chunked.block)")
    check(one.tokens == other.tokens, "the same tokens at blocks of \(chunked.block)")
  }
  let (one, other) = (report(of: whole), report(of: parts))
  check(one == other, "the same report at blocks of \(chunked.block): \(one) \(other)")
  Fuzzing.give(parts)
  return whole
}

func report(of batches: [ArticleBatch]) -> ReadReport {
  batches.reduce(into: ReadReport()) { $0.merge($1.report) }
}

func textCount(_ batches: [ArticleBatch]) -> Int { batches.reduce(0) { $0 + $1.text.count } }
