internal import BroadsheetCore
internal import Resolution
internal import Storage
internal import SystemPackage

/// Collects what names have in common, in bounded memory, and decides which are one entity.
struct MergeEvidence: ~Copyable {
  /// Names by their folded spelling, the commonest first.
  private var spellings: RunSorter
  /// Short forms by their spelling: first how often they were left alone, then what for else they stood.
  private var shortForms: RunSorter
  private var key: [UInt8] = []

  init(in folder: FilePath, memory: Int) {
    spellings = RunSorter(in: folder, memory: memory / 2)
    shortForms = RunSorter(in: folder, memory: memory / 2)
  }

  /// Adds a name with its mentions, all told and by itself.
  mutating func add(
    _ name: [UInt8],
    _ type: EntityType,
    number: UInt32,
    mentions: Int
  ) throws(Errno) {
    key.removeAll(keepingCapacity: true)
    NameFolding.key(name[...], type, into: &key)
    key.append(type.rawValue)
    let hash = Self.hash(key)
    try spellings.add { record in
      record.append(word: hash.0)
      record.append(word: hash.1)
      record.append(word: ~UInt64(mentions))
      record.append(word: number)
    }
    if UsualBearer.isShortForm(name[...], type) {
      try addShortForm(name, type, isLeft: true, number, mentions)
    }
  }

  /// Adds that an article resolved a surface form to a name.
  mutating func addResolved(
    _ surface: [UInt8],
    _ type: EntityType,
    to number: UInt32,
    mentions: Int
  ) throws(Errno) {
    try addShortForm(surface, type, isLeft: false, number, mentions)
  }

  private mutating func addShortForm(
    _ surface: [UInt8],
    _ type: EntityType,
    isLeft: Bool,
    _ number: UInt32,
    _ mentions: Int
  ) throws(Errno) {
    // What an acronym is taken for differs from text to text: a person it is never.
    let hash = Self.hash(surface + [type == .person ? 1 : 0])
    try shortForms.add { record in
      record.append(word: hash.0)
      record.append(word: hash.1)
      record.append(isLeft ? 0 : 1)
      record.append(word: number)
      record.append(word: mentions)
    }
  }

  /// 128 bits: that two names share them by chance does not happen.
  private static func hash(_ bytes: [UInt8]) -> (UInt64, UInt64) {
    let seed: UInt64 = 0x5370_656C_6C69_6E67
    return (
      ByteScan.hash(bytes.span, 0..<bytes.count, seed: seed),
      ByteScan.hash(bytes.span, 0..<bytes.count, seed: ~seed)
    )
  }

  /// Adds what the evidence tells to `merges`.
  consuming func decide(_ merges: inout Merges) throws {
    try Self.mergeSpellings(spellings.sorted(), &merges)
    try Self.mergeShortForms(shortForms.sorted(), &merges)
  }

  private static func mergeSpellings(
    _ sorted: consuming SortedRecords,
    _ merges: inout Merges
  ) throws {
    var key: [UInt8] = []
    var first: UInt32 = 0
    while try sorted.next() {
      let record = sorted.record
      var decoder = ByteDecoder(Array(record.suffix(4)))
      let number: UInt32 = try decoder.word()
      if record.prefix(16) == key[...] {
        merges.spelling[number] = first
      } else {
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: record.prefix(16))
        first = number
      }
    }
  }

  private static func mergeShortForms(
    _ sorted: consuming SortedRecords,
    _ merges: inout Merges
  ) throws {
    var key: [UInt8] = []
    var group = ShortForm()
    while try sorted.next() {
      let record = sorted.record
      if record.prefix(16) != key[...] {
        group.decide(&merges)
        group = ShortForm()
        key = Array(record.prefix(16))
      }
      var decoder = ByteDecoder(Array(record.dropFirst(16)))
      let isLeft = try decoder.byte() == 0
      group.add(isLeft, try decoder.word(), try decoder.word())
    }
    group.decide(&merges)
  }
}

/// One short form: how often it was left alone, and what it was resolved to.
private struct ShortForm {
  /// Its own numbers, of each type that it was tagged as.
  private var left: [(number: UInt32, mentions: Int)] = []
  private var resolved: [(number: UInt32, mentions: Int)] = []

  mutating func add(_ isLeft: Bool, _ number: UInt32, _ mentions: Int) {
    if isLeft { return left.append((number, mentions)) }
    // In the order of their numbers: the same one comes again at once.
    if let last = resolved.last, last.number == number {
      resolved[resolved.count - 1].mentions += mentions
    } else {
      resolved.append((number, mentions))
    }
  }

  func decide(_ merges: inout Merges) {
    guard !resolved.isEmpty else { return }
    for own in left {
      let others = resolved.filter { $0.number != own.number }
      switch UsualBearer.decide(left: own.mentions, resolved: others) {
      case .bearer(let number): merges.usual[own.number] = number
      case .ambiguous: merges.ambiguous.insert(own.number)
      case .none: break
      }
    }
  }
}
