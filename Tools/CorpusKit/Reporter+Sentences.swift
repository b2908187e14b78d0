extension Reporter {
  /// How often a noun phrase is a name, in thousandths.
  private static let namedPerMille = 205
  private static let namedPlacePerMille = 270

  mutating func sentence() {
    let goal = draft.words + length()
    draft.startSentence()
    if random.chance(150) { return quotation(goal) }
    opening()
    clauses(until: goal)
    if random.chance(40) { attribution() }
    draft.attach(".")
  }

  /// Draws the words of a sentence; phrases then overshoot by about two.
  private mutating func length() -> Int {
    max(3, Int(19.0 + 11.5 * random.normal()))
  }

  private mutating func opening() {
    switch random.below(100) {
    case ..<6: draft.say(random.pick(Reporter.adverbials))
    case ..<9: draft.say("on \(text(random.pick(EnglishWords.weekdays)))")
    case ..<12: draft.say("in \(text(random.pick(EnglishWords.months)))")
    case ..<16: namedPlace()
    default: return
    }
    draft.attach(",")
  }

  private mutating func clauses(until goal: Int) {
    clause(until: goal)
    while draft.words < goal - 2 {
      connect()
      clause(until: goal)
    }
  }

  private mutating func clause(until goal: Int) {
    nounSlot()
    phrase(.verb)
    if draft.words < goal { random.chance(750) ? nounSlot() : prepositionSlot() }
    while draft.words < goal, random.chance(480) { prepositionSlot() }
    if random.chance(35) { draft.say("on \(text(random.pick(EnglishWords.weekdays)))") }
  }

  private mutating func nounSlot() {
    random.chance(Reporter.namedPerMille) ? namedPhrase() : phrase(.noun)
  }

  private mutating func prepositionSlot() {
    random.chance(Reporter.namedPlacePerMille) ? namedPlace() : phrase(.preposition)
  }

  private mutating func connect() {
    switch random.below(100) {
    case ..<8: draft.say("--")
    case ..<50:
      draft.attach(",")
      draft.say(random.pick(Reporter.conjunctions))
    default: draft.say(random.pick(Reporter.conjunctions))
    }
  }

  private mutating func quotation(_ goal: Int) {
    draft.opening("\"")
    if random.chance(250) { draft.say(random.pick(Reporter.spoken)) }
    clauses(until: goal - 2)
    if random.chance(40) { draft.attach("...") }
    draft.attach(",\"")
    attributionTail()
    draft.attach(".")
  }

  private mutating func attribution() {
    draft.attach(",")
    attributionTail()
  }

  private mutating func attributionTail() {
    let verbFirst = random.chance(450)
    if verbFirst { draft.say("said") }
    if random.chance(450) { mention() } else { phrase(.noun) }
    if !verbFirst { draft.say(random.pick(Reporter.sayings)) }
  }

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let adverbials = ["meanwhile", "however", "earlier", "later", "still"]
  private static let spoken = ["we don't think", "it's true", "they won't say", "it isn't clear"]
  private static let sayings = ["said", "said", "said", "told reporters", "added"]
  private static let conjunctions = [
    "and", "and", "but", "while", "which", "that", "because", "after", "when", "as", "who", "if",
  ]
}
