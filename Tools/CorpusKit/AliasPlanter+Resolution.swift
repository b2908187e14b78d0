/// The truth about the mentions of one article, by the rules of resolution.
///
/// Titles are removed. A surname means the only person with it whom the article names in full before
/// (headlines are read last); with two such persons it stays ambiguous. An acronym means the name
/// that it follows in brackets. The generator knows the persons themselves, not just spellings.
extension AliasPlanter {
  /// The rule by which a form counts for a name.
  enum Rule: String, Sendable, Comparable, CaseIterable {
    case none, title, surname, acronym, usual, spelling, ambiguous

    static func < (one: Rule, other: Rule) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  /// A mention, its meaning in the article, and the rule.
  struct Resolved: Sendable, Hashable {
    var surface: Int
    var name: Int
    var rule: Rule
  }

  /// Resolves the mentions of an article, in the order of the text.
  func resolve(_ story: Story) -> [Resolved] {
    var met: Set<Int> = []
    for spot in story.title.spots { meet(spot.id, &met) }
    let spelled = spelledOut(story)
    var body: [Resolved] = []
    for spot in story.sentences.flatMap({ $0.spots }) {
      meet(spot.id, &met)
      body.append(resolve(spot.id, met: met, spelled: spelled))
    }
    return story.title.spots.map { resolve($0.id, met: met, spelled: spelled) } + body
  }

  private func meet(_ id: Int, _ met: inout Set<Int>) {
    switch roles[id] {
    case .full(let person), .titledFull(let person): met.insert(person)
    default: break
    }
  }

  /// Finds the bodies whose acronym follows their name in brackets.
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

  private func resolve(_ id: Int, met: Set<Int>, spelled: Set<Int>) -> Resolved {
    switch roles[id] {
    case .plain, .full, .long, .variant: return Resolved(surface: id, name: id, rule: .none)
    case .titledFull(let person):
      return Resolved(surface: id, name: persons[person].full, rule: .title)
    case .short(let surname): return resolve(id, of: surname, met: met, isTitled: false)
    case .titledShort(let surname): return resolve(id, of: surname, met: met, isTitled: true)
    case .acronym(let body):
      guard spelled.contains(body) else { return Resolved(surface: id, name: id, rule: .none) }
      return Resolved(surface: id, name: bodies[body].long, rule: .acronym)
    }
  }

  private func resolve(_ id: Int, of surname: Int, met: Set<Int>, isTitled: Bool) -> Resolved {
    let found = surnames[surname].persons.filter { met.contains($0) }
    let short = surnames[surname].short
    switch found.count {
    case 0: return Resolved(surface: id, name: short, rule: isTitled ? .title : .none)
    case 1: return Resolved(surface: id, name: persons[found[0]].full, rule: .surname)
    default: return Resolved(surface: id, name: short, rule: .ambiguous)
    }
  }

  // MARK: The evidence of the corpus

  /// Whether an article leaves no doubt about short forms and about the most frequent spelling.
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
    case .short(let surname), .titledShort(let surname): surnames[surname].persons.count > 1
    case .full(let person), .titledFull(let person):
      surnames[persons[person].surname].persons.count > 1
    default: false
    }
  }

  mutating func note(_ resolved: [Resolved]) {
    for one in resolved {
      noteSpelling(one.surface)
      switch one.rule {
      // A form with a title is a different form.
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

  /// Returns the meaning of an unresolved short form: 90 % or more of at least three resolved ones.
  func majorityReferent(of short: Int) -> (full: Int?, isAmbiguous: Bool) {
    guard let count = evidence.counts[short], count.total > 0,
      let top = count.resolved.values.max()
    else { return (nil, false) }
    guard 100 * top >= 90 * count.total else { return (nil, true) }
    guard count.total >= 3, count.left <= 3 * count.total else { return (nil, false) }
    return (count.resolved.first { $0.value == top }?.key, false)
  }
}
