import Foundation
import Testing

/// `tag --input-format conll --format conll`: the tokens of the input, and a tag for each.
@Suite struct ConllTests {
  static let text = """
    -DOCSTART-\tO

    The\tO
    ``\tO
    European\tB-ORG
    Commission\tI-ORG
    ''\tO
    said\tO
    “\tO
    Hello\tO
    ”\tO
    ,\tO
    ‘\tO
    Germany\tB-LOC
    ’s\tO
    &amp;\tO
    France\tB-LOC
    .\tO

    Peter\tB-PER
    Blackburn\tI-PER

    BRUSSELS\tB-LOC
    1996-08-22\tO

    -DOCSTART-\tO

    Ann\tB-PER
    ­Lee\tI-PER
    -\tO
    -LRB-\tO
    Paris\tB-LOC
    -RRB-\tO
    (\tO
    Cafe\u{301}\tO
    --\tO
    U.N.\tB-ORG
    \u{200B}\tO
    ...\tO

    Germany\tB-LOC
    Germany\tB-LOC


    """

  static let names = """
    European Commission\tORG
    Germany\tLOC
    France\tLOC
    Peter Blackburn\tPER
    Ann Lee\tPER
    Paris\tLOC
    Café\tORG
    U.N.\tORG
    Brussels\tLOC

    """

  private func tag(_ text: String, _ more: [String] = []) async throws -> Run {
    let scratch = try Scratch()
    let names = try scratch.write(Self.names, "names.tsv")
    let dump = try scratch.write(text, "gold.tsv")
    let arguments = ["tag", "--input-format", "conll", "--format", "conll", "--quiet", dump]
    return try await Command.run(arguments + ["--dictionary", names] + more)
  }

  @Test(arguments: [1, 8])
  func keepsEveryTokenAndEveryBlankLine(_ threads: Int) async throws {
    let run = try await tag(Self.text, ["--threads", "\(threads)"])
    #expect(run.status == 0)
    #expect(firstColumns(run.text) == firstColumns(Self.text))
  }

  @Test func keepsThemWithoutDocumentMarks() async throws {
    let text = Self.text.replacing("-DOCSTART-\tO\n\n", with: "")
    let long = String(repeating: text, count: 500)
    #expect(long.utf8.count > 128 << 10)
    #expect(firstColumns(try await tag(long).text) == firstColumns(long))
  }

  @Test func tagsAreLegalBIO2() async throws {
    let lines = try await tag(Self.text).text.components(separatedBy: "\n")
    var before = "O"
    for line in lines {
      let tag = line.isEmpty ? "O" : line.components(separatedBy: "\t")[1]
      #expect(tag.wholeMatch(of: /O|[BI]-(PER|ORG|LOC|MISC)/) != nil, "\(line)")
      if tag.hasPrefix("I-") { #expect(before != "O" && before.dropFirst() == tag.dropFirst()) }
      before = tag
    }
  }

  @Test func tagsWhatTheDictionaryNames() async throws {
    let lines = try await tag(Self.text, ["--no-gazetteer"]).lines
    let tagged = lines.filter { !$0.hasSuffix("\tO") }
    #expect(
      tagged == [
        "European\tB-ORG", "Commission\tI-ORG", "Germany\tB-LOC", "France\tB-LOC", "Peter\tB-PER",
        "Blackburn\tI-PER", "BRUSSELS\tB-LOC", "Ann\tB-PER", "\u{AD}Lee\tI-PER", "Paris\tB-LOC",
        "Cafe\u{301}\tB-ORG", "U.N.\tB-ORG", "Germany\tB-LOC", "Germany\tB-LOC",
      ]
    )
  }

  private func firstColumns(_ text: String) -> [Substring?] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t").first
    }
  }
}
