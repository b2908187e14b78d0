internal import BroadsheetCore
internal import CScan

/// The decisions of the first pass about the same word elsewhere in the passage, as rows to add in
/// the second.
///
/// "Trump" alone is the person who was named in full above, but "Bank of China" says little about
/// "China". Words are compared by their folded hash, so that a headline in capitals agrees with the
/// body.
package struct Evidence: Sendable {
  /// For each of `Passage.recurring` the rows to add.
  package private(set) var rows: [EvidenceRows] = []
  /// For each of `Passage.recurring` whether its word has another tag elsewhere.
  package private(set) var isContested: [Bool] = []
  /// For each word its tags.
  private var words: [Decisions] = []
  /// For each pair of neighbouring words, by the number in `numbers`, its tags.
  private var pairs: [Decisions] = []
  private var table = KeyTable()
  /// For each of `Passage.recurring` the number of the pair that it begins; -1 for none.
  private var numbers: [Int32] = []
  /// The rows of one, two, and more decisions for the same tag, by tag.
  private let unanimous: [EvidenceRows]

  package init() {
    unanimous = (0...TagIndex.outside).flatMap { tag in
      (1...EvidenceRows.counts).map { count in
        var decisions = Decisions()
        for _ in 0..<count { decisions.add(UInt8(tag)) }
        return EvidenceRows(decisions)
      }
    }
  }

  /// Finds `rows` from the tags of the first pass, one tag (or `TagIndex.outside`) for each token
  /// of a candidate.
  package mutating func weigh(_ passage: borrowing Passage, _ tags: [UInt8]) {
    _ = count(passage, tags)
    addUp(passage, tags)
  }

  /// Counts the tags of every word; false if no word has two different tags, so that the second
  /// pass has nothing to do.
  mutating func count(_ passage: borrowing Passage, _ tags: [UInt8]) -> Bool {
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(Decisions(), count: passage.wordCount))
    Self.count(passage, tags, into: &words)
    isContested.removeAll(keepingCapacity: true)
    let tokens = passage.candidateTokens.span
    var isAny = false
    for index in passage.recurring {
      let word = words[Int(tokens[Int(index)].word)]
      let isOne = word.count(of: tags[Int(index)]) != word.total
      isContested.append(isOne)
      isAny = isAny || isOne
    }
    return isAny
  }

  /// Finds the rows from the counts.
  mutating func addUp(_ passage: borrowing Passage, _ tags: [UInt8]) {
    rows.removeAll(keepingCapacity: true)
    let tokens = passage.candidateTokens.span
    for index in passage.recurring {
      rows.append(rows(words[Int(tokens[Int(index)].word)], without: tags[Int(index)]))
    }
    countPairs(passage, tags)
    addPairs(passage, tags)
  }

  private static func count(
    _ passage: borrowing Passage,
    _ tags: [UInt8],
    into words: inout [Decisions]
  ) {
    let (tokens, tags) = (passage.candidateTokens.span, tags.span)
    var words = words.mutableSpan
    for index in passage.recurring { words[Int(tokens[Int(index)].word)].add(tags[Int(index)]) }
  }

  /// The rows of all decisions on a word but one, which was for `tag`; most words have the same tag
  /// everywhere.
  @inline(__always)
  private func rows(_ word: Decisions, without tag: UInt8) -> EvidenceRows {
    guard word.count(of: tag) == word.total else { return EvidenceRows(word.without(tag)) }
    let others = min(Int(word.total &- 2), EvidenceRows.counts - 1)
    return unanimous[Int(tag) * EvidenceRows.counts + others]
  }

  // MARK: - Pairs

  /// Counts the pairs of neighbouring words that both occur elsewhere, too.
  private mutating func countPairs(_ passage: borrowing Passage, _ tags: [UInt8]) {
    table.removeAll(expecting: passage.recurring.count)
    pairs.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    let (tokens, recurring) = (passage.candidateTokens.span, passage.recurring.span)
    for entry in recurring.indices {
      let index = Int(recurring[entry])
      guard entry + 1 < recurring.count, Int(recurring[entry + 1]) == index + 1,
        tokens[index + 1].position == tokens[index].position + 1
      else {
        numbers.append(-1)
        continue
      }
      let (first, second) = (tokens[index].key, tokens[index + 1].key)
      let number = table.index(of: TokenHash.extend(first, gap: second))
      numbers.append(Int32(number))
      if number == pairs.count { pairs.append(Decisions()) }
      pairs[number].add(Self.joined(tags[index], tags[index + 1]))
    }
  }

  private mutating func addPairs(_ passage: borrowing Passage, _ tags: [UInt8]) {
    for entry in numbers.indices where numbers[entry] >= 0 {
      let pair = pairs[Int(numbers[entry])]
      guard pair.total > 1 else { continue }
      let index = Int(passage.recurring[entry])
      let others = pair.without(Self.joined(tags[index], tags[index + 1]))
      rows[entry].insert(pair: others, isFirst: true)
      rows[entry + 1].insert(pair: others, isFirst: false)
    }
  }

  /// The type of the mention that holds both words, as a tag; outside if there is none.
  private static func joined(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let goesOn = second < TagIndex.count && (second >> 2 == 1 || second >> 2 == 2)
    return goesOn ? first & 3 : UInt8(TagIndex.outside)
  }
}

/// How often the first pass decided for each tag, for outside, and in total.
struct Decisions: Sendable {
  private var tags = SIMD16<Int16>.zero
  private var outside: UInt16 = 0
  private(set) var total: UInt16 = 0

  /// How many decisions were for each of the four types, and for outside.
  var types: SIMD8<Int16> {
    let halves = tags.lowHalf &+ tags.highHalf
    let outside = SIMD4(Int16(bitPattern: outside), 0, 0, 0)
    return SIMD8(lowHalf: halves.lowHalf &+ halves.highHalf, highHalf: outside)
  }

  /// The tags with at least one decision, one bit each.
  var taken: UInt16 { ~score_equal(tags, 0) }

  @inline(__always)
  func count(of tag: UInt8) -> UInt16 {
    tag < TagIndex.count ? UInt16(bitPattern: tags[Int(tag)]) : outside
  }

  @inline(__always)
  mutating func add(_ tag: UInt8) { count(tag, 1) }

  /// The decisions without one for `tag`.
  @inline(__always)
  func without(_ tag: UInt8) -> Decisions {
    var others = self
    others.count(tag, 0 &- 1)
    return others
  }

  @inline(__always)
  private mutating func count(_ tag: UInt8, _ change: UInt16) {
    if tag < TagIndex.count {
      tags[Int(tag)] &+= Int16(bitPattern: change)
    } else {
      outside &+= change
    }
    total &+= change
  }
}

/// The rows of the model's evidence table for one token, one bit each.
package struct EvidenceRows: Sendable, Equatable {
  package private(set) var bits: UInt64 = 0

  package static let none = EvidenceRows()
  /// Rows of the table: five decisions by four shares, five majorities by three counts; four types
  /// each at the start, behind it and alone; five decisions on a pair by its two words.
  package static let count = 64
  /// Majorities of one, of two and of more decisions have rows of their own.
  static let counts = 3

  private static let majorities = 20
  private static let parts = 35
  private static let pairs = 47

  private init() {}

  init(_ others: Decisions) {
    let (total, types) = (others.total, others.types)
    var best = 0
    for column in 0..<5 where types[column] != 0 {
      let part = UInt16(bitPattern: types[column])
      bits |= 1 << UInt64(column * 4 + Self.share(part, of: total))
      if part > UInt16(bitPattern: types[best]) { best = column }
    }
    let count = min(Int(total), Self.counts) - 1
    bits |= 1 << UInt64(Self.majorities + best * Self.counts + count)
    // Begin, inside and last, unit, four types each.
    let tags = UInt64(others.taken)
    bits |= (tags & 0xF) << UInt64(Self.parts)
    bits |= ((tags >> 4 | tags >> 8) & 0xF) << UInt64(Self.parts + 4)
    bits |= (tags >> 12) << UInt64(Self.parts + 8)
  }

  /// Adds the decisions elsewhere on a word and its neighbour.
  mutating func insert(pair others: Decisions, isFirst: Bool) {
    let types = others.types
    for column in 0..<5 where types[column] != 0 {
      bits |= 1 << UInt64(Self.pairs + (isFirst ? 0 : 5) + column)
    }
  }

  /// Up to a third, up to two thirds, less than all, all.
  private static func share(_ part: UInt16, of total: UInt16) -> Int {
    if part == total { return 3 }
    return Int(part) * 3 <= Int(total) ? 0 : Int(part) * 3 <= Int(total) * 2 ? 1 : 2
  }
}
