package import BroadsheetCore

/// Guesses the language of an article by its first words.
///
/// Text in Latin letters is identified by the commonest words of each language, other text by its
/// letters alone. Reads the body, or the title where there is no body, up to twelve common words
/// and at most 600 bytes: a microsecond an article. Nil where that is too little.
package enum LanguageIdentifier {
  private static let sample = 600
  /// So many common words decide: two lines of any article.
  private static let wordLimit = 12

  /// The language of an article in `text`, that of its batch, normalized or not.
  package static func guess(_ text: borrowing Span<UInt8>, _ article: Article) -> Language? {
    let field = (article.body.isEmpty ? article.title : article.body).bounds
    return guess(text, field.lowerBound..<min(field.upperBound, field.lowerBound + sample))
  }

  /// The language of a range of a text.
  package static func guess(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Language? {
    let common = CommonWords.shared
    var letters = LetterCounts()
    var words = WordScores()
    var key: UInt64 = 0
    var start = range.lowerBound
    for index in range {
      let byte = text[index]
      let isASCIILetter = ASCII.isLetter(byte)
      if isASCIILetter || byte >= 0x80 {
        if byte >= 0x80 { letters.add(byte, after: index > range.lowerBound ? text[index - 1] : 0) }
        // The last bytes of a word of more than eight are not needed: no common word is so long.
        key |= UInt64(isASCIILetter ? byte | 0x20 : byte) << (UInt64(index - start) &* 8)
        continue
      }
      if index > start {
        letters.latin += index - start
        if index - start <= 8 { words.add(common.languages(of: key)) }
        if words.count == wordLimit { break }
      }
      key = 0
      start = index + 1
    }
    return letters.isLatin ? words.best : letters.language
  }
}

/// What the letters of a sample are, by the first two bytes of each.
private struct LetterCounts {
  /// Bytes of words; those of other scripts are counted below, too.
  var latin = 0
  private var cyrillic = 0, ukrainian = 0, russian = 0
  private var greek = 0, hebrew = 0, arabic = 0, persian = 0
  private var devanagari = 0, thai = 0, han = 0, kana = 0, hangul = 0

  /// Adds a byte outside ASCII; a continuation byte is looked at together with the byte before it.
  mutating func add(_ byte: UInt8, after previous: UInt8) {
    if byte >= 0xC0 { addLead(byte) } else { addPair(previous, byte) }
  }

  private mutating func addLead(_ byte: UInt8) {
    switch byte {
    case 0xCE...0xCF: greek += 1
    case 0xD0...0xD3: cyrillic += 1
    case 0xD6...0xD7: hebrew += 1
    case 0xD8...0xDB: arabic += 1
    case 0xE4...0xE9: han += 1
    case 0xEB...0xEC: hangul += 1
    default: break
    }
  }

  private mutating func addPair(_ lead: UInt8, _ byte: UInt8) {
    switch (lead, byte) {
    case (0xD1, 0x94), (0xD1, 0x96...0x97): ukrainian += 1
    case (0xD1, 0x8B), (0xD1, 0x8D): russian += 1
    case (0xD9, 0xBE), (0xDA, 0x86), (0xDA, 0xAF), (0xDB, 0x8C): persian += 1
    case (0xE0, 0xA4...0xA5): devanagari += 1
    case (0xE0, 0xB8...0xB9): thai += 1
    case (0xE3, 0x81...0x83): kana += 1
    default: break
    }
  }

  private var scripts: [(count: Int, language: Language)] {
    [
      (greek, .el), (hebrew, .he), (arabic, persian > 0 ? .fa : .ar), (devanagari, .hi),
      (thai, .th), (hangul, .ko), (han + kana, kana * 8 > han ? .ja : .zh),
      (cyrillic, ukrainian > 0 ? .uk : russian > 0 ? .ru : .bg),
    ]
  }

  /// Other letters take two or three bytes, which `latin` counts along.
  var isLatin: Bool { scripts.reduce(0) { $0 + $1.count } * 4 <= latin }

  var language: Language? {
    let best = scripts.max { $0.count < $1.count }
    return best.flatMap { $0.count >= 4 ? $0.language : nil }
  }
}

/// How often a sample has the commonest words of each language.
private struct WordScores {
  /// A word that only one language has counts this much; one that n have, an nth of it.
  private static let unit = 12
  private var scores = InlineArray<17, Int>(repeating: 0)
  /// Words so far that are common in any language.
  private(set) var count = 0

  /// Adds a word that is common in some languages, or in none.
  @inline(__always)
  mutating func add(_ languages: UInt32) {
    var languages = languages
    guard languages != 0 else { return }
    count += 1
    let share = Self.unit / languages.nonzeroBitCount
    while languages != 0 {
      scores[languages.trailingZeroBitCount] += share
      languages &= languages - 1
    }
  }

  /// The language of the highest score; nil below three words, and where another one is near.
  var best: Language? {
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    for index in scores.indices where index != best && scores[index] * 5 > scores[best] * 4 {
      return nil
    }
    return scores[best] >= 3 * Self.unit ? CommonWords.lists[best].0 : nil
  }
}

/// The commonest words of the languages that are written in Latin letters.
private struct CommonWords {
  static let shared = CommonWords()

  /// In the order of the bits in `languages(of:)`.
  static let lists: [(Language, String)] = [
    (
      .en,
      "the of and to in that is was for with his he she at by have from they which were not are"
    ),
    (
      .fr,
      "le la les des et en du que une dans qui pour est au sur par pas plus avec son ce il aux un"
    ),
    (.de, "der die und das den von zu mit ist auf für nicht ein eine dem sich des auch als im hat"),
    (.es, "el la de que y en los del las por con una su para es al lo como más pero se un"),
    (.it, "il di che la per un una non sono con del della dei le si da ha anche è nel gli"),
    (.pt, "o a de que e do da em um para com uma os no se na por mais as dos não ao"),
    (.nl, "de het een van en dat is op te voor met zijn niet aan er ook als door die in"),
    (.sv, "och att det som en på är av för med den till har inte om ett från kan"),
    (.da, "og at det som en på er af for med den til har ikke om et fra kan blev"),
    (.no, "og å det som en på er av for med den til har ikke om et fra kan ble"),
    (.fi, "ja on ei että se oli hän mutta ovat myös kun joka niin vuonna mukaan"),
    (.pl, "i w na z do się nie że jest to jak po od za przez dla oraz przy jego"),
    (.cs, "a v na se že je s z do to o jako ale pro by jsou podle jeho bylo"),
    (.hu, "a az és hogy nem is egy meg volt ez csak de már még mint szerint"),
    (.ro, "și de la în a cu nu pe care din este un o pentru mai că fost sunt"),
    (.tr, "ve bir bu da de için ile çok olarak ne daha gibi olan sonra kadar"),
    (.id, "yang dan di dengan untuk dari ini tidak pada akan itu dalam oleh juga"),
  ]

  /// A power of two.
  private static let slotCount = 1024
  private var keys = [UInt64](repeating: 0, count: slotCount)
  private var masks = [UInt32](repeating: 0, count: slotCount)

  private init() {
    for (index, list) in Self.lists.enumerated() {
      for word in list.1.split(separator: " ") {
        let key = Self.key(word)
        let slot = slot(of: key)
        keys[slot] = key
        masks[slot] |= 1 << UInt32(index)
      }
    }
  }

  /// Up to eight bytes of a word, the first one lowest.
  private static func key(_ word: Substring) -> UInt64 {
    word.utf8.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (Self.slotCount - 1) }
    return slot
  }

  /// A bit for each language that a word is common in.
  @inline(__always)
  func languages(of key: UInt64) -> UInt32 { masks[slot(of: key)] }
}
