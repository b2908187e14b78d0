internal import BroadsheetCore

/// What samples of a text say of its language: its letters and its common words.
///
/// Not copied: it has two kilobytes.
struct TextEvidence: ~Copyable {
  private typealias Counts = InlineArray<64, Int32>

  private let english = EnglishWords.shared
  private let common = CommonWords.shared
  /// Words in Latin letters.
  private(set) var words = 0
  /// Of them, those that begin with a small letter: no names.
  private(set) var small = 0
  /// Of those with a small letter, those with a letter that English does not have.
  private(set) var marked = 0
  /// Of those with a small letter, those that are common in no language: what a text is about.
  private(set) var content = 0
  /// Words with a small letter that have been met before.
  private(set) var repeated = 0
  /// Words that English has.
  private(set) var englishWords = 0
  /// Letters in any script; a character of East Asia counts twice.
  private(set) var letters = 0
  private(set) var digits = 0
  /// Letters by script, the Latin ones only outside ASCII.
  private var scripts = InlineArray<26, Int>(repeating: 0)
  /// Letters of scripts that some language alone has.
  private(set) var hints = LetterHints()

  /// By language: its words, and how many different ones.
  private var hits = Counts(repeating: 0)
  private var kinds = Counts(repeating: 0)
  /// A word that n languages have counts an nth for each.
  private var scores = Counts(repeating: 0)
  private static let unit = 60
  /// Which places of the table have been met; that of a word outside it is an empty one.
  private var met = InlineArray<64, UInt64>(repeating: 0)

  // The word that is being read.
  private var word = WordKey()
  private var script = Script.none
  private var isSmall = false
  private var isMarked = false

  /// Adds a part of a text.
  mutating func add(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      index += 1
      if byte < 0x80 {
        addASCII(byte)
      } else if byte >= 0xC0 {
        let next = index < range.upperBound ? text[index] : 0
        let third = index + 1 < range.upperBound ? text[index + 1] : 0
        index += addWide(byte, next, third: third)
      } else if word.count > 0 {
        word.add(byte)
      }
    }
    endWord()
  }

  private mutating func addASCII(_ byte: UInt8) {
    guard ASCII.isLetter(byte) else {
      if byte &- 0x30 < 10 { digits += 1 }
      return endWord()
    }
    if word.count == 0 { begin(.latin, isSmall: byte & 0x20 != 0) }
    word.add(byte | 0x20)
    letters += 1
  }

  /// Adds a character of two or more bytes; returns how many bytes follow the first.
  private mutating func addWide(_ lead: UInt8, _ next: UInt8, third: UInt8) -> Int {
    let width = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
    let script = Script(lead, next)
    guard script != .none else {
      endWord()
      return width
    }
    if word.count == 0 { begin(script, isSmall: true) }
    hints.add(lead, next)
    let (first, second) = Self.small(lead, next)
    word.add(first)
    word.add(second)
    if width > 1 { word.add(third) }
    let weight = width == 2 && lead >= 0xE3 ? 2 : 1
    letters += weight
    scripts[script.rawValue] += weight
    if script == .latin { isMarked = true } else { self.script = script }
    return width
  }

  /// A letter of two bytes in its small form, for the usual letters.
  private static func small(_ lead: UInt8, _ next: UInt8) -> (UInt8, UInt8) {
    switch (lead, next) {
    case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): (lead, next | 0x20)
    case (0xD0, 0x90...0x9F): (lead, next | 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, next & 0x9F)
    case (0xD0, 0x80...0x8F): (0xD1, next | 0x10)
    default: (lead, next)
    }
  }

  private mutating func begin(_ script: Script, isSmall: Bool) {
    self.script = script
    self.isSmall = isSmall
    isMarked = false
  }

  private mutating func endWord() {
    guard word.count > 0 else { return }
    defer { word = WordKey() }
    if script == .latin {
      words += 1
      if isSmall { small += 1 }
      if isSmall, isMarked { marked += 1 }
      if english.contains(word.lastBytes) { return englishWords += 1 }
    }
    if isSmall { add(common.slot(of: word.value)) }
  }

  private mutating func add(_ slot: Int) {
    let isNew = met[slot >> 6] >> UInt64(slot & 63) & 1 == 0
    met[slot >> 6] |= 1 << UInt64(slot & 63)
    if !isNew { repeated += 1 }
    var languages = common[slot]
    guard languages != 0 else {
      if script == .latin { content += 1 }
      return
    }
    let share = Int32(Self.unit / languages.nonzeroBitCount)
    while languages != 0 {
      let language = languages.trailingZeroBitCount
      hits[language] += 1
      scores[language] += share
      if isNew, word.count > 1 { kinds[language] += 1 }
      languages &= languages - 1
    }
  }
}

extension TextEvidence {
  /// The language of a list with the most words in the text.
  struct Candidate {
    var language: Language
    var hits: Int
    var kinds: Int
  }

  /// The best of the languages whose common words are known.
  func best(of lists: Range<Int>) -> Candidate? {
    let best = lists.max { scores[$0] < scores[$1] }
    guard let best, scores[best] > 0 else { return nil }
    return Candidate(
      language: CommonWords.lists[best].0,
      hits: Int(hits[best]),
      kinds: Int(kinds[best])
    )
  }

  /// Letters of a script; those of the Latin one only outside ASCII.
  func letters(of script: Script) -> Int { scripts[script.rawValue] }

  /// Letters that are not Latin.
  var foreignLetters: Int {
    Script.allCases.reduce(0) { $1 == .latin ? $0 : $0 + scripts[$1.rawValue] }
  }
}

/// Letters that tell languages of one script apart.
struct LetterHints {
  private(set) var ukrainian = 0, belarusian = 0, russian = 0, serbian = 0, macedonian = 0
  private(set) var kazakh = 0, persian = 0, urdu = 0

  /// Adds a character by its first two bytes.
  @inline(__always)
  mutating func add(_ lead: UInt8, _ next: UInt8) {
    guard lead & 0xFC == 0xD0 || lead & 0xFC == 0xD8 else { return }
    switch (lead, next) {
    case (0xD1, 0x94), (0xD1, 0x97): ukrainian += 1
    case (0xD1, 0x9E): belarusian += 1
    case (0xD1, 0x8B), (0xD1, 0x8D): russian += 1
    case (0xD1, 0x98...0x9B): serbian += 1
    case (0xD1, 0x93), (0xD1, 0x9C), (0xD1, 0x95): macedonian += 1
    case (0xD2, 0x9B), (0xD2, 0x93), (0xD2, 0xB1), (0xD3, 0x99): kazakh += 1
    case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0xAF), (0xDB, 0x8C): persian += 1
    case (0xD9, 0xB9), (0xDA, 0x88), (0xDA, 0xBA), (0xDB, 0x92): urdu += 1
    default: break
    }
  }

  /// The language in Cyrillic letters that alone has one of the text.
  var cyrillic: Language? {
    if kazakh > 0 { return .kk }
    if belarusian > 0 { return .be }
    if macedonian > 0 { return .mk }
    if serbian > 0 { return .sr }
    if ukrainian > 0 { return .uk }
    return russian > 0 ? .ru : nil
  }

  var arabic: Language { urdu > 0 ? .ur : persian > 0 ? .fa : .ar }
}
