package import BroadsheetCore

/// Tells the language of an article.
///
/// English comes first, and cheaply: where its common words are common in the first lines, as they are
/// in nearly all English articles, a third of a microsecond is enough. Otherwise samples from the
/// start, the middle and the end are looked at by letters and by the common words of all languages.
/// Another language is told only on strong evidence, so that English is not lost: not by a list of
/// foreign names, nor by a table. Nil where there is too little text to know, or it is no prose.
package enum LanguageIdentifier {
  /// Bytes of a sample.
  private static let sample = 600

  /// The language of an article in `text`, that of its batch, normalized or not.
  package static func guess(_ text: borrowing Span<UInt8>, _ article: Article) -> Language? {
    guess(text, (article.body.isEmpty ? article.title : article.body).bounds)
  }

  /// The language of a range of a text.
  package static func guess(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Language? {
    let first = range.lowerBound..<min(range.upperBound, range.lowerBound + sample)
    if isEnglish(text, first) { return .en }
    return judge(evidence(text, range))
  }

  // PERF: the only part that most articles need; measured by instructions of `count`.
  /// Whether common words of English are common in a text.
  private static func isEnglish(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let english = EnglishWords.shared
    let bytes = text.extracting(range)
    var (words, hits, wide) = (0, 0, 0)
    var key: UInt64 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      let letter = byte | 0x20
      if letter &- 0x61 < 26 {
        key = key << 8 | UInt64(letter)
        continue
      }
      if byte >= 0x80 { wide &+= 1 }
      guard key != 0 else { continue }
      words &+= 1
      if english.contains(key) {
        hits &+= 1
        if hits >= 8, hits &* 5 >= words, wide &* 8 <= index { return true }
      }
      key = 0
    }
    return false
  }

  /// What the start, the middle and the end of a text say.
  private static func evidence(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> TextEvidence {
    var evidence = TextEvidence()
    guard range.count > 3 * sample else {
      evidence.add(text, range)
      return evidence
    }
    let middle = range.lowerBound + range.count / 2 - sample / 2
    for start in [range.lowerBound, middle, range.upperBound - sample] {
      evidence.add(text, wordStart(text, start..<(start + sample)))
    }
    return evidence
  }

  /// The part of a range behind the word that it may begin in.
  private static func wordStart(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Range<Int> {
    for index in range.prefix(60) where text[index] <= 0x20 { return index..<range.upperBound }
    return range
  }

  private static func judge(_ evidence: borrowing TextEvidence) -> Language? {
    if evidence.foreignLetters * 2 > evidence.letters { return judgeScript(evidence) }
    let best = evidence.best(of: CommonWords.latinLists)
    let isForeign = best.map { isProse(evidence, in: $0) } ?? false
    if isForeign || isMarked(evidence) {
      // In a longer text, few different words are a coincidence.
      let least = evidence.words < 40 ? 2 : 4
      return best.flatMap { $0.kinds >= least ? $0.language : nil } ?? .unknown
    }
    let (english, hits) = (evidence.englishWords, best?.hits ?? 0)
    if english >= 3, english * 12 >= evidence.words, english > hits { return .en }
    return isUnknown(evidence) ? .unknown : nil
  }

  /// Whether a text is more than names and quotations in another language.
  private static func isProse(_ evidence: borrowing TextEvidence, in best: TextEvidence.Candidate)
    -> Bool
  {
    let (words, hits) = (evidence.words, best.hits)
    guard best.kinds >= 3, hits * 100 >= words * 6, evidence.englishWords * 3 <= hits else {
      return false
    }
    // In a list of names, the only small words are those between names.
    return evidence.content >= 2 && evidence.content * 5 >= hits && evidence.small * 4 >= words
  }

  /// Whether a text has many words, names left aside, with letters that English does not have.
  private static func isMarked(_ evidence: borrowing TextEvidence) -> Bool {
    evidence.marked >= 4 && evidence.marked * 10 >= evidence.small
      && evidence.small * 2 >= evidence.words && evidence.englishWords * 12 <= evidence.words
  }

  /// Whether a text is long enough to know that it is prose in none of the languages.
  ///
  /// A list of things repeats no words, a table has digits.
  private static func isUnknown(_ evidence: borrowing TextEvidence) -> Bool {
    evidence.words >= 40 && evidence.letters >= 200
      && evidence.englishWords * 100 < evidence.words * 4
      && evidence.small * 10 >= evidence.words * 6 && evidence.digits * 10 <= evidence.letters
      && evidence.repeated * 12 >= evidence.words
  }

  /// The language of a text in other letters than Latin ones.
  private static func judgeScript(_ evidence: borrowing TextEvidence) -> Language? {
    let english = evidence.englishWords
    if english >= 12, english * 5 >= evidence.words,
      evidence.foreignLetters * 4 < evidence.letters * 3
    {
      return .en
    }
    let scripts = Script.allCases.filter { $0 != .latin }
    let best = scripts.max { evidence.letters(of: $0) < evidence.letters(of: $1) } ?? .other
    guard evidence.letters(of: best) >= 8 else { return nil }
    switch best {
    case .han, .kana:
      let kana = evidence.letters(of: .kana)
      return kana * 8 > evidence.letters(of: .han) ? .ja : .zh
    case .cyrillic:
      return evidence.best(of: CommonWords.cyrillicLists)?.language ?? evidence.hints.cyrillic
        ?? .unknown
    case .devanagari: return evidence.best(of: CommonWords.devanagariLists)?.language ?? .hi
    case .arabic: return evidence.hints.arabic
    default: return best.language ?? .unknown
    }
  }
}
