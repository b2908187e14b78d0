package import BroadsheetCore

/// Gives mentions with a short form the full name that their article has for it.
///
/// Tagged batches come in, the same batches go out: a mention's name is then that of the entity,
/// `rule` says why, and `surface` is still what the text says. Each worker has its own copy, for
/// the buffers. The resolver looks at one article at a time, never drops or moves a mention, and
/// does not change what may mean two entities. Linear in mentions and in the bytes of their names.
package struct Resolver: Sendable {
  private let rules: NameRules
  private let titles: Titles
  private var people: PersonTable
  private var acronyms: AcronymTable
  /// The article's mentions that mean a person.
  private var referents: [Referent] = []

  private struct Referent {
    var mention: Int
    var person: Int
    /// A full name, not a part of one.
    var isFull: Bool
  }

  /// Where the title and the body of an article are in the text.
  private struct Fields {
    var title: Range<Int>
    var body: Range<Int>
  }

  /// So many mentions ahead, the text behind a mention is fetched: it has left the nearest cache.
  private static let ahead = 24

  package init(rules: NameRules) {
    // Secret: see `ArticleTable`.
    let factor = UInt64.random(in: .min ... .max) | 1
    self.rules = rules
    titles = Titles(rules: rules.titles, factor: factor)
    people = PersonTable(nicknames: rules.nicknames, factor: factor)
    acronyms = AcronymTable(rules: rules, factor: factor)
  }

  package mutating func resolve(_ batch: consuming MentionBatch) -> MentionBatch {
    var mentions: [Mention] = []
    swap(&mentions, &batch.mentions)
    var start = 0
    while start < mentions.count {
      let article = Int(mentions[start].article)
      var end = start + 1
      while end < mentions.count, mentions[end].article == mentions[start].article { end += 1 }
      if article < batch.batch.articles.count {
        let whole = 0..<batch.batch.text.count
        let fields = Fields(
          title: batch.batch.articles[article].title.place.clamped(to: whole),
          body: batch.batch.articles[article].body.place.clamped(to: whole)
        )
        var span = mentions.mutableSpan
        resolve(
          &span,
          in: start..<end,
          of: fields,
          names: batch.names.span,
          text: batch.batch.text.span
        )
      }
      start = end
    }
    swap(&mentions, &batch.mentions)
    return batch
  }

  /// Resolves the mentions of one article, those of the headline last.
  ///
  /// A headline has the short form of a name that only the body has in full.
  private mutating func resolve(
    _ mentions: inout MutableSpan<Mention>,
    in range: Range<Int>,
    of fields: Fields,
    names: borrowing Span<UInt8>,
    text: borrowing Span<UInt8>
  ) {
    people.removeAll()
    acronyms.removeAll()
    referents.removeAll(keepingCapacity: true)
    var first = range.lowerBound
    while first < range.upperBound, fields.title.contains(Int(mentions[first].range.start)) {
      first += 1
    }
    for index in range {
      if index + Self.ahead < mentions.count {
        ByteScan.prefetch(text, Int(mentions[index + Self.ahead].range.end))
      }
      let field = index < first ? fields.title : fields.body
      if mentions[index].isOfPerson {
        takeTitleOff(&mentions[index], names)
        place(
          &mentions[index],
          at: index,
          in: field,
          names: names,
          text: text,
          isHeadline: index < first
        )
      }
      acronyms.look(behind: index, of: mentions, names: names, text: text, end: field.upperBound)
    }
    for index in range.lowerBound..<first where mentions[index].isOfPerson {
      place(
        &mentions[index],
        at: index,
        in: fields.title,
        names: names,
        text: text,
        isHeadline: false
      )
    }
    giveNames(&mentions, names)
    acronyms.giveNames(to: &mentions, in: range, names: names)
  }
}

// MARK: - Persons

extension Resolver {
  private func takeTitleOff(_ mention: inout Mention, _ names: borrowing Span<UInt8>) {
    let name = mention.name.place
    guard mention.isAsWritten, !name.isEmpty, name.count <= PersonName.longest else { return }
    let rest = titles.strip(names, withoutPossessive(names, name))
    guard rest.count < name.count else { return }
    mention.name = TextRange(rest.lowerBound, rest.upperBound)
    mention.rule = .title
  }

  /// Takes the ending off "Obama's" and "Jones'"; only persons, for other names may end so
  /// themselves.
  private func withoutPossessive(
    _ names: borrowing Span<UInt8>,
    _ name: Range<Int>
  ) -> Range<Int> {
    for ending in rules.possessives.words where name.count > ending.count + 1 {
      let start = name.upperBound - ending.count
      if ByteScan.equal(names, at: start..<name.upperBound, to: ending.span, at: 0..<ending.count) {
        return name.lowerBound..<start
      }
    }
    return name
  }

  /// Finds the person that a mention means; in the first pass over a headline, only learns the
  /// persons that it names in full.
  private mutating func place(
    _ mention: inout Mention,
    at index: Int,
    in field: Range<Int>,
    names: borrowing Span<UInt8>,
    text: borrowing Span<UInt8>,
    isHeadline: Bool
  ) {
    guard let name = PersonName(mention.name.place, of: names, rules) else { return }
    let isFull = name.isFull(names, rules)
    guard isFull || !isHeadline && !mention.isByDictionary else { return }
    switch isFull ? people.meet(name, names) : people.meaning(of: name, names) {
    case _ where isHeadline: return
    case .itself: return
    case .ambiguous: if !mention.isByDictionary { mention.rule = .ambiguous }
    case .firstName(let person):
      guard mention.isAsWritten, isAlone(mention, in: field, of: text) else { return }
      referents.append(Referent(mention: index, person: person, isFull: false))
    case .person(let person):
      referents.append(Referent(mention: index, person: person, isFull: isFull))
    }
  }

  /// Whether the words right before and after a mention have no capital.
  ///
  /// "Prince Charles", "the Paul Center" and "Paul and Ann Smith" do not use a first name alone.
  private func isAlone(
    _ mention: Mention,
    in field: Range<Int>,
    of text: borrowing Span<UInt8>
  ) -> Bool {
    let (start, end) = (Int(mention.range.start), Int(mention.range.end))
    let next = endOfConjunction(at: end, before: field.upperBound, of: text)
    if next + 1 < field.upperBound, text[next] == 0x20, ASCII.isUpper(text[next + 1]) {
      return false
    }
    guard start > field.lowerBound + 1, start <= field.upperBound, text[start - 1] == 0x20 else {
      return true
    }
    var word = start - 1
    while word > field.lowerBound, text[word - 1] > 0x20, start - word < 24 { word -= 1 }
    return !ASCII.isUpper(text[word])
  }

  /// The end of the " and" at `start`; `start` where there is none.
  private func endOfConjunction(
    at start: Int,
    before end: Int,
    of text: borrowing Span<UInt8>
  ) -> Int {
    let conjunction = rules.conjunction.span
    guard start + conjunction.count + 1 < end, text[start] == 0x20 else { return start }
    for offset in conjunction.indices where text[start + 1 + offset] != conjunction[offset] {
      return start
    }
    return conjunction.isEmpty ? start : start + 1 + conjunction.count
  }

  /// Gives every mention of a person the fullest name that the article has for it.
  private func giveNames(
    _ mentions: inout MutableSpan<Mention>,
    _ names: borrowing Span<UInt8>
  ) {
    for referent in referents {
      let person = people.persons[referent.person]
      let own = mentions[referent.mention].name.place
      guard !mentions[referent.mention].isByDictionary, own != person.name.place else { continue }
      if referent.isFull {
        if ByteScan.equal(names, at: own, to: names, at: person.name.place) { continue }
        guard let name = PersonName(own, of: names, rules) else { continue }
        guard PersonTable.rank(name, names) < person.rank else { continue }
      }
      mentions[referent.mention].name = person.name
      mentions[referent.mention].rule = .surname
    }
  }
}
