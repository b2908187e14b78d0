import BroadsheetCore
import Testing

@testable import Tagging

extension LanguageRules {
  /// Rules of a second language, as a file of `Languages/` would give them.
  fileprivate static let german = LanguageRules(
    language: .de,
    tokens: TokenRules(
      abbreviations: Abbreviations(titles: "Hr Fr Prof", others: "Str bzw usw", numbered: "Nr"),
      contractions: Contractions(endings: "", negation: nil),
      openers: WordSet("Der Die Das Er")
    ),
    candidates: CandidateRules(
      connectors: HashSet(WordSet("und von zu")),
      closers: HashSet(WordSet(")")),
      loners: HashSet(WordSet("Der Die Das Er Montag")),
      titles: HashSet(WordSet("Hr. Herr"))
    ),
    context: ContextRules(
      functionWords: WordSet("Der Die Das"),
      dates: WordSet("Montag Mai"),
      abbreviations: WordSet("Hr Str")
    ),
    aliases: AliasLists(added: "Bundeswehr=Bundeswehr (Deutschland)=ORG", doubtful: ""),
    longestSmallHeadlineWord: 3
  )
}

/// A second language is a value: nothing of English remains where its rules are given.
@Suite struct LanguageRulesTests {
  @Test(arguments: [
    ("Hr. Kohl ging. Er kam", "¶Hr.|Kohl|ging|.|¶Er|kam"),
    ("in der Str. Der Mann", "¶in|der|Str.|¶Der|Mann"),
    ("in der Str. The Mann", "¶in|der|Str.|The|Mann"),
    ("Haus Nr. 5, Nr. Acht", "¶Haus|Nr.|5|,|Nr|.|¶Acht"),
    ("Mr. Smith Corp. left", "¶Mr|.|¶Smith|Corp|.|left"),
    ("geht's, don't, Merkel's Haus", "¶geht's|,|don't|,|Merkel's|Haus"),
    ("Merkel’s Haus", "¶Merkel’s|Haus"),
  ]) func cutsTokensAndSentences(text: String, expected: String) {
    #expect(tokenized(text, rules: .german) == expected)
  }

  @Test func readsTheContextOfNames() throws {
    let list = "Bonn\tLOC\t\t1"
    let german = try Tagger(list: list, rules: .german)
    let english = try Tagger(list: list)
    #expect(german.found(in: "er war in Bonn Montag").count == 1)
    #expect(english.found(in: "er war in Bonn Montag").isEmpty)
    #expect(german.found(in: "er war in Bonn Monday").isEmpty)
    #expect(english.found(in: "er war in Bonn Monday").count == 1)
  }

  @Test(arguments: [
    ("er sah Haus und Hof", "Haus und Hof"), ("er sah House of Lords", "House|Lords"),
    ("Der Hund", "Der Hund"), ("so Der bellt", ""), ("so The bellt", "The"),
    ("so sagt Merkel's", "Merkel's"),
  ]) func findsCandidates(text: String, expected: String) {
    let bytes = Array(text.utf8)
    var passage = Passage()
    Tokenizer(rules: .german).tokenize(bytes.span, 0..<bytes.count, into: &passage.tokens)
    var finder = CandidateFinder(.empty, rules: .german)
    finder.findCandidates(of: &passage, bytes.span)
    let found = passage.candidates.map { candidate in
      candidate.map { index in
        let token = passage.tokens[Int(passage.candidateTokens[index].token)]
        return String(decoding: bytes[token.range], as: UTF8.self)
      }.joined(separator: " ")
    }
    #expect(found.joined(separator: "|") == expected)
  }

  @Test(
    arguments: [
      ("Bundeswehr", EntityType.organisation, "Bundeswehr (Deutschland)"),
      ("Maggie Hassan", .person, nil),
    ] as [(String, EntityType, String?)]
  )
  func correctsAliases(name: String, type: EntityType, canonical: String?) {
    let facts = AliasFacts.builtIn(rules: .german)
    let found = facts.canonical(of: Array(name.utf8)[...], type)
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == canonical)
  }

  /// With letters in either case, and not within a word.
  @Test(
    arguments: [
      ("'s", 2), ("'S b", 2), ("'re", 3), ("'Ll.", 3), ("’ve", 5), ("'sx", nil), ("'rex", nil),
      ("'r", nil), ("'", nil), ("'x", nil), ("' s", nil),
    ] as [(String, Int?)]
  ) func endingsOfEnglish(text: String, end: Int?) {
    let bytes = Array(text.utf8)
    let contractions = LanguageRules.english.tokens.contractions
    #expect(contractions.endOfEnding(in: bytes.span, 0..<bytes.count) == end)
  }

  /// The pipeline calls a tagger through the protocol.
  @Test func aTaggerIsARecognizer() throws {
    var recognizer: any EntityRecognizer = try Tagger(list: "Oslo\tLOC")
    let tagged = recognizer.tag(batch(body: "in Oslo"))
    #expect(tagged.mentions.map(\.range.bounds) == [3..<7])
  }
}
