/// The name proxy of `Corpora/README.md`: the longest sequence of capitalised words, with `of` inside,
/// without single words at the start of a sentence.
struct NameRuns {
  private(set) var counts: [String: Int] = [:]
  private(set) var total = 0
  /// The number of mentions of 1, 2, 3 and 4 or more words.
  private(set) var byLength = [0, 0, 0, 0]
  private(set) var growth = GrowthCurve(first: 1000)
  private var run: [String] = []
  private var runIsFirst = false
  private var pendingOf = false

  mutating func add(_ token: ProfileToken) {
    let joined = token.followsBlank && !run.isEmpty && !token.isFirst
    if token.isCapitalized {
      if !joined { flush() }
      extend(token)
    } else if joined, token.text == "of", !pendingOf {
      pendingOf = true
    } else {
      flush()
    }
  }

  mutating func flush() {
    defer {
      run.removeAll(keepingCapacity: true)
      pendingOf = false
    }
    guard !run.isEmpty, !(run.count == 1 && runIsFirst) else { return }
    total += 1
    byLength[min(run.count, 4) - 1] += 1
    counts[run.joined(separator: " "), default: 0] += 1
    growth.note(total: total, distinct: counts.count)
  }

  private mutating func extend(_ token: ProfileToken) {
    if run.isEmpty { runIsFirst = token.isFirst }
    if pendingOf { run.append("of") }
    pendingOf = false
    run.append(NameRuns.withoutPossessive(token.text))
  }

  private static func withoutPossessive(_ word: String) -> String {
    let possessive = word.hasSuffix("'s") || word.hasSuffix("\u{2019}s")
    return possessive ? String(word.unicodeScalars.dropLast(2)) : word
  }
}
