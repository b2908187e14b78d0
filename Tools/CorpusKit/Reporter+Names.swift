extension Reporter {
  /// Writes a name in place of a noun phrase, with the usual additions of news.
  mutating func namedPhrase() {
    switch random.below(100) {
    case ..<12: dressed(before: "the", after: [.noun])
    case ..<20: prefixed()
    case ..<28: based()
    case ..<47: possessive()
    case ..<58: apposition()
    case ..<66: listing()
    default: mention()
    }
  }

  /// Writes " in X" or " with X": a name after a preposition that no name contains.
  mutating func namedPlace() {
    draft.say(random.pick(Reporter.placePrepositions))
    mention()
    if random.chance(120), planter == nil { ticker() }
  }

  private mutating func dressed(before: String, after: [Lexicon.Class]) {
    draft.say(before)
    mention()
    for wordClass in after { word(wordClass) }
  }

  /// "pro-X nouns"; at the start of a sentence "The pro-X nouns".
  private mutating func prefixed() {
    if draft.atStart || random.chance(500) { draft.say("the") }
    draft.opening(random.chance(500) ? "pro-" : "anti-")
    mention()
    word(.plural)
  }

  private mutating func based() {
    if draft.atStart || random.chance(600) { draft.say("the") }
    mention()
    draft.attach(random.chance(700) ? "-based" : "-led")
    word(random.chance(700) ? .noun : .plural)
  }

  private mutating func possessive() {
    mention()
    draft.attach("'s")
    if random.chance(350) { word(.adjective) }
    word(.noun)
  }

  private mutating func apposition() {
    mention()
    draft.attach(",")
    phrase(.noun)
    draft.attach(",")
  }

  /// "X, Y and Z".
  private mutating func listing() {
    mention()
    if random.chance(500) {
      draft.attach(",")
      mention()
    }
    draft.say("and")
    mention()
  }

  /// " <KVAB>" or " (KVAB)": four letters with just one vowel, which no name has.
  private mutating func ticker() {
    var letters = (0..<4).map { _ in random.pick(Parts.consonants) }
    letters[1 + random.below(2)] = random.pick(Array("AEO".utf8))
    let angled = random.chance(500)
    draft.opening(angled ? "<" : "(")
    draft.say(letters)
    draft.attach(angled ? ">" : ")")
  }

  private static let placePrepositions = [
    "in", "in", "in", "from", "near", "with", "at", "by", "across", "against", "between", "outside",
  ]
}
