import BroadsheetCore
import BroadsheetTestSupport
import Testing
import Training

@Suite struct LabelledTextTests {
  /// Sentences as `token/TAG` words; `#` before those that begin a document.
  private func parse(_ text: String) throws -> [String] {
    let labelled = try LabelledText(parsing: Array(text.utf8))
    return labelled.sentences.map { sentence in
      let tokens = labelled.tokens[sentence]
      let words = tokens.map {
        "\(String(decoding: labelled.bytes(of: $0), as: UTF8.self))/\($0.tag)"
      }
      return (tokens.first?.startsDocument == true ? "#" : "") + words.joined(separator: " ")
    }
  }

  @Test func readsDocumentsSentencesAndColumns() throws {
    let text = """
      -DOCSTART- -X- O O

      EU NNP I-NP B-ORG
      rejects\tVBZ\tO
      \u{20}
      Peter\tB-PER\r
      Blackburn I-PER \t

      \n-DOCSTART-
      Again\tO
      """
    #expect(
      try parse(text) == ["#EU/B-ORG rejects/O", "Peter/B-PER Blackburn/I-PER", "#Again/O"]
    )
  }

  @Test func theTextIsPutTogether() throws {
    let labelled = try LabelledText(parsing: Array("a O\nb O\n\n-DOCSTART-\n\nc O\n".utf8))
    #expect(labelled.text == Array("a b\n\nc".utf8))
    #expect(labelled.tokens.map(\.range.bounds) == [0..<1, 2..<3, 5..<6])
    #expect(labelled.tokens.map(\.startsSentence) == [true, false, true])
    #expect(labelled.tokens.map(\.startsDocument) == [true, false, true])
  }

  @Test(
    arguments: [
      ("BIO2", "B-PER I-PER B-PER O B-LOC", "B-PER I-PER B-PER O B-LOC"),
      ("IOB1", "I-PER I-PER B-PER O I-LOC I-ORG", "B-PER I-PER B-PER O B-LOC B-ORG"),
      ("BILOU", "B-ORG I-ORG L-ORG U-PER U-PER O", "B-ORG I-ORG I-ORG B-PER B-PER O"),
      ("BIOES", "B-ORG E-ORG S-MISC I-MISC E-LOC", "B-ORG I-ORG B-MISC B-MISC B-LOC"),
      ("masked", "B-ORG ? I-ORG - O", "B-ORG ? B-ORG ? O"),
    ]
  )
  func schemesBecomeBIO2(scheme: String, tags: String, wanted: String) throws {
    let lines = tags.split(separator: " ").map { "x\t\($0)\n" }.joined()
    let labelled = try LabelledText(parsing: Array(lines.utf8))
    let found = labelled.tokens.map(\.tag.description).joined(separator: " ")
    #expect(found == wanted, "\(scheme)")
  }

  @Test func noMentionGoesOnInTheNextSentence() throws {
    #expect(try parse("a B-PER\n\nb I-PER\n") == ["#a/B-PER", "b/B-PER"])
  }

  @Test(
    arguments: [
      ("a O\n\nb\n", 3, "no tag"), ("a O\nb B-product\n", 2, "unknown tag 'B-product'"),
      ("a B\n", 1, "unknown tag 'B'"), ("a o\n", 1, "unknown tag 'o'"),
      ("a B-\n", 1, "unknown tag 'B-'"), ("a BPER\n", 1, "unknown tag 'BPER'"),
      ("a X-PER\n", 1, "unknown tag 'X-PER'"),
    ]
  )
  func aBadLineIsNamed(text: String, line: Int, message: String) {
    let error = #expect(throws: LabelledTextError.self) {
      try LabelledText(parsing: Array(text.utf8))
    }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix("line \(line): \(message)") == true)
  }

  @Test(arguments: ["", "\n", "\n\n \t\r\n", "-DOCSTART-", "-DOCSTART- O\n\n"])
  func nothingIsNoToken(_ text: String) throws {
    let labelled = try LabelledText(parsing: Array(text.utf8))
    #expect(labelled.tokens.isEmpty)
    #expect(labelled.sentences.isEmpty)
  }

  @Test func anyBytesAreReadOrRefused() {
    var seeded = Seeded(state: 7)
    let alphabet = Array("aB-PERO?\t \n\r-DOCSTART-\u{E9}".utf8) + [0, 0xFF, 0x80]
    for _ in 0..<2000 {
      let bytes = seeded.bytes(40, from: alphabet)
      guard let labelled = try? LabelledText(parsing: bytes) else { continue }
      #expect(labelled.tokens.allSatisfy { !$0.range.isEmpty })
    }
  }

  @Test func tagsAreOneByte() {
    #expect(MemoryLayout<Tag>.size == 1)
    let all = (0...UInt8.max).compactMap(Tag.init(rawValue:))
    #expect(all.count == Tag.count + 1)
    #expect(Set(all.map(\.description)).count == all.count)
    for type in EntityType.allCases {
      #expect(Tag.begin(type).type == type && Tag.begin(type).isBegin)
      #expect(Tag.inside(type).type == type && !Tag.inside(type).isBegin)
    }
    #expect(Tag.outside.type == nil && Tag.unknown.type == nil)
  }
}
