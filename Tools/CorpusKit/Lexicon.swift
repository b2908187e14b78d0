/// The vocabulary: everyday English first, then any number of invented words.
///
/// A word is a class and a rank. The first `cachedRanks` ranks of each class are in one pool, of about
/// 1 MB; a rarer word is spelled each time, always in the same way.
package struct Lexicon: Sendable {
  /// The role of a word in a sentence; an invented word shows it by its ending.
  package enum Class: Int, Sendable, CaseIterable {
    case noun, plural, past, base, adjective, adverb
  }

  private static let cachedRanks = 8192
  private static let heads = [
    EnglishWords.nouns, EnglishWords.nouns, EnglishWords.pasts, EnglishWords.bases,
    EnglishWords.adjectives, EnglishWords.adverbs,
  ]
  private static let endings = [
    Speller.letters("er ion ment ity ance age or ing ure le et um in"),
    [],
    Speller.letters("ed ed ated ened"),
    Speller.letters("ate ify en er"),
    Speller.letters("al ive ous ic able ful ent ar"),
    Speller.letters("ly ily ally"),
  ]
  /// The number of words of each class that are a stem without an ending.
  private static let barePerMille = [450, 450, 0, 600, 350, 0]

  private static let speller = Speller()
  private let ranks = ZipfTable(count: 8192, slope: 1.03, shift: 5, knee: 1200, tail: 2.3)
  private let pool: [UInt8]
  private let ends: [Int]

  package init() {
    var pool: [UInt8] = []
    var ends = [0]
    for wordClass in Class.allCases {
      for rank in 0..<Lexicon.cachedRanks {
        Lexicon.spell(wordClass, rank, into: &pool)
        ends.append(pool.count)
      }
    }
    (self.pool, self.ends) = (pool, ends)
  }

  /// Appends a word of the given class, drawn by frequency.
  package func append(_ wordClass: Class, _ random: inout Random, to out: inout [UInt8]) {
    let rank = ranks.draw(&random)
    guard rank < Lexicon.cachedRanks else { return Lexicon.spell(wordClass, rank, into: &out) }
    let index = wordClass.rawValue * Lexicon.cachedRanks + rank
    out.append(contentsOf: pool[ends[index]..<ends[index + 1]])
  }

  private static func spell(_ wordClass: Class, _ rank: Int, into out: inout [UInt8]) {
    let head = Lexicon.heads[wordClass.rawValue]
    var word = rank < head.count ? head[rank] : invent(wordClass, rank)
    if wordClass == .plural { pluralize(&word) }
    if Reserved.words.contains(word) { word.append(contentsOf: "el".utf8) }
    out.append(contentsOf: word)
  }

  /// Rarer words are longer, as in real text.
  private static func invent(_ wordClass: Class, _ rank: Int) -> [UInt8] {
    // Nouns and their plurals share a stem.
    let family = wordClass == .plural ? Class.noun.rawValue : wordClass.rawValue
    var random = Random(seed: UInt64(family) << 56 ^ UInt64(rank))
    var word: [UInt8] = []
    speller.stem(rank < 3000 ? 1 : rank < 400_000 ? 2 : 3, &random, into: &word)
    let suffix = random.pick(Lexicon.endings[family])
    if !random.chance(Lexicon.barePerMille[family]) { word.append(contentsOf: suffix) }
    return word
  }

  private static func pluralize(_ word: inout [UInt8]) {
    if word.last == 0x79, let before = word.dropLast().last, !"aeiou".utf8.contains(before) {
      word[word.count - 1] = 0x69
      word.append(contentsOf: "es".utf8)
    } else if word.last == 0x73 || word.last == 0x78 || word.suffix(2).elementsEqual("ch".utf8) {
      word.append(contentsOf: "es".utf8)
    } else {
      word.append(0x73)
    }
  }
}
