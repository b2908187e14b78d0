/// Writes one article at a time: headline, paragraphs, and the list of the names in them.
///
/// Turns random numbers into plain ASCII text, except for accented names, in `draft`. Uses no clock and
/// no file. Takes about 10 ns per byte.
package struct Reporter: Sendable {
  private static let castLimit = 10
  private static let castPerMille = 300

  let phrases = Phrasebook()
  var random: Random
  var memory = PhraseMemory()
  var draft = Draft()
  package private(set) var names: NameProcess
  /// Chooses names and their forms in place of `names`.
  var planter: AliasPlanter?
  /// The ids of the names in this article so far.
  private var cast: [Int] = []

  package init(seed: UInt64, accents: Bool, aliases: Bool = false) {
    random = Random(seed: seed)
    names = NameProcess(accents: accents)
    planter = aliases ? AliasPlanter(accents: accents) : nil
  }

  /// Every name with its counts.
  var table: NameTable { planter?.table ?? names.table }

  mutating func startArticle() {
    draft.clear()
    cast.removeAll(keepingCapacity: true)
    memory.startArticle(&random)
    planter?.startArticle(&random)
  }

  mutating func countRecord(_ ids: [UInt32]) {
    if planter == nil { names.countRecord(ids) } else { planter?.table.countRecord(ids) }
  }

  mutating func phrase(_ kind: Phrasebook.Kind) {
    phrases.say(kind, memory.next(kind, &random), in: &draft)
  }

  mutating func word(_ wordClass: Lexicon.Class) {
    draft.say(wordClass, from: phrases.lexicon, &random)
  }

  /// Mentions a name and returns its type.
  @discardableResult
  mutating func mention() -> EntityType {
    if let type = planter?.mention(in: &draft, &random) { return type }
    let id = nextName()
    draft.mention(id, names.table.name(id))
    return names.table.types[id]
  }

  /// Draws a name of the cast, a person then mostly by the family name; or a name new to the cast.
  private mutating func nextName() -> Int {
    if !cast.isEmpty, random.chance(Reporter.castPerMille) {
      let id = random.pick(cast)
      return random.chance(750) ? names.shortForm(of: id) ?? id : id
    }
    let id = names.draw(&random)
    if cast.count < Reporter.castLimit { cast.append(id) } else { cast[random.below(10)] = id }
    return id
  }
}
