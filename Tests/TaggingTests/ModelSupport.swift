import BroadsheetCore
import BroadsheetTestSupport
import Tagging

/// A model of random weights for the properties of a few words, and the weights as plain numbers.
struct RandomModel {
  var parts = TaggingModel.Parts()
  /// For each property and position its sixteen weights, in the fine units of the table.
  private(set) var weights: [AttributeKey: [Int: [Int]]] = [:]
  private var pairRows: [UInt64: [Int]] = [:]

  static let words = [
    "Ann", "Lee", "ANN", "Oslo", "Bank", "of", "the", "said", "1,250", "1999", "U.S.", "Lee-based",
    "Érik", "iPod", "'s", "-", "and", ".", "NATO", "in",
  ]

  init(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    parts.name = Array("random".utf8)
    parts.lexicon = Self.lexicon(&random)
    parts.bias = Self.rows(SentenceRows.count, &random)
    parts.phraseRows = Self.rows(PhraseFlags.count, &random)
    parts.evidence = Self.rows(EvidenceRows.count, &random)
    parts.steps = Self.steps(&random)
    var attributes = WordAttributes(parts.lexicon)
    var keys = Set(parts.lexicon.keys)
    for word in Self.words + [""] {
      let bytes = Array(word.utf8)
      attributes.read(bytes.span, 0..<bytes.count)
      keys.formUnion(attributes.keys)
    }
    for key in keys.sorted(by: { $0.hash < $1.hash }) where random.below(4) > 0 {
      for slot in 0..<WeightSlot.count where random.below(2) == 0 {
        weights[key, default: [:]][slot] = (0..<16).map { _ in random.below(61) - 30 }
      }
    }
    parts.attributes = Self.table(weights)
    addPairs(&random)
  }

  private mutating func addPairs(_ random: inout Seeded) {
    for _ in 0..<400 {
      let words = (0..<3).map { _ in
        identity((Self.words + [""])[random.below(Self.words.count + 1)])
      }
      let all = PairTable.hashes(of: words[1], after: words[0], before: words[2])
      for hash in [all.0, all.1, all.2, all.3, all.4, all.5, all.6] where random.below(3) == 0 {
        pairRows[hash] = (0..<16).map { _ in random.below(31) - 15 }
      }
    }
    let sorted = pairRows.sorted { $0.key < $1.key }
    parts.pairs = PairTable(
      sorted.map { hash, values in
        var row = SIMD16<Int8>()
        for lane in 0..<16 { row[lane] = Int8(values[lane]) }
        return (hash, row)
      }
    )
  }

  private func identity(_ word: String) -> WordIdentity {
    var attributes = WordAttributes(parts.lexicon)
    let bytes = Array(word.utf8)
    attributes.read(bytes.span, 0..<bytes.count)
    return attributes.identity
  }

  /// The weights of the pairs of a word between two others.
  func pairs(of word: String, after before: String, before after: String) -> [Int] {
    let all = PairTable.hashes(
      of: identity(word),
      after: identity(before),
      before: identity(after)
    )
    var sum = [Int](repeating: 0, count: 16)
    for hash in [all.0, all.1, all.2, all.3, all.4, all.5, all.6] {
      guard let row = pairRows[hash] else { continue }
      for lane in 0..<16 { sum[lane] += row[lane] }
    }
    return sum
  }

  private static func lexicon(_ random: inout Seeded) -> Lexicon {
    let widths: [UInt8] = [2, 1]
    var slots = [UInt64](repeating: 0, count: 64)
    for word in words where random.below(2) == 0 {
      let bytes = Array(word.utf8)
      let hash = WordForm.hash(bytes.span, 0..<bytes.count)
      var slot = Int(truncatingIfNeeded: hash) & 63
      while slots[slot] != 0 { slot = (slot + 1) & 63 }
      slots[slot] = Lexicon.fingerprint(hash, 7) | UInt64(1 + random.below(7))
    }
    let keys = (0..<6).map { AttributeKey(.cluster, UInt64($0)) }
    return Lexicon(
      widths: widths,
      slots: slots,
      firstSets: [0, 3],
      ends: [1, 3, 4, 6],
      keys: keys
    )
  }

  private static func rows(_ count: Int, _ random: inout Seeded) -> [SIMD16<Int16>] {
    (0..<count).map { _ in
      var row = SIMD16<Int16>()
      for lane in 0..<16 { row[lane] = Int16(random.below(31) - 18) }
      return row
    }
  }

  static func steps(_ random: inout Seeded) -> Steps {
    var steps = Steps()
    for from in 0...TagIndex.outside {
      for lane in 0..<TagIndex.count where NaiveChain.isLegal(from, lane) {
        steps.intoMentions[from][lane] = Int16(random.below(41) - 20)
      }
      if from < TagIndex.count, NaiveChain.isLegal(from, TagIndex.outside) {
        steps.intoOutside[from] = Int16(random.below(41) - 20)
      }
    }
    return steps
  }

  private static func table(_ weights: [AttributeKey: [Int: [Int]]]) -> AttributeTable {
    var positions: [UInt8] = []
    var rows: [SIMD16<Int8>] = []
    var slots = [UInt64](repeating: 0, count: 1024)
    for (key, bySlot) in weights.sorted(by: { $0.key.hash < $1.key.hash }) {
      let start = rows.count
      for (slot, values) in bySlot.sorted(by: { $0.key < $1.key }) {
        positions.append(UInt8(slot))
        var row = SIMD16<Int8>()
        for lane in 0..<16 { row[lane] = Int8(values[lane]) }
        rows.append(row)
      }
      var slot = Int(truncatingIfNeeded: key.hash) & 1023
      while slots[slot] != 0 { slot = (slot + 1) & 1023 }
      slots[slot] = AttributeTable.slot(key, start: start, count: rows.count - start)
    }
    return AttributeTable(slots: slots, positions: positions, rows: rows)
  }

  /// The row of a word, summed the slow way.
  func row(_ word: String, _ slot: WeightSlot) -> [Int] {
    var attributes = WordAttributes(parts.lexicon)
    let bytes = Array(word.utf8)
    attributes.read(bytes.span, 0..<bytes.count)
    let keys = attributes.keys + attributes.known.flatMap { Array(parts.lexicon.keys(ofSet: $0)) }
    var sums = [Int](repeating: 0, count: 16)
    for key in keys {
      guard let values = weights[key]?[slot.rawValue] else { continue }
      for lane in 0..<16 { sums[lane] += values[lane] }
    }
    return sums.map { min(127, max(-128, ($0 + 2) >> 2)) }
  }
}

/// Tags of a chain by definition, in plain numbers.
enum NaiveChain {
  static func isLegal(_ from: Int, _ to: Int) -> Bool {
    let isOpen = from < TagIndex.count && from / 4 < 2
    let goesOn = to < TagIndex.count && (to / 4 == 1 || to / 4 == 2)
    return isOpen ? goesOn && from % 4 == to % 4 : !goesOn
  }

  static func step(_ steps: Steps, from: Int, to: Int) -> Int? {
    guard isLegal(from, to) else { return nil }
    if to < TagIndex.count { return Int(steps.intoMentions[from][to]) }
    return from < TagIndex.count ? Int(steps.intoOutside[from]) : Int(steps.staysOutside)
  }

  /// The score of a way through a candidate; nil if it is not legal.
  static func score(_ tags: [Int], _ scores: [[Int]], by steps: Steps) -> Int? {
    var sum = 0
    var from = TagIndex.outside
    for (tag, row) in zip(tags, scores) {
      guard let step = step(steps, from: from, to: tag) else { return nil }
      sum += step + (tag < TagIndex.count ? row[tag] : 0)
      from = tag
    }
    return step(steps, from: from, to: TagIndex.outside).map { sum + $0 }
  }

  /// The best score of all ways.
  static func best(_ scores: [[Int]], _ steps: Steps) -> Int {
    var best: [Int: Int] = [TagIndex.outside: 0]
    for row in scores {
      var next: [Int: Int] = [:]
      for (from, score) in best {
        for to in 0...TagIndex.outside {
          guard let step = step(steps, from: from, to: to) else { continue }
          let sum = score + step + (to < TagIndex.count ? row[to] : 0)
          next[to] = max(next[to] ?? .min, sum)
        }
      }
      best = next
    }
    return best.compactMap { from, score in
      step(steps, from: from, to: TagIndex.outside).map { score + $0 }
    }.max() ?? 0
  }
}
