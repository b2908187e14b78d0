/// Finds, for each token of a run, where its word stands elsewhere in the passage.
struct Recurrence: Sendable {
  private var table = KeyTable()
  /// For each word its first five places; 0 where there are fewer.
  private var firsts: [SIMD8<Int32>] = []

  /// Numbers the words of the runs and marks where else each stands; returns how many there are.
  mutating func mark(_ run: inout [RunToken]) -> Int {
    table.removeAll(expecting: run.count)
    firsts.removeAll(keepingCapacity: true)
    for index in run.indices where !run[index].isLight {
      let word = table.index(of: run[index].key)
      run[index].word = Int32(word)
      note(run[index].place, of: word)
    }
    for index in run.indices where run[index].word >= 0 {
      let all = firsts[Int(run[index].word)]
      if all[1] > 0 { run[index].elsewhere = Self.others(all, than: run[index].place) }
    }
    return firsts.count
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

  private static func others(_ all: SIMD8<Int32>, than place: Int32) -> SIMD4<Int32> {
    var others = SIMD4<Int32>.zero
    var next = 0
    for index in 0..<5 where all[index] > 0 && all[index] != place && next < 4 {
      others[next] = all[index]
      next += 1
    }
    return others
  }
}
