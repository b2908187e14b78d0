/// A text under construction: sets blanks and capitals, and records the mentions.
///
/// ASCII punctuation throughout; `Typography` turns it into curly quotes and dashes later.
package struct Draft: Sendable {
  package var bytes: [UInt8] = []
  /// Ids of the names mentioned, in the order of the text.
  package var mentions: [UInt32] = []
  /// The positions of the mentions.
  private var places: [Range<Int>] = []
  /// The starts of the sentences.
  private var starts: [Int] = []
  package private(set) var words = 0
  /// The next word is the first of a sentence.
  package private(set) var atStart = false
  private var glued = true
  /// Whether names may end in a full stop.
  var hasStops = false
  /// The name that the last name becomes if a full stop follows, as "Corp" becomes "Corp.".
  var stopped: Int?

  package init() {}

  package mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
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
    _ wordClass: Lexicon.Class,
    from lexicon: Lexicon,
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
    stopped = nil
    places.append((bytes.count - name.count)..<bytes.count)
    words += 1
    atStart = false
  }

  /// Appends punctuation or an ending directly to the last word.
  package mutating func attach(_ text: String) {
    if hasStops, text.utf8.first == 0x2E, places.last?.upperBound == bytes.count {
      return stopName(isDot: text == ".")
    }
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a full stop after a name: once, if the name itself ends in one.
  private mutating func stopName(isDot: Bool) {
    guard isDot, bytes.last != 0x2E else { return }
    bytes.append(0x2E)
    let last = mentions.count - 1
    guard let id = stopped else { return }
    mentions[last] = UInt32(id)
    places[last] = places[last].lowerBound..<bytes.count
  }

  /// Whether the text ends in a word and a blank.
  func ends(in word: String) -> Bool {
    !glued && bytes.suffix(word.utf8.count).elementsEqual(word.utf8)
      && (bytes.count == word.utf8.count || bytes[bytes.count - word.utf8.count - 1] < 0x41)
  }

  /// Makes the last mention begin with the word before it.
  mutating func widenMention(by count: Int, as id: Int) {
    let last = places.count - 1
    mentions[last] = UInt32(id)
    places[last] = (places[last].lowerBound - count)..<places[last].upperBound
  }

  /// Appends an opening mark: the next word follows without a blank.
  package mutating func opening(_ text: String) {
    open()
    bytes.append(contentsOf: text.utf8)
    glued = true
  }

  package mutating func startSentence() {
    atStart = true
    starts.append(bytes.count)
  }

  /// Takes the text since the last call, by sentences.
  mutating func takePassages() -> [Passage] {
    // A dateline belongs to the sentence after it.
    let cuts = [0] + starts.dropFirst().filter { $0 < bytes.count } + [bytes.count]
    var next = 0
    var passages: [Passage] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
      var passage = Passage()
      passage.opensParagraph = start == 0 || bytes[start - 1] == 0x0A
      let text = bytes[start..<end].drop { $0 == 0x20 }
      passage.bytes = Array(text.prefix(upTo: text.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? end))
      while next < places.count, places[next].lowerBound < end {
        let spot = Spot(place: places[next], id: Int(mentions[next]))
        passage.spots.append(spot.shifted(by: -text.startIndex))
        next += 1
      }
      passages.append(passage)
    }
    bytes.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    glued = true
    return passages
  }

  package mutating func startParagraph() {
    if !bytes.isEmpty { attach("\n\n") }
    glued = true
    atStart = true
  }

  private mutating func open() {
    if !glued { bytes.append(0x20) }
    glued = false
  }

  /// Turns " a " into " an " if the word at `start` begins with a vowel.
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
