import Broadsheet
import Foundation
import Testing

/// Mentions of hostile articles, in every format.
@Suite struct MentionWriterTests {
  private let articles = #"""
    {"id":"a\tb\nc","date":"2020-05-01","url":"http://x/\u001b[2J","source":"s\u0000","title":"T \u202e Acme;Corp","text":"In Berlin,\tBERLIN \"and\" \u009bAcme;Corp\r\nmet  Ada\u00a0Lovelace."}
    {"text":"Nobody."}
    {"title":"Berlin","text":""}

    """#

  private func tag(_ format: MentionFormat) async throws -> (Sink, RunSummary) {
    let tagger = try EntityTagger.knowing(
      "Berlin|LOC|Berlin, #1",
      "Acme;Corp|ORG",
      "Ada Lovelace|PER|\"Ada\";L"
    )
    let sink = Sink()
    let dump = Dump.text(Array(articles.utf8), "dump\t\u{1B}.gz")
    let summary = try await Broadsheet(tagger: tagger).tag([dump], as: format) { sink.take($0) }
    return (sink, summary)
  }

  @Test(arguments: MentionFormat.allCases)
  func noFormatLetsControlsThrough(_ format: MentionFormat) async throws {
    let (sink, summary) = try await tag(format)
    #expect(summary.articles == 3)
    #expect(summary.mentions == 6)
    #expect(String(validating: sink.bytes, as: UTF8.self) != nil)
    let controls = sink.text.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n" && (format == .jsonl || $0 != "\t")
    }
    #expect(controls.isEmpty)
  }

  @Test func gkgHas27Columns() async throws {
    let rows = try await tag(.gkg).0.text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { $0.components(separatedBy: "\t") }
    #expect(rows.map(\.count) == [27, 27, 27])
    #expect(rows.map { $0[0] } == ["20200501000000-0", "0000000-1", "0000000-2"])
    #expect(rows.map { $0[1] } == ["20200501000000", "", ""])
    #expect(rows.map { $0[2] } == ["1", "1", "1"])
    #expect(rows[1][3] == "dump\\t\\u001b.gz")
    #expect(rows[0][9] == "1#Berlin   1#####")
    #expect(rows[0][11] == "\"Ada\" L")
    #expect(rows[0][13] == "Acme Corp")
    #expect(rows[2][23] == "Berlin   1,0")
  }

  @Test func gkgOffsetsPointIntoTheirFields() async throws {
    let row = try await tag(.gkg).0.lines[0].components(separatedBy: "\t")
    #expect(row[14] == "Acme Corp,4;Acme Corp,25")
    #expect(row[12] == "\"Ada\" L,41")
  }

  @Test func jsonHoldsTheOriginalText() async throws {
    let objects = try await tag(.jsonl).0.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 3)
    let first = try #require(objects[0]["mentions"] as? [[String: Any]])
    let texts = first.compactMap { $0["text"] as? String }
    #expect(texts == ["Acme;Corp", "Berlin", "BERLIN", "Acme;Corp", "Ada\u{A0}Lovelace"])
    #expect(
      first.compactMap { $0["field"] as? String } == ["title"]
        + [String](repeating: "body", count: 4)
    )
    #expect((objects[1]["mentions"] as? [Any])?.isEmpty == true)
    #expect(objects[1]["id"] == nil)
  }

  @Test func conllOfOwnTokensIsWellFormed() async throws {
    let lines = try await tag(.conll).0.text.components(separatedBy: "\n")
    let tokens = lines.filter { !$0.isEmpty }.map { $0.components(separatedBy: "\t") }
    #expect(tokens.allSatisfy { $0.count == 2 && !$0[0].isEmpty })
    #expect(tokens.count { $0[0] == "-DOCSTART-" } == 3)
    #expect(tokens.count { $0[1].hasPrefix("B-") } == 6)
    #expect(tokens.contains(["Lovelace", "I-PER"]))
  }
}
