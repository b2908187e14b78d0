import BroadsheetCore
import BroadsheetTestSupport
import Foundation
import Splitting
import Testing

/// Real dumps and public torture cases, where a developer has them beside the clone.
@Suite(.enabled(if: SharedData.isPresent, "../shared is missing"))
struct SharedDumpTests {
  static let dumps: [(String, Int, Int)] = [
    ("reut2-018.sgm.gz", 1000, 0), ("reut2-019.sgm.gz", 1000, 0), ("reut2-020.sgm.gz", 1000, 0),
    ("reut2-021.sgm.gz", 578, 0), ("news.jsonl.gz", 653, 635), ("senate.jsonl.gz", 3844, 0),
    ("dated-plain.txt.gz", 1418, 0), ("gigaword-style.sgml.gz", 100, 0),
    ("trec-style.sgml.gz", 100, 0), ("xml/LISTING_2_NewsML-G2_Text_Document.xml.gz", 1, 0),
    ("xml/LISTING_22_Sports_story_in_NewsML-G2NITF.xml.gz", 1, 0),
    ("xml/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml.gz", 1, 1),
  ]

  @Test(arguments: dumps)
  func realDumpsAreReadWhole(_ name: String, _ articles: Int, _ undated: Int) throws {
    let outcome = split(try SharedData.inflated("corpora/" + name))
    #expect(outcome.report.isClean)
    #expect(outcome.report.articles == articles)
    #expect(outcome.report.undated == undated)
  }

  @Test(arguments: [("gigaword-style.sgml.gz", "<HEADLINE>"), ("trec-style.sgml.gz", "<HEAD>")])
  func wireSGMLHasAllItsFields(_ name: String, _ headline: String) throws {
    let bytes = try SharedData.inflated("corpora/" + name)
    let articles = split(bytes, blockSize: 777).articles
    #expect(articles.allSatisfy { !$0.id.isEmpty && !$0.body.isEmpty && !$0.day.isEmpty })
    let headlines = String(decoding: bytes, as: UTF8.self).components(separatedBy: headline)
    #expect(articles.count { !$0.title.isEmpty } == headlines.count - 1)
    #expect(articles.allSatisfy { !$0.body.contains("<P>") && !$0.title.contains("\n") })
  }

  @Test func agreesWithTheTwinsOnRealDumps() throws {
    let news = String(decoding: try SharedData.inflated("corpora/news.jsonl.gz"), as: UTF8.self)
    #expect(split(news, blockSize: 5000).articles == NaiveTwin.jsonLines(news))
    let dated = String(
      decoding: try SharedData.inflated("corpora/dated-plain.txt.gz"),
      as: UTF8.self
    )
    #expect(split(dated, blockSize: 5000).articles == NaiveTwin.dated(dated))
    let wire = String(decoding: try SharedData.inflated("corpora/reut2-021.sgm.gz"), as: UTF8.self)
    #expect(split(wire, blockSize: 5000).articles == NaiveTwin.reuters(wire))
  }

  static let torture: [(String, Int, [Fault])] = [
    ("json-broken.jsonl", 3, [.badRecord, .badRecord]), ("json-no-newline.jsonl", 5, []),
    ("json-crlf.jsonl", 5, []), ("json-bom.jsonl", 5, []), ("json-blank.jsonl", 5, []),
    ("json-cut.jsonl", 4, [.badRecord]), ("json-surrogate.jsonl", 2, []),
    ("json-deep.jsonl", 3, []), ("json-dup.jsonl", 2, []), ("json-nul.jsonl", 2, []),
    ("json-types.jsonl", 2, [.badRecord]),
    ("json-latin1.jsonl", 2, []), ("json-utf16.jsonl", 0, [.badEncoding]),
    ("json-long-token.jsonl", 2, []), ("utf8-cut.jsonl", 1, []), ("text-zalgo.jsonl", 1, []),
    ("sgml-ok.sgm", 5, []), ("sgml-entities.sgm", 1, []), ("sgml-unclosed.sgm", 1, [.cutRecord]),
  ]

  @Test(arguments: torture)
  func tortureCases(_ name: String, _ articles: Int, _ faults: [Fault]) throws {
    let outcome = split(try SharedData.inflated("torture/cases/\(name).gz"), blockSize: 100)
    #expect(outcome.report.articles == articles)
    #expect(outcome.rejected + outcome.damage == faults)
  }

  /// What JSON forbids and we bear with: raw controls in strings, words of Python's writers.
  static let borne = [
    "n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json",
    "n_string_unescaped_ctrl_char.json", "n_string_unescaped_tab.json",
  ]

  @Test func syntaxAgreesWithTheTestSuite() throws {
    let files = try SharedData.files(in: "torture/upstream/json-test-suite/test_parsing")
    #expect(files.count == 318)
    for (name, bytes) in files where !name.hasPrefix("i_") {
      // As a value in a line: a line end inside it would be the end of the record.
      let value = bytes.map { $0 == 10 ? 32 : $0 }
      guard name.hasPrefix("y_") || !bytes.dropLast().contains(10) else { continue }
      let line = Array("{\"text\":\"t\",\"x\":".utf8) + value + Array("}".utf8)
      let isAccepted = split(line).rejected.isEmpty
      #expect(isAccepted == (name.hasPrefix("y_") || Self.borne.contains(name)), "\(name)")
      guard bytes.first == UInt8(ascii: "{") else { continue }
      let faults = split(value).rejected
      #expect((faults != [.badRecord]) == name.hasPrefix("y_"), "\(name)")
    }
  }
}

extension SharedDumpTests {
  /// What `JSONDocuments` bears with beyond `borne`: commas too many between records.
  @Test func documentsAgreeWithTheTestSuite() throws {
    let files = try SharedData.files(in: "torture/upstream/json-test-suite/test_parsing")
    for (name, bytes) in files where !name.hasPrefix("i_") {
      // The value is a member of an object that spans lines.
      let document = Array("[\n{\n\"text\":\"t\",\n\"x\":".utf8) + bytes + Array("\n}\n]".utf8)
      for size in [1, 1000] {
        let isAccepted = split(document, blockSize: size).report.isClean
        #expect(isAccepted == (name.hasPrefix("y_") || Self.borne.contains(name)), "\(name)")
      }
      guard name.hasPrefix("n_") else { continue }
      let bare = split(bytes, options: SplitOptions(format: .json))
      #expect(bare.articles.isEmpty, "\(name)")
    }
  }
}

/// Mutated lines, judged by Foundation's reader.
@Suite struct JSONOracleTests {
  @Test func syntaxAgreesWithFoundation() {
    var random = Seeded(state: 3)
    let alphabet = Array("{}[]\",:\\/u0019-+.eE tfnal".utf8)
    let seeds = Samples.jsonLines.utf8.split(separator: 10).map { Array($0) }
    for round in 0..<6000 {
      var line = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<line.count, using: &random)
        line[position] = alphabet.randomElement(using: &random) ?? 0
      }
      line = Array("{\"text\":\"t\",\"x\":".utf8) + line + Array("}".utf8)
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(line))) != nil
      let isAccepted = split(line).rejected.isEmpty
      guard isJSON != isAccepted, !isExcused(line, isJSON) else { continue }
      Issue.record("\(isJSON ? "JSON" : "not JSON"): \(String(decoding: line, as: UTF8.self))")
    }
  }

  /// Foundation accepts trailing commas, and rejects surrogates that stand alone.
  private func isExcused(_ line: [UInt8], _ isJSON: Bool) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    return isJSON
      ? text.firstMatch(of: /,\s*[}\]]/) != nil
      : text.lowercased().firstMatch(of: /\\ud[89a-f]/) != nil
  }
}
