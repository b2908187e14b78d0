import BroadsheetCore
import BroadsheetTestSupport
import Tagging
import Testing

@testable import Training

/// Made-up news: names that only their surroundings and lists tell apart.
private enum News {
  static let people = ["Ada", "Bo", "Cleo", "Dov", "Esme", "Finn"]
  static let surnames = ["Larch", "Quill", "Tamsin", "Orrey", "Vane"]
  static let towns = ["Marlow", "Tessin", "Port Orla", "Velm", "Harrowgate"]
  static let firms = ["Brightline", "Corvex", "Delphine Mills", "Umbra"]

  /// Text of `token/TAG` words.
  static func text(documents: Int, seed: UInt64) -> String {
    var random = Seeded(state: seed)
    func pick(_ list: [String], _ type: String) -> String {
      list[random.below(list.count)].split(separator: " ").enumerated()
        .map { "\($1)/\($0 == 0 ? "B" : "I")-\(type)" }.joined(separator: " ")
    }
    return (0..<documents).map { _ in
      let first = pick(people, "PER")
      let last = pick(surnames, "PER").replacing("B-", with: "I-")
      let lines = [
        "Minister/O \(first) \(last) arrived/O in/O \(pick(towns, "LOC")) on/O Monday/O",
        "Shares/O of/O \(pick(firms, "ORG")) Inc/I-ORG rose/O",
        "The/O mayor/O of/O \(pick(towns, "LOC")) said/O so/O",
        "\(last.replacing("I-", with: "B-")) said/O \(pick(firms, "ORG")) Inc/I-ORG would/O pay/O",
      ]
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

@Suite struct ModelTrainerTests {
  private func trainer(replicas: Int = 1, seed: UInt64 = 1) -> ModelTrainer {
    var trainer = ModelTrainer()
    trainer.learning.epochs = 4
    trainer.learning.seed = seed
    trainer.replicas = replicas
    return trainer
  }

  private func corpus(_ phrases: PhraseLexicon, silver: String? = nil) throws -> TrainingCorpus {
    var corpus = TrainingCorpus(phrases: phrases)
    corpus.add(try labelled(News.text(documents: 60, seed: 1)), weight: 1)
    if let silver { corpus.add(try labelled(silver), weight: 1, isSilver: true) }
    return corpus
  }

  private func model(_ trainer: ModelTrainer, silver: String? = nil) async throws -> [UInt8] {
    var lists = WordSources()
    lists.add(names: [Array("Velm\tLOC.city\nPort Orla\tLOC.city\nAda\tPER.first\n".utf8)])
    let phrases = lists.phrases.phrases()
    let parts = await trainer.train(
      try corpus(phrases, silver: silver),
      with: Lexicons(words: lists.lexicon.lexicon(isCompact: true), phrases: phrases)
    ) { _ in }
    return TaggingModel(parts).encoded()
  }

  /// What the fast path finds in text it has not seen, and what is right.
  private func scores(_ bytes: [UInt8]) throws -> EntityScores.Counts {
    let model = try TaggingModel(encoded: bytes.span)
    var corpus = TrainingCorpus(phrases: model.parts.phrases)
    corpus.add(try labelled(News.text(documents: 20, seed: 77)), weight: 1)
    var tagger = PassageTagger(model)
    var counts = EntityScores.Counts()
    for example in corpus.examples {
      let text = corpus.texts[example.text]
      tagger.tag(example.passage, text.span)
      for (found, gold) in zip(tagger.tags, example.gold) {
        if gold < TagIndex.count { counts.gold += 1 }
        if found < TagIndex.count { counts.predicted += 1 }
        if found == gold, gold < TagIndex.count { counts.correct += 1 }
      }
    }
    return counts
  }

  @Test func learnsWhatNamesLookLike() async throws {
    let counts = try scores(await model(trainer()))
    #expect(counts.gold > 100)
    #expect(counts.f1 > 0.97)
  }

  @Test func sameSeedSameBytes() async throws {
    let first = try await model(trainer(replicas: 3))
    let second = try await model(trainer(replicas: 3))
    #expect(first == second)
    #expect(try await model(trainer(replicas: 3, seed: 2)) != first)
  }

  @Test func falseSilverIsTakenBack() async throws {
    // A machine that takes every town for a person.
    let silver = News.text(documents: 60, seed: 5).replacing("-LOC", with: "-PER")
    var trainer = trainer()
    trainer.mask = .conflicts
    let masked = try scores(await model(trainer, silver: silver))
    trainer.mask = .none
    let believed = try scores(await model(trainer, silver: silver))
    #expect(masked.f1 > 0.95)
    #expect(believed.f1 < masked.f1)
  }

  @Test func biasFindsMoreMentions() async throws {
    var trainer = trainer()
    trainer.compiling.addBias(-4, of: "ORG")
    let fewer = try scores(await model(trainer))
    trainer.compiling.addBias(8, of: nil)
    let more = try scores(await model(trainer))
    #expect(fewer.predicted < more.predicted)
  }
}
