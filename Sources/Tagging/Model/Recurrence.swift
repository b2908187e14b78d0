/// Finds, for each token of a candidate, where its word stands elsewhere in the passage.
struct Recurrence: Sendable {
  private var table = KeyTable()
  /// For each word its first five places; 0 where there are fewer.
  private var firsts: [SIMD8<Int32>] = []

  /// Numbers the words of the candidates and marks where else each stands.
  mutating func mark(_ passage: inout Passage) {
    table.removeAll(expecting: passage.candidateTokens.count)
    firsts.removeAll(keepingCapacity: true)
    firsts.append(contentsOf: repeatElement(.zero, count: passage.candidateTokens.count))
    Self.number(&passage.candidateTokens, &table, &firsts)
    passage.wordCount = table.count
    passage.recurring.removeAll(keepingCapacity: true)
    Self.mark(&passage.candidateTokens, firsts, &passage.recurring)
  }

  /// Gives each word of the capitals a number and notes its first places.
  private static func number(
    _ tokens: inout [CandidateToken],
    _ table: inout KeyTable,
    _ firsts: inout [SIMD8<Int32>]
  ) {
    var firsts = firsts.mutableSpan
    var tokens = tokens.mutableSpan
    for index in tokens.indices where !tokens[index].isConnector {
      let word = table.index(of: tokens[index].key)
      tokens[index].word = Int32(word)
      note(tokens[index].place, among: &firsts[word])
    }
  }

  private static func mark(
    _ tokens: inout [CandidateToken],
    _ firsts: [SIMD8<Int32>],
    _ recurring: inout [Int32]
  ) {
    var tokens = tokens.mutableSpan
    for index in tokens.indices where tokens[index].word >= 0 {
      let all = firsts[Int(tokens[index].word)]
      guard all[1] > 0 else { continue }
      tokens[index].elsewhere = others(all, than: tokens[index].place)
      recurring.append(Int32(index))
    }
  }

  /// The last tag tells how many of the others are filled.
  @inline(__always)
  private static func note(_ place: Int32, among first: inout SIMD8<Int32>) {
    let count = Int(first[7])
    guard count < 5 else { return }
    first[count] = place
    first[7] &+= 1
  }

  /// The first four of the first five places that are not `place`.
  @inline(__always)
  private static func others(_ all: SIMD8<Int32>, than place: Int32) -> SIMD4<Int32> {
    let low = all.lowHalf
    let next = SIMD4(all[1], all[2], all[3], all[4])
    // They ascend: from the place itself on, the one behind each.
    return low.replacing(with: next, where: low .>= place)
  }
}
