import BroadsheetCore
import BroadsheetTestSupport
import Resolution
import Testing

/// The rules for persons and acronyms by definition: every mention looks at all others.
private struct NaiveResolver {
  struct Person {
    var words: [String]
    var first: String
    var middle: String
    var generation: String
    var name: String
    var rank: Int
  }

  var persons: [Person] = []
  var names: [Int: (person: Int, isFull: Bool)] = [:]
  var mentions: [Resolved]
  /// How many of the mentions are the headline's.
  let headline: Int
  /// What stands behind each mention, up to the next.
  let gaps: [String]

  static let generations = ["jr.": "J", "sr.": "S", "ii": "2", "iii": "3"]
  static let nicknames = ["bill": "william", "joe": "joseph"]
  static let particles: Set = ["van", "de", "bin", "der", "al"]

  static func split(_ name: String) -> (words: [String], generation: String) {
    var words = name.lowercased().split(separator: " ").map(String.init)
    guard words.count > 1, let generation = generations[words[words.count - 1]] else {
      return (words, "")
    }
    words.removeLast()
    return (words, generation)
  }

  static func rank(_ name: String) -> Int {
    let (words, generation) = split(name)
    let last = name.split(separator: " ")[words.count - 1]
    let isInCapitals = last.count > 1 && last.allSatisfy(\.isUppercase)
    return (isInCapitals ? 0 : 1) + (words.count > 2 ? 2 : 0) + (generation.isEmpty ? 0 : 2)
  }

  static func isFull(_ name: String) -> Bool {
    let words = split(name).words
    return words.count > 1 && name.first?.isLowercase == false && !particles.contains(words[0])
  }

  static func initials(_ words: [String]) -> String {
    String(words.dropFirst().dropLast().compactMap(\.first))
  }

  func isSame(_ person: Person, _ words: [String], _ generation: String) -> Bool {
    let middle = Self.initials(words)
    let formal = [person.first, words[0]].map { Self.nicknames[$0] ?? $0 }
    return person.words.last == words.last && formal[0] == formal[1]
      && (middle.isEmpty || person.middle.isEmpty || middle == person.middle)
      && (generation.isEmpty || person.generation.isEmpty || generation == person.generation)
  }

  /// Nil for ambiguous, -1 for itself.
  mutating func meet(_ name: String) -> Int? {
    let (words, generation) = Self.split(name)
    let same = persons.indices.filter { isSame(persons[$0], words, generation) }
    if same.count == 1, Self.rank(name) > persons[same[0]].rank {
      persons[same[0]].name = name
      persons[same[0]].words = words
      persons[same[0]].rank = Self.rank(name)
      if words.count > 2 { persons[same[0]].middle = Self.initials(words) }
      if !generation.isEmpty { persons[same[0]].generation = generation }
    }
    if !same.isEmpty { return same.count == 1 ? same[0] : nil }
    let parts = persons.indices.filter {
      persons[$0].words.count > words.count && persons[$0].words.suffix(words.count) == words[...]
    }
    if !parts.isEmpty { return parts.count == 1 ? parts[0] : nil }
    guard persons.count(where: { $0.words.last == words.last }) < 8 else { return nil }
    persons.append(
      Person(
        words: words,
        first: words[0],
        middle: Self.initials(words),
        generation: generation,
        name: name,
        rank: Self.rank(name)
      )
    )
    return persons.count - 1
  }

  func meaning(_ name: String, mayBeFirst: Bool) -> Int? {
    let (words, generation) = Self.split(name)
    let found = persons.indices.filter { index in
      let other = persons[index]
      return other.words.suffix(words.count) == words[...]
        && (generation.isEmpty || other.generation.isEmpty || generation == other.generation)
    }
    if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    guard words.count == 1 else { return -1 }
    let first = persons.indices.filter { persons[$0].first == words[0] }
    guard !first.isEmpty else { return -1 }
    guard first.count == 1 else { return nil }
    return mayBeFirst ? first[0] : -1
  }

  mutating func place(_ index: Int, introducesOnly: Bool) {
    let surface = mentions[index].surface
    let isFull = Self.isFull(surface)
    guard isFull || !introducesOnly else { return }
    // No capitalized word of the same field right before or after it.
    let before = index > 0 && index != headline ? gaps[index - 1] : ""
    let mayBeFirst = gaps[index] != " Center " && before != " Center " && before != ". Then "
    let meaning = isFull ? meet(surface) : meaning(surface, mayBeFirst: mayBeFirst)
    guard !introducesOnly else { return }
    switch meaning {
    case nil: mentions[index].rule = .ambiguous
    case -1: break
    case .some(let person): names[index] = (person, isFull)
    }
  }

  mutating func resolve() -> [Resolved] {
    for index in mentions.indices where mentions[index].type == .person {
      place(index, introducesOnly: index < headline)
    }
    for index in 0..<headline where mentions[index].type == .person {
      place(index, introducesOnly: false)
    }
    for (index, bearer) in names {
      let person = persons[bearer.person]
      if bearer.isFull, Self.rank(mentions[index].surface) >= person.rank { continue }
      mentions[index].name = person.name
      mentions[index].rule = .surname
    }
    resolveAcronyms()
    return mentions
  }

  mutating func resolveAcronyms() {
    var long: [String: [Int]] = [:]
    for (index, mention) in mentions.enumerated() where mention.type != .person {
      guard gaps[index].hasPrefix(" ("), let end = gaps[index].firstIndex(of: ")") else { continue }
      let acronym = String(gaps[index][..<end].dropFirst(2))
      let initials = mention.surface.split(separator: " ").compactMap(\.first)
      if initials.count > 1, String(initials) == acronym {
        long[acronym, default: []].append(index)
      }
    }
    for index in mentions.indices where mentions[index].rule == .none {
      guard let forms = long[mentions[index].surface] else { continue }
      if Set(forms.map { mentions[$0].surface }).count > 1 {
        mentions[index].rule = .ambiguous
      } else {
        mentions[index].name = mentions[forms[0]].surface
        mentions[index].type = mentions[forms[0]].type
        mentions[index].rule = .acronym
      }
    }
  }
}

@Suite struct ResolverTwinTests {
  private static let persons = [
    "Bill Ash", "William Ash", "William T. Ash", "William Roy Ash", "Joe Ash", "JOSEPH ASH",
    "Joseph Ash Jr.", "Joe Ash Sr.", "Ada Ash II", "Ash", "ASH", "ash", "Ash Jr.", "Bill", "Joe",
    "Ada Moor", "Ada van der Moor", "van der Moor", "Van der Moor", "Moor", "Roy Lloyd Moor",
    "Lloyd Moor", "Ada", "Moor Ash", "Ali bin Zed", "bin Zed", "Zed", "Cy Ash", "Dov Ash", "Ed Ash",
    "Flo Ash", "Gus Ash", "Hal Ash", "Ida Ash", "Jo Ash", "Kay Ash",
  ]
  private static let others = [
    "Red Ale Board", "Rye Ash Bank", "RAB", "Red Owl", "RO", "Moor", "AB",
  ]
  private static let gaps = [" said ", ". Then ", " (RAB) ", " (RO) ", " Center ", "; she and "]

  private struct Made {
    var title: Int
    var mentions: [(String, EntityType)]
    var gaps: [String]
  }

  private func article(_ random: inout Seeded) -> Made {
    let vocabulary = 4 + random.below(Self.persons.count - 4)
    let count = random.below(14)
    let mentions = (0..<count).map { _ -> (String, EntityType) in
      guard random.below(4) > 0 else {
        let types: [EntityType] = [.organisation, .miscellaneous, .location]
        return (Self.others[random.below(Self.others.count)], types[random.below(3)])
      }
      return (Self.persons[random.below(vocabulary)], .person)
    }
    let gaps = (0..<count).map { _ in Self.gaps[random.below(Self.gaps.count)] }
    return Made(title: random.below(count + 1) / 3, mentions: mentions, gaps: gaps)
  }

  private func append(_ made: Made, to batch: inout MentionBatch) {
    var article = Article()
    let start = batch.batch.text.count
    var middle = start
    for (index, mention) in made.mentions.enumerated() {
      if index == made.title { middle = batch.batch.text.count }
      batch.append(mention.0, mention.1, article: batch.batch.articles.count)
      batch.batch.text += Array(made.gaps[index].utf8)
    }
    article.title = TextRange(start, middle)
    article.body = TextRange(middle, batch.batch.text.count)
    batch.batch.articles.append(article)
  }

  private func naive(_ made: Made) -> [Resolved] {
    var naive = NaiveResolver(
      mentions: made.mentions.map { Resolved(surface: $0, name: $0, type: $1, rule: .none) },
      headline: made.title,
      gaps: made.gaps
    )
    return naive.resolve()
  }

  @Test(arguments: 0..<8) func sameAsByDefinition(_ seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var resolver = Resolver(rules: .english)
    for _ in 0..<120 {
      let made = article(&random)
      var batch = MentionBatch(batch: ArticleBatch(file: 0, text: []))
      append(made, to: &batch)
      #expect(resolver.resolve(batch).resolved == naive(made))
    }
  }

  @Test func cutsOfBatchesMakeNoDifference() {
    var random = Seeded(state: 99)
    let articles = (0..<60).map { _ in article(&random) }
    for size in [1, 7, 60] {
      var resolver = Resolver(rules: .english)
      var found: [Resolved] = []
      for start in stride(from: 0, to: articles.count, by: size) {
        var batch = MentionBatch(batch: ArticleBatch(file: 0, text: []))
        for made in articles[start..<min(start + size, articles.count)] { append(made, to: &batch) }
        found += resolver.resolve(batch).resolved
      }
      #expect(found == articles.flatMap(naive))
    }
  }

  /// As many persons as can be, of one surname and of as many: quadratic time would not end.
  @Test func hostileArticlesEnd() {
    for surnames in [1, 20_000] {
      var batch = MentionBatch(batch: ArticleBatch(file: 0, text: []))
      batch.batch.articles = [Article()]
      for number in 0..<20_000 {
        batch.append("A\(number) Ash\(number % surnames)", .person, article: 0)
        batch.append("Ash\(number % surnames)", .person, article: 0)
        batch.batch.text += Array(" (B\(number)) ".utf8)
      }
      var resolver = Resolver(rules: .english)
      let found = resolver.resolve(batch).resolved
      let resolvedOnes = found.count { $0.rule == .surname }
      #expect(resolvedOnes == (surnames == 1 ? 1 : 20_000))
    }
  }

  @Test func anyBytes() {
    var random = Seeded(state: 5)
    let alphabet = Array("aAB.,()'& -J r".utf8) + [0, 0x0A, 0xC3, 0xA9, 0xFF]
    for _ in 0..<400 {
      var batch = MentionBatch(batch: ArticleBatch(file: 0, text: random.bytes(64, from: alphabet)))
      batch.batch.articles = [Article()]
      for _ in 0..<8 {
        let name = batch.names.count
        batch.names += random.bytes(random.below(14), from: alphabet)
        let start = random.below(65)
        let range = TextRange(start, start + random.below(65 - start))
        let type = EntityType.allCases[random.below(4)]
        batch.mentions.append(
          Mention(article: 0, range: range, name: TextRange(name, batch.names.count), type: type)
        )
      }
      var resolver = Resolver(rules: .english)
      let before = batch.resolved.map(\.surface)
      #expect(resolver.resolve(batch).resolved.map(\.surface) == before)
    }
  }
}
