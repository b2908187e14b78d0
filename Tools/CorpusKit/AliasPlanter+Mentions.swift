// Chooses the next mention and its form.
extension AliasPlanter {
  private static let castPerMille = 420
  private static let namesakesPerMille = 90
  private static let alonePerMille = 150
  /// The most short forms that one article leaves unresolved.
  private static let mostAlone = 3
  /// Short forms of one namesake in an article without the other.
  ///
  /// Their number stays close for both, so that neither becomes the usual meaning.
  private static let soloShorts = 2

  mutating func startArticle(_ random: inout Random) {
    cast.clear()
    guard random.chance(AliasPlanter.namesakesPerMille) else { return }
    let known = pools[NamePool.Kind.namesakes.rawValue].redraw(&random)
    let surname = known ?? coinNamesakes(&random)
    pools[NamePool.Kind.namesakes.rawValue].note(surname, isNew: known == nil)
    let isSolo = random.chance(350)
    cast.isExclusive = isSolo
    let member = isSolo ? AliasCast.Member.namesake(rarer(of: surname)) : .namesakes(surname)
    cast.entries.append(AliasCast.Entry(member: member))
  }

  /// Returns the namesake with fewer resolved short forms.
  private func rarer(of surname: Int) -> Int {
    let (one, other) = (surnames[surname].persons[0], surnames[surname].persons[1])
    return resolved(one) <= resolved(other) ? one : other
  }

  private func resolved(_ person: Int) -> Int {
    let short = surnames[persons[person].surname].short
    return evidence.counts[short]?.resolved[persons[person].full] ?? 0
  }

  /// Adds a mention to the draft and returns its type.
  mutating func mention(in draft: inout Draft, _ random: inout Random) -> EntityType {
    let place = nextPlace(&random)
    let entry = cast.entries[place]
    switch entry.member {
    case .plain(let id): say(id, &draft)
    case .spellings(let group): say(spelling(group, &random), &draft)
    case .person(let person): sayPerson(person, at: place, in: &draft, &random)
    case .body(let body): sayBody(body, at: place, in: &draft, &random)
    case .namesakes(let surname): sayNamesakes(of: surname, at: place, in: &draft, &random)
    case .namesake(let person): sayNamesake(person, at: place, in: &draft)
    }
    return draft.mentions.last.map { table.types[Int($0)] } ?? .miscellaneous
  }

  private mutating func nextPlace(_ random: inout Random) -> Int {
    if !cast.entries.isEmpty, random.chance(AliasPlanter.castPerMille) {
      let place = random.below(cast.entries.count)
      if isAllowed(cast.entries[place]) { return place }
    }
    return cast.place(of: draw(&random), &random)
  }

  /// Whether an entry may be mentioned here: no namesakes in headlines, and no more unresolved short
  /// forms than the corpus allows.
  private func isAllowed(_ entry: AliasCast.Entry) -> Bool {
    switch entry.member {
    case .namesakes, .namesake: !cast.isHeadline
    default: entry.stage != .alone || entry.shorts < AliasPlanter.mostAlone
    }
  }

  private mutating func draw(_ random: inout Random) -> AliasCast.Member {
    while true {
      let member = drawAny(&random)
      if let entry = cast.entries.first(where: { $0.member == member }), !isAllowed(entry) {
        continue
      }
      return member
    }
  }

  private mutating func drawAny(_ random: inout Random) -> AliasCast.Member {
    let kind: NamePool.Kind =
      switch random.below(100) {
      case ..<32: .person
      case ..<48: .body
      case ..<70: .spellings
      default: .plain
      }
    let known = pools[kind.rawValue].redraw(&random)
    let index =
      switch kind {
      case .person: known ?? coinPerson(&random)
      case .body: known ?? coinBody(&random)
      case .spellings: known ?? coinSpellings(&random)
      default: known ?? coinPlain(&random)
      }
    pools[kind.rawValue].note(index, isNew: known == nil)
    switch kind {
    case .person: return .person(index)
    case .body: return .body(index)
    case .spellings: return .spellings(index)
    default: return .plain(index)
    }
  }

  /// Draws a name in capitals, for a headline in capitals.
  mutating func capitals(_ random: inout Random) -> Int? {
    let groups = spellings.indices.suffix(60).filter {
      spellings[$0].capitals != nil && spellings[$0].inText > spellings[$0].inCapitals + 1
    }
    guard !groups.isEmpty else { return nil }
    let group = random.pick(groups)
    cast.entries.append(AliasCast.Entry(member: .spellings(group)))
    return spellings[group].capitals
  }
}

// MARK: - Forms

extension AliasPlanter {
  private func say(_ id: Int, _ draft: inout Draft) {
    // "The" at the start of a sentence is part of a name that may begin with it.
    let article = draft.ends(in: "The") ? withArticle[id] : nil
    draft.mention(id, table.name(id))
    draft.stopped = stopped[id]
    if let article { draft.widenMention(by: 4, as: article) }
  }

  private func spelling(_ group: Int, _ random: inout Random) -> Int {
    let variants = spellings[group].variants
    return random.chance(550) ? variants[0] : random.pick(variants)
  }

  private mutating func sayPerson(
    _ person: Int,
    at place: Int,
    in draft: inout Draft,
    _ random: inout Random
  ) {
    let (one, surname) = (persons[person], surnames[persons[person].surname])
    settle(place, short: surname.short, &random)
    let isShort =
      switch cast.entries[place].stage {
      case .new: false
      case .introduced: random.chance(850)
      case .alone: true
      }
    guard isShort else {
      say(random.chance(150) ? one.titled : one.full, &draft)
      if !cast.isHeadline { cast.entries[place].stage = .introduced }
      return
    }
    cast.entries[place].shorts += 1
    say(random.chance(200) ? random.pick(one.titledShort) : surname.short, &draft)
  }

  /// Decides at the first mention whether the short form stays unresolved.
  private mutating func settle(_ place: Int, short: Int, _ random: inout Random) {
    guard case .new = cast.entries[place].stage, random.chance(AliasPlanter.alonePerMille),
      evidence.isSettled(short, leaving: 2 * AliasPlanter.mostAlone)
    else { return }
    cast.entries[place].stage = .alone
  }

  private mutating func sayBody(
    _ body: Int,
    at place: Int,
    in draft: inout Draft,
    _ random: inout Random
  ) {
    let (long, acronym) = (bodies[body].long, bodies[body].acronym)
    settle(place, short: acronym, &random)
    switch cast.entries[place].stage {
    case .new:
      say(long, &draft)
      guard !cast.isHeadline, random.chance(700) else { return }
      cast.entries[place].stage = .introduced
      draft.opening("(")
      say(acronym, &draft)
      draft.attach(")")
    case .introduced: say(random.chance(800) ? acronym : long, &draft)
    case .alone:
      cast.entries[place].shorts += 1
      say(acronym, &draft)
    }
  }

  /// Says "Dana Kestrel and Paul Kestrel", and later "Kestrel" for either.
  private mutating func sayNamesakes(
    of surname: Int,
    at place: Int,
    in draft: inout Draft,
    _ random: inout Random
  ) {
    if case .new = cast.entries[place].stage {
      cast.entries[place].stage = .introduced
      let persons = surnames[surname].persons
      say(self.persons[persons[0]].full, &draft)
      draft.say("and")
      return say(self.persons[persons[1]].full, &draft)
    }
    let titled = persons[surnames[surname].persons[0]].titledShort
    say(random.chance(200) ? random.pick(titled) : surnames[surname].short, &draft)
  }

  private mutating func sayNamesake(_ person: Int, at place: Int, in draft: inout Draft) {
    let entry = cast.entries[place]
    let other = surnames[persons[person].surname].persons.first { $0 != person } ?? person
    let weight = resolved(person) + entry.shorts - resolved(other)
    if case .introduced = entry.stage, weight < AliasPlanter.soloShorts {
      cast.entries[place].shorts += 1
      return say(surnames[persons[person].surname].short, &draft)
    }
    cast.entries[place].stage = .introduced
    say(persons[person].full, &draft)
  }
}
