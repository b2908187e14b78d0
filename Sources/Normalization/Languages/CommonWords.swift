internal import BroadsheetCore

/// The commonest words of the languages besides English, by which a text is told to be in one.
struct CommonWords {
  static let shared = CommonWords()

  /// In the order of the bits of a word.
  static let lists = latin + cyrillic + devanagari
  static let latinLists = 0..<latin.count
  static let cyrillicLists = latin.count..<(latin.count + cyrillic.count)
  static let devanagariLists = (latin.count + cyrillic.count)..<lists.count

  /// A power of two, nearly twice as many as there are words.
  static let slotCount = 4096
  private var keys = [UInt64](repeating: 0, count: slotCount)
  private var languages = [UInt64](repeating: 0, count: slotCount)

  private init() {
    for (index, list) in Self.lists.enumerated() {
      Self.keys(of: list.1) { add($0, 1 << UInt64(index)) }
    }
    Self.keys(of: Self.sharedWithEnglish) { languages[slot(of: $0)] = 0 }
  }

  private mutating func add(_ key: UInt64, _ language: UInt64) {
    let slot = slot(of: key)
    keys[slot] = key
    languages[slot] |= language
  }

  /// Passes on the key of each word of a list; by bytes, which every run waits for.
  private static func keys(of list: String, _ body: (UInt64) -> Void) {
    var word = WordKey()
    for byte in list.utf8 {
      if byte != 0x20 {
        word.add(byte)
      } else {
        body(word.value)
        word = WordKey()
      }
    }
    body(word.value)
  }

  /// Where a word is, or would be.
  @inline(__always)
  func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & (Self.slotCount - 1) }
    return slot
  }

  /// A bit for each language that has the word of a slot.
  @inline(__always)
  subscript(slot: Int) -> UInt64 { languages[slot] }

  /// Words of the lists that are common in English as well, and so are evidence of nothing.
  private static let sharedWithEnglish = """
    a i o s t d ll m re in is was at an or on he we me so had her has no of to for by as are have \
    over been but it be can time any than here more also
    """
}

/// A word as it is looked up: its last eight bytes in small letters, and its length.
struct WordKey {
  private var bytes: UInt64 = 0
  private(set) var count = 0

  /// The last eight bytes.
  var lastBytes: UInt64 { bytes }

  /// Its key in the table.
  var value: UInt64 { bytes ^ UInt64(min(count, 63)) << 58 }

  /// Adds a byte: of a letter in its small form.
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    bytes = bytes << 8 | UInt64(byte)
    count &+= 1
  }
}
