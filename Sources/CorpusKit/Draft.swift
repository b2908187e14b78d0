/// Text in the making: puts blanks between words, capitals at the start, and notes the mentions.
///
/// ASCII punctuation throughout; `Typography` turns it into curly quotes and dashes later.
package struct Draft: Sendable {
  package var bytes: [UInt8] = []
  /// Ids of the names mentioned, in the order of the text.
  package var mentions: [UInt32] = []
  package private(set) var words = 0
  /// The next word is the first of a sentence.
  package private(set) var atStart = false
  private var glued = true

  package init() {}

  package mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    words = 0
    glued = true
  }

  /// Appends words separated by single blanks.
  package mutating func say(_ text: String) {
    open()
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    words += 1 + bytes[start...].count { $0 == 0x20 }
    capitalize(start)
  }

  package mutating func say(
    _ lexicon: Lexicon,
    _ wordClass: Lexicon.Class,
    _ random: inout Random
  ) {
    open()
    let start = bytes.count
    lexicon.append(wordClass, &random, to: &bytes)
    words += 1
    fixArticle(before: start)
    capitalize(start)
  }

  package mutating func say(_ text: [UInt8]) {
    open()
    bytes.append(contentsOf: text)
    words += 1
    atStart = false
  }

  package mutating func say(_ number: Int) { say(decimal(number)) }

  package mutating func mention(_ id: Int, _ name: ArraySlice<UInt8>) {
    open()
    bytes.append(contentsOf: name)
    mentions.append(UInt32(id))
    words += 1
    atStart = false
  }

  /// Appends punctuation or an ending directly to the last word.
  package mutating func attach(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends an opening mark: the next word follows without a blank.
  package mutating func opening(_ text: String) {
    open()
    bytes.append(contentsOf: text.utf8)
    glued = true
  }

  package mutating func startSentence() { atStart = true }

  package mutating func startParagraph() {
    if !bytes.isEmpty { attach("\n\n") }
    glued = true
    atStart = true
  }

  private mutating func open() {
    if !glued { bytes.append(0x20) }
    glued = false
  }

  /// Turns " a " into " an " where the word at `start` begins with a vowel.
  private mutating func fixArticle(before start: Int) {
    guard start > 2, bytes[start - 1] == 0x20, bytes[start - 2] | 0x20 == 0x61,
      !(0x61...0x7A).contains(bytes[start - 3]), "aeio".utf8.contains(bytes[start])
    else { return }
    bytes.insert(0x6E, at: start - 1)
  }

  private mutating func capitalize(_ index: Int) {
    guard atStart else { return }
    atStart = false
    if (0x61...0x7A).contains(bytes[index]) { bytes[index] -= 0x20 }
  }
}
