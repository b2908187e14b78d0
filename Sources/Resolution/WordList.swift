/// Words in the order of their list, which has blanks or line breaks between them.
package struct WordList: Sendable, ExpressibleByStringLiteral {
  let words: [[UInt8]]

  package init(stringLiteral list: String) { words = list.words.map(Array.init) }
}

/// Words of any length to look up, listed with blanks or line breaks between them.
package struct WordSet: Sendable, ExpressibleByStringLiteral {
  private let words: Set<[UInt8]>

  package init(stringLiteral list: String) { words = Set(list.words.map(Array.init)) }

  func contains(_ word: [UInt8]) -> Bool { words.contains(word) }
}

/// A few words of at most eight bytes, which are compared as numbers.
package struct ShortWords: Sendable, ExpressibleByStringLiteral {
  private let packed: [UInt64]
  private let shortest: Int
  private let longest: Int

  /// A list with blanks or line breaks between the words.
  package init(stringLiteral list: String) {
    let words = list.words
    precondition(words.allSatisfy { $0.count <= 8 }, "a short word has at most eight bytes")
    packed = words.map { word in word.reduce(0) { $0 << 8 | UInt64($1) } }
    shortest = words.map(\.count).min() ?? 1
    longest = words.map(\.count).max() ?? 0
  }

  /// Whether a word is in the list, whatever the case of its letters.
  @inline(__always)
  func contains(_ word: Range<Int>, of names: borrowing Span<UInt8>) -> Bool {
    guard word.count >= shortest, word.count <= longest else { return false }
    return packed.contains(Letters.packed(word, of: names))
  }
}

extension String {
  fileprivate var words: [Substring.UTF8View] {
    utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A })
  }
}
