internal import CScan

/// One bit for each token of a passage and each fact that the candidate finder needs, so that it
/// reads sentences 64 tokens at a time.
struct TokenMarks: Sendable {
  private var starts = TokenBits()
  private(set) var capitals = TokenBits()
  private(set) var numbers = TokenBits()
  private var small = TokenBits()
  private var initial = TokenBits()
  private var shouted = TokenBits()

  /// Marks the tokens of a passage.
  mutating func mark(_ tokens: borrowing Span<Token>) {
    removeAll()
    var start = 0
    while start < tokens.count {
      let marks = TokenHash.mark(tokens, from: start)
      starts.words.append(marks.starts)
      capitals.words.append(marks.capital)
      numbers.words.append(marks.number)
      small.words.append(marks.small)
      initial.words.append(marks.initial)
      shouted.words.append(marks.shouted)
      start += 64
    }
  }

  private mutating func removeAll() {
    starts.words.removeAll(keepingCapacity: true)
    capitals.words.removeAll(keepingCapacity: true)
    numbers.words.removeAll(keepingCapacity: true)
    small.words.removeAll(keepingCapacity: true)
    initial.words.removeAll(keepingCapacity: true)
    shouted.words.removeAll(keepingCapacity: true)
  }

  /// The end of the sentence that begins at `start`.
  @inline(__always)
  func endOfSentence(from start: Int, limit: Int) -> Int {
    starts.first(in: (start + 1)..<limit)
  }

  /// How the words of a sentence are written.
  @inline(__always)
  func kind(of sentence: Range<Int>) -> SentenceKind {
    SentenceKind(
      small: small.count(in: sentence),
      initial: initial.count(in: sentence),
      capitals: shouted.count(in: sentence)
    )
  }
}

/// A set of tokens, 64 a word.
struct TokenBits: Sendable {
  var words: [UInt64] = []

  @inline(__always)
  subscript(_ index: Int) -> Bool { words[index >> 6] &>> UInt64(index & 63) & 1 != 0 }

  /// The first token of a range that is in the set; its end if none is.
  @inline(__always)
  func first(in range: Range<Int>) -> Int { next(in: range, flipped: 0) }

  /// The first token of a range that is not in the set; its end if all are.
  @inline(__always)
  func firstMissing(in range: Range<Int>) -> Int { next(in: range, flipped: ~0) }

  @inline(__always)
  private func next(in range: Range<Int>, flipped: UInt64) -> Int {
    guard !range.isEmpty else { return range.upperBound }
    var word = range.lowerBound >> 6
    var bits = (words[word] ^ flipped) & (~0 &<< UInt64(range.lowerBound & 63))
    while bits == 0 {
      word += 1
      guard word << 6 < range.upperBound else { return range.upperBound }
      bits = words[word] ^ flipped
    }
    return min(word << 6 + bits.trailingZeroBitCount, range.upperBound)
  }

  /// How many tokens of a range are in the set; the range must not be empty.
  @inline(__always)
  func count(in range: Range<Int>) -> Int {
    let (first, last) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    let head: UInt64 = ~0 &<< UInt64(range.lowerBound & 63)
    let tail: UInt64 = ~0 &>> UInt64(63 - (range.upperBound - 1) & 63)
    if first == last { return (words[first] & head & tail).nonzeroBitCount }
    var count = (words[first] & head).nonzeroBitCount + (words[last] & tail).nonzeroBitCount
    for word in (first + 1)..<last { count += words[word].nonzeroBitCount }
    return count
  }
}
