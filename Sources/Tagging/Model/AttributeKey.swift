internal import BroadsheetCore

/// A property of a word that has weights, such as "ends in -burg", by its hash.
package struct AttributeKey: Hashable, Sendable {
  package let hash: UInt64

  package init(hash: UInt64) { self.hash = hash }

  /// The kinds of properties; equal text of two kinds has two hashes.
  package enum Kind: UInt64, Sendable {
    case boundary = 1
    case form
    case lowerForm
    case prefix
    case suffix
    case shape
    case cluster
    case list
    case folded
    case head
    case tail
  }

  package init(_ kind: Kind, in text: borrowing Span<UInt8>, _ range: Range<Int>) {
    self.init(kind, TokenHash.exact(text, range))
  }

  /// A property named by a number or by the hash of a name.
  package init(_ kind: Kind, _ value: UInt64) {
    hash = TokenHash.extend(value, gap: kind.rawValue)
  }
}

/// Lists the properties of words, one word after the other.
package struct WordAttributes: Sendable {
  /// How many properties, the first ones, identify the word.
  package static let formCount = 2

  private let lexicon: Lexicon
  /// The properties that the spelling of the last word has, in a fixed order.
  package private(set) var keys: [AttributeKey] = []
  /// How many of them, the first ones, also weigh on the word's neighbours.
  package private(set) var sharedCount = 0
  /// The sets of keys that the lexicon has for the last word; all weigh on neighbours, too.
  package private(set) var known: [Int] = []
  /// The identity of the last word in pairs.
  package private(set) var identity = WordIdentity.boundary
  private var lower: [UInt8] = []
  private var title: [UInt8] = []
  private var shape: [UInt8] = []

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Prefetches what the lexicon holds of a word that is read soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) { lexicon.prefetch(hash) }

  private static let longestAffix = 4

  /// Replaces the properties by those of a word; an empty word means the boundary of a sentence.
  ///
  /// O(length of the word).
  package mutating func read(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    keys.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    guard !word.isEmpty else { return readBoundary() }
    guard WordForm.isLongNumber(text, word) else { return readForm(text, word) }
    var digits: [UInt8] = []
    WordForm.foldDigits(text, word, into: &digits)
    readForm(digits.span, 0..<digits.count)
  }

  private mutating func readForm(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    WordForm.lowerCase(text, word, into: &lower)
    let form = TokenHash.exact(text, word)
    let letters = TokenHash.exact(lower.span, 0..<lower.count)
    // Prefetched first: the work until they are needed takes about as long as memory does.
    let titled = letters == form ? form : titled(text, word)
    if letters != form { lexicon.prefetch(letters) }
    if titled != form { lexicon.prefetch(titled) }
    WordForm.shape(text, word, into: &shape)
    let outline = TokenHash.exact(shape.span, 0..<shape.count)
    keys.append(AttributeKey(.form, form))
    keys.append(AttributeKey(.lowerForm, letters))
    keys.append(AttributeKey(.shape, outline))
    keys.append(AttributeKey(.shape, UInt64(min(word.count, 6)) << 8 | UInt64(shape.first ?? 0)))
    let numbers = lookUp(form, titled: titled, lowerCased: letters)
    lexicon.appendSets(of: numbers, to: &known)
    identity = WordIdentity(
      letters: letters,
      cluster: lexicon.firstNumber(of: numbers),
      shape: outline
    )
    sharedCount = keys.count
    if Self.mayBePartOfMention(text, word) {
      appendAffixes(text, word)
      appendHyphenParts(text, word)
    }
  }

  private mutating func readBoundary() {
    keys.append(AttributeKey(.boundary, 0))
    sharedCount = 1
    identity = .boundary
  }

  /// Whether the word has more than small ASCII letters and marks, or begins with a digit: apart
  /// from connectors, only such words are scored.
  private static func mayBePartOfMention(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>
  ) -> Bool {
    for index in word where NameTokens.isUpper(text[index]) || text[index] >= 0x80 { return true }
    return (text[word.lowerBound] &- 0x30) < 10
  }

  private mutating func appendAffixes(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    for length in 1...Self.longestAffix where length < word.count {
      keys.append(AttributeKey(.prefix, in: text, word.lowerBound..<(word.lowerBound + length)))
      keys.append(AttributeKey(.suffix, in: text, (word.upperBound - length)..<word.upperBound))
    }
  }

  /// Appends the parts before the first and behind the last hyphen, and what the lexicon knows of
  /// the first part.
  private mutating func appendHyphenParts(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    let hyphen = UInt8(ascii: "-")
    guard word.count > 2,
      let first = word.dropFirst().first(where: { text[$0] == hyphen }),
      let last = word.dropLast().last(where: { text[$0] == hyphen })
    else { return }
    keys.append(AttributeKey(.head, in: text, word.lowerBound..<first))
    keys.append(AttributeKey(.tail, in: text, (last + 1)..<word.upperBound))
    var sets: [Int] = []
    lexicon.appendSets(
      of: lexicon.numbers(of: TokenHash.exact(text, word.lowerBound..<first)),
      to: &sets
    )
    for key in sets.flatMap(lexicon.keys(ofSet:)) { keys.append(AttributeKey(.head, key.hash)) }
  }

  /// The hash of the word with no capital but the first.
  private mutating func titled(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> UInt64 {
    WordForm.titleCase(text, word, into: &title)
    return TokenHash.exact(title.span, 0..<title.count)
  }

  /// The numbers that the lexicon has for a word; where it has none for a word with capitals, those
  /// of its spelling with one capital or none.
  private mutating func lookUp(
    _ form: UInt64,
    titled: UInt64,
    lowerCased letters: UInt64
  ) -> UInt64 {
    var numbers = lexicon.numbers(of: form)
    keys.append(AttributeKey(.folded, numbers == 0 ? 0 : 1))
    if letters == form || lexicon.isComplete(numbers) { return numbers }
    if titled != form { numbers = lexicon.completed(numbers, by: lexicon.numbers(of: titled)) }
    return lexicon.completed(numbers, by: lexicon.numbers(of: letters))
  }
}
