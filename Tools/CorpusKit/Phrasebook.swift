/// Makes the small phrases of sentences, each from its seed alone.
///
/// The same seed gives the same words, so that a phrase can recur in an article, in a topic or in
/// the whole corpus. This makes the text compress like real news.
package struct Phrasebook: Sendable {
  /// The three kinds of phrase.
  package enum Kind: Int, Sendable, CaseIterable {
    case noun, verb, preposition
  }

  package let lexicon = Lexicon()

  package init() {}

  package func say(_ kind: Kind, _ seed: UInt64, in draft: inout Draft) {
    var random = Random(seed: seed)
    switch kind {
    case .noun: noun(&random, &draft)
    case .verb: verb(&random, &draft)
    case .preposition: preposition(&random, &draft)
    }
  }

  private func noun(_ random: inout Random, _ draft: inout Draft) {
    switch random.below(100) {
    case ..<62: definite(&random, &draft)
    case ..<86: indefinite(&random, &draft)
    default: amount(&random, &draft)
    }
  }

  private func definite(_ random: inout Random, _ draft: inout Draft) {
    let many = random.chance(400)
    let determiners = many ? Phrasebook.pluralDeterminers : Phrasebook.determiners
    draft.say(random.chance(620) ? "the" : random.pick(determiners))
    if random.chance(320) { word(.adjective, &random, in: &draft) }
    if random.chance(160) { word(.noun, &random, in: &draft) }
    word(many ? .plural : .noun, &random, in: &draft)
    if !many, random.chance(90) {
      draft.attach("'s")
      word(.noun, &random, in: &draft)
    }
    if random.chance(170) { complement(&random, &draft) }
  }

  private func complement(_ random: inout Random, _ draft: inout Draft) {
    draft.say(random.chance(700) ? "of the" : "of")
    if random.chance(200) { word(.adjective, &random, in: &draft) }
    word(random.chance(400) ? .noun : .plural, &random, in: &draft)
  }

  private func indefinite(_ random: inout Random, _ draft: inout Draft) {
    if random.chance(450) {
      draft.say("a")
      word(.adjective, &random, in: &draft)
      return word(.noun, &random, in: &draft)
    }
    // A sentence must not begin with a word of the vocabulary, which could look like a name.
    if draft.atStart { draft.say(random.pick(Phrasebook.quantities)) }
    if random.chance(500) { word(.adjective, &random, in: &draft) }
    word(.plural, &random, in: &draft)
  }

  private func amount(_ random: inout Random, _ draft: inout Draft) {
    if draft.atStart { draft.say("about") }
    switch random.below(10) {
    case ..<2: draft.say("$\(random.below(90) + 1).\(random.below(10)) million")
    case ..<4: draft.say("\(random.below(60) + 1).\(random.below(10)) percent")
    case ..<5: draft.say("\(random.below(60) + 1) percent of the")
    case ..<6: draft.say("\(random.below(80) + 1),\(random.below(900) + 100)")
    default: draft.say(random.below(120) + 2)
    }
    word(.plural, &random, in: &draft)
  }

  private func verb(_ random: inout Random, _ draft: inout Draft) {
    if random.chance(60) { word(.adverb, &random, in: &draft) }
    switch random.below(10) {
    case ..<5: word(.past, &random, in: &draft)
    case ..<8:
      draft.say(random.pick(Phrasebook.modals))
      word(.base, &random, in: &draft)
    default:
      draft.say(random.pick(Phrasebook.auxiliaries))
      word(.past, &random, in: &draft)
    }
  }

  private func preposition(_ random: inout Random, _ draft: inout Draft) {
    if random.chance(80) {
      draft.say(random.pick(Phrasebook.yearly))
      return draft.say(random.below(30) + 1995)
    }
    draft.say(random.pick(Phrasebook.prepositions))
    random.chance(700) ? definite(&random, &draft) : indefinite(&random, &draft)
  }

  private func word(
    _ wordClass: Lexicon.Class,
    _ random: inout Random,
    in draft: inout Draft
  ) {
    draft.say(wordClass, from: lexicon, &random)
  }

  private static let determiners = [
    "its", "his", "their", "a", "a", "this", "that", "no", "another", "each", "her",
  ]
  private static let pluralDeterminers = [
    "its", "his", "their", "these", "those", "no", "some", "any", "all", "her", "such",
  ]
  private static let quantities = ["several", "many", "some", "other", "most", "two", "three"]
  private static let modals = [
    "will", "would", "could", "should", "may", "planned to", "wanted to", "must", "did not",
    "can", "would not", "had to", "agreed to", "will not", "might", "hoped to", "cannot",
  ]
  // Forms for the singular and the plural.
  private static let auxiliaries = [
    "had", "had", "had been", "will be", "would be", "could be", "may be", "had not been",
  ]
  private static let yearly = ["in", "in", "since", "by", "during", "before", "until"]
  private static let prepositions = [
    "in", "of", "for", "on", "to", "with", "in", "of", "at", "by", "from", "after", "as", "over",
    "about", "under", "against", "during", "between", "into", "because of", "according to",
  ]
}
