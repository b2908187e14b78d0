import BroadsheetCore
import Tagging
import Testing

@testable import Training

@Suite struct TrainingCorpusTests {
  /// The tags of all candidates of `token/TAG` words, a sentence a line, a document a blank line.
  private func corpus(_ text: String, weight: Double = 1) throws -> TrainingCorpus {
    var corpus = TrainingCorpus(phrases: .empty)
    corpus.add(try labelled(text), weight: weight)
    return corpus
  }

  private func shown(_ example: TrainingCorpus.Example) -> String {
    example.gold.map { tag in
      if tag == TrainingCorpus.unknown { return "?" }
      guard let part = TagIndex.part(Int(tag)), let type = TagIndex.type(Int(tag)) else {
        return "O"
      }
      let letter = ["B", "I", "L", "U"][part.rawValue]
      return "\(letter)-\(type.tag)"
    }.joined(separator: " ")
  }

  @Test(
    arguments: [
      ("Ada/B-PER met/O Bo/B-PER Li/I-PER", "U-PER B-PER L-PER"),
      ("Bank/B-ORG of/I-ORG Rome/I-ORG", "B-ORG I-ORG L-ORG"),
      // Cut to its candidate: what is never scored cannot be part of a mention.
      ("Ada/B-PER the/I-PER great/I-PER Li/I-PER", "U-PER U-PER"),
      ("Ada/? met/O Bo/B-PER", "? U-PER"),
      ("Ada/B-PER Bo/B-PER", "U-PER U-PER"),
    ]
  )
  func mentionsBecomeTags(text: String, tags: String) throws {
    let corpus = try corpus(text)
    #expect(corpus.examples.map(shown) == [tags])
  }

  @Test func setsWithoutMiscellaneousSayNothingOfIt() throws {
    #expect(try corpus("Ada/B-PER is/O Roman/O").examples[0].hasMiscellaneous == false)
    #expect(try corpus("Ada/B-PER is/O Roman/B-MISC").examples[0].hasMiscellaneous)
  }

  @Test func fractionsOfDocuments() throws {
    let text = (0..<10).map { "Ada/B-PER met/O Bo\($0)/O" }.joined(separator: "\n\n")
    #expect(try corpus(text, weight: 0.5).examples.count == 5)
    #expect(try corpus(text, weight: 2.5).examples.map(\.weight).reduce(0, +) == 25)
    #expect(try corpus(text, weight: 3).examples.allSatisfy { $0.weight == 3 })
  }

  @Test func maskedLabelsAreUnknown() throws {
    var corpus = try corpus("Ada/B-PER met/O Bo/B-PER Li/I-PER")
    corpus.mask([false, true, true], of: 0)
    #expect(shown(corpus.examples[0]) == "U-PER ? ?")
  }

  @Test func headlinesKeepTheirTags() throws {
    let plain = try labelled("Ada/B-PER went/O from/O the/O bank/O to/O Rome/B-LOC")
    var text = plain
    text.recase(share: 0, seed: 1)
    #expect(text.text == plain.text)
    var seen: Set<String> = []
    for seed in 0..<16 {
      text = plain
      text.recase(share: 1, seed: UInt64(seed))
      #expect(text.tokens == plain.tokens)
      seen.insert(String(decoding: text.text, as: UTF8.self))
    }
    #expect(seen == ["ADA WENT FROM THE BANK TO ROME", "Ada Went From the Bank to Rome"])
  }
}

/// Reads `token/TAG` words: a sentence a line, a document behind each blank line.
func labelled(_ text: String) throws -> LabelledText {
  let documents = text.split(separator: "\n\n", omittingEmptySubsequences: true).map { document in
    document.split(separator: "\n").map { sentence in
      sentence.split(separator: " ").map { word in
        word.split(separator: "/").joined(separator: "\t") + "\n"
      }.joined()
    }.joined(separator: "\n")
  }
  let rows = documents.map { "-DOCSTART-\tO\n\n" + $0 }.joined(separator: "\n")
  return try LabelledText(parsing: Array(rows.utf8))
}
