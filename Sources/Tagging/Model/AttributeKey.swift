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
    hash = Self.mixed(kind, TokenHash.exact(text, range))
  }

  /// A property named by a number or by the hash of a name.
  package init(_ kind: Kind, _ value: UInt64) {
    hash = Self.mixed(kind, value)
  }

  private static func mixed(_ kind: Kind, _ value: UInt64) -> UInt64 {
    TokenHash.extend(value, gap: kind.rawValue)
  }
}

/// Lists the properties of a word.
package struct WordAttributes: Sendable {
  private let lexicon: Lexicon

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  private static let longestAffix = 4

  /// Replaces `keys` by the properties of a word, in a fixed order.
  ///
  /// O(length of the word).
  ///
  /// - Returns: how many of them, the first ones, also weigh on the word's neighbours.
  @discardableResult
  package func list(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    into keys: inout [AttributeKey]
  ) -> Int {
    keys.removeAll(keepingCapacity: true)
    keys.append(AttributeKey(.form, text, word))
    let lower = WordForm.lowerCased(text, word)
    keys.append(AttributeKey(.lowerForm, lower.span, 0..<lower.count))
    let shape = WordForm.shape(text, word)
    keys.append(AttributeKey(.shape, shape.span, 0..<shape.count))
    keys.append(AttributeKey(.shape, UInt64(min(word.count, 6)) << 8 | UInt64(shape.first ?? 0)))
    appendLexicon(text, word, lower, to: &keys)
    let shared = keys.count
    appendAffixes(text, word, to: &keys)
    appendHyphenParts(text, word, to: &keys)
    return shared
  }

  /// The properties of the place before the first and after the last token of a sentence.
  package static let boundary = [AttributeKey(.boundary, 0)]

  private func appendAffixes(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    to keys: inout [AttributeKey]
  ) {
    for length in 1...Self.longestAffix where length < word.count {
      keys.append(AttributeKey(.prefix, text, word.lowerBound..<(word.lowerBound + length)))
      keys.append(AttributeKey(.suffix, text, (word.upperBound - length)..<word.upperBound))
    }
  }

  /// What stands before the first and behind the last hyphen, and what is known of the former.
  private func appendHyphenParts(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    to keys: inout [AttributeKey]
  ) {
    let hyphen = UInt8(ascii: "-")
    guard word.count > 2,
      let first = word.dropFirst().first(where: { text[$0] == hyphen }),
      let last = word.dropLast().last(where: { text[$0] == hyphen })
    else { return }
    keys.append(AttributeKey(.head, text, word.lowerBound..<first))
    keys.append(AttributeKey(.tail, text, (last + 1)..<word.upperBound))
    let known = keys.count
    lexicon.appendKeys(
      of: lexicon.numbers(of: WordForm.hash(text, word.lowerBound..<first)),
      to: &keys
    )
    for index in known..<keys.count { keys[index] = AttributeKey(.head, keys[index].hash) }
  }

  /// The first cluster that the lexicon knows of the word or of its other spellings, as a number
  /// above 1; 0 for none.
  func firstCluster(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    _ lower: [UInt8]
  ) -> UInt64 {
    let number = lexicon.first(of: numbers(text, word, lower))
    return number == 0 ? 0 : number &* 0x9E37_79B9_7F4A_7C15
  }

  private func numbers(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    _ lower: [UInt8]
  ) -> UInt64 {
    var numbers = lexicon.numbers(of: WordForm.hash(text, word))
    for form in [WordForm.titleCased(text, word), lower] {
      let other = lexicon.numbers(of: WordForm.hash(form.span, 0..<form.count))
      numbers = lexicon.completed(numbers, by: other)
    }
    return numbers
  }

  /// What the lexicon knows of the word; where it knows nothing, of its spelling with one capital
  /// or none.
  private func appendLexicon(
    _ text: borrowing Span<UInt8>,
    _ word: Range<Int>,
    _ lower: [UInt8],
    to keys: inout [AttributeKey]
  ) {
    let isKnown = lexicon.numbers(of: WordForm.hash(text, word)) != 0
    keys.append(AttributeKey(.folded, isKnown ? 1 : 0))
    lexicon.appendKeys(of: numbers(text, word, lower), to: &keys)
  }
}
