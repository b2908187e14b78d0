package import BroadsheetCore
package import Tagging

/// Reads the tokens of articles, in order.
struct TextReader: Sendable {
  private let tokenizer: Tokenizer

  init(rules: LanguageRules) { tokenizer = Tokenizer(rules: rules) }

  /// A field longer than this is read in pieces, so that memory does not grow with it.
  private static let pieceSize = 1 << 20

  /// Calls `body` with the text and the tokens of each field; every field starts a sentence.
  func read(
    _ batch: borrowing ArticleBatch,
    _ body: (borrowing Span<UInt8>, [Token]) -> Void
  ) {
    let text = batch.text.span
    var tokens: [Token] = []
    for article in batch.articles {
      for field in [article.title.bounds, article.body.bounds] {
        var start = field.lowerBound
        while start < field.upperBound {
          let end = Self.pieceEnd(text, start..<field.upperBound)
          tokens.removeAll(keepingCapacity: true)
          tokenizer.tokenize(text, start..<end, into: &tokens)
          body(text, tokens)
          start = end
        }
      }
    }
  }

  private static func pieceEnd(_ text: borrowing Span<UInt8>, _ rest: Range<Int>) -> Int {
    guard rest.count > pieceSize else { return rest.upperBound }
    let least = rest.lowerBound + pieceSize
    for index in least..<rest.upperBound where text[index] <= 0x20 { return index }
    return rest.upperBound
  }
}

/// Counts the words of articles, with letters in their case.
package struct WordCounter: Sendable {
  /// The count of each word and its range in `bytes`, by the hash of the word.
  private var words: [UInt64: (count: Int, start: Int, length: Int)] = [:]
  private var bytes: [UInt8] = []
  private let reader: TextReader
  /// How many tokens it has read.
  package private(set) var total = 0

  /// A counter for texts of one language.
  package init(rules: LanguageRules = .builtIn) { reader = TextReader(rules: rules) }

  package mutating func add(_ batch: borrowing ArticleBatch) {
    reader.read(batch) { text, tokens in
      total += tokens.count
      for token in tokens { add(text, token.range) }
    }
  }

  private mutating func add(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    let hash = WordForm.hash(text, word)
    if words[hash]?.count == nil {
      words[hash] = (0, bytes.count, word.count)
      for index in word { bytes.append(text[index]) }
    }
    words[hash]?.count += 1
  }

  /// The words that occur at least `minimum` times.
  package func vocabulary(minimum: Int) -> Vocabulary {
    let kept = words.filter { $0.value.count >= minimum }
    return Vocabulary(
      kept.map { hash, word in
        Vocabulary.Word(
          bytes: Array(bytes[word.start..<(word.start + word.length)]),
          count: word.count,
          hash: hash
        )
      }
    )
  }
}

/// The words that get a cluster, the most frequent first.
package struct Vocabulary: Sendable {
  package struct Word: Sendable, Equatable {
    package var bytes: [UInt8]
    package var count: Int
    var hash: UInt64
  }

  package let words: [Word]
  private let numbers: [UInt64: Int32]

  /// Sorts the words by count; words of one count by their bytes.
  init(_ words: [Word]) {
    self.words = words.sorted {
      $0.count == $1.count ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.count > $1.count
    }
    numbers = Dictionary(
      uniqueKeysWithValues: self.words.enumerated().map { ($1.hash, Int32($0)) }
    )
  }

  package var count: Int { words.count }

  /// How many contexts there are: the words of the vocabulary, the shapes of other words, and,
  /// last, the boundary of a sentence.
  var contexts: Int { count + Self.shapes + 1 }
  var boundary: Int { count + Self.shapes }

  private static let shapes = 8

  func number(_ text: borrowing Span<UInt8>, _ token: Token) -> Int {
    numbers[WordForm.hash(text, token.range)].map(Int.init) ?? count + Int(token.shape.rawValue)
  }
}

/// Counts pairs of neighbouring words.
package struct PairCounter: Sendable {
  private let vocabulary: Vocabulary
  /// The left neighbour in the high half, the right one in the low half.
  private var pairs: [UInt64: UInt32] = [:]
  private let reader: TextReader

  /// How many pairs are held at once; beyond that, it forgets pairs that it has met once.
  private static let mostPairs = 12_000_000

  /// A counter for texts of one language.
  package init(_ vocabulary: Vocabulary, rules: LanguageRules = .builtIn) {
    self.vocabulary = vocabulary
    reader = TextReader(rules: rules)
  }

  package mutating func add(_ batch: borrowing ArticleBatch) {
    reader.read(batch) { text, tokens in
      var previous = vocabulary.boundary
      for token in tokens {
        if token.startsSentence, previous != vocabulary.boundary {
          add(previous, vocabulary.boundary)
          previous = vocabulary.boundary
        }
        let word = vocabulary.number(text, token)
        add(previous, word)
        previous = word
      }
      if previous != vocabulary.boundary { add(previous, vocabulary.boundary) }
    }
    if pairs.count > Self.mostPairs { pairs = pairs.filter { $0.value > 1 } }
  }

  /// Counts a pair, unless neither word is in the vocabulary.
  private mutating func add(_ left: Int, _ right: Int) {
    guard min(left, right) < vocabulary.count else { return }
    pairs[UInt64(left) << 32 | UInt64(right), default: 0] += 1
  }

  /// The neighbours of each word.
  package func neighbours() -> Neighbours {
    Neighbours(pairs.sorted { $0.key < $1.key }, vocabulary)
  }
}

/// For each word of a vocabulary, its neighbours and how often each occurs.
///
/// Neighbours on the left and on the right have their own numbers: `contexts` on each side.
package struct Neighbours: Sendable {
  struct Entry: Sendable {
    var context: Int32
    var count: UInt32
  }

  /// The entries of word w are `entries[starts[w]..<starts[w + 1]]`.
  private(set) var starts: [Int]
  private(set) var entries: [Entry]
  /// For each context, how many words are beside it.
  private(set) var degrees: [Int]
  let words: Int
  /// How many neighbours each word has on both sides.
  private(set) var totals: [Int]

  init(_ pairs: [(key: UInt64, value: UInt32)], _ vocabulary: Vocabulary) {
    words = vocabulary.count
    let side = vocabulary.contexts
    starts = [Int](repeating: 0, count: words + 1)
    totals = [Int](repeating: 0, count: words)
    degrees = [Int](repeating: 0, count: 2 * side)
    for (key, _) in pairs {
      for word in [Int(key >> 32), Int(key & 0xFFFF_FFFF)] where word < words {
        starts[word + 1] += 1
      }
    }
    for word in 0..<words { starts[word + 1] += starts[word] }
    entries = [Entry](repeating: Entry(context: 0, count: 0), count: starts[words])
    var next = starts
    for (key, count) in pairs {
      let (left, right) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      if right < words { put(left, count, of: right, at: &next) }
      if left < words { put(side + right, count, of: left, at: &next) }
    }
  }

  private mutating func put(_ context: Int, _ count: UInt32, of word: Int, at next: inout [Int]) {
    entries[next[word]] = Entry(context: Int32(context), count: count)
    next[word] += 1
    degrees[context] += 1
    totals[word] += Int(count)
  }
}
