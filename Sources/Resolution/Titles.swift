internal import BroadsheetCore

/// Takes honorifics and titles off the names of persons, as "President Obama".
///
/// A title that is part of the name stays, as in "Pope Pius" and "Dr. Dre".
struct Titles: Sendable {
  private struct Word: Sendable {
    var bytes: [UInt8]
    var kind: Kind
  }

  /// See `TitleRules`.
  private enum Kind {
    case title
    case beforeFullName
    case qualifier
  }

  private var words: [Word] = []
  private var table: ArticleTable
  /// The length of the longest of the words.
  private var longest = 0
  /// A bit for each pair of first letters that these words have: most names have none of them.
  private var starts = [UInt32](repeating: 0, count: 32)
  private let rules: TitleRules
  private let factor: UInt64

  init(rules: TitleRules, factor: UInt64) {
    self.rules = rules
    self.factor = factor
    table = ArticleTable(factor: factor)
    add(rules.always, .title)
    add(rules.beforeFullNames, .beforeFullName)
    add(rules.qualifiers, .qualifier)
    addStart(of: rules.formerPrefix)
  }

  private mutating func add(_ list: WordList, _ kind: Kind) {
    for bytes in list.words {
      table.set(Letters.hash(0..<bytes.count, of: bytes.span, factor: factor), words.count)
      words.append(Word(bytes: bytes, kind: kind))
      longest = max(longest, bytes.count)
      addStart(of: bytes)
    }
  }

  private mutating func addStart(of word: [UInt8]) {
    guard let first = word.first else { return }
    starts[Int(first & 31)] |= 1 << UInt32(word[min(1, word.count - 1)] & 31)
  }
}

extension Titles {
  /// The name without the titles in front of it; the name itself where there are none.
  func strip(_ names: borrowing Span<UInt8>, _ name: Range<Int>) -> Range<Int> {
    guard name.count > 3, mayStart(names, name.lowerBound) else { return name }
    var rest = name
    var result = name
    while let end = endOfWord(names, rest), let kind = kind(names, rest.lowerBound..<end) {
      rest = (end + 1)..<rest.upperBound
      rest = skipOffice(names, rest)
      guard kind != .qualifier else { continue }
      let isFull = endOfWord(names, rest) != nil
      guard isName(names, rest, isFull: isFull) else { continue }
      let isInitial = names[rest.lowerBound + 1] == UInt8(ascii: ".")
      if kind == .title || isFull && !isInitial { result = rest }
    }
    guard result != name, !isKept(names, name) else { return name }
    return result
  }

  private func mayStart(_ names: borrowing Span<UInt8>, _ start: Int) -> Bool {
    let second = names[start + 1] == 0x20 ? names[start] : names[start + 1]
    return starts[Int(names[start] & 31)] >> UInt32(second & 31) & 1 != 0
  }

  /// Where the first of several words ends.
  private func endOfWord(_ names: borrowing Span<UInt8>, _ name: Range<Int>) -> Int? {
    for index in name where names[index] == 0x20 {
      return index > name.lowerBound && index + 1 < name.upperBound ? index : nil
    }
    return nil
  }

  private func kind(_ names: borrowing Span<UInt8>, _ word: Range<Int>) -> Kind? {
    var word = word
    if isFormer(names, word) {
      word = (word.lowerBound + rules.formerPrefix.count)..<word.upperBound
    }
    guard word.count <= longest else { return nil }
    let hash = Letters.hash(word, of: names, factor: factor)
    guard let index = table[hash], words[index].bytes.count == word.count,
      Letters.begins(word, of: names, with: words[index].bytes)
    else { return nil }
    return words[index].kind
  }

  /// Whether more than the prefix of a former title is there: "then-Governor", "Then-Governor".
  private func isFormer(_ names: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    let prefix = rules.formerPrefix.span
    guard word.count > prefix.count else { return false }
    for offset in prefix.indices {
      let byte = names[word.lowerBound + offset]
      guard (offset == 0 ? ASCII.lowercased(byte) : byte) == prefix[offset] else { return false }
    }
    return true
  }

  /// Drops the field of an office: "of State" in "Secretary of State Colin Powell".
  private func skipOffice(_ names: borrowing Span<UInt8>, _ rest: Range<Int>) -> Range<Int> {
    let link = rules.officeLink.span
    guard !link.isEmpty, rest.count > link.count + 1 else { return rest }
    for offset in link.indices where names[rest.lowerBound + offset] != link[offset] {
      return rest
    }
    guard names[rest.lowerBound + link.count] == 0x20 else { return rest }
    let office = (rest.lowerBound + link.count + 1)..<rest.upperBound
    guard let end = endOfWord(names, office) else { return rest }
    return (end + 1)..<rest.upperBound
  }

  /// Whether the rest may be a name: a capital and more, and not one initial.
  private func isName(
    _ names: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    isFull: Bool
  ) -> Bool {
    guard rest.count > 2 else { return false }
    let byte = names[rest.lowerBound]
    guard ASCII.isUpper(byte) || byte >= 0x80 || isFull && ASCII.isLower(byte) else {
      return false
    }
    return isFull || names[rest.lowerBound + 1] != UInt8(ascii: ".")
  }

  private func isKept(_ names: borrowing Span<UInt8>, _ name: Range<Int>) -> Bool {
    for kept in rules.kept
    where kept.count == name.count && Letters.begins(name, of: names, with: kept) { return true }
    return false
  }
}
