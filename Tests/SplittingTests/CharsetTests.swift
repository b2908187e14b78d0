import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Splitting
import Testing

/// Pages in other encodings than UTF-8, and such as say so.
@Suite struct CharsetTests {
  private func page(_ text: String, meta: String = "") -> String {
    "<html><head>\(meta)</head><p>\(text) opened the new harbour on Monday after ten years.</p>"
  }

  private func read(_ body: [UInt8], charset: String? = nil) -> Outcome {
    let type = "Content-Type: text/html" + (charset.map { "; charset=" + $0 } ?? "")
    return split([.response(headers: [type], body: body)])
  }

  private func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
    Array(text.data(using: encoding) ?? Data())
  }

  private func name(_ outcome: Outcome) -> String {
    outcome.bodies.first.map { String($0.prefix { $0 != " " }) } ?? ""
  }

  static let encodings: [(String.Encoding, String, String, String)] = [
    (.windowsCP1252, "windows-1252", "windows-1252", "Müller–“Søn”"),
    (.windowsCP1252, "iso-8859-1", "windows-1252", "Müller’s"),
    (.windowsCP1252, "US-ASCII", "windows-1252", "Müller"),
    (.windowsCP1251, "Windows-1251", "windows-1251", "Анна"),
    (.windowsCP1250, "cp1250", "windows-1250", "Łódź"),
    (.isoLatin2, "latin2", "iso-8859-2", "Łódź"),
    (.shiftJIS, "x-sjis", "shift_jis", "東京"),
  ]

  @Test(arguments: encodings)
  func theHeaderNamesIt(
    _ encoding: String.Encoding,
    _ label: String,
    _ name: String,
    _ text: String
  ) {
    let outcome = read(encoded(page(text), encoding), charset: label)
    #expect(self.name(outcome) == text && outcome.report.converted == [name: 1])
  }

  @Test(arguments: [true, false])
  func japaneseMail(_ isInHeader: Bool) {
    let meta = "<meta charset=iso-2022-jp>"
    let text = page("\u{1B}$BEl5~\u{1B}(B", meta: isInHeader ? "" : meta)
    let outcome = read(Array(text.utf8), charset: isInHeader ? "ISO-2022-JP" : nil)
    #expect(name(outcome) == "東京" && outcome.report.converted == ["iso-2022-jp": 1])
  }

  @Test func japaneseUnix() {
    let bytes = Array(page("#").utf8).flatMap { $0 == 0x23 ? [0xC5, 0xEC, 0xB5, 0xFE] : [$0] }
    let outcome = read(bytes, charset: "EUC-JP")
    #expect(name(outcome) == "東京" && outcome.report.converted == ["euc-jp": 1])
  }

  @Test(arguments: [
    "<meta charset=windows-1251>", "<META CHARSET='windows-1251'/>",
    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset = cp1251\">",
  ])
  func thePageNamesIt(_ meta: String) {
    let outcome = read(encoded(page("Анна", meta: meta), .windowsCP1251))
    #expect(name(outcome) == "Анна" && outcome.report.converted == ["windows-1251": 1])
  }

  @Test(arguments: [nil, "utf-8", "x-unknown", "../../etc/passwd", "UTF-16", "UTF-8//IGNORE"])
  func elseItIsWindows(_ label: String?) {
    let outcome = read(encoded(page("Müller’s"), .windowsCP1252), charset: label)
    #expect(name(outcome) == "Müller’s" && outcome.report.converted == ["windows-1252": 1])
  }

  @Test(arguments: ["iso-8859-1", "gb2312", "windows-1251", "shift_jis", "utf-16", nil])
  func whatIsUTF8StaysUTF8(_ label: String?) {
    let outcome = read(Array(page("Müller’s-Анна").utf8), charset: label)
    #expect(name(outcome) == "Müller’s-Анна" && outcome.report.converted.isEmpty)
  }

  @Test func aCutCharacterIsNoOtherEncoding() {
    let body = Array(page("Müller").utf8) + Array("<p>caf".utf8)
    for end in [[0xC3], [0xE2], [0xE2, 0x80], [0xF0, 0x9F, 0x98]] as [[UInt8]] {
      let outcome = read(body + end, charset: "iso-8859-1")
      #expect(name(outcome) == "Müller" && outcome.report.converted.isEmpty)
    }
  }

  @Test func fewErrorsAreNoOtherEncoding() {
    let body = Array(page("Müller " + String(repeating: "é ", count: 40)).utf8) + [0xFF, 0x20]
    #expect(read(body).report.converted.isEmpty)
    #expect(read(encoded(page("é è"), .windowsCP1252)).report.converted.count == 1)
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func byteOrderMarks(_ encoding: String.Encoding) {
    let outcome = read(encoded("\u{FEFF}" + page("Анна😀"), encoding))
    #expect(name(outcome) == "Анна😀" && outcome.report.converted.count == 1)
    #expect(name(read([0xEF, 0xBB, 0xBF] + Array(page("Анна").utf8))) == "Анна")
  }

  /// Noise under any label: replaced, never a failure.
  @Test(arguments: [
    "shift_jis", "euc-jp", "big5", "gbk", "gb18030", "euc-kr", "iso-2022-jp", "koi8-r",
  ])
  func invalidSequencesAreReplaced(_ label: String) {
    var random = Seeded(state: 8)
    for length in [1, 17, 70_000] {
      let noise = (0..<length).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }
      let body =
        Array("<p>".utf8) + noise + Array("</p><p>\(WARCFixture.sentence("Anna"))</p>".utf8)
      let outcome = read(body, charset: label)
      #expect(outcome.report.articles == 1 && outcome.report.isClean)
      #expect(outcome.bodies.allSatisfy { $0.hasSuffix(WARCFixture.sentence("Anna")) })
    }
  }
}
