import Broadsheet
import Testing

/// Text that is slow to normalize for whoever looks back over all of it.
@Suite(.mustNotHang) struct HostileTextTests {
  /// Each piece has something to compose and something to drop: quadratic time would take minutes.
  @Test(arguments: ["e\u{301}\u{200B} ", "&#8203;\u{1100}\u{AC00}\u{11A8}", "\u{316}\u{301}"])
  func timeGrowsWithTheText(_ piece: String) async throws {
    let text = String(repeating: piece, count: 40_000) + " Berlin"
    let sink = Sink()
    let summary = try await Broadsheet(tagger: .knowing("Berlin|LOC"))
      .tag([.text(jsonLines(text))], as: .jsonl) { sink.take($0) }
    #expect(summary.mentions == 1)
    let end = text.unicodeScalars.count
    #expect(
      sink.text.contains(
        "\"text\":\"Berlin\",\"field\":\"body\",\"start\":\(end - 6),\"end\":\(end)}"
      )
    )
  }
}
