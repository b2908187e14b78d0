/// Finds, for each token of a candidate, the other positions of its word in the passage.
struct Recurrence: Sendable {
  private var table = KeyTable()
  /// For each word its first five positions, 0 if there are fewer; their number is in the last
  /// lane.
  private var firsts: [SIMD8<Int32>] = []

  /// Numbers the words of the candidates, and marks the other positions of each.
  mutating func mark(_ passage: inout Passage) {
    table.removeAll(expecting: passage.candidateTokens.count)
    firsts.removeAll(keepingCapacity: true)
    firsts.append(contentsOf: repeatElement(.zero, count: passage.candidateTokens.count))
    Self.number(&passage.candidateTokens, by: &table, into: &firsts)
    passage.wordCount = table.count
    passage.recurring.removeAll(keepingCapacity: true)
    Self.mark(&passage.candidateTokens, firsts, into: &passage.recurring)
  }

  /// Gives each word of the capitals a number and notes its first positions.
  private static func number(
    _ tokens: inout [CandidateToken],
    by table: inout KeyTable,
    into firsts: inout [SIMD8<Int32>]
  ) {
    var firsts = firsts.mutableSpan
    var tokens = tokens.mutableSpan
    for index in tokens.indices where !tokens[index].isConnector {
      let word = table.index(of: tokens[index].key)
      tokens[index].word = Int32(word)
      note(tokens[index].position, among: &firsts[word])
    }
  }

  private static func mark(
    _ tokens: inout [CandidateToken],
    _ firsts: [SIMD8<Int32>],
    into recurring: inout [Int32]
  ) {
    var tokens = tokens.mutableSpan
    for index in tokens.indices where tokens[index].word >= 0 {
      let all = firsts[Int(tokens[index].word)]
      guard all[1] > 0 else { continue }
      tokens[index].elsewhere = others(all, than: tokens[index].position)
      recurring.append(Int32(index))
    }
  }

  @inline(__always)
  private static func note(_ position: Int32, among first: inout SIMD8<Int32>) {
    let count = Int(first[7])
    guard count < 5 else { return }
    first[count] = position
    first[7] &+= 1
  }

  /// The first four of the five positions that are not `position`.
  @inline(__always)
  private static func others(_ all: SIMD8<Int32>, than position: Int32) -> SIMD4<Int32> {
    let low = all.lowHalf
    let next = SIMD4(all[1], all[2], all[3], all[4])
    // They ascend: from the position itself on, take the one behind each.
    return low.replacing(with: next, where: low .>= position)
  }
}
