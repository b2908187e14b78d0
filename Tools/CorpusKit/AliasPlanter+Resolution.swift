/// What the rules of resolution make of one article, by definition.
///
/// The rules: a title comes off; a surname means the one person whom the article names in full
/// before it (headlines are read last), and stays as it is where there are two; an acronym means
/// the name that the article has it in brackets behind. What this says is what the generator means,
/// for it knows the persons and not their spelling alone.
extension AliasPlanter {
  /// Why a form counts for a name.
  enum Rule: String, Sendable, Comparable, CaseIterable {
    case none, title, surname, acronym, usual, spelling, ambiguous

    static func < (one: Rule, other: Rule) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  /// A mention, what it stands for in its article, and why.
  struct Resolved: Sendable, Hashable {
    var surface: Int
    var name: Int
    var rule: Rule
  }

  /// The mentions of an article in the order of the text.
  func resolve(_ story: Story) -> [Resolved] {
    var met: Set<Int> = []
    for spot in story.title.spots { meet(spot.id, &met) }
    let spelled = spelledOut(story)
    var body: [Resolved] = []
    for spot in story.sentences.flatMap({ $0.spots }) {
      meet(spot.id, &met)
      body.append(resolve(spot.id, met, spelled))
    }
    return story.title.spots.map { resolve($0.id, met, spelled) } + body
  }

  private func meet(_ id: Int, _ met: inout Set<Int>) {
    switch roles[id] {
    case .full(let person), .titledFull(let person): met.insert(person)
    default: break
    }
  }

  /// Whose acronym stands in brackets behind the name.
  private func spelledOut(_ story: Story) -> Set<Int> {
    var spelled: Set<Int> = []
    for sentence in story.sentences {
      for (one, next) in zip(sentence.spots, sentence.spots.dropFirst()) {
        guard case .long(let body) = roles[one.id], next.id == bodies[body].acronym,
          sentence.bytes[one.place.upperBound..<next.place.lowerBound].elementsEqual(" (".utf8)
        else { continue }
        spelled.insert(body)
      }
    }
    return spelled
  }

  private func resolve(_ id: Int, _ met: Set<Int>, _ spelled: Set<Int>) -> Resolved {
    switch roles[id] {
    case .plain, .full, .long, .variant: return Resolved(surface: id, name: id, rule: .none)
    case .titledFull(let person):
      return Resolved(surface: id, name: persons[person].full, rule: .title)
    case .short(let surname): return resolve(id, surname, met, isTitled: false)
    case .titledShort(let surname): return resolve(id, surname, met, isTitled: true)
    case .acronym(let body):
      guard spelled.contains(body) else { return Resolved(surface: id, name: id, rule: .none) }
      return Resolved(surface: id, name: bodies[body].long, rule: .acronym)
    }
  }

  private func resolve(_ id: Int, _ surname: Int, _ met: Set<Int>, isTitled: Bool) -> Resolved {
    let found = surnames[surname].bearers.filter { met.contains($0) }
    let short = surnames[surname].short
    switch found.count {
    case 0: return Resolved(surface: id, name: short, rule: isTitled ? .title : .none)
    case 1: return Resolved(surface: id, name: persons[found[0]].full, rule: .surname)
    default: return Resolved(surface: id, name: short, rule: .ambiguous)
    }
  }

  // MARK: The evidence of the corpus

  /// Whether an article leaves no doubt about short forms, nor which spelling is the commonest.
  func isClear(_ resolved: [Resolved]) -> Bool {
    var left: [Int: Int] = [:]
    for one in resolved {
      guard case .variant(let group) = roles[one.surface],
        spellings[group].capitals == one.surface
      else { continue }
      guard spellings[group].inText > spellings[group].inCapitals + 1 else { return false }
    }
    for one in resolved where isShort(one.name) { left[one.name, default: 0] += 1 }
    return left.allSatisfy { name, count in
      isOfNamesakes(name) || evidence.isSettled(name, leaving: count)
    }
  }

  private func isShort(_ id: Int) -> Bool {
    switch roles[id] {
    case .short, .acronym: true
    default: false
    }
  }

  /// Whether a form is a name, or the surname, of one of two namesakes.
  func isOfNamesakes(_ id: Int) -> Bool {
    switch roles[id] {
    case .short(let surname), .titledShort(let surname): surnames[surname].bearers.count > 1
    case .full(let person), .titledFull(let person):
      surnames[persons[person].surname].bearers.count > 1
    default: false
    }
  }

  mutating func note(_ resolved: [Resolved]) {
    for one in resolved {
      noteSpelling(one.surface)
      switch one.rule {
      // A form with a title is another form.
      case .surname where isShort(one.surface), .acronym:
        evidence.resolve(one.surface, to: one.name)
      default: if isShort(one.name) { evidence.leave(one.name) }
      }
    }
  }

  private mutating func noteSpelling(_ id: Int) {
    guard case .variant(let group) = roles[id] else { return }
    if spellings[group].capitals == id {
      spellings[group].inCapitals += 1
    } else {
      spellings[group].inText += 1
    }
  }

  /// Whom a short form that is left alone nearly always means: nine times in ten of three or more.
  func majorityReferent(of short: Int) -> (full: Int?, isAmbiguous: Bool) {
    guard let count = evidence.counts[short], count.total > 0,
      let top = count.resolved.values.max()
    else { return (nil, false) }
    guard 100 * top >= 90 * count.total else { return (nil, true) }
    guard count.total >= 3, count.left <= 3 * count.total else { return (nil, false) }
    return (count.resolved.first { $0.value == top }?.key, false)
  }
}
