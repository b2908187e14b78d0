import BroadsheetCore

/// Finds the field that a key names.
struct JSONKeys {
  struct Entry {
    let field: ArticleField
    /// Place in the field's list of keys: the lowest one with a value counts.
    let rank: Int
    /// Its bit in the set of the keys that an object has shown.
    let bit: UInt64
    fileprivate let key: Range<Int>
  }

  /// All keys, one after the other.
  private var bytes: [UInt8] = []
  /// By length of key.
  private var entries: [Entry] = []
  /// Where the entries of each length begin, and where the last ones end.
  private var starts: [Int] = []

  init(_ options: SplitOptions) {
    var wanted: [(field: ArticleField, rank: Int, key: [UInt8])] = []
    for field in ArticleField.allCases {
      let keys = field.override(options).map { [$0] } ?? field.keys
      for (rank, key) in keys.enumerated() { wanted.append((field, rank, Array(key.utf8))) }
    }
    wanted.sort { $0.key.count < $1.key.count }
    for (index, entry) in wanted.enumerated() {
      while starts.count <= entry.key.count { starts.append(index) }
      let key = bytes.count..<bytes.count + entry.key.count
      bytes.append(contentsOf: entry.key)
      entries.append(Entry(field: entry.field, rank: entry.rank, bit: 1 << UInt64(index), key: key))
    }
    starts.append(entries.count)
  }

  /// The entries that might be for a key of this length.
  func candidates(length: Int) -> Range<Int> {
    length + 1 < starts.count ? starts[length]..<starts[length + 1] : 0..<0
  }

  /// The entry for a name as people write it above a column: in any case, between blanks.
  func entry(anyCase text: borrowing Span<UInt8>, _ range: Range<Int>) -> Entry? {
    let range = text.trimmed(range)
    return candidates(length: range.count).lazy.map { entries[$0] }.first { entry in
      zip(entry.key, range).allSatisfy { own, other in
        let (own, other) = (bytes[own], text[other])
        return own == other || ASCII.isLetter(own) && own | 0x20 == other | 0x20
      }
    }
  }

  /// The entry at `index`, if its key is at `range` of `text`.
  func entry(_ index: Int, in range: Range<Int>, of text: borrowing Span<UInt8>) -> Entry? {
    let entry = entries[index]
    return ByteScan.equal(bytes.span, at: entry.key, to: text, at: range) ? entry : nil
  }
}
