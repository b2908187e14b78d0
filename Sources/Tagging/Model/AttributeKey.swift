internal import BroadsheetCore

/// A property of a word that weights hang on, such as "ends in -burg", by its hash.
package struct AttributeKey: Hashable, Sendable {
  package let hash: UInt64

  package init(hash: UInt64) { self.hash = hash }

  /// The kinds of properties; each hashes apart from the others.
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

  package init(_ kind: Kind, _ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    self.init(kind, TokenHash.exact(text, range))
  }

  /// A property named by a number or by the hash of a name.
  package init(_ kind: Kind, _ value: UInt64) {
    hash = TokenHash.extend(value, gap: kind.rawValue)
  }
}

/// Lists the properties of words, one after the other, in buffers of its own.
package struct WordAttributes: Sendable {
  private let lexicon: Lexicon
  /// The properties of the last word, in a fixed order.
  package private(set) var keys: [AttributeKey] = []
  /// How many of them, the first ones, also weigh on the word's neighbours.
  package private(set) var sharedCount = 0
  /// The letters, the cluster and the shape of the last word.
  package private(set) var identity = WordIdentity.boundary
  private var lower: [UInt8] = []
  private var title: [UInt8] = []
  private var shape: [UInt8] = []

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  private static let longestAffix = 4

  /// Replaces the properties by those of a word; by that of a sentence's boundary for an empty one.
  ///
  /// O(length of the word).
  package mutating func read(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    keys.removeAll(keepingCapacity: true)
    guard !word.isEmpty else { return readBoundary() }
    WordForm.lowerCase(text, word, into: &lower)
    WordForm.titleCase(text, word, into: &title)
    WordForm.shape(text, word, into: &shape)
    let form = TokenHash.exact(text, word)
    let letters = TokenHash.exact(lower.span, 0..<lower.count)
    let outline = TokenHash.exact(shape.span, 0..<shape.count)
    keys.append(AttributeKey(.form, form))
    keys.append(AttributeKey(.lowerForm, letters))
    keys.append(AttributeKey(.shape, outline))
    keys.append(AttributeKey(.shape, UInt64(min(word.count, 6)) << 8 | UInt64(shape.first ?? 0)))
    let numbers = appendLexicon(form, letters)
    sharedCount = keys.count
    appendAffixes(text, word)
    appendHyphenParts(text, word)
    let cluster = lexicon.first(of: numbers)
    identity = WordIdentity(
      letters: letters,
      cluster: cluster == 0 ? outline : cluster &* 0x9E37_79B9_7F4A_7C15,
      shape: outline
    )
  }

  private mutating func readBoundary() {
    keys.append(AttributeKey(.boundary, 0))
    sharedCount = 1
    identity = .boundary
  }

  private mutating func appendAffixes(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    for length in 1...Self.longestAffix where length < word.count {
      keys.append(AttributeKey(.prefix, text, word.lowerBound..<(word.lowerBound + length)))
      keys.append(AttributeKey(.suffix, text, (word.upperBound - length)..<word.upperBound))
    }
  }

  /// What stands before the first and behind the last hyphen, and what is known of the former.
  private mutating func appendHyphenParts(_ text: borrowing Span<UInt8>, _ word: Range<Int>) {
    let hyphen = UInt8(ascii: "-")
    guard word.count > 2,
      let first = word.dropFirst().first(where: { text[$0] == hyphen }),
      let last = word.dropLast().last(where: { text[$0] == hyphen })
    else { return }
    keys.append(AttributeKey(.head, text, word.lowerBound..<first))
    keys.append(AttributeKey(.tail, text, (last + 1)..<word.upperBound))
    let known = keys.count
    lexicon.appendKeys(
      of: lexicon.numbers(of: TokenHash.exact(text, word.lowerBound..<first)),
      to: &keys
    )
    for index in known..<keys.count { keys[index] = AttributeKey(.head, keys[index].hash) }
  }

  /// What the lexicon knows of the word; where it knows nothing, of its spelling with one capital
  /// or none.
  private mutating func appendLexicon(_ form: UInt64, _ letters: UInt64) -> UInt64 {
    var numbers = lexicon.numbers(of: form)
    keys.append(AttributeKey(.folded, numbers == 0 ? 0 : 1))
    if !lexicon.isComplete(numbers) {
      let titled = TokenHash.exact(title.span, 0..<title.count)
      if titled != form { numbers = lexicon.completed(numbers, by: lexicon.numbers(of: titled)) }
      if letters != form { numbers = lexicon.completed(numbers, by: lexicon.numbers(of: letters)) }
    }
    lexicon.appendKeys(of: numbers, to: &keys)
    return numbers
  }
}
