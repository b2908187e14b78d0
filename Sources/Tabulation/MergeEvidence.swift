internal import BroadsheetCore
internal import Indexing
internal import Resolution
internal import Storage
internal import SystemPackage

/// Collects what names have in common, in bounded memory, and decides which names are one entity.
struct MergeEvidence: ~Copyable {
  /// Names by their folded spelling, the most frequent first, those in capitals last.
  private var spellings: ExternalSorter
  /// Short forms by their spelling: first how often they stayed unresolved, then what they meant.
  private var shortForms: ExternalSorter
  /// A Bloom filter of the surface forms that articles resolved; most names are not among them.
  private var resolved = [UInt64](repeating: 0, count: 1 << 14)
  private var folding = NameFolding(rules: .english)
  private var key: [UInt8] = []

  init(in folder: FilePath, memory: Int) {
    spellings = ExternalSorter(in: folder, memory: memory / 2)
    shortForms = ExternalSorter(in: folder, memory: memory / 2)
  }

  /// Adds a name with all of its mentions.
  mutating func add(
    _ name: [UInt8],
    _ type: EntityType,
    number: UInt32,
    mentions: Int
  ) throws(Errno) {
    key.removeAll(keepingCapacity: true)
    folding.key(name[...], type, into: &key)
    key.append(type.rawValue)
    let hash = Self.hash(key)
    try spellings.add { record in
      record.append(word: hash.0)
      record.append(word: hash.1)
      // "Obama" wins over "OBAMA", even if the corpus has nothing but headlines.
      record.append(Self.isInCapitals(name) ? 1 : 0)
      record.append(word: ~UInt64(mentions))
      record.append(word: number)
    }
  }

  /// Whether a name is written in capitals, and has more letters than most acronyms.
  private static func isInCapitals(_ name: [UInt8]) -> Bool {
    !name.contains { (0x61...0x7A).contains($0) } && name.count { (0x41...0x5A).contains($0) } > 4
  }

  /// Adds that articles resolved a surface form to a name, so many times as the name has mentions.
  mutating func addResolved(_ surface: [UInt8], to name: ShortForm.Name) throws(Errno) {
    fillKey(surface, name.type)
    let hash = Self.hash(key)
    let (word, bits) = filterPlace(hash.0)
    resolved[word] |= bits
    try shortForms.add { name.append(to: &$0, hash, isLeft: false) }
  }

  /// Adds the names that stayed unresolved, and decides.
  consuming func decide(_ names: NameLog, _ merges: inout Merges) throws {
    var reader = names.reader()
    while try reader.next() {
      fillKey(reader.name, reader.type)
      let (word, bits) = filterPlace(Self.hash(key, seed: Self.seed))
      guard resolved[word] & bits == bits else { continue }
      let left = ShortForm.Name(
        number: UInt32(reader.number),
        name: reader.name,
        type: reader.type,
        mentions: reader.own
      )
      let hash = Self.hash(key)
      try shortForms.add { left.append(to: &$0, hash, isLeft: true) }
    }
    try Self.mergeSpellings(spellings.sorted(), &merges)
    try Self.mergeShortForms(shortForms.sorted(), &merges)
  }

  private func filterPlace(_ hash: UInt64) -> (word: Int, bits: UInt64) {
    let word = Int(truncatingIfNeeded: hash) & (resolved.count - 1)
    return (word, 1 << (hash >> 52 & 63) | 1 << (hash >> 58))
  }

  /// The type of an acronym varies between texts, but it is never a person.
  private mutating func fillKey(_ surface: [UInt8], _ type: EntityType) {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: surface)
    key.append(type == .person ? 1 : 0)
  }

  /// 128 bits, so that two names do not share a hash by chance.
  private static func hash(_ bytes: [UInt8]) -> (UInt64, UInt64) {
    (hash(bytes, seed: seed), hash(bytes, seed: ~seed))
  }

  private static let seed: UInt64 = 0x5370_656C_6C69_6E67

  private static func hash(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
    ByteScan.hash(bytes.span, 0..<bytes.count, seed: seed)
  }

  private static func mergeSpellings(
    _ sorted: consuming SortedRecords,
    _ merges: inout Merges
  ) throws {
    var key: (UInt64, UInt64)?
    var first: UInt32 = 0
    while try sorted.next() {
      var decoder = sorted.decoder
      let hash: (UInt64, UInt64) = (try decoder.word(), try decoder.word())
      decoder.skip(9)
      let number: UInt32 = try decoder.word()
      if let key, key == hash {
        merges.spelling[number] = first
      } else {
        (key, first) = (hash, number)
      }
    }
  }

  private static func mergeShortForms(
    _ sorted: consuming SortedRecords,
    _ merges: inout Merges
  ) throws {
    var key: [UInt8] = []
    var form = ShortForm()
    while try sorted.next() {
      let record = Array(sorted.record)
      if record.prefix(16) != key[...] {
        form.decide(&merges)
        form = ShortForm()
        key = Array(record.prefix(16))
      }
      try form.add(record)
    }
    form.decide(&merges)
  }
}
