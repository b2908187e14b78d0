/// Takes honorifics and titles off the names of persons, as "President Obama".
///
/// Never what belongs to a name: those of monarchs, princes, popes and saints, of peers, and of
/// stages ("Dr. Dre").
struct Titles: Sendable {
  private struct Word: Sendable {
    var bytes: [UInt8]
    var kind: Kind
  }

  private enum Kind {
    /// Off before any name.
    case title
    /// Off before a name of two words: "Sir Alex" is not called "Alex".
    case beforeFullName
    /// Off before another title alone: "Prime", "former", "U.S.".
    case qualifier
  }

  private var words: [Word] = []
  private var table: ArticleTable
  /// One bit a pair of first letters that a word of these begins with: most names end here.
  private var starts = [UInt32](repeating: 0, count: 32)
  private let factor: UInt64

  init(factor: UInt64) {
    self.factor = factor
    table = ArticleTable(factor: factor)
    add(Self.titles, .title)
    add(Self.titlesBeforeFullNames, .beforeFullName)
    add(Self.qualifiers, .qualifier)
  }

  private mutating func add(_ list: String, _ kind: Kind) {
    for word in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let bytes = Array(word)
      table.set(Letters.hash(bytes.span, 0..<bytes.count, factor), words.count)
      words.append(Word(bytes: bytes, kind: kind))
      starts[Int(bytes[0] & 31)] |= 1 << UInt32(bytes[min(1, bytes.count - 1)] & 31)
    }
  }

  private static let titles = """
    mr mrs ms messrs dr drs prof mr. mrs. ms. dr. drs. prof. sen sens rep reps gov govs gen col lt
    sgt capt maj rev hon adm cmdr cpl pvt insp sen. sens. rep. reps. gov. govs. gen. col. lt. sgt.
    capt. maj. rev. hon. adm. cmdr. cpl. pvt. insp. pfc. spc. pres. sec. amb. atty. supt.
    president presidents senator senators representative representatives congressman congressmen
    congresswoman governor governors secretary secretaries minister premier chancellor chairman
    chairwoman vice-president director commissioner administrator ambassador professor doctor
    colonel lieutenant sergeant admiral commander justice justices mayor rabbi secretary-general
    taoiseach ayatollah reverend spokesman spokeswoman
    """

  private static let titlesBeforeFullNames = """
    sir dame captain judge judges general generals major private corporal father cardinal archbishop
    bishop miss speaker leader chief doctor imam detective inspector constable superintendent
    councillor councilman delegate assemblyman
    """

  private static let qualifiers = """
    prime former then ex u.s. us u. s. vice deputy assistant acting attorney foreign first chief
    senior interior defense defence finance home health education lieutenant brigadier majority
    minority whip ranking undersecretary state under general lt. brig. maj. vice. federal
    """

  private static let heldNames = [
    "dr. dre", "dr dre", "dr. seuss", "dr. phil", "dr. no", "dr. strangelove", "dr. who",
    "doctor who", "mr. t", "mr. bean", "mr bean", "mr. spock", "chancellor emeritus",
    "professor emeritus", "president emeritus",
  ].map { Array($0.utf8) }
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
    guard result != name, !isHeld(names, name) else { return name }
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
    if word.count > 5, Self.startsWithThen(names, word) {
      word = (word.lowerBound + 5)..<word.upperBound
    }
    guard word.count <= 17 else { return nil }
    guard let index = table[Letters.hash(names, word, factor)] else { return nil }
    let known = words[index]
    guard known.bytes.count == word.count else { return nil }
    for offset in 0..<word.count
    where Letters.folded(names[word.lowerBound + offset]) != known.bytes[offset] { return nil }
    return known.kind
  }

  /// "then-Governor".
  private static func startsWithThen(_ names: borrowing Span<UInt8>, _ word: Range<Int>) -> Bool {
    let start = word.lowerBound
    return names[start + 4] == UInt8(ascii: "-")
      && Letters.folded(names[start]) == UInt8(ascii: "t")
      && names[start + 1] == UInt8(ascii: "h") && names[start + 2] == UInt8(ascii: "e")
      && names[start + 3] == UInt8(ascii: "n")
  }

  /// What follows "of State" in "Secretary of State Colin Powell".
  private func skipOffice(_ names: borrowing Span<UInt8>, _ rest: Range<Int>) -> Range<Int> {
    guard rest.count > 3, names[rest.lowerBound] == UInt8(ascii: "o"),
      names[rest.lowerBound + 1] == UInt8(ascii: "f"), names[rest.lowerBound + 2] == 0x20
    else { return rest }
    let office = (rest.lowerBound + 3)..<rest.upperBound
    guard let end = endOfWord(names, office) else { return rest }
    return (end + 1)..<rest.upperBound
  }

  /// Whether what is left may be a name: a capital and more, and not one initial.
  private func isName(
    _ names: borrowing Span<UInt8>,
    _ rest: Range<Int>,
    isFull: Bool
  ) -> Bool {
    guard rest.count > 2 else { return false }
    let byte = names[rest.lowerBound]
    guard Letters.isUpper(byte) || byte >= 0x80 || isFull && Letters.isLower(byte) else {
      return false
    }
    return isFull || names[rest.lowerBound + 1] != UInt8(ascii: ".")
  }

  private func isHeld(_ names: borrowing Span<UInt8>, _ name: Range<Int>) -> Bool {
    Self.heldNames.contains { held in
      guard held.count == name.count else { return false }
      for offset in 0..<held.count
      where Letters.folded(names[name.lowerBound + offset]) != held[offset] { return false }
      return true
    }
  }
}
