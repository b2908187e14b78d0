package import BroadsheetCore

/// Gives mentions by a short form the full name that their article has for it.
///
/// Tagged batches come in, the same batches go out: a mention's name is then that of the entity,
/// `rule` says why, and `surface` is still what the text says. Each worker has a copy of its own,
/// for buffers. It never looks beyond one article, never drops or moves a mention, and leaves alone
/// what may mean two entities. Linear in mentions and in the bytes of their names.
package struct Resolver: Sendable {
  private let titles: Titles
  private var people: PersonTable
  private var acronyms: AcronymTable
  /// Those of the article's mentions that mean a person.
  private var bearers: [Referent] = []

  private struct Referent {
    var mention: Int
    var person: Int
    /// A full name, not a part of one.
    var isFull: Bool
  }

  /// The text behind a mention, where a bracket may open, has left the nearest cache.
  private static let ahead = 24

  package init() {
    // Secret: see `ArticleTable`.
    let factor = UInt64.random(in: .min ... .max) | 1
    titles = Titles(factor: factor)
    people = PersonTable(factor: factor)
    acronyms = AcronymTable(factor: factor)
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
        let title = batch.batch.articles[article].title.place.clamped(to: whole)
        let body = batch.batch.articles[article].body.place.clamped(to: whole)
        var span = mentions.mutableSpan
        resolve(&span, start..<end, batch.names.span, batch.batch.text.span, title, body)
      }
      start = end
    }
    swap(&mentions, &batch.mentions)
    return batch
  }

  /// Headlines name in short whom the text names in full: their turn is when all of it is known.
  private mutating func resolve(
    _ mentions: inout MutableSpan<Mention>,
    _ range: Range<Int>,
    _ names: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ title: Range<Int>,
    _ body: Range<Int>
  ) {
    people.removeAll()
    acronyms.removeAll()
    bearers.removeAll(keepingCapacity: true)
    var first = range.lowerBound
    while first < range.upperBound, title.contains(Int(mentions[first].range.start)) { first += 1 }
    for index in range {
      if index + Self.ahead < mentions.count {
        ByteScan.prefetch(text, Int(mentions[index + Self.ahead].range.end))
      }
      let field = index < first ? title : body
      if mentions[index].isOfPerson {
        takeTitleOff(&mentions[index], names)
        place(index, &mentions[index], names, text, field, isHeadline: index < first)
      }
      acronyms.look(at: mentions, index, names, text, end: field.upperBound)
    }
    for index in range.lowerBound..<first where mentions[index].isOfPerson {
      place(index, &mentions[index], names, text, title, isHeadline: false)
    }
    giveNames(&mentions, names)
    acronyms.giveNames(&mentions, range, names)
  }
}

// MARK: - Persons

extension Resolver {
  private func takeTitleOff(_ mention: inout Mention, _ names: borrowing Span<UInt8>) {
    let name = mention.name.place
    guard mention.isAsWritten, !name.isEmpty, name.count <= PersonName.longest else { return }
    let rest = titles.strip(names, Self.withoutPossessive(names, name))
    guard rest.count < name.count else { return }
    mention.name = TextRange(rest.lowerBound, rest.upperBound)
    mention.rule = .title
  }

  /// "Obama's" and "Jones'"; names of all other kinds may end so themselves.
  private static func withoutPossessive(
    _ names: borrowing Span<UInt8>,
    _ name: Range<Int>
  ) -> Range<Int> {
    let end = name.upperBound
    if name.count > 3, names[end - 1] == UInt8(ascii: "s"), names[end - 2] == UInt8(ascii: "'") {
      return name.lowerBound..<(end - 2)
    }
    guard name.count > 2, names[end - 1] == UInt8(ascii: "'") else { return name }
    return name.lowerBound..<(end - 1)
  }

  /// Finds out whom a mention means; in the first pass over a headline, only whom it introduces.
  private mutating func place(
    _ index: Int,
    _ mention: inout Mention,
    _ names: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ field: Range<Int>,
    isHeadline: Bool
  ) {
    guard let name = PersonName(names, mention.name.place) else { return }
    let isFull = name.isFull(names)
    guard isFull || !isHeadline && !mention.isByDictionary else { return }
    switch isFull ? people.meet(name, names) : people.meaning(of: name, names) {
    case _ where isHeadline: return
    case .itself: return
    case .ambiguous: if !mention.isByDictionary { mention.rule = .ambiguous }
    case .firstName(let person):
      guard mention.isAsWritten, Self.standsAlone(mention, text, field) else { return }
      bearers.append(Referent(mention: index, person: person, isFull: false))
    case .person(let person):
      bearers.append(Referent(mention: index, person: person, isFull: isFull))
    }
  }

  /// Whether no capitalized word stands right before or after a mention.
  ///
  /// "Prince Charles", "the Paul Center" and "Paul and Ann Smith" mean no one by his first name.
  private static func standsAlone(
    _ mention: Mention,
    _ text: borrowing Span<UInt8>,
    _ field: Range<Int>
  ) -> Bool {
    let (start, end) = (Int(mention.range.start), Int(mention.range.end))
    let next = isAnd(text, end, field.upperBound) ? end + 4 : end
    if next + 1 < field.upperBound, text[next] == 0x20, Letters.isUpper(text[next + 1]) {
      return false
    }
    guard start > field.lowerBound + 1, start <= field.upperBound, text[start - 1] == 0x20 else {
      return true
    }
    var word = start - 1
    while word > field.lowerBound, text[word - 1] > 0x20, start - word < 24 { word -= 1 }
    return !Letters.isUpper(text[word])
  }

  private static func isAnd(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    start + 4 < end && text[start] == 0x20 && text[start + 1] == UInt8(ascii: "a")
      && text[start + 2] == UInt8(ascii: "n") && text[start + 3] == UInt8(ascii: "d")
  }

  /// Every mention of a person gets the fullest name that the article has for it.
  private func giveNames(
    _ mentions: inout MutableSpan<Mention>,
    _ names: borrowing Span<UInt8>
  ) {
    for bearer in bearers {
      let person = people.persons[bearer.person]
      let own = mentions[bearer.mention].name.place
      guard !mentions[bearer.mention].isByDictionary, own != person.name.place else { continue }
      if bearer.isFull {
        if ByteScan.equal(names, own, names, person.name.place) { continue }
        guard let name = PersonName(names, own) else { continue }
        guard PersonTable.rank(name, names) < person.rank else { continue }
      }
      mentions[bearer.mention].name = person.name
      mentions[bearer.mention].rule = .surname
    }
  }
}
