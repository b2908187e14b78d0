internal import BroadsheetCore

/// Knows the acronyms that an article spells out in brackets: "European Central Bank (ECB)", or
/// "ECB (European Central Bank)".
struct AcronymTable: Sendable {
  private struct LongForm {
    var name: TextRange
    var type: EntityType
    /// The article spells it out in two ways.
    var isAmbiguous = false
  }

  private var forms: [LongForm] = []
  /// By the letters of an acronym.
  private var table: ArticleTable
  private let rules: NameRules

  init(rules: NameRules, factor: UInt64) {
    self.rules = rules
    table = ArticleTable(factor: factor)
  }

  mutating func removeAll() {
    guard !forms.isEmpty else { return }
    forms.removeAll(keepingCapacity: true)
    table.removeAll()
  }

  /// Learns an acronym if a bracket opens right behind the mention.
  @inline(__always)
  mutating func look(
    behind index: Int,
    of mentions: borrowing MutableSpan<Mention>,
    names: borrowing Span<UInt8>,
    text: borrowing Span<UInt8>,
    end limit: Int
  ) {
    let end = Int(mentions[index].range.end)
    guard end + 2 < limit, text[end + 1] == UInt8(ascii: "("), text[end] == 0x20 else {
      return
    }
    learn(index, of: mentions, names: names, text: text, bracket: (end + 2)..<limit)
  }

  private mutating func learn(
    _ index: Int,
    of mentions: borrowing MutableSpan<Mention>,
    names: borrowing Span<UInt8>,
    text: borrowing Span<UInt8>,
    bracket: Range<Int>
  ) {
    let mention = mentions[index]
    if !mention.isOfPerson, let acronym = Acronym(text, bracketAt: bracket),
      acronym.isSpelled(by: mention.surface.place, of: names, rules)
    {
      return add(acronym, of: mention, names: names)
    }
    guard index + 1 < mentions.count else { return }
    let next = mentions[index + 1]
    guard next.article == mention.article, Int(next.range.start) == bracket.lowerBound,
      !next.isOfPerson,
      Int(next.range.end) < bracket.upperBound, text[Int(next.range.end)] == UInt8(ascii: ")"),
      let acronym = Acronym(names, mention.surface.place),
      acronym.isSpelled(by: next.surface.place, of: names, rules)
    else { return }
    add(acronym, of: next, names: names)
  }

  /// Of two long forms of one acronym, the first counts if one ends in the other.
  private mutating func add(
    _ acronym: Acronym,
    of long: Mention,
    names: borrowing Span<UInt8>
  ) {
    guard let index = table[acronym.key] else {
      table.set(acronym.key, forms.count)
      forms.append(LongForm(name: long.name, type: long.type))
      return
    }
    let known = forms[index].name.place
    let isSame =
      Letters.ends(known, in: long.name.place, of: names)
      || Letters.ends(long.name.place, in: known, of: names)
    if !isSame { forms[index].isAmbiguous = true }
  }

  /// Gives every mention of an acronym its long form, before and behind the bracket.
  func giveNames(
    to mentions: inout MutableSpan<Mention>,
    in range: Range<Int>,
    names: borrowing Span<UInt8>
  ) {
    guard !forms.isEmpty else { return }
    for index in range where mentions[index].isAsWritten {
      guard let acronym = Acronym(names, mentions[index].name.place),
        let form = table[acronym.key]
      else { continue }
      if forms[form].isAmbiguous {
        mentions[index].rule = .ambiguous
      } else {
        mentions[index].name = forms[form].name
        mentions[index].type = forms[form].type
        mentions[index].rule = .acronym
      }
    }
  }
}
