import BroadsheetCore
import BroadsheetTestSupport
import Normalization
import Testing

/// From offsets of the normalized text back to those of the original, against a slow twin.
@Suite struct WayBackTests {
  /// Pieces of text and what each becomes.
  ///
  /// No piece acts on its neighbours.
  private static let pieces: [(before: String, after: String)] = [
    ("a", "a"), ("bc ", "bc "), ("Obama", "Obama"), ("\n", "\n"), ("é", "é"), ("日本", "日本"),
    ("“", "\""), ("’", "'"), ("``x", "\"x"), ("&amp;x", "&x"), ("&#233;", "é"), ("\u{A0}", " "),
    ("x\u{AD}y", "xy"), ("\u{200B}z", "z"), ("\r\n", "\n"), ("\rq", "\nq"), (". . .x", "...x"),
    ("…", "..."), ("ze\u{301} ", "zé "), (" u\u{308}x", " üx"), ("\u{0}w", "w"), ("&eacute;", "é"),
    ("x\u{212B} ", "xÅ "), ("é\u{AD}é", "éé"), ("–", "-"), (" o\u{323}\u{302} ", " ộ "),
    ("ä\u{200B}ä\u{FEFF}öx", "ääöx"), ("か\u{3099}", "が"), ("👩\u{200D}👧 ", "👩\u{200D}👧 "),
  ]

  /// A random text, the normalized one, and where the pieces begin and end in both.
  private struct Sample {
    var before = ""
    var after = ""
    var runs: [(before: Range<Int>, after: Range<Int>, isSame: Bool, isKept: Bool)] = []

    init(using random: inout Seeded, count: Int) {
      for _ in 0..<count {
        let piece = WayBackTests.pieces[random.below(WayBackTests.pieces.count)]
        let start = (before.utf8.count, after.utf8.count)
        before += piece.before
        after += piece.after
        let ranges = (start.0..<before.utf8.count, start.1..<after.utf8.count)
        let isSame = piece.before.utf8.elementsEqual(piece.after.utf8)
        let isKept = !["\0", "\u{200B}", "\r"].contains(piece.before.unicodeScalars.first)
        runs.append((ranges.0, ranges.1, isSame, isKept))
      }
    }
  }

  private func check(_ sample: Sample, _ batch: ArticleBatch, _ field: TextRange, _ start: Int) {
    guard batch.string(field).utf8.elementsEqual(sample.after.utf8) else {
      Issue.record("\(sample.before.debugDescription) became \(batch.string(field))")
      return
    }
    for run in sample.runs {
      // Every offset of a run that is as it was, and the beginning of another one that is kept.
      for offset in run.after where run.isSame || offset == run.after.lowerBound && run.isKept {
        let expected = start + run.before.lowerBound + offset - run.after.lowerBound
        let found = batch.original(of: Int(field.start) + offset)
        if found != expected { Issue.record("\(sample.before.debugDescription): \(offset)") }
      }
      guard run.isSame else { continue }
      let end = batch.originalEnd(of: Int(field.start) + run.after.upperBound)
      guard end != start + run.before.upperBound else { continue }
      Issue.record("\(sample.before.debugDescription): end \(run.after.upperBound)")
    }
  }

  @Test func everyOffsetFindsItsOrigin() {
    var random = Seeded(state: 41)
    for _ in 0..<2000 {
      let title = Sample(using: &random, count: random.below(6))
      let body = Sample(using: &random, count: 1 + random.below(12))
      let before = batch([["id", "", "x.org", title.before, body.before]])
      let after = Normalizer(keepsOriginal: true).normalize(before)
      let article = after.articles[0]
      check(title, after, article.title, Int(article.originalTitle.start))
      check(body, after, article.body, Int(article.originalBody.start))
    }
  }

  @Test func everyArticleOfABatchFindsItsOrigin() {
    var random = Seeded(state: 42)
    for _ in 0..<100 {
      let samples = (0..<6).map { _ in Sample(using: &random, count: random.below(9)) }
      let fields = samples.map { ["’", "&amp;", "s", $0.before, $0.before] }
      let after = Normalizer(keepsOriginal: true).normalize(batch(fields))
      for (article, sample) in zip(after.articles, samples) {
        check(sample, after, article.title, Int(article.originalTitle.start))
        check(sample, after, article.body, Int(article.originalBody.start))
      }
    }
  }

  /// One byte may become three, and one character several: no place among them is outside.
  @Test(arguments: [[0xFF, 0xC3, 0xA9], [0xE2, 0x82], Array("\u{FB2C}".utf8), Array("…".utf8)])
  func noPlaceIsOutsideOfTheOriginal(_ bytes: [UInt8]) {
    var text = ArticleBatch(file: 0, text: bytes)
    text.articles = [Article()]
    text.articles[0].body = TextRange(0, bytes.count)
    let after = Normalizer().normalize(text)
    let places = (0...after.text.count).map { after.original(of: $0) }
    #expect(places == places.sorted())
    #expect(places.last == bytes.count)
  }

  /// Whatever the text, shifts are in order and stay inside both texts.
  @Test func shiftsAreInOrder() {
    var random = Seeded(state: 43)
    let alphabet = Array("ab&#1;'`. \r\n\u{301}\u{AD}é’👩\u{200D}".utf8) + [0xFF, 0xE2]
    for _ in 0..<1000 {
      var text = batch([["i", "u", "s", "", ""], ["", "", "", "", ""]])
      for index in text.articles.indices {
        let start = text.text.count
        text.text += random.bytes(random.below(40), from: alphabet)
        text.articles[index].title = TextRange(start, text.text.count)
        text.articles[index].body = TextRange(text.text.count, text.text.count)
      }
      let after = Normalizer(keepsOriginal: true).normalize(text)
      let pairs = zip(after.shifts, after.shifts.dropFirst())
      #expect(pairs.allSatisfy { $0.normalized <= $1.normalized && $0.original <= $1.original })
      // At one offset, at most the end of what is before and the beginning of what is after.
      let triples = zip(after.shifts, after.shifts.dropFirst(2))
      #expect(triples.allSatisfy { $0.normalized < $1.normalized })
      #expect(after.shifts.allSatisfy { $0.normalized <= after.text.count })
      #expect(after.shifts.allSatisfy { $0.original <= text.text.count })
    }
  }
}
