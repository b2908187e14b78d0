import BroadsheetTestSupport
import Testing

@testable import Reporting

/// Text that cannot become markup, and the digests in a page's policy.
@Suite struct MarkupTests {
  private func text(_ part: Markup) -> String { String(decoding: part.bytes, as: UTF8.self) }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"><img src=x onerror='a'>", "&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;"),
    ("&lt;b&gt;", "&amp;lt;b&amp;gt;"), ("</style><!--", "&lt;/style&gt;&lt;!--"),
    ("a\tb\r\nc", "a b  c"), ("a\u{202E}b", "a\\u202eb"),
    ("a\u{0}\u{1B}[1mb", "a\\u0000\\u001b[1mb"),
    ("naïve 東京 🗞", "naïve 東京 🗞"),
  ])
  func textIsEscaped(_ name: String, _ shown: String) {
    #expect(text("<p title=\"\(name)\">\(name)</p>") == "<p title=\"\(shown)\">\(shown)</p>")
  }

  @Test func partsAndNumbersAreWritten() {
    let rows: [Markup] = ["<i>\(1_234_567)</i>", "<i>\(-1000)</i>", "<i>\(999)</i>"]
    #expect(text("<p>\(rows)</p>") == "<p><i>1,234,567</i><i>-1,000</i><i>999</i></p>")
    #expect(
      text("\(digits: 1_234_567) \(at: 3.04) \(at: -2.55) \(at: .infinity)") == "1234567 3 -2.6 0"
    )
    #expect(Figures.hundredths(-0.057) == "-0.06" && Figures.hundredths(12.3) == "12.30")
    #expect(Figures.count(1, "entity", plural: "entities") == "1 entity")
    #expect(Figures.count(2000, "entity", plural: "entities") == "2,000 entities")
  }

  /// The examples of FIPS 180-4, and lengths around that of a block.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
    (String(repeating: "a", count: 55), "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
    (String(repeating: "a", count: 64), "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.source(of: Array(text.utf8)) == "sha256-" + digest)
  }

  /// Browsers ignore a style sheet or script with another digest than the policy names.
  @Test func digestsOfThePageAreThoseOfItsFiles() {
    #expect(SHA256.source(of: PageFiles.reportStyle) == PageFiles.styleSource)
    #expect(SHA256.source(of: PageFiles.reportScript) == PageFiles.scriptSource)
  }
}
