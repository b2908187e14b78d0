import Foundation
import Testing
import Tables

/// The escapes themselves, on bytes that no dictionary lets through.
@Suite struct TextWriterTests {
  static let cells: [(String, tsv: String)] = [
    ("a\tb", "a\\tb"), ("a\nb\r\nc", "a\\nb\\r\\nc"), ("\u{0}", "\\u0000"),
    ("\u{1B}[31mred", "\\u001b[31mred"), ("\u{7F}", "\\u007f"), ("\u{9B}2J", "\\u009b2J"),
    ("\u{85}", "\\u0085"), ("a\\b", "a\\\\b"), ("\u{202E}evil", "\\u202eevil"),
    ("\u{200E}\u{200F}", "\\u200e\\u200f"), ("\u{2028}\u{2029}", "\\u2028\\u2029"),
    ("\u{2066}x\u{2069}", "\\u2066x\\u2069"), ("plain é 中 😀", "plain é 中 😀"), ("", ""),
    ("\u{A0}\u{2027}\u{202F}\u{2065}\u{206A}", "\u{A0}\u{2027}\u{202F}\u{2065}\u{206A}"),
  ]

  @Test(arguments: cells)
  func tsvEscapes(_ cell: String, _ escaped: String) {
    #expect(written(cell, TextWriter.appendTSV) == escaped)
  }

  @Test(
    arguments: [
      ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("1=1", "1=1"),
      ("a,b", "\"a,b\""),
      ("a\"b", "\"a\"\"b\""), ("=\"x\",1", "\"'=\"\"x\"\",1\""), ("a\tb", "a\\tb"),
      ("\t=1", "\\t=1"), ("", ""),
    ]
  )
  func csvEscapes(_ cell: String, _ escaped: String) {
    #expect(written(cell, TextWriter.appendCSV) == escaped)
  }

  @Test(arguments: cells.map(\.0) + ["\"quoted\"", "/slash", "\u{1}\u{1F}"])
  func jsonReadsBackAndHoldsNoControls(_ cell: String) throws {
    let json = written(cell, TextWriter.appendJSON)
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    #expect(value as? String == cell)
    #expect(!json.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!json.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  /// Only a whole control character is one: what stands behind half of it stays.
  @Test func bytesThatAreNoTextStay() {
    var row: [UInt8] = []
    TextWriter.appendTSV([0xC2, 0x5B, 0xC2, 0x09, 0xC2, 0xE2, 0x80], to: &row)
    #expect(row == [0xC2, 0x5B, 0xC2] + Array("\\t".utf8) + [0xC2, 0xE2, 0x80])
  }

  private func written(
    _ cell: String,
    _ append: (ArraySlice<UInt8>, inout [UInt8]) -> Void
  ) -> String {
    var row: [UInt8] = []
    append(Array(cell.utf8)[...], &row)
    return String(decoding: row, as: UTF8.self)
  }
}
