/// Finds, for each token of a run, where its word stands elsewhere in the passage.
struct Recurrence: Sendable {
  private var table = KeyTable()
  /// For each word its first five places; 0 where there are fewer.
  private var firsts: [SIMD8<Int32>] = []

  /// Numbers the words of the runs and marks where else each stands.
  mutating func mark(_ passage: inout Passage) {
    table.removeAll(expecting: passage.run.count)
    firsts.removeAll(keepingCapacity: true)
    passage.recurring.removeAll(keepingCapacity: true)
    for index in passage.run.indices where !passage.run[index].isLight {
      let word = table.index(of: passage.run[index].key)
      passage.run[index].word = Int32(word)
      note(passage.run[index].place, of: word)
    }
    for index in passage.run.indices where passage.run[index].word >= 0 {
      let all = firsts[Int(passage.run[index].word)]
      guard all[1] > 0 else { continue }
      passage.run[index].elsewhere = Self.others(all, than: passage.run[index].place)
      passage.recurring.append(Int32(index))
    }
    passage.wordCount = firsts.count
  }

  @inline(__always)
  private mutating func note(_ place: Int32, of word: Int) {
    guard word < firsts.count else {
      var first = SIMD8<Int32>.zero
      first[0] = place
      return firsts.append(first)
    }
    for index in 1..<5 where firsts[word][index] == 0 {
      firsts[word][index] = place
      return
    }
  }

  /// The first four of the first five places that are not `place`.
  @inline(__always)
  private static func others(_ all: SIMD8<Int32>, than place: Int32) -> SIMD4<Int32> {
    let low = all.lowHalf
    let high = SIMD4(all[1], all[2], all[3], all[4])
    // From the place itself on, the one behind each.
    var isBehind = low .== place
    for index in 1..<4 where isBehind[index - 1] { isBehind[index] = true }
    return low.replacing(with: high, where: isBehind)
  }
}
