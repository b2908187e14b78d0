import BroadsheetCore
import Deduplication

/// Texts of made words, the same in every run.
struct MadeText {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

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
