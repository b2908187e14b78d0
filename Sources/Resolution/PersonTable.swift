internal import BroadsheetCore

/// Knows the persons that an article names in full, and which of them a part of a name means.
///
/// Two full names are of one person where first and last word are the same and neither the initials
/// between them nor the generations contradict.
struct PersonTable: Sendable {
  struct Person {
    /// The name that all its mentions get.
    var name: TextRange
    var core: TextRange
    /// As the first full name has it.
    var first: TextRange
    var middle: UInt64
    var generation: PersonName.Generation
    var rank: Int32
    /// The next one with the same last word, or -1.
    var next: Int32 = -1
  }

  /// What a name means in its article.
  enum Meaning: Equatable {
    case itself
    /// Index of a person.
    case person(Int)
    /// Index of the one person with this first name.
    case firstName(Int)
    case ambiguous
  }

  /// The most persons of one surname; with more, all short forms of it are ambiguous.
  static let namesakes = 8

  private(set) var persons: [Person] = []
  /// By the last word: the first of a list of persons.
  private var lasts: ArticleTable
  /// By the first word: a person, or `several`.
  private var firsts: ArticleTable
  private let nicknames: Nicknames
  private let factor: UInt64
  private static let several = -1

  init(nicknames: Nicknames, factor: UInt64) {
    self.nicknames = nicknames
    self.factor = factor
    lasts = ArticleTable(factor: factor)
    firsts = ArticleTable(factor: factor)
  }

  mutating func removeAll() {
    guard !persons.isEmpty else { return }
    persons.removeAll(keepingCapacity: true)
    lasts.removeAll()
    firsts.removeAll()
  }

  /// How much a name says: a middle name, the generation; then, whether it is not in capitals.
  static func rank(_ name: PersonName, _ names: borrowing Span<UInt8>) -> Int32 {
    var rank: Int32 = name.isInCapitals(names) ? 0 : 1
    if name.hasMiddle { rank += 2 }
    if name.generation != .unknown { rank += 2 }
    return rank
  }

  /// Counts the persons that a name may mean, and keeps the last.
  private struct Namesakes {
    var found = 0
    var last = -1

    mutating func add(_ index: Int) {
      found += 1
      last = index
    }

    var meaning: Meaning {
      switch found {
      case 0: .itself
      case 1: .person(last)
      default: .ambiguous
      }
    }
  }
}

// MARK: - Full names

extension PersonTable {
  /// The person of a full name: one that is there already, or a new one.
  mutating func meet(_ name: PersonName, _ names: borrowing Span<UInt8>) -> Meaning {
    let key = Letters.hash(name.last, of: names, factor: factor)
    let head = lasts[key] ?? -1
    let middle = name.middle(names)
    var same = Namesakes()
    var parts = Namesakes()
    var count = 0
    var index = head
    while index >= 0 {
      let person = persons[index]
      if isSame(person, name, middle: middle, names: names) { same.add(index) }
      let isLonger = person.core.count > name.core.count
      if isLonger, Letters.ends(person.core.place, in: name.core, of: names) { parts.add(index) }
      count += 1
      index = Int(person.next)
    }
    if same.found == 1 { improve(same.last, with: name, middle: middle, names: names) }
    if same.found > 0 { return same.meaning }
    // "Lloyd George" behind "David Lloyd George".
    if parts.found > 0 { return parts.meaning }
    guard count < Self.namesakes else { return .ambiguous }
    add(name, middle: middle, names: names, key: key, after: head)
    return .person(persons.count - 1)
  }

  private func isSame(
    _ person: Person,
    _ name: PersonName,
    middle: UInt64,
    names: borrowing Span<UInt8>
  ) -> Bool {
    (person.middle == 0 || middle == 0 || person.middle == middle)
      && PersonName.mayBeSame(person.generation, name.generation)
      && Letters.ends(person.core.place, in: name.last, of: names)
      && nicknames.mayBeSame(person.first.place, name.first, of: names)
  }

  private mutating func add(
    _ name: PersonName,
    middle: UInt64,
    names: borrowing Span<UInt8>,
    key: UInt64,
    after head: Int
  ) {
    let index = persons.count
    persons.append(
      Person(
        name: TextRange(name.range.lowerBound, name.range.upperBound),
        core: TextRange(name.core.lowerBound, name.core.upperBound),
        first: TextRange(name.first.lowerBound, name.first.upperBound),
        middle: middle,
        generation: name.generation,
        rank: Self.rank(name, names),
        next: Int32(truncatingIfNeeded: head)
      )
    )
    lasts.set(key, index)
    let first = Letters.hash(name.first, of: names, factor: factor)
    firsts.set(first, firsts[first] == nil ? index : Self.several)
  }

  /// Makes a fuller form of a person's name the name of the person.
  private mutating func improve(
    _ index: Int,
    with name: PersonName,
    middle: UInt64,
    names: borrowing Span<UInt8>
  ) {
    let rank = Self.rank(name, names)
    guard rank > persons[index].rank else { return }
    persons[index].name = TextRange(name.range.lowerBound, name.range.upperBound)
    persons[index].core = TextRange(name.core.lowerBound, name.core.upperBound)
    persons[index].rank = rank
    if middle != 0 { persons[index].middle = middle }
    if name.generation != .unknown { persons[index].generation = name.generation }
  }
}

// MARK: - Parts of names

extension PersonTable {
  /// The person that a surname or a first name means.
  func meaning(of name: PersonName, _ names: borrowing Span<UInt8>) -> Meaning {
    guard !persons.isEmpty else { return .itself }
    var found = Namesakes()
    var index = lasts[Letters.hash(name.last, of: names, factor: factor)] ?? -1
    while index >= 0 {
      if isPart(name, of: persons[index], names) { found.add(index) }
      index = Int(persons[index].next)
    }
    // News uses a first name alone only where it is not somebody's surname.
    guard name.isOneWord, found.found == 0 else { return found.meaning }
    guard let first = firsts[Letters.hash(name.first, of: names, factor: factor)] else {
      return .itself
    }
    guard first != Self.several else { return .ambiguous }
    let isEqual = Letters.equal(persons[first].first.place, name.first, of: names)
    return isEqual ? .firstName(first) : .itself
  }

  private func isPart(
    _ name: PersonName,
    of person: Person,
    _ names: borrowing Span<UInt8>
  ) -> Bool {
    PersonName.mayBeSame(person.generation, name.generation)
      && Letters.ends(person.core.place, in: name.core, of: names)
  }
}
