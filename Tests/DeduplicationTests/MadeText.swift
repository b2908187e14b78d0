import BroadsheetCore
import BroadsheetTestSupport
import Deduplication

/// Texts of made words, the same in every run.
struct MadeText {
  private var random: Seeded

  init(_ seed: UInt64) { random = Seeded(state: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func word() -> String {
    let syllables = ["the", "ta", "co", "mid", "sel", "or", "an", "ren", "pol", "it", "est", "gov"]
    return (0...next() % 3).map { _ in syllables[Int(next() % 12)] }.joined()
  }

  mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }

  mutating func sketch() -> Sketch { Sketch(words: SIMD4(next(), next(), next(), next())) }
}

/// The sketch of a text that is all of its batch.
func sketch(_ text: String) -> Sketch { sketch(Array(text.utf8)) }

func sketch(_ text: [UInt8]) -> Sketch {
  var article = Article()
  article.body = TextRange(0, text.count)
  return Sketcher().sketch(article, of: text.span)
}
