internal import BroadsheetCore

/// What the first pass decided about the same word elsewhere in the passage, as rows to add in the
/// second.
///
/// "Trump" alone is the person who was named in full above, and "Bank of China" tells little of
/// "China". Words are the same by their folded hash, so that a headline in capitals agrees with the
/// body.
package struct Evidence: Sendable {
  /// For each of `Passage.recurring` the rows to add.
  package private(set) var rows: [EvidenceRows] = []
  /// For each word what it was given.
  private var words: [Decisions] = []
  /// For each two words in a row, by the number in `numbers`, what they were given together.
  private var pairs: [Decisions] = []
  private var table = KeyTable()
  /// For each of `Passage.recurring` the number of the pair that it begins; -1 for none.
  private var numbers: [Int32] = []

  package init() {}

  /// Weighs the tags of the first pass, one lane (or `TagLane.outside`) for each token of a run.
  package mutating func weigh(_ passage: borrowing Passage, _ tags: [UInt8]) {
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(Decisions(), count: passage.wordCount))
    rows.removeAll(keepingCapacity: true)
    for index in passage.recurring {
      words[Int(passage.run[Int(index)].word)].add(tags[Int(index)])
    }
    for index in passage.recurring {
      let word = Int(passage.run[Int(index)].word)
      rows.append(EvidenceRows(words[word].without(tags[Int(index)])))
    }
    countPairs(passage, tags)
    addPairs(passage, tags)
  }

  // MARK: - Pairs

  /// Counts the pairs of words of which both stand elsewhere, too.
  private mutating func countPairs(_ passage: borrowing Passage, _ tags: [UInt8]) {
    table.removeAll(expecting: passage.recurring.count)
    pairs.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    for place in passage.recurring.indices {
      let index = Int(passage.recurring[place])
      guard place + 1 < passage.recurring.count, Int(passage.recurring[place + 1]) == index + 1,
        passage.run[index + 1].place == passage.run[index].place + 1
      else {
        numbers.append(-1)
        continue
      }
      let (first, second) = (passage.run[index].key, passage.run[index + 1].key)
      let number = table.index(of: TokenHash.extend(first, gap: second))
      numbers.append(Int32(number))
      if number == pairs.count { pairs.append(Decisions()) }
      pairs[number].add(Self.joined(tags[index], tags[index + 1]))
    }
  }

  private mutating func addPairs(_ passage: borrowing Passage, _ tags: [UInt8]) {
    for place in numbers.indices where numbers[place] >= 0 {
      let pair = pairs[Int(numbers[place])]
      guard pair.total > 1 else { continue }
      let index = Int(passage.recurring[place])
      let others = pair.without(Self.joined(tags[index], tags[index + 1]))
      rows[place].insert(pair: others, isFirst: true)
      rows[place + 1].insert(pair: others, isFirst: false)
    }
  }

  /// The type of the mention that holds both words, as a lane; outside where none does.
  private static func joined(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let goesOn = second < TagLane.count && (second >> 2 == 1 || second >> 2 == 2)
    return goesOn ? first & 3 : UInt8(TagLane.outside)
  }
}

/// How often the first pass decided for each type, for outside, and for each lane.
struct Decisions: Sendable {
  /// Four types, outside, and all.
  private(set) var types = SIMD8<UInt16>.zero
  private(set) var lanes = SIMD16<UInt16>.zero

  var total: UInt16 { types[5] }

  private static func column(_ tag: UInt8) -> Int {
    tag < TagLane.count ? Int(tag & 3) : 4
  }

  @inline(__always)
  mutating func add(_ tag: UInt8) { count(tag, 1) }

  /// All but one decision.
  @inline(__always)
  func without(_ tag: UInt8) -> Decisions {
    var others = self
    others.count(tag, 0 &- 1)
    return others
  }

  @inline(__always)
  private mutating func count(_ tag: UInt8, _ change: UInt16) {
    types[Self.column(tag)] &+= change
    types[5] &+= change
    if tag < TagLane.count { lanes[Int(tag)] &+= change }
  }
}

/// The rows of the model's evidence table for one token, a bit each.
package struct EvidenceRows: Sendable, Equatable {
  package private(set) var bits: UInt64 = 0

  package static let none = EvidenceRows()
  /// Rows of the table: five decisions by four shares, five majorities by three counts; four types
  /// each at the start, behind it and alone; five decisions on a pair by its two words.
  package static let count = 64

  private static let majorities = 20
  private static let places = 35
  private static let pairs = 47

  private init() {}

  init(_ others: Decisions) {
    let total = others.total
    var best = 0
    for column in 0..<5 where others.types[column] > 0 {
      bits |= 1 << UInt64(column * 4 + Self.share(others.types[column], of: total))
      if others.types[column] > others.types[best] { best = column }
      if others.types[column] == total { break }
    }
    bits |= 1 << UInt64(Self.majorities + best * 3 + min(Int(total), 3) - 1)
    for lane in 0..<TagLane.count where others.lanes[lane] > 0 {
      // Begin, inside and last, unit.
      let place = (lane / 4 + 1) / 2
      bits |= 1 << UInt64(Self.places + place * 4 + lane % 4)
    }
  }

  /// Adds what was decided elsewhere on a word and one beside it.
  mutating func insert(pair others: Decisions, isFirst: Bool) {
    for column in 0..<5 where others.types[column] > 0 {
      bits |= 1 << UInt64(Self.pairs + (isFirst ? 0 : 5) + column)
    }
  }

  /// Up to a third, up to two thirds, less than all, all.
  private static func share(_ part: UInt16, of total: UInt16) -> Int {
    if part == total { return 3 }
    return Int(part) * 3 <= Int(total) ? 0 : Int(part) * 3 <= Int(total) * 2 ? 1 : 2
  }
}
