/// Words that keep the full stop behind them, as a hash table.
struct Abbreviations: Sendable {
  enum Kind {
    case none
    /// Something always follows: `Mr.`, `Gen.`.
    case title
    /// May end a sentence: `Corp.`, `Jan.`.
    case other
    /// Only before a number: `No.`.
    case numbered
  }

  /// Open addressing: the bytes of a word, and its kind in the lowest byte; zero is an empty slot.
  private let table: [UInt64]

  private static let longest = 7
  private static let mask = 1023

  /// Takes lists of words, without their stops, with blanks between them.
  ///
  /// A word has at most seven bytes, and all lists together at most 512 words.
  init(titles: String, others: String, numbered: String) {
    var table = [UInt64](repeating: 0, count: Self.mask + 1)
    var count = 0
    for (code, list) in [titles, others, numbered].enumerated() {
      for word in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        precondition(word.count <= Self.longest)
        let key = word.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var slot = Self.slot(key)
        while table[slot] != 0 { slot = (slot + 1) & Self.mask }
        table[slot] = key << 8 | UInt64(code)
        count += 1
      }
    }
    // Half empty at least, so that every search ends soon.
    precondition(count <= table.count / 2)
    self.table = table
  }

  func kind(of word: Range<Int>, in text: borrowing Span<UInt8>) -> Kind {
    guard word.count <= Self.longest else { return .none }
    var key: UInt64 = 0
    for index in word { key = key << 8 | UInt64(text[index]) }
    return kind(key)
  }

  private func kind(_ key: UInt64) -> Kind {
    let table = table.span
    var slot = Self.slot(key)
    while table[slot] != 0 {
      if table[slot] >> 8 == key { return Self.kind(code: table[slot] & 0xFF) }
      slot = (slot + 1) & Self.mask
    }
    return .none
  }

  private static func kind(code: UInt64) -> Kind {
    code == 0 ? .title : code == 1 ? .other : .numbered
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54) & mask
  }
}
