import BroadsheetCore

/// Finds the fields of an article that a name of a dump stands for.
///
/// Names match whatever their case, and without blanks, `_` and `-`. A name with points is a path:
/// `headline.main` is the member `main` of the object `headline`, or a member or column that is
/// called just that, as tools write it that flatten objects.
struct FieldNames {
  struct Entry: Equatable {
    let field: ArticleField
    /// Place in the field's list of names: the lowest one with a value counts.
    let rank: Int
    /// Only an object or a list can be this.
    var isList = false
    /// The name is the first of a path that the user gave; `path(of:)` has the rest.
    var isPath = false
  }

  /// What a name stands for.
  struct Meaning {
    var entries: Range<Int>
    /// An object of this name holds the article.
    var isWrapper = false
    /// Whatever has this name is about something else.
    var isAside = false

    static let nothing = Meaning(entries: 0..<0)
  }

  /// No name that is known is as long.
  static let lengthLimit = 256

  private var meanings: [[UInt8]: Meaning] = [:]
  private(set) var entries: [Entry] = []
  /// The rest of the user's path to each field, as folded names.
  private var paths: [ArticleField: [[UInt8]]] = [:]
  private var wrappers: Set<[UInt8]> = []
  private var holders: [ArticleField: Set<[UInt8]>] = [:]

  /// The names of runs whose user gave none.
  ///
  /// Made once: there are folders with a dump for every article.
  private static let usual = FieldNames(given: SplitOptions())

  init(_ options: SplitOptions) {
    let isUsual = ArticleField.allCases.allSatisfy { $0.override(options) == nil }
    self = isUsual ? Self.usual : FieldNames(given: options)
  }

  private init(given options: SplitOptions) {
    wrappers = Set(ArticleField.wrappers.map(Self.folded) + [Self.source])
    for field in ArticleField.allCases { holders[field] = Set(field.holders.map(Self.folded)) }
    add(wanted(options))
    for name in wrappers { meanings[name, default: .nothing].isWrapper = true }
    for name in ArticleField.asides.map(Self.folded) {
      meanings[name, default: .nothing].isAside = true
    }
  }

  /// The only name whose `_` counts: search engines put the document there.
  private static let source = Array("_source".utf8)

  private mutating func wanted(_ options: SplitOptions) -> [(name: [UInt8], entry: Entry)] {
    var wanted: [(name: [UInt8], entry: Entry)] = []
    for field in ArticleField.allCases {
      if let name = field.override(options) {
        wanted += given(name, for: field)
        continue
      }
      for (rank, name) in field.names.enumerated() {
        let isList = field == .text && ArticleField.lists.contains(name)
        wanted.append((Self.folded(name), Entry(field: field, rank: rank, isList: isList)))
      }
    }
    return wanted
  }

  /// The readings of a name that the user gave: as it is, or as a path.
  private mutating func given(
    _ name: String,
    for field: ArticleField
  ) -> [(name: [UInt8], entry: Entry)] {
    let whole = (Self.folded(name), Entry(field: field, rank: 0))
    let parts = name.split(separator: ".").map { Self.folded(String($0)) }
    guard parts.count > 1 else { return [whole] }
    paths[field] = Array(parts.dropFirst())
    return [whole, (parts[0], Entry(field: field, rank: 0, isPath: true))]
  }

  /// The rest of the user's path to a field.
  func path(of entry: Entry) -> [[UInt8]] { paths[entry.field] ?? [] }

  /// Puts the entries of each name side by side.
  private mutating func add(_ wanted: [(name: [UInt8], entry: Entry)]) {
    var byName: [[UInt8]: [Entry]] = [:]
    for (name, entry) in wanted { byName[name, default: []].append(entry) }
    for (name, found) in byName {
      meanings[name] = Meaning(entries: entries.count..<entries.count + found.count)
      entries += found
    }
  }

  /// What the name in a range of some text stands for.
  ///
  /// Hashes the name: a reader of many records keeps what it found.
  func meaning(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> Meaning {
    guard range.count <= Self.lengthLimit else { return .nothing }
    let isInner = text.extracting(range).holds(Self.source, at: 0)
    if isInner, range.count == Self.source.count { return Meaning(entries: 0..<0, isWrapper: true) }
    let name = Self.folded(text, isInner ? range.dropFirst(Self.source.count + 1) : range)
    return meanings[name] ?? flattened(name)
  }

  /// The field that a column of this name holds.
  func column(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Entry? {
    meaning(of: text, range).entries.lazy.map { entries[$0] }.first { !$0.isPath }
  }

  /// The meaning of a path that was made a name.
  private func flattened(_ name: [UInt8]) -> Meaning {
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
    while parts.count > 1, let first = parts.first.map(Array.init) {
      if let known = meanings[first], isHeld(known, parts.dropFirst().map(Array.init)) {
        return Meaning(entries: known.entries)
      }
      guard wrappers.contains(first) else { return .nothing }
      parts.removeFirst()
    }
    return parts.first.flatMap { meanings[Array($0)] } ?? .nothing
  }

  /// Whether the rest of a path leads to the value of what its first name means.
  private func isHeld(_ meaning: Meaning, _ rest: [[UInt8]]) -> Bool {
    guard !meaning.entries.isEmpty, rest.count == 1, let last = rest.last else { return false }
    return meaning.entries.allSatisfy { index in
      entries[index].isPath && path(of: entries[index]) == rest
        || holders[entries[index].field]?.contains(last) == true
    }
  }

  static func folded(_ name: String) -> [UInt8] {
    let bytes = Array(name.utf8)
    return folded(bytes.span, bytes.indices)
  }

  /// A name without what does not count in it.
  static func folded(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var name: [UInt8] = []
    name.reserveCapacity(range.count)
    for index in range {
      let byte = text[index]
      guard !ASCII.isBlank(byte), byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") else {
        continue
      }
      name.append(ASCII.lowercased(byte))
    }
    return name
  }
}

/// Remembers what the names of the last record stood for: most dumps have the same in every record.
struct FieldNameMemo {
  private static let limit = 64

  private var bytes: [UInt8] = []
  private var known: [(name: Range<Int>, meaning: FieldNames.Meaning)] = []

  /// What the name of a record's `ordinal`-th member stands for.
  mutating func meaning(
    of text: borrowing Span<UInt8>,
    _ range: Range<Int>,
    ordinal: Int,
    in names: FieldNames
  ) -> FieldNames.Meaning {
    if ordinal < known.count,
      ByteScan.equal(bytes.span, at: known[ordinal].name, to: text, at: range)
    {
      return known[ordinal].meaning
    }
    let meaning = names.meaning(of: text, range)
    if ordinal <= known.count, ordinal < Self.limit, range.count <= FieldNames.lengthLimit {
      forget(from: ordinal)
      for index in range { bytes.append(text[index]) }
      known.append((bytes.count - range.count..<bytes.count, meaning))
    }
    return meaning
  }

  private mutating func forget(from ordinal: Int) {
    guard ordinal < known.count else { return }
    bytes.removeLast(bytes.count - known[ordinal].name.lowerBound)
    known.removeLast(known.count - ordinal)
  }
}
