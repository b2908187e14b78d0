import BroadsheetCore
import Splitting
import Testing

/// Gaps, cut ends, records that are too large, and what reports say of them.
@Suite struct DamageTests {
  private let line = "{\"text\":\"whole\"}"

  @Test func aGapInsideALineCostsBothHalves() {
    let outcome = split([
      Stretch(text: line + "\n{\"text\":\"ha"), Stretch(text: "lf\"}\n" + line, isAfterGap: true),
    ])
    #expect(outcome.bodies == ["whole", "whole"])
    #expect(outcome.rejected == [.cutRecord, .badRecord])
    #expect(outcome.rejectedOffsets == [17, 1028])
  }

  @Test func aWholeObjectBeforeAGapCounts() {
    let outcome = split([Stretch(text: line), Stretch(text: line + "\n", isAfterGap: true)])
    #expect(outcome.bodies == ["whole", "whole"])
    #expect(outcome.report.isClean)
  }

  /// Two halves that would parse if they were joined.
  @Test func nothingIsJoinedAcrossAGap() {
    let outcome = split([Stretch(text: "{\"text\":"), Stretch(text: "\"a\"}", isAfterGap: true)])
    #expect(outcome.articles.isEmpty)
    #expect(outcome.report.rejectedTotal == 2)
  }

  @Test func aGapInDatedTextCostsTheArticlesAroundIt() {
    let outcome = split([
      Stretch(text: " date 2020-01-01 A\n\na\n\n date 2020-01-02 B\n\nb"),
      Stretch(text: "b\n\nmore\n\n date 2020-01-03 C\n\nc", isAfterGap: true),
      Stretch(text: " date 2020-01-04 D\n\nd", isAfterGap: true),
    ])
    #expect(outcome.titles == ["A", "D"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord, .cutRecord])
  }

  @Test func aGapInReutersCostsTheRecordsAroundIt() {
    let good = "<REUTERS><TEXT>kept</TEXT></REUTERS>"
    let outcome = split([
      Stretch(text: good + "<REUTERS><TEXT>lo"),
      Stretch(text: "st</TEXT></REUTERS>\n" + good, isAfterGap: true),
      Stretch(text: good + "\n", isAfterGap: true),
    ])
    #expect(outcome.bodies == ["kept", "kept", "kept"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord])
  }

  @Test func aGapInXMLCostsTheRecordsAroundIt() {
    let good = "<item><title>kept</title></item>"
    let outcome = split([
      Stretch(text: "<rss><channel>" + good + "<item><title>lo"),
      Stretch(text: "st</title></item>\n" + good, isAfterGap: true),
      Stretch(text: good + "\n</channel></rss>", isAfterGap: true),
    ])
    #expect(outcome.titles == ["kept", "kept", "kept"])
    #expect(outcome.rejected == [.cutRecord, .cutRecord])
  }

  @Test func aGapInADocumentCostsTheRecordsAroundIt() {
    let good = "  {\n    \"text\": \"kept\"\n  },\n"
    let outcome = split([
      Stretch(text: "[\n" + good + "  {\n    \"text\": \"lo"),
      Stretch(text: "st {\"\n    \"x\": {\n      }\n  },\n" + good, isAfterGap: true),
      Stretch(text: good.dropLast(2) + "\n]", isAfterGap: true),
    ])
    #expect(outcome.bodies == ["kept", "kept", "kept"])
    #expect(
      outcome.rejected == [.badRecord, .cutRecord] || outcome.rejected == [.cutRecord, .cutRecord]
    )
  }

  @Test(arguments: [Fault.truncated, .corruptData, .badHeader])
  func whatATruncatedDumpEndsWithIsCut(_ fault: Fault) {
    let dated = " date 2020-01-01 A\n\na\n\n date 2020-01-02 B\n\nb"
    for size in [1, 100] {
      let outcome = split([Stretch(text: dated, closingDamage: [fault])], blockSize: size)
      #expect(outcome.titles == ["A"])
      #expect(outcome.rejected == [.cutRecord])
      #expect(outcome.damage == [fault])
    }
    let cut = split([Stretch(text: line + "\n{\"text\":\"ha", closingDamage: [fault])])
    #expect(cut.rejected == [.cutRecord])
    #expect(split([Stretch(text: line, closingDamage: [fault])]).bodies == ["whole"])
  }

  @Test func damageThatAGapExplainsDoesNotCutTheEnd() {
    let dated = " date 2020-01-01 A\n\na"
    let outcome = split([
      Stretch(text: dated, closingDamage: [.corruptData]),
      Stretch(text: dated, isAfterGap: true, damage: [.corruptData]),
    ])
    #expect(outcome.titles == ["A"])
    #expect(outcome.rejected == [.cutRecord])
    #expect(outcome.report.damageCount == 2)
  }

  @Test(arguments: [Fault.trailingGarbage, .badCRC, .badISIZE])
  func damageThatLosesNoTextDoesNotCutTheEnd(_ fault: Fault) {
    let outcome = split([Stretch(text: " date 2020-01-01 A\n\na", closingDamage: [fault])])
    #expect(outcome.titles == ["A"])
    #expect(outcome.rejected.isEmpty && outcome.damage == [fault])
  }

  @Test func accountsArriveWithoutArticles() {
    var block = ByteBlock(bytes: [], file: 3, offset: 0)
    block.isLast = true
    block.report.damaged(Incident(file: 3, member: 1, offset: 9, fault: .truncated))
    block.report.padding = 5
    let outcome = collect([block], SplitOptions())
    #expect(outcome.report == block.report)
  }

  static let oversize: [(String, [String])] = [
    ("{\"text\":\"a\"}\n{\"text\":\"#\"}\n{\"text\":\"b\"}\n", ["a", "b"]),
    (" date 2020-01-01 A\na\n\n date 2020-01-01 #\n\n date 2020-01-01 B\nb", ["a", "b"]),
    (
      "<REUTERS><TEXT>a</TEXT></REUTERS><REUTERS><TEXT>#</TEXT></REUTERS>\n"
        + "<REUTERS><TEXT>b</TEXT></REUTERS>", ["a", "b"]
    ),
    ("{\"text\":\"a\"}\n{\"text\":\"#", ["a"]),
    ("[\n{\"text\":\"a\"},\n{\"text\":\"#\"},\n{\"text\":\"b\"}\n]", ["a", "b"]),
    (
      "<DOC>\n<TEXT>a</TEXT>\n</DOC>\n<DOC>\n<TEXT>#</TEXT>\n</DOC>\n"
        + "<DOC>\n<TEXT>b</TEXT>\n</DOC>\n", ["a", "b"]
    ),
    (
      "<feed><entry><content>a</content></entry><entry><content>#</content></entry>"
        + "<entry><content>b</content></entry></feed>", ["a", "b"]
    ),
    (
      "<feed><entry><content>a</content></entry><entry><content><![CDATA[#]]></content></entry>"
        + "<entry><content>b</content></entry></feed>", ["a", "b"]
    ),
    ("title,text\n,a\n,#\n,b\n", ["a", "b"]), ("title,text\n,a\n,\"#\"\n,b\n", ["a", "b"]),
    ("a|||||#\nb|||||", ["a", "b"]),
  ]

  @Test(arguments: oversize)
  func aRecordThatIsTooLargeIsRejectedOnce(_ pattern: String, _ bodies: [String]) {
    var options = SplitOptions()
    options.recordLimit = 100
    let dump = pattern.replacing("#", with: String(repeating: "x ", count: 500))
    for size in [1, 7, 64, 5000] {
      let outcome = split(dump, blockSize: size, options: options)
      #expect(outcome.bodies == bodies)
      #expect(outcome.rejected == [.tooLarge])
    }
  }

  @Test func theLimitIsExact() {
    var options = SplitOptions()
    options.recordLimit = line.utf8.count
    #expect(split(line + "\n" + line, options: options).report.articles == 2)
    options.recordLimit -= 1
    #expect(split(line + "\n" + line, options: options).rejected == [.tooLarge, .tooLarge])
  }
}
