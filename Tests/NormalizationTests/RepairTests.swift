import BroadsheetCore
import BroadsheetTestSupport
import Normalization
import Testing

/// Bytes that are no UTF-8.
@Suite struct RepairTests {
  /// Some sequence of every kind, valid and not, of Unicode 15, tables 3-7 and 3-8.
  static let sequences: [[UInt8]] = [
    [0xC0, 0xAE], [0xC1], [0xC2], [0xC2, 0x80, 0x80], [0xDF], [0xE0, 0x80, 0x80], [0xE0, 0x9F],
    [0xE0, 0xA0], [0xE1, 0x80], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80],
    [0xED, 0x9F], [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F], [0xF0, 0x90],
    [0xF0, 0x90, 0x80], [0xF1, 0x80, 0x80], [0xF1, 0x80, 0xE1, 0x80, 0xC2], [0xF4, 0x8F, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xF7, 0xBF, 0xBF, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80],
    [0xFC], [0xFE, 0xFE], [0xFF], [0x80], [0xBF, 0xBF, 0xBF], [0xE2, 0x28, 0xA1],
    [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0xF0, 0x9F, 0x98, 0x80],
  ]

  /// Beside a valid sequence, the maximal subparts of invalid ones read as U+FFFD.
  @Test(arguments: sequences)
  func damageIsMarkedAsUnicodeRecommends(_ sequence: [UInt8]) {
    for rest in ["", "a", "é", " more"] {
      let bytes = Array("日".utf8) + sequence + Array(rest.utf8)
      let kept = string(bytes).unicodeScalars.filter { !(0x80...0x9F).contains($0.value) }
      #expect(Array(string(normalized(bytes)).unicodeScalars) == Array(kept))
    }
  }

  @Test func whatHasNoValidSequenceIsWindows1252() {
    let text: [UInt8] =
      Array("caf".utf8) + [0xE9, 0x20, 0x93] + Array("x".utf8) + [0x94, 0x85, 0x80]
    #expect(string(normalized(text)) == "café \"x\"...€")
    #expect(string(normalized([0x8A, 0x9F, 0xFF, 0xA3])) == "ŠŸÿ£")
    #expect(
      string(normalized(Array("a".utf8) + [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xAD, 0xA0])) == "a "
    )
  }

  /// Each field is judged alone, and each repaired article is counted once.
  @Test func repairsAreCountedByArticle() {
    var text = batch([
      ["", "", "", "Caf#", "#"], ["", "", "", "日 #", "clean"], ["#", "#", "#", "&amp;", "ok"],
    ])
    text.text = text.text.map { $0 == UInt8(ascii: "#") ? 0xE9 : $0 }
    let result = Normalizer().normalize(text)
    #expect(result.report.repaired == 2)
    #expect(result.articles.map { result.string($0.title) } == ["Café", "日 \u{FFFD}", "&"])
    #expect(result.articles.map { result.string($0.body) } == ["é", "clean", "ok"])
  }

  /// Whatever comes in, valid UTF-8 without controls comes out, and in NFC.
  @Test func anythingBecomesText() {
    var random = Seeded(state: 77)
    let alphabet: [UInt8] =
      Array("a&#x; .'`\r\n\u{0}\u{301}é’\u{200D}👩…".utf8) + [
        0x80, 0xC2, 0xE2, 0xED, 0xF0, 0xF4, 0xFF,
      ]
    for round in 0..<20_000 {
      let isWild = round % 4 == 0
      let bytes = random.bytes(random.below(60), from: isWild ? Array(0...255) : alphabet)
      let output = normalized(bytes)
      let scalars = String(validating: output, as: UTF8.self)?.unicodeScalars
      let isText = scalars?.allSatisfy { !Self.isControl($0) } ?? false
      if !isText { Issue.record("\(bytes) became \(output)") }
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x20 && value != 9 && value != 10 || (0x7F...0x9F).contains(value)
  }

  static let torture = ["utf8-overlong", "utf8-surrogate", "utf8-cut", "utf8-fe", "utf8-too-big"]

  @Test(.enabled(if: SharedData.isPresent, "../shared is missing"), arguments: torture)
  func tortureCases(_ name: String) throws {
    let bytes = try SharedData.inflated("torture/cases/\(name).jsonl.gz")
    let result = normalized(bytes)
    #expect(String(validating: result, as: UTF8.self) != nil)
    #expect(String(validating: bytes, as: UTF8.self) == nil)
    #expect(result.starts(with: bytes.prefix { $0 < 0x80 }))
  }
}
