internal import BroadsheetCore

/// The persons whom an article names in full, and who is meant by a part of such a name.
///
/// Two full names are of one person where first and last word are the same and neither the initials
/// between them nor what tells the generation contradict.
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

  /// What a name stands for in its article.
  enum Meaning: Equatable {
    case itself
    /// Index of a person.
    case person(Int)
    /// Index of the one person with this first name.
    case firstName(Int)
    case ambiguous
  }

  /// More persons of one surname are not told apart: all its short forms are ambiguous.
  static let namesakes = 8

  private(set) var persons: [Person] = []
  /// By the last word: the first of a list of persons.
  private var lasts: ArticleTable
  /// By the first word: a person, or `several`.
  private var firsts: ArticleTable
  private let factor: UInt64
  private static let several = -1

  init(factor: UInt64) {
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

  /// How much a name tells: a middle name, the generation; then, whether it is not in capitals.
  static func rank(_ name: PersonName, _ names: borrowing Span<UInt8>) -> Int32 {
    var rank: Int32 = name.isInCapitals(names) ? 0 : 1
    if name.hasMiddle { rank += 2 }
    if name.generation != .unknown { rank += 2 }
    return rank
  }

  /// Those with a last word, and how many there are.
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
  /// Whom a full name names: a person that is there already, or a new one.
  mutating func meet(_ name: PersonName, _ names: borrowing Span<UInt8>) -> Meaning {
    let key = Letters.hash(names, name.last, factor)
    let head = lasts[key] ?? -1
    let middle = name.middle(names)
    var same = Namesakes()
    var parts = Namesakes()
    var count = 0
    var index = head
    while index >= 0 {
      let person = persons[index]
      if isSame(person, name, middle, names) { same.add(index) }
      let isLonger = person.core.count > name.core.count
      if isLonger, Letters.ends(names, person.core.place, in: name.core) { parts.add(index) }
      count += 1
      index = Int(person.next)
    }
    if same.found == 1 { improve(same.last, name, names, middle) }
    if same.found > 0 { return same.meaning }
    // "Lloyd George" behind "David Lloyd George".
    if parts.found > 0 { return parts.meaning }
    guard count < Self.namesakes else { return .ambiguous }
    add(name, names, middle, key, after: head)
    return .person(persons.count - 1)
  }

  private func isSame(
    _ person: Person,
    _ name: PersonName,
    _ middle: UInt64,
    _ names: borrowing Span<UInt8>
  ) -> Bool {
    (person.middle == 0 || middle == 0 || person.middle == middle)
      && PersonName.mayBeSame(person.generation, name.generation)
      && Letters.ends(names, person.core.place, in: name.last)
      && Nicknames.mayBeSame(names, person.first.place, name.first)
  }

  private mutating func add(
    _ name: PersonName,
    _ names: borrowing Span<UInt8>,
    _ middle: UInt64,
    _ key: UInt64,
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
    let first = Letters.hash(names, name.first, factor)
    firsts.set(first, firsts[first] == nil ? index : Self.several)
  }

  /// A fuller form of a person's name becomes its name.
  private mutating func improve(
    _ index: Int,
    _ name: PersonName,
    _ names: borrowing Span<UInt8>,
    _ middle: UInt64
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
  /// Whom a surname means, or a first name.
  func meaning(of name: PersonName, _ names: borrowing Span<UInt8>) -> Meaning {
    guard !persons.isEmpty else { return .itself }
    var found = Namesakes()
    var index = lasts[Letters.hash(names, name.last, factor)] ?? -1
    while index >= 0 {
      if isPart(name, of: persons[index], names) { found.add(index) }
      index = Int(persons[index].next)
    }
    // News call nobody by his first name who can be called by his surname.
    guard name.isOneWord, found.found == 0 else { return found.meaning }
    guard let first = firsts[Letters.hash(names, name.first, factor)] else { return .itself }
    guard first != Self.several else { return .ambiguous }
    let isEqual = Letters.equal(names, persons[first].first.place, name.first)
    return isEqual ? .firstName(first) : .itself
  }

  private func isPart(
    _ name: PersonName,
    of person: Person,
    _ names: borrowing Span<UInt8>
  ) -> Bool {
    PersonName.mayBeSame(person.generation, name.generation)
      && Letters.ends(names, person.core.place, in: name.core)
  }
}
