internal import BroadsheetCore

/// A small set of words, found by their bytes.
struct WordSet: Sendable {
  private let bytes: [UInt8]
  /// The ranges of the words in `bytes`, by their length: most look-ups compare two or three.
  private let byLength: [[Range<Int>]]

  /// The words of a list, with blanks or line breaks between them.
  init(_ list: String) {
    bytes = Array(list.utf8)
    var byLength: [[Range<Int>]] = []
    for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      while byLength.count <= word.count { byLength.append([]) }
      byLength[word.count].append(word.startIndex..<word.endIndex)
    }
    self.byLength = byLength
  }

  /// The hashes of the words.
  var all: [UInt64] {
    byLength.joined().map { WordForm.hash(bytes.span, $0) }
  }

  func contains(_ text: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count < byLength.count else { return false }
    for own in byLength[word.count] {
      if ByteScan.equal(text, at: word, to: bytes.span, at: own) { return true }
    }
    return false
  }
}
