extension Reporter {
  /// Writes a headline in sentence case; names in it are mentions.
  mutating func headline() {
    draft.startSentence()
    if random.chance(450) { mention() } else { titleSubject() }
    phrase(.verb)
    phrase(.noun)
    if random.chance(350) { random.chance(400) ? namedPlace() : phrase(.preposition) }
  }

  /// Writes a headline without names, to be set in capitals.
  mutating func plainHeadline() {
    titleSubject()
    phrase(.verb)
    phrase(.noun)
    if random.chance(400) { phrase(.preposition) }
  }

  /// Writes a headline, to be set in capitals, whose only mentions are names in capitals.
  mutating func capitalHeadline() {
    draft.startSentence()
    if random.chance(700), let id = planter?.capitals(&random) {
      draft.mention(id, table.name(id))
      phrase(.verb)
      phrase(.noun)
    } else {
      plainHeadline()
    }
  }

  /// Writes another headline for an article that mentions `names`.
  mutating func newHeadline(_ names: [Int]) {
    draft.startSentence()
    if !names.isEmpty, random.chance(600) {
      let id = random.pick(names)
      draft.mention(id, table.name(id))
    } else {
      phrase(.noun)
    }
    phrase(.verb)
    phrase(.noun)
    if random.chance(500) { phrase(.preposition) }
  }

  private mutating func titleSubject() {
    // No word of the vocabulary may be capitalised, because it could look like the start of a name.
    if draft.atStart { return phrase(.noun) }
    if random.chance(500) { word(.adjective) }
    word(.plural)
  }

  /// Writes paragraphs, with empty lines between them, of about `words` words in all.
  mutating func body(words: Int, dateline: String?, emoji: Bool) {
    let goal = draft.words + words
    draft.startParagraph()
    if let dateline { draft.say("\(dateline) --") }
    paragraph(until: goal)
    while draft.words < goal {
      draft.startParagraph()
      paragraph(until: goal)
    }
    if emoji { draft.attach(" " + random.pick(Reporter.emoji)) }
  }

  private mutating func paragraph(until goal: Int) {
    var left = 1 + random.below(4)
    while left > 0, draft.words < goal || left == 4 {
      sentence()
      left -= 1
      if draft.words >= goal { return }
    }
  }

  /// Returns "GENEVA, June 2"; the place is in capitals, so it is not a mention.
  mutating func dateline(day: Day) -> String {
    let place = random.pick(Reporter.datelinePlaces)
    return "\(place), \(text(EnglishWords.months[day.month - 1])) \(day.day)"
  }

  /// Draws the words of the next article: log-normal, and three in a thousand six times as long.
  mutating func articleWords(mu: Double, sigma: Double) -> Int {
    let words = PortableMath.exp(mu + sigma * random.normal()) * (random.chance(3) ? 6 : 1)
    return min(27_000, max(12, Int(words)))
  }

  private static let emoji = ["\u{1F389}", "\u{1F600}", "\u{1F30D}", "\u{1F4F0}"]
  private static let datelinePlaces = WellKnownNames.all.filter { $0.type == .location }
    .map { String(decoding: $0.name, as: UTF8.self).uppercased() }
}
