import Broadsheet
import Foundation
import Testing

/// `tag --format html`: one page that holds everything and lets nothing of a dump act.
@Suite struct HTMLPageTests {
  private func page(_ dumps: [String]) async throws -> String {
    let tagger = try EntityTagger.knowing("Berlin|LOC|\"Berlin\" <&>", "Ada Lovelace|PER")
    let sink = Sink()
    let inputs = dumps.enumerated().map { Dump.text(Array($1.utf8), "<dump> \($0)") }
    _ = try await Broadsheet(tagger: tagger).tag(inputs, as: .html) { sink.take($0) }
    return sink.text
  }

  private func main(_ dumps: String...) async throws -> [String] {
    let parts = try await page(dumps).components(separatedBy: "main>\n")
    try #require(parts.count == 3)
    return parts[1].components(separatedBy: "\n").dropLast()
  }

  @Test func textIsEscaped() async throws {
    let lines = try await main(
      #"{"title":"1 < 2 > Berlin","text":"&lt;script&gt; \"x\" & Berlin"}"#
    )
    let mark = "<mark class=\"LOC\" title=\"&quot;Berlin&quot; &lt;&amp;&gt;\">Berlin</mark>"
    #expect(lines[1] == "<h2>1 &lt; 2 &gt; \(mark)</h2>")
    #expect(lines[2] == "<p>&lt;script&gt; &quot;x&quot; &amp; \(mark)</p>")
  }

  @Test(
    arguments: [
      ("https://x.org/?a&b", true), ("http://x.org", true), ("javascript:alert(1)", false),
      ("https://x.org/\\u202ea", false), ("data:text/html,x", false),
    ]
  )
  func onlyWebAddressesAreLinks(_ url: String, _ isLink: Bool) async throws {
    let lines = try await main("{\"text\":\"a\",\"url\":\"\(url)\"}")
    #expect(lines.contains { $0.contains("<a ") } == isLink)
  }

  @Test func paragraphsAreKept() async throws {
    let long = String(repeating: "long ", count: 30)
    let wrapped = try await main(#"{"text":"a\nb\n\n \n  c\n\n"}"#)
    #expect(wrapped.dropFirst(2) == ["<p>a", "b</p>", "<p>  c</p>", "</article>"])
    let lines = try await main("{\"text\":\"a\\n\(long)\\nb\"}")
    #expect(lines.dropFirst(2) == ["<p>a</p>", "<p>\(long)</p>", "<p>b</p>", "</article>"])
  }

  @Test func aMentionIsNeverDivided() async throws {
    let lines = try await main(#"{"text":"so\nAda\nLovelace, Berlin"}"#)
    #expect(lines.contains { $0.hasPrefix("<mark class=\"PER\" title=\"Ada Lovelace\">Ada") })
    #expect(lines.contains { $0.hasPrefix("Lovelace</mark>, <mark") })
  }

  @Test func whatIsNoUTF8IsRepaired() async throws {
    let sink = Sink()
    let dump =
      Array("{\"source\":\"\u{1}".utf8) + [0xFF, 0x80] + Array("\",\"text\":\"Berlin ".utf8)
    let bytes = dump + [0x93, 0xE9, 0x94, 0xC3] + Array("\"}\n".utf8)
    let tagger = try EntityTagger.knowing("Berlin|LOC")
    _ = try await Broadsheet(tagger: tagger).tag([.text(bytes)], as: .html) { sink.take($0) }
    #expect(String(validating: sink.bytes, as: UTF8.self) != nil)
    #expect(sink.text.contains(">Berlin</mark>"))
  }

  @Test func aPageIsWholeWithoutAnArticle() async throws {
    for dumps in [[], [""], ["\n\n"]] {
      let page = try await page(dumps)
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      #expect(page.contains("<p class=\"none\">No article.</p>"))
      #expect(page.hasSuffix("</footer>\n</body>\n</html>\n"))
    }
  }

  /// A browser leaves out every style sheet but the one that the policy names.
  @Test func thePolicyNamesTheStyleSheet() async throws {
    let page = try await page([])
    let style = try #require(page.components(separatedBy: "style>").dropFirst().first?.dropLast(2))
    let digest = try Self.digest(Data(style.utf8)).base64EncodedString()
    #expect(page.contains("default-src 'none'; style-src 'sha256-\(digest)';"))
  }

  /// SHA-256, as the system tells it.
  private static func digest(_ data: Data) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = [file.path()]
    process.standardOutput = pipe
    try process.run()
    let hex = pipe.fileHandleForReading.readDataToEndOfFile().prefix(64)
    process.waitUntilExit()
    return Data(
      stride(from: 0, to: hex.count, by: 2).compactMap {
        UInt8(String(decoding: hex.dropFirst($0).prefix(2), as: UTF8.self), radix: 16)
      }
    )
  }

  @Test func everyArticleTellsItsLanguage() async throws {
    let german =
      "Der Hafen ist am Montag nach zehn Jahren wieder für die Schiffe offen und das ist gut."
    let lines = try await main("{\"text\":\"\(german)\"}", "{\"text\":\"12\"}")
    #expect(lines.first == "<article lang=\"de\" dir=\"auto\">")
    #expect(lines.contains("<article lang=\"\" dir=\"auto\">"))
  }

  @Test func countsStandAtTheEnd() async throws {
    let page = try await page([
      #"{"title":"Berlin","text":"Berlin"}"#, #"{"text":"Ada Lovelace"}"#,
    ])
    #expect(page.contains("<title>Mentions in 2 dumps</title>"))
    #expect(page.contains("<p class=\"facts\">&lt;dump&gt; 1</p>"))
    let footer = try #require(page.components(separatedBy: "<footer>").last)
    #expect(footer.contains(">People</mark> 1<"))
    #expect(footer.contains(">Places</mark> 2<"))
    #expect(footer.contains("3 mentions in 2 articles ·"))
  }
}
